"""Stores activities from every source; the auditor reads them as a History, pages read them as rows and counts."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import IO, TYPE_CHECKING, NamedTuple

from sqlalchemy import (
    BigInteger,
    ClauseElement,
    ColumnElement,
    Engine,
    Table,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)

from auditor.activities.activity import PHONE, Subject, Type
from auditor.history.history import LOOKBACK_DAYS, LOOKED_BACK_ON, History
from auditor.history.ingest import Arrival, Record, asked_schema, typed
from auditor.history.logged import first_whole, logged_of_sums, logged_schema
from auditor.history.people import Acquaintance, people_schema, until
from auditor.history.written_before import MOST_REFUSED, with_few_words, written_schema
from server.store.acquaintances import exchanged
from server.store.checking import records
from server.store.checksums import STORED
from server.store.compiled import run
from server.store.counting import counted, left_out_between
from server.store.coverage import Coverages
from server.store.damaged_rows import placed
from server.store.engine import empty_log, file_of, reading, without_transaction, writing
from server.store.errors import CorruptError
from server.store.exporting import Export, Format
from server.store.forgetting import forget
from server.store.frames import Asked, Query, copied, framed, from_rows
from server.store.group_commit import GroupCommit
from server.store.indexed import by_index
from server.store.joining import join
from server.store.merging import MESSAGES
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled
from server.store.referring import refer_later
from server.store.removing import people_kept, remove_derived
from server.store.same_people import SamePeople
from server.store.schema import acquaintances, activities, sources, with_somebody
from server.store.writing import Written, known_ids, write_batches

if TYPE_CHECKING:
    import polars as pl

_DAY = 86_400_000  # milliseconds
_PERSON = tuple(acquaintances.c[name] for name in Acquaintance._fields)


class Count(NamedTuple):
    """How many activities of a site came from one kind of source."""

    site: str
    via: str
    activities: int


class Activities(PersonTable):
    """Queries on ``activities`` and the tables derived from it; moments are UTC milliseconds.

    ``sites`` restricts an answer to some sites; None means all.
    """

    def __init__(self, engine: Engine, person: str) -> None:
        super().__init__(engine, person)
        self._commits = GroupCommit(self.write_batches)

    def write(self, arrivals: Sequence[Arrival]) -> Written:
        """Store the arrivals that are not yet known. They are committed and synced to the disk before this returns.

        Raises UnknownPersonError, and StoreError if the batch could not be stored: then none of it was.
        """
        return self._commits.write(arrivals)

    def write_since(self, enrolled: int, arrivals: Sequence[Arrival], unplaced: bool = False) -> Written:
        """As ``write``, for long work that began when the person had ``enrolled`` at that moment. Raises ErasedError
        and stores nothing if everything was erased since."""
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            (written,) = write_batches(connection, self._person, [arrivals], unplaced)
        return written

    def refer_later(self, enrolled: int, arrivals: Sequence[Arrival]) -> None:
        """Of arrivals that were stored, let those that speak of introducing somebody, or look for somebody, refer to
        that person if they are on record only now. Raises ErasedError as ``write_since`` does."""
        if not arrivals:
            return
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            refer_later(connection, self._person, arrivals)

    def unplaced(self, site: str) -> bool:
        """Whether any stored message of a site came from an archive that did not name the conversation, as in exports
        of 2019: a later archive may then contain the same messages again."""
        query = select(activities.c.id).where(
            *self._of(activities, [site]),
            activities.c.via == "archive",
            activities.c.context.is_(None),
            activities.c.subject.in_(MESSAGES),
        )
        with reading(self._engine) as connection:
            return connection.execute(query.limit(1)).first() is not None

    def join(self, enrolled: int, site: str, people: dict[str, str], key: bytes) -> int:
        """Merge people stored by name alone with the ids in ``people``. Returns how many. Raises ErasedError."""
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            return join(connection, self._person, site, people, key)

    def write_batches(self, batches: Sequence[Sequence[Arrival]]) -> list[Written]:
        """Store batches in one transaction, as if one after the other; if it fails, nothing of any batch is stored."""
        with writing(self._engine) as connection:
            return write_batches(connection, self._person, batches)

    def known(self, ids: Collection[str]) -> set[str]:
        """Those of ``ids`` that are stored already, so that their texts need not be analysed again."""
        if not ids:
            return set()
        with reading(self._engine) as connection:
            return known_ids(connection, self._person, ids)

    def remove(self, ids: Collection[str], via: str = "extension") -> int:
        """Delete those of these activities that ``via`` reported, and what was derived from them. Returns how many.

        If another source reported an act first, the act stays and only the id that ``via`` gave it is deleted.
        """
        with writing(self._engine) as connection:
            people = people_kept(connection, self._person)
            gone, deleted = forget(connection, self._person, ids, via)
            remove_derived(connection, self._person, deleted, people)
        if gone:
            empty_log(self._engine)
        return gone

    def export(self, to: IO[bytes], form: Format, *, share: bool = False) -> int:
        """Write all activities to ``to``, oldest first; with ``share``, only what others may see. Returns how many."""
        return Export(self._engine, self._person, share=share).write(to, form)

    def history(self, start: int, end: int, sites: Collection[str] | None = None) -> History:
        """What an audit of a window needs, each person merged to one identity; ``end`` is excluded."""
        mine = self._counted(sites)
        inside = select(*STORED).where(*mine, activities.c.at >= start, activities.c.at < end)
        earlier = select(*STORED).where(
            *mine,
            activities.c.at >= start - LOOKBACK_DAYS * _DAY,
            activities.c.at < start,
            activities.c.subject.in_([subject.value for subject in LOOKED_BACK_ON]),
        )
        people = select(*_PERSON).where(*self._of(acquaintances, sites))
        later = _written_from(mine, end)
        before = _written_before(mine, self._of(acquaintances, sites), start - LOOKBACK_DAYS * _DAY)
        counted = {"site", "id", "sent", "received"}
        frames = self._frames(
            {
                "activities": Asked(inside.union_all(earlier), asked_schema(), self._person),
                "people": Asked(people, people_schema()),
                "before": Asked(before, written_schema(), self._person),
                "later": Asked(later, {name: kind for name, kind in people_schema().items() if name in counted}),
                "logged": Asked(_logged_before(mine, start), logged_schema()),
            },
        )
        first_at, last_at = self._ends(mine) or (None, None)
        with framed("activities"):
            rows = typed(frames.pop("activities"))
            logged = logged_of_sums(frames["logged"])
        with framed("acquaintances"):
            known = until(frames["people"], end, frames["later"])
        found = History(
            activities=rows,
            people=known,
            coverage=Coverages(self._engine, self._person).all(sites),
            first_at=first_at,
            last_at=last_at,
            left_out=left_out_between(self._engine, self._person, start, end, sites),
            logged_before=logged,
            other_sites=() if sites is None else self._others(start, end, sites),
            written_before=with_few_words(frames["before"], known),
        )
        return found.identified(SamePeople(self._engine, self._person).identities())

    def _frames(self, asked: dict[str, Asked]) -> "dict[str, pl.DataFrame]":
        try:
            if file := file_of(self._engine):
                with without_transaction(self._engine) as connection:
                    return copied(connection, file.parent, asked)
            with self._engine.connect() as connection:
                return {name: from_rows(connection.execute(each.query), each) for name, each in asked.items()}
        except CorruptError as problem:
            raise placed(self._engine, self._person, problem) from problem

    def _others(self, start: int, end: int, sites: Collection[str]) -> tuple[str, ...]:
        """The other sites, not among ``sites``, with activities in a window or in the year before it."""
        kept = sorted({count.site for count in self.counts()} - set(sites))
        within = activities.c.at >= start - LOOKBACK_DAYS * _DAY, activities.c.at < end
        asked = {site: select(activities.c.id).where(*self._counted([site]), *within).limit(1) for site in kept}
        with reading(self._engine) as connection:
            return tuple(site for site, query in asked.items() if connection.execute(query).first() is not None)

    def narrowed(self, wide: History, start: int, end: int, sites: Collection[str] | None = None) -> History:
        """What ``history`` returns for this window, cut without reading again from the history ``wide`` of a window of
        the same sites and the same end that begins earlier."""
        narrow = wide.narrowed(start, left_out_between(self._engine, self._person, start, end, sites))
        return replace(narrow, other_sites=() if sites is None else self._others(start, end, sites))

    def span(self, sites: Collection[str] | None = None) -> tuple[int, int] | None:
        """When the first and the last activity took place; None if there is none."""
        return self._ends(self._of(activities, sites))

    def _ends(self, mine: Sequence[ColumnElement[bool]]) -> tuple[int, int] | None:
        ends = [
            select(activities.c.at).where(*mine).order_by(end).limit(1)
            for end in (activities.c.at, activities.c.at.desc())
        ]
        with self._engine.connect() as connection:
            first, last = (connection.scalar(end) for end in ends)
        return None if first is None or last is None else (first, last)

    def last_until(self, at: int) -> int | None:
        """When the last activity up to ``at`` took place; later ones come from a wrong clock."""
        query = select(activities.c.at).where(*self._counted(), activities.c.at <= at)
        with self._engine.connect() as connection:
            return connection.scalar(query.order_by(activities.c.at.desc()).limit(1))

    def counts(self) -> list[Count]:
        """Numbers of activities by site and kind of source, read from totals kept on writing."""
        query = select(sources.c.site, sources.c.via, sources.c.activities).where(sources.c.person_id == self._person)
        with self._engine.connect() as connection:
            return [Count(*row) for row in connection.execute(query.order_by(sources.c.site, sources.c.via))]

    def count(self) -> int:
        """How many activities are stored."""
        return sum(count.activities for count in self.counts())

    def days(self, first: date, last: date, sites: Collection[str] | None = None) -> dict[date, int]:
        """How many activities took place on each local day from ``first`` to ``last`` that has any."""
        at_least, at_most = _around(first, last)
        day = activities.c.day
        query = (
            select(day, func.count())
            .where(
                *self._counted(sites),
                activities.c.at.between(at_least, at_most),
                day.between(first.isoformat(), last.isoformat()),
            )
            .group_by(day)
            .order_by(day)
        )
        with self._engine.connect() as connection:
            return {date.fromisoformat(when): count for when, count in connection.execute(query)}

    def first_days(self, via: str) -> dict[str, str]:
        """By site, the local day of the first activity that a kind of source reported."""
        query = select(sources.c.site, sources.c.first_day).where(
            sources.c.person_id == self._person, sources.c.via == via, sources.c.first_day.is_not(None)
        )
        with self._engine.connect() as connection:
            return {str(site): str(day) for site, day in connection.execute(query)}

    def by_ids(self, ids: Collection[str]) -> list[Record]:
        """Activities by their ids, oldest first; unknown ids are left out."""
        query = select(*STORED).where(activities.c.person_id == self._person, activities.c.id.in_(ids))
        with self._engine.connect() as connection:
            return list(records(connection.execute(query.order_by(activities.c.at, activities.c.id))))

    def wrote_last(self, people: Collection[tuple[str, str]], since: int) -> dict[tuple[str, str], int]:
        """When I last wrote to each of these people, by (site, id), in UTC milliseconds. Those I did not write to from
        ``since`` on are left out."""
        given = {"me": self._person, "since": since, "sent": Subject.MESSAGE_SENT.value, "said": Subject.COMMENT.value}
        with reading(self._engine) as connection:
            found = {
                (site, partner): run(connection, _wrote_last, {**given, "site": site, "partner": partner})[0][0]
                for site, partner in people
            }
        return {person: at for person, at in found.items() if at is not None}

    def wrote_in(self, conversations: Collection[tuple[str, str]], since: int) -> dict[tuple[str, str], int]:
        """When I last wrote in each of these conversations, by site and name, in UTC milliseconds. Those in which I did
        not write from ``since`` on are left out."""
        found = {}
        with self._engine.connect() as connection:
            for site, context in conversations:
                mine = [*self._counted([site]), activities.c.mine, activities.c.at >= since]
                found[site, context] = connection.execute(
                    select(func.max(activities.c.at)).where(*mine, activities.c.context == context)
                ).scalar()
        return {conversation: at for conversation, at in found.items() if at is not None}

    def with_acts(self, acts: int, since: int, subject: Subject | None = None, none_in: int = 0) -> list[Record]:
        """What was written since a moment and contains one of these acts (bits of auditor.activities.acts.Act), of one
        subject or all; or (``none_in``) what two wrote to each other in so many words at least, and contains none."""
        found = activities.c.acts.op("&")(acts)
        between = activities.c.subject.in_(MESSAGES), activities.c.audience == "person", activities.c.words >= none_in
        fits = [found == 0, *between] if none_in else [found != 0]
        if subject is not None:
            fits.append(activities.c.subject == subject.value)
        query = select(*STORED).where(*self._counted(), activities.c.at >= since, *fits)
        with self._engine.connect() as connection:
            return list(records(connection.execute(query.order_by(activities.c.at))))

    def latest(
        self, limit: int = 50, *, before: tuple[int, str] | None = None, sites: Collection[str] | None = None
    ) -> list[Record]:
        """Up to ``limit`` activities, newest first; with ``before``, those after the row of this (at, id)."""
        query = select(*STORED).where(*self._of(activities, sites))
        if before:
            at, identifier = before
            query = query.where(
                activities.c.at <= at,
                or_(activities.c.at < at, and_(activities.c.at == at, activities.c.id < identifier)),
            )
        with self._engine.connect() as connection:
            latest = query.order_by(activities.c.at.desc(), activities.c.id.desc()).limit(limit)
            return list(records(connection.execute(latest)))

    def _counted(self, sites: Collection[str] | None = None) -> list[ColumnElement[bool]]:
        """The conditions for what audits and pages see: all activities but those of accounts that do not count."""
        return [*self._of(activities, sites), counted(self._person)]

    def _of(self, table: Table, sites: Collection[str] | None) -> list[ColumnElement[bool]]:
        mine: list[ColumnElement[bool]] = [table.c.person_id == self._person]
        return mine if sites is None else [*mine, table.c.site.in_(sorted(sites))]


def _wrote_last(_: str) -> ClauseElement:
    """A query for one person at a time, because SQLite does not use the index for several."""
    me, subject = bindparam("me", type_=Text), activities.c.subject
    return select(func.max(activities.c.at)).where(
        activities.c.person_id == me,
        counted(me),
        activities.c.mine,
        activities.c.partner == bindparam("partner", type_=Text),
        activities.c.at >= bindparam("since", type_=BigInteger),
        activities.c.site == bindparam("site", type_=Text),
        or_(subject == bindparam("sent", type_=Text), subject == bindparam("said", type_=Text)),
    )


def _written_from(mine: Sequence[ColumnElement[bool]], moment: int) -> Query:
    """What auditor.history.people.written_from counts, counted in the database."""
    sent = func.sum(case((activities.c.mine, 1), else_=0))
    return (
        select(
            activities.c.site,
            activities.c.partner.label("id"),
            sent.label("sent"),
            (func.count() - sent).label("received"),
        )
        .where(*mine, activities.c.at >= moment, *exchanged())
        .group_by(activities.c.site, activities.c.partner)
    )


def _written_before(mine: Sequence[ColumnElement[bool]], people: Sequence[ColumnElement[bool]], moment: int) -> Query:
    """Messages before a moment that were exchanged with people to whom I did not write often."""
    few = select(acquaintances.c.site, acquaintances.c.id).where(
        *people,
        acquaintances.c.sent.between(1, MOST_REFUSED),
        acquaintances.c.received > 0,
        acquaintances.c.first_at < moment,
    )
    with_few = tuple_(activities.c.site, activities.c.partner).in_(few)
    query = select(*STORED).where(*mine, activities.c.at < moment, *exchanged(), with_few)
    return by_index(query, activities, with_somebody)


def _logged_before(mine: Sequence[ColumnElement[bool]], start: int) -> Query:
    """Time on sites by day in the year before a window, summed in the database as single visits are many."""
    phone = func.coalesce(activities.c.object_id == PHONE, False).label("phone")
    seconds = func.sum(activities.c.duration).label("seconds")
    return (
        select(activities.c.site, activities.c.day, phone, activities.c.version, seconds)
        .where(
            *mine,
            activities.c.at >= start - LOOKBACK_DAYS * _DAY,
            activities.c.at < start,
            activities.c.day >= first_whole(start - LOOKBACK_DAYS * _DAY).isoformat(),
            activities.c.type == Type.VIEW.value,
            activities.c.mine,
            activities.c.duration > 0,
        )
        .group_by(activities.c.site, activities.c.day, literal_column("phone"), activities.c.version)
    )


def _around(first: date, last: date) -> tuple[int, int]:
    """Moments that bound these local days in any zone, because the index is by moment, not by day."""
    epoch = date(1970, 1, 1)
    return ((first - epoch).days - 1) * _DAY, ((last - epoch).days + 2) * _DAY
