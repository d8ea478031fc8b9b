"""Who did to me, lately and though I had said no, what spoils the word “networking”, as a report tells it.
`auditor/network/spoiling.py` finds it."""

from datetime import date
from typing import Literal

import msgspec


class Spoiling(msgspec.Struct, frozen=True):
    """Somebody who within 90 days of the report's last day, the ``last`` time on that day, sold to me so many
    ``times`` though I had said no, be it for a scheme, or asked me for people to be named for a number or a reward."""

    site: str
    person: str
    name: str
    by: Literal["quotas", "schemes", "pitches"]
    times: int
    last: date
