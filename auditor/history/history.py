"""History: everything the auditor receives about one person's past, from a store or from a list of activities."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from auditor.activities.activity import Activity, Coverage, Person, Subject
from auditor.history.identities import Identities, renamed
from auditor.history.ingest import Arrival, Record, frame, receive_all, typed
from auditor.history.logged import LoggedDay, first_whole, joined, logged_in
from auditor.history.people import acquaintances, people_frame
from auditor.history.referring import referring
from auditor.history.written_before import nothing_written, with_few_words, written
from auditor.report import LeftOut

if TYPE_CHECKING:
    import polars as pl

#: How many days before the window an audit of ties looks back: 12 months decide whether a tie is strong or dormant.
LOOKBACK_DAYS = 365
DAY = 86_400_000  # milliseconds

#: The subjects that such an audit reads from these days.
LOOKED_BACK_ON = (
    Subject.MESSAGE_SENT,
    Subject.MESSAGE_RECEIVED,
    Subject.POST,
    Subject.COMMENT,
    Subject.INVITATION_SENT,
    Subject.INVITATION_RECEIVED,
    Subject.CONNECTION,
    Subject.RECOMMENDATION,
    Subject.PROFILE,
)


@dataclass(frozen=True)
class History:
    """Everything that is known about a person's past.

    ``activities``: a typed frame of ``ingest.stored_schema`` with the whole window, and at least the subjects
    ``LOOKED_BACK_ON`` from the ``LOOKBACK_DAYS`` before it. ``people``: a frame of ``people.people_schema`` over the
    whole past. ``coverage``: what the sources can tell. ``first_at``, ``last_at``: UTC milliseconds of the first and
    the last activity of the whole past. ``identities``: which of ``people`` are the same person, or known not to be.
    ``left_out``: what of the window is not included, because it concerns accounts that are not the person's.
    ``logged_before``: time on sites in the ``LOOKBACK_DAYS`` before the window, as far as ``activities`` lack it.
    ``other_sites``: sites with activities in all these days that are not included, because only some sites were asked
    for. ``written_before``: messages from before all these days with people to whom the person did not write often (see
    written_before).
    """

    activities: "pl.DataFrame"
    people: "pl.DataFrame"
    coverage: Sequence[Coverage] = field(default=())
    first_at: int | None = None
    last_at: int | None = None
    identities: Identities = field(default_factory=Identities)
    left_out: Sequence[LeftOut] = field(default=())
    logged_before: Sequence[LoggedDay] = field(default=())
    other_sites: Sequence[str] = field(default=())
    written_before: "pl.DataFrame" = field(default_factory=nothing_written)

    def narrowed(self, start: int, left_out: Sequence[LeftOut]) -> "History":
        """The same history for a window with the same end that begins later; ``left_out`` is for the new window."""
        import polars as pl

        looked_back_on = pl.col("subject").is_in([subject.value for subject in LOOKED_BACK_ON])
        early = looked_back_on & (pl.col("at") >= start - LOOKBACK_DAYS * DAY)
        inside = self.activities.filter((pl.col("at") >= start) | early)
        too_early = self.activities.filter(pl.col("at") < start - LOOKBACK_DAYS * DAY)
        logged = joined(self.logged_before, logged_in(self.activities.filter(pl.col("at") < start)))
        first = first_whole(start - LOOKBACK_DAYS * DAY)
        return replace(
            self,
            activities=inside,
            left_out=left_out,
            written_before=with_few_words(pl.concat([self.written_before, written(too_early)]), self.people),
            logged_before=tuple(each for each in logged if each.day >= first),
        )

    def identified(self, identities: Identities) -> "History":
        """The same history with one id per person and site in the activities; ``people`` are not changed."""
        return replace(
            self,
            activities=renamed(self.activities, identities),
            written_before=renamed(self.written_before, identities),
            identities=identities,
        )

    @classmethod
    def of(
        cls,
        activities: Iterable[Activity],
        *,
        zone: tzinfo = UTC,
        coverage: Sequence[Coverage] = (),
        key: bytes | None = None,
    ) -> "History":
        """The history of a list of activities, each id once; ``key`` is random unless given."""
        key = key or os.urandom(32)
        once = {activity.id: activity for activity in activities}
        arrivals = receive_all(once.values(), key=key, zone=zone)
        arrivals = referring(arrivals, lambda _: (), tuple, tuple)
        moments = [arrival.row.at for arrival in arrivals]
        return cls(
            activities=frame([arrival.row for arrival in arrivals]),
            people=people_frame(acquaintances(arrivals)),
            coverage=tuple(coverage),
            first_at=min(moments, default=None),
            last_at=max(moments, default=None),
        )

    @classmethod
    def of_stored(cls, stored: "pl.DataFrame", *, coverage: Sequence[Coverage] = ()) -> "History":
        """The history of rows of ``ingest.stored_schema`` in any order, as ``of`` makes it from the activities behind
        them: each id once, in order of time. Nobody has a name, because rows have none."""
        rows = stored.sort("at", "id", maintain_order=True).unique("id", keep="last", maintain_order=True)
        people = acquaintances(Arrival(row, _named_in(row), None) for row in map(Record._make, rows.iter_rows()))
        return cls(
            activities=typed(rows),
            people=people_frame(people),
            coverage=tuple(coverage),
            first_at=rows["at"].min(),  # type: ignore[arg-type]  # whole numbers, as the schema has it
            last_at=rows["at"].max(),  # type: ignore[arg-type]
        )


def _named_in(row: Record) -> tuple[Person, ...]:
    """The other people of an activity, its actor last, as ``ingest`` finds them."""
    others = [Person(each) for each in json.loads(row.recipients)] if row.recipients else []
    return (*others, Person(row.partner)) if row.partner and not row.mine else tuple(others)
