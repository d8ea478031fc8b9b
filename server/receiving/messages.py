"""What passes between the server and the process that reads texts: activities, then what is kept of them.

In between the process may ask in which languages people wrote before, because it sees no store. The installation's key
goes through the pipe like the texts: neither stands in a command line, in the environment or on the disk.
"""

import msgspec

from auditor.history.ingest import Arrival


class Order(msgspec.Struct, frozen=True):
    """What to read, and how; see ``auditor.history.ingest.receive_all``. ``activities``: a list of Activity, as it was
    encoded while another order had the process; ``declarations``: those of sites that came by
    an update, None if they are those of the order before."""

    activities: msgspec.Raw
    key: bytes
    zone: str
    keep_text: bool
    derived: bool
    declarations: dict[str, bytes] | None


class Asked(msgspec.Struct, frozen=True, tag=True):
    """In which languages did these people, by site and id, write last?"""

    people: list[tuple[str, str]]


class Known(msgspec.Struct, frozen=True):
    """The answer of the server: the languages of each of the people who were asked about and are known."""

    languages: list[tuple[tuple[str, str], list[str]]]


class Done(msgspec.Struct, frozen=True, tag=True):
    """What is kept of each activity."""

    arrivals: list[Arrival]


class Fault(msgspec.Struct, frozen=True, tag=True):
    """They could not be read by a fault of ours, by its kind and place; the log has the rest."""

    named: str


Answer = Asked | Done | Fault
