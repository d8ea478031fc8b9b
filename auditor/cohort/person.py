"""One person of many: stored rows in, a donation out, by the same runner as everybody's report.

Rows come in parts, so that somebody with millions of them is noticed before they fill the memory. Whatever goes wrong
with one person is a word about that person; the others go on.
"""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
import polars as pl

from auditor import DAYS, faults, window
from auditor.activities.activity import Coverage, Detail, Subject, Type
from auditor.answers.expectations import Expectations
from auditor.donations.donation import of_report
from auditor.history.history import History
from auditor.history.ingest import stored_schema
from auditor.runner.run import run

#: Whoever has more activities is left out: an audit reads ties over the whole past, so the newest alone would tell
#: something else than was done. See docs/scale.md for the memory it takes.
MOST = 500_000
TOO_MANY: Literal["too many"] = "too many"
NOTHING: Literal["nothing"] = "nothing"
_detail = msgspec.json.Decoder(Detail)
_recipients = msgspec.json.Decoder(list[str])


class Audited(NamedTuple):
    """A donation as JSON, or why there is none: TOO_MANY, NOTHING, or the name of a fault."""

    donation: bytes | None
    why: str | None


class About(msgspec.Struct, frozen=True):
    """What is known of a person beside their activities: answers and coverage as the store keeps them, and the name of
    the zone they live in."""

    answers: Expectations = Expectations()
    coverage: tuple[Coverage, ...] = ()
    zone: str = "UTC"

    @classmethod
    def of_columns(cls, answers: str | None, coverage: str | None, zone: str | None) -> "About":
        """What Parquet columns hold, each empty or as JSON. Raises msgspec.ValidationError."""
        return cls(
            msgspec.json.decode(answers, type=Expectations) if answers else Expectations(),
            msgspec.json.decode(coverage, type=tuple[Coverage, ...]) if coverage else (),
            zone or "UTC",
        )


def audited(
    parts: Iterable[pl.DataFrame], about: Callable[[], About], donor: str, *, days: int = DAYS, most: int = MOST
) -> Audited:
    """Audit the last ``days`` of one person. ``parts``: frames of ``stored_schema``, in any order; ``about`` is asked
    once all parts were taken; ``donor``: 32 hexadecimal digits. Whatever fails is told and never raised."""
    try:
        rows = _together(parts, most)
        if rows is None:
            return Audited(None, TOO_MANY)
        if not rows.height:
            return Audited(None, NOTHING)
        return Audited(msgspec.json.encode(_donated(rows, about(), donor, days)), None)
    except (Exception, pl.exceptions.PanicException) as fault:
        return Audited(None, faults.named(fault))


def _together(parts: Iterable[pl.DataFrame], most: int) -> pl.DataFrame | None:
    """All parts as one; None, with nothing of them kept, where they are more than ``most`` rows."""
    held: list[pl.DataFrame] = []
    count = 0
    for part in parts:
        count += part.height
        if count <= most:
            held.append(part)
        else:
            held.clear()  # and go on: what sends the parts waits until all were taken
    if count > most:
        return None
    schema = stored_schema()
    return pl.concat(held) if held else pl.DataFrame(schema=schema)


def _check(rows: pl.DataFrame) -> None:
    """Raise ValueError where a value cannot have been kept: an audit that happens not to read it would go on."""
    for kind in rows["type"].unique():
        Type(kind)
    for subject in rows["subject"].unique():
        Subject(subject)
    for detail in rows["detail"].drop_nulls().unique():
        _detail.decode(detail)
    for recipients in rows["recipients"].drop_nulls().unique():
        _recipients.decode(recipients)


def _donated(rows: pl.DataFrame, about: About, donor: str, days: int) -> msgspec.Struct:
    _check(rows)
    history = History.of_stored(rows, coverage=about.coverage)
    of = window(history.last_at, days=days, zone=ZoneInfo(about.zone))
    return of_report(run(history, about.answers, of), donor)
