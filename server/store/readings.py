"""How well devices could read the sites: totals by device, site, part and local day, each put in place of the last."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Engine, delete, func, insert, select, tuple_

from server.store.engine import writing
from server.store.schema import readings as table


class Reading(NamedTuple):
    """``found``: pages or requests that were read; ``missed``: those that should have been; ``day``: a local day."""

    site: str
    part: str
    day: str
    found: int
    missed: int


def put(engine: Engine, person_id: str, device_id: str, told: Iterable[Reading]) -> None:
    """Put totals in place of those of the same device, site, part and day."""
    latest = {(reading.site, reading.part, reading.day): reading for reading in told}
    if not latest:
        return
    same = tuple_(table.c.site, table.c.part, table.c.day).in_(list(latest))
    rows = [{"person_id": person_id, "device_id": device_id, **reading._asdict()} for reading in latest.values()]
    with writing(engine) as connection:
        connection.execute(delete(table).where(table.c.person_id == person_id, table.c.device_id == device_id, same))
        connection.execute(insert(table), rows)


def daily(engine: Engine, person_id: str) -> list[Reading]:
    """By site, part and day over all devices, in that order."""
    keys = (table.c.site, table.c.part, table.c.day)
    query = select(*keys, func.sum(table.c.found), func.sum(table.c.missed)).where(table.c.person_id == person_id)
    with engine.connect() as connection:
        rows = connection.execute(query.group_by(*keys).order_by(*keys))
        return [Reading(site, part, day, int(found), int(missed)) for site, part, day, found, missed in rows]
