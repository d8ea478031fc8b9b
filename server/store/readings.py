"""Stores how well devices could read the sites: totals by device, site, part, variant of the page and local day."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import delete, insert, select, tuple_

from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import readings as table


class Reading(NamedTuple):
    """The totals of one local ``day``. ``found``: pages or requests that were read; ``missed``: those that should have
    been; ``variant``: the client or design that drew the pages, empty if the site has only one; ``device``: the id of
    the device that reports this; ``why``: the part of the site's declaration that the device did not understand, empty
    if it understood all; ``lately``: how much was missed since something was last read."""

    site: str
    part: str
    day: str
    found: int
    missed: int
    variant: str = ""
    device: str = ""
    why: str = ""
    lately: int = 0


class Readings(PersonTable):
    """Queries on ``readings``."""

    def replace(self, device_id: str, readings: Iterable[Reading]) -> None:
        """Save totals, replacing those of the same device, site, part, variant and day."""
        latest = {(reading.site, reading.part, reading.day, reading.variant): reading for reading in readings}
        if not latest:
            return
        same = tuple_(table.c.site, table.c.part, table.c.day, table.c.variant).in_(list(latest))
        of_device = (table.c.person_id == self._person, table.c.device_id == device_id)
        told = [{name: value for name, value in each._asdict().items() if name != "device"} for each in latest.values()]
        rows = [{"person_id": self._person, "device_id": device_id, **each} for each in told]
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(*of_device, same))
            connection.execute(insert(table), rows)

    def all(self) -> list[Reading]:
        """All totals, ordered by site, part, variant, device and day."""
        order = (table.c.site, table.c.part, table.c.variant, table.c.device_id, table.c.day)
        columns = (table.c.site, table.c.part, table.c.day, table.c.found, table.c.missed, table.c.variant)
        told = select(*columns, table.c.device_id, table.c.why, table.c.lately)
        query = told.where(table.c.person_id == self._person).order_by(*order)
        with self._engine.connect() as connection:
            return [Reading(*row) for row in connection.execute(query)]
