"""Stores reports. A report never changes, however the audits change later."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from auditor.report import Report, Table
from server.store.called import Called
from server.store.checking import damaged, read_from
from server.store.engine import writing
from server.store.errors import ErasedError
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled
from server.store.plain import read_plain
from server.store.schema import activities
from server.store.schema import reports as table
from server.translations import SOURCE, gettext


class Heading(NamedTuple):
    """A report in a list. ``first`` and ``last``: the days of its window, both included; ``sites``: the sites it
    covers, empty if unknown."""

    id: str
    created: datetime
    first: date
    last: date
    sites: tuple[str, ...] = ()


class _Spoken(msgspec.Struct):
    """Of a report only its language."""

    language: str = SOURCE


def one_before(headings: Sequence[Heading]) -> Heading | None:
    """The report to compare the first of ``headings`` (latest first) with: the next one of the same sites whose window
    ends earlier, because one with the same window shows no change; else the next of the same sites, else the next. None
    if there is no other."""
    alike = [each for each in headings[1:] if set(each.sites) == set(headings[0].sites)]
    earlier = [each for each in alike if each.last < headings[0].last]
    return next(iter((*earlier, *alike, *headings[1:])), None)


class Reports(PersonTable):
    """Queries on ``reports``."""

    def add(self, report: Report, *, enrolled: int | None = None, aside: bool = False) -> None:
        """Save a report. ``aside``: it has days, sites or a role chosen only once, so the start page does not show it.
        ``enrolled``: when the person had enrolled as the audit began, in UTC milliseconds. Raises ErasedError and saves
        nothing if everything was erased since."""
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            put(connection, self._person, report, aside=aside)

    def get(self, report_id: str) -> Report | None:
        """The report with this id; None if there is none, or its version is too old to read."""
        with self._engine.connect() as connection:
            query = select(table.c.report).where(table.c.person_id == self._person, table.c.id == report_id)
            return _report(connection.scalar(query))

    def called(self, ids: Collection[str]) -> set[str]:
        """The names that reports use for people with one of these ids; reports keep old names."""
        with self._engine.connect() as connection:
            return Called(connection, self._person).by_ids(ids)

    def last(self) -> Report | None:
        """The start page's report: the last one that is not aside, else the last of all; None if there is none."""
        query = (
            select(table.c.report)
            .where(table.c.person_id == self._person)
            .order_by(table.c.aside, table.c.created.desc())
        )
        with self._engine.connect() as connection:
            return _report(connection.scalar(query.limit(1)))

    def spoken(self) -> str | None:
        """The language of the start page's report; None if there is none."""
        query = select(table.c.report).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            stored = connection.scalar(query.order_by(table.c.aside, table.c.created.desc()).limit(1))
        try:
            return msgspec.json.decode(stored, type=_Spoken).language if stored else None
        except msgspec.MsgspecError:
            return None

    def version(self, report_id: str | None = None) -> tuple[str, bytes] | None:
        """The id of a report, by default the start page's, and a digest of the stored report, which changes when a part
        of it is erased. None if there is none."""
        query = select(table.c.id, table.c.report).where(table.c.person_id == self._person)
        if report_id is None:
            query = query.order_by(table.c.aside, table.c.created.desc()).limit(1)
        else:
            query = query.where(table.c.id == report_id)
        with self._engine.connect() as connection:
            found = connection.execute(query).one_or_none()
        return (found.id, blake2b(found.report.encode(), digest_size=16).digest()) if found else None

    def latest(self, limit: int = 100) -> list[Heading]:
        """Headings of the ``limit`` last reports, newest first."""
        query = select(table.c.id, table.c.created, table.c.first, table.c.last, table.c.sites).where(
            table.c.person_id == self._person
        )
        with self._engine.connect() as connection, read_from(table.name):
            return [
                Heading(
                    identifier,
                    datetime.fromtimestamp(created / 1000, UTC),
                    date.fromisoformat(first),
                    date.fromisoformat(last),
                    tuple(sites.split()),
                )
                for identifier, created, first, last, sites in connection.execute(
                    query.order_by(table.c.created.desc()).limit(limit)
                )
            ]


def put(connection: Connection, person_id: str, report: Report, *, aside: bool = False) -> None:
    """Save a report within a transaction. Raises ErasedError if activities that it lists were erased meanwhile."""
    listed = {
        id_
        for details in (report.verdict.details, *(audit.details for audit in report.audits().values()))
        for detail in details
        if isinstance(detail, Table)
        for row in detail.rows
        for id_ in row.activities
    }
    kept = select(activities.c.id).where(activities.c.person_id == person_id, activities.c.id.in_(listed))
    if listed - set(connection.scalars(kept)):
        raise ErasedError(gettext("Activities that this report rests on were erased meanwhile. Audit again."))
    row = {
        "person_id": person_id,
        "id": report.id,
        "created": round(report.created.timestamp() * 1000),
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "report": msgspec.json.encode(report).decode(),
        "aside": aside,
        "sites": " ".join(report.sites),
    }
    connection.execute(insert(table), row)


def _report(stored: str | None) -> Report | None:
    if stored is None:
        return None
    try:
        return read_plain(stored, Report)
    except msgspec.ValidationError:
        return None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise damaged(table.name) from problem
