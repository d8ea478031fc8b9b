"""What came of introductions, as a report tells it. `auditor/network/outcomes.py` finds it."""

from datetime import date

import msgspec


class CameOf(msgspec.Struct, frozen=True):
    """Somebody of an introduction that I ``made`` on that day told me within 30 days of the report's last day, for the
    last time ``on`` that day, what came of it. ``people`` and ``names``: who told it, then the others of whom it was;
    ``activity``: the message."""

    site: str
    people: tuple[str, ...]
    names: tuple[str, ...]
    made: date
    on: date
    activity: str
