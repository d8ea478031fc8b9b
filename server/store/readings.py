"""How well devices could read the sites: totals by device, site, part and local day."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import delete, func, insert, select, tuple_

from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import readings as table


class Reading(NamedTuple):
    """``found``: pages or requests that were read; ``missed``: those that should have been; ``day``: a local day."""

    site: str
    part: str
    day: str
    found: int
    missed: int


class Readings(PersonTable):
    """Queries on ``readings``."""

    def replace(self, device_id: str, readings: Iterable[Reading]) -> None:
        """Save totals in place of those of the same device, site, part and day."""
        latest = {(reading.site, reading.part, reading.day): reading for reading in readings}
        if not latest:
            return
        same = tuple_(table.c.site, table.c.part, table.c.day).in_(list(latest))
        of_device = (table.c.person_id == self._person, table.c.device_id == device_id)
        rows = [{"person_id": self._person, "device_id": device_id, **each._asdict()} for each in latest.values()]
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(*of_device, same))
            connection.execute(insert(table), rows)

    def all(self) -> list[Reading]:
        """Sums over all devices, ordered by site, part and day."""
        keys = (table.c.site, table.c.part, table.c.day)
        query = select(*keys, func.sum(table.c.found), func.sum(table.c.missed)).where(
            table.c.person_id == self._person
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.group_by(*keys).order_by(*keys))
            return [Reading(site, part, day, int(found), int(missed)) for site, part, day, found, missed in rows]
