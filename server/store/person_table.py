"""The base of the classes that hold one table's queries."""

from sqlalchemy import Engine

from server.installation.settings import OWNER


def name_outside(person: str, identifier: str) -> str:
    """What whoever has no session names something of a person's by: where many are served, with whose it is."""
    return identifier if person == OWNER else f"{person}.{identifier}"


class PersonTable:
    """Queries that see the rows of one person only."""

    def __init__(self, engine: Engine, person: str) -> None:
        self._engine = engine
        self._person = person
