"""The people of a history: one record for each, gathered from arrivals and kept up to date by the store.

The records span the whole history, so that an audit of 90 days knows old contacts without reading all the years.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from auditor.activities.activity import Detail, ObjectType, Person, Subject, Type
from auditor.history.ingest import Arrival, Record
from auditor.translatable import ODD, plain_name

if TYPE_CHECKING:
    import polars as pl

#: Subjects that count as messages between two people, unless the detail has one of the marks in ``UNCOUNTED``.
EXCHANGE = frozenset({Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED, Subject.COMMENT})
UNCOUNTED = ('"promoted":true', '"spam":true')
_detail = msgspec.json.Decoder(Detail)


class Acquaintance(NamedTuple):
    """A person on a site. ``sent`` and ``received`` count messages and replies between the two of us alone, except paid
    and unwanted ones; ``first_at`` and ``last_at`` are the times of the first and the last, in UTC milliseconds."""

    site: str
    id: str
    name: str | None = None
    first_at: int | None = None
    last_at: int | None = None
    sent: int = 0
    received: int = 0
    connected_at: int | None = None
    employer: str | None = None
    position: str | None = None
    industry: str | None = None
    region: str | None = None
    mutuals: int | None = None

    def merged(self, other: "Acquaintance") -> "Acquaintance":
        """One record from two of the same person. Attributes of ``other`` are newer and win."""
        return Acquaintance(
            self.site,
            self.id,
            other.name or self.name,
            _least(self.first_at, other.first_at),
            _most(self.last_at, other.last_at),
            self.sent + other.sent,
            self.received + other.received,
            _least(self.connected_at, other.connected_at),
            other.employer or self.employer,
            other.position or self.position,
            other.industry or self.industry,
            other.region or self.region,
            self.mutuals if other.mutuals is None else other.mutuals,
        )


def acquaintances(arrivals: Iterable[Arrival]) -> list[Acquaintance]:
    """The people named in the arrivals, one record each, in order of first mention."""
    found: dict[tuple[str, str], Acquaintance] = {}
    for row, people, *_ in arrivals:
        for person in people:
            if person.id == "me":
                continue
            about = _about(row, person)
            key = (row.site, person.id)
            found[key] = found[key].merged(about) if key in found else about
    return list(found.values())


def _about(row: Record, person: Person) -> Acquaintance:
    site, partner, name = row.site, person.id, _plain(person.name)
    if partner != row.partner:
        return Acquaintance(site, partner, name)
    if row.subject in EXCHANGE and row.audience == "person":
        if row.detail is not None and any(mark in row.detail for mark in UNCOUNTED):
            return Acquaintance(site, partner, name)
        return Acquaintance(site, partner, name, row.at, row.at, sent=int(row.mine), received=int(not row.mine))
    connected = row.at if (row.type, row.object_type) == (Type.ACCEPT, ObjectType.RELATIONSHIP) else None
    if row.detail is None:
        return Acquaintance(site, partner, name, connected_at=connected)
    shown = _detail.decode(row.detail)
    return Acquaintance(
        site,
        partner,
        name,
        connected_at=connected,
        employer=_plain(shown.employer),
        position=_plain(shown.position),
        industry=_plain(shown.industry),
        region=_plain(shown.region),
        mutuals=shown.mutuals,
    )


def tells_work() -> "pl.Expr":
    """Whether something tells what a person does, or for whom."""
    import polars as pl

    return pl.any_horizontal(pl.col("position", "employer").is_not_null())


def _plain(words: str | None) -> str | None:
    return (plain_name(words) or None) if words else words


def made_plain(people: "pl.DataFrame") -> "pl.DataFrame":
    """A frame of Acquaintance whose words are safe to print in any line, whatever their source."""
    import polars as pl

    told = [name for name in ("name", "employer", "position", "industry", "region") if name in people.columns]
    said = [name for name in told if people[name].null_count() < people.height]
    if not said:
        return people
    odd = pl.any_horizontal(pl.col(name).str.contains(ODD).fill_null(value=False) for name in said)
    if not people.select(odd.any()).item():
        return people
    return people.with_columns(pl.col(name).map_elements(_plain, return_dtype=pl.String) for name in said)


def people_frame(people: Iterable[Acquaintance]) -> "pl.DataFrame":
    """A frame with the columns of Acquaintance."""
    import polars as pl

    return pl.DataFrame(list(people), schema=people_schema(), orient="row")


def until(people: "pl.DataFrame", end: int, later: "pl.DataFrame") -> "pl.DataFrame":
    """A frame of Acquaintance as it was at the moment ``end``.

    ``later`` counts the messages from then on: site, id, sent, received. ``last_at`` becomes None for people with such
    messages.
    """
    import polars as pl

    counts, times = ["sent", "received"], ["first_at", "last_at", "connected_at"]
    return (
        people.join(later.rename({name: f"later_{name}" for name in counts}), on=["site", "id"], how="left")
        .with_columns(
            *(pl.col(name) - pl.col(f"later_{name}").fill_null(0) for name in counts),
            *(pl.when(pl.col(name) < end).then(name).alias(name) for name in times),
        )
        .select(people.columns)
    )


def written_from(activities: "pl.DataFrame", moment: int) -> "pl.DataFrame":
    """The number of messages with each person from a moment on. Columns: site, id, sent, received."""
    import polars as pl

    return (
        exchanged(activities.filter(pl.col("at") >= moment))
        .group_by("site", pl.col("partner").alias("id"))
        .agg(sent=pl.col("mine").sum().cast(pl.Int64), received=(~pl.col("mine")).sum().cast(pl.Int64))
    )


def exchanged(activities: "pl.DataFrame") -> "pl.DataFrame":
    """The activities that count as messages between two people."""
    import polars as pl

    uncounted = pl.any_horizontal(pl.col("detail").str.contains(mark, literal=True) for mark in UNCOUNTED)
    return activities.filter(
        pl.col("subject").is_in([subject.value for subject in EXCHANGE]),
        pl.col("audience") == "person",
        pl.col("partner").is_not_null(),
        ~uncounted.fill_null(False),
    )


def people_schema() -> "dict[str, pl.DataType]":
    """The Polars types of the columns of Acquaintance."""
    import polars as pl

    numbers = {"first_at", "last_at", "sent", "received", "connected_at", "mutuals"}
    return {name: pl.Int64() if name in numbers else pl.String() for name in Acquaintance._fields}


def _least(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else min(a, b)


def _most(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else max(a, b)
