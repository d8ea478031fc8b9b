"""The base of the classes that hold one table's queries."""

from sqlalchemy import Engine


class PersonTable:
    """Queries that see the rows of one person only."""

    def __init__(self, engine: Engine, person: str) -> None:
        self._engine = engine
        self._person = person
