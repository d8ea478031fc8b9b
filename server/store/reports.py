"""Reports as they were made: each stays as it was, however the audits change later."""

from datetime import UTC, date, datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Engine, insert, select

from auditor.report import Report
from server.store.engine import writing
from server.store.schema import reports as table


class Heading(NamedTuple):
    """A report in a list: ``first`` and ``last`` are the days of its window, both inside."""

    id: str
    created: datetime
    first: date
    last: date


def save(engine: Engine, person_id: str, report: Report) -> None:
    """Keep a report."""
    with writing(engine) as connection:
        put(connection, person_id, report)


def put(connection: Connection, person_id: str, report: Report) -> None:
    """Keep a report, in a transaction under way."""
    row = {
        "person_id": person_id,
        "id": report.id,
        "created": round(report.created.timestamp() * 1000),
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "report": msgspec.json.encode(report).decode(),
    }
    connection.execute(insert(table), row)


def get(engine: Engine, person_id: str, report_id: str) -> Report | None:
    """The report, or None where there is none of that id, or of a version that this program no longer reads."""
    with engine.connect() as connection:
        query = select(table.c.report).where(table.c.person_id == person_id, table.c.id == report_id)
        return _report(connection.scalar(query))


def latest(engine: Engine, person_id: str) -> Report | None:
    """The report made last, if any."""
    query = select(table.c.report).where(table.c.person_id == person_id).order_by(table.c.created.desc()).limit(1)
    with engine.connect() as connection:
        return _report(connection.scalar(query))


def headings(engine: Engine, person_id: str, limit: int = 100) -> list[Heading]:
    """The reports made last, latest first."""
    query = select(table.c.id, table.c.created, table.c.first, table.c.last).where(table.c.person_id == person_id)
    with engine.connect() as connection:
        return [
            Heading(
                identifier,
                datetime.fromtimestamp(created / 1000, UTC),
                date.fromisoformat(first),
                date.fromisoformat(last),
            )
            for identifier, created, first, last in connection.execute(
                query.order_by(table.c.created.desc()).limit(limit)
            )
        ]


def _report(stored: str | None) -> Report | None:
    if stored is None:
        return None
    try:
        return msgspec.json.decode(stored, type=Report)
    except msgspec.ValidationError:
        return None
