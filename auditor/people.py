"""The people of a history: one record each, gathered from arrivals and kept up to date by the store.

It spans the whole history, so that an audit of 90 days knows whom one wrote to years ago without reading the years.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from auditor.activity import Detail, ObjectType, Subject, Type
from auditor.arrival import Arrival, Row

if TYPE_CHECKING:
    import polars as pl

_EXCHANGE = frozenset({Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED, Subject.COMMENT})
_detail = msgspec.json.Decoder(Detail)


class Acquaintance(NamedTuple):
    """Someone on a site. ``sent`` and ``received`` count messages and replies between the two of us alone;
    ``first_at`` and ``last_at`` bound them. Times are UTC milliseconds."""

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
        """Both records of one person as one; what ``other`` says of attributes is the newer."""
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
    """The people the arrivals tell of, one record each, in order of first mention."""
    found: dict[tuple[str, str], Acquaintance] = {}
    for row, people, _ in arrivals:
        for person in people:
            if person.id == "me":
                continue
            about = _about(row) if person.id == row.partner else Acquaintance(row.site, person.id)
            about = about._replace(name=person.name)
            key = (row.site, person.id)
            found[key] = found[key].merged(about) if key in found else about
    return list(found.values())


def _about(row: Row) -> Acquaintance:
    site, partner = row.site, row.partner or ""
    if row.subject in _EXCHANGE and row.audience == "person":
        return Acquaintance(site, partner, None, row.at, row.at, sent=int(row.mine), received=int(not row.mine))
    connected = row.at if (row.type, row.object_type) == (Type.ACCEPT, ObjectType.RELATIONSHIP) else None
    if row.detail is None:
        return Acquaintance(site, partner, connected_at=connected)
    shown = _detail.decode(row.detail)
    return Acquaintance(
        site,
        partner,
        connected_at=connected,
        employer=shown.employer,
        position=shown.position,
        industry=shown.industry,
        region=shown.region,
        mutuals=shown.mutuals,
    )


def people_frame(people: Iterable[Acquaintance]) -> "pl.DataFrame":
    """A frame with the columns of Acquaintance."""
    import polars as pl

    return pl.DataFrame(list(people), schema=people_schema(), orient="row")


def people_schema() -> "dict[str, pl.DataType]":
    """Polars types of the columns of Acquaintance."""
    import polars as pl

    numbers = {"first_at", "last_at", "sent", "received", "connected_at", "mutuals"}
    return {name: pl.Int64() if name in numbers else pl.String() for name in Acquaintance._fields}


def _least(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else min(a, b)


def _most(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else max(a, b)
