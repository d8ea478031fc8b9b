"""The base class of the classes with one table's queries."""

from sqlalchemy import Engine

from server.installation.settings import OWNER


def name_outside(person: str, identifier: str) -> str:
    """The id by which somebody without a session names something of a person's. In a hosted installation it contains
    the person's id."""
    return identifier if person == OWNER else f"{person}.{identifier}"


class PersonTable:
    """Queries that see the rows of one person only."""

    def __init__(self, engine: Engine, person: str) -> None:
        self._engine = engine
        self._person = person
