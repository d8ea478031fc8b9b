"""Activities of many people from a study's own database, as Spark reads it by JDBC.

The tables have the columns that Parquet files have. Nothing is written. Java's driver of the database is brought by
whoever runs this, as none is shipped here.
"""

from typing import NamedTuple

from pyspark.sql import DataFrame, SparkSession

#: Rows a driver may hold at once: left to itself, some hold the whole table.
_ROWS_AT_ONCE = 10_000
_POSTGRESQL = "jdbc:postgresql:"


class Database(NamedTuple):
    """Where activities are, and what else is known of people: ``address`` begins with ``jdbc:`` and holds no password;
    ``activities`` and ``people`` are names of tables or views; ``driver`` is a jar."""

    address: str
    activities: str
    people: str | None = None
    driver: str | None = None
    user: str | None = None
    password: str | None = None


def read_activities(spark: SparkSession, database: Database, parts: int) -> DataFrame:
    """The table of activities. PostgreSQL is asked by several connections at once, each for a part of the people: one
    connection gives its rows to one worker alone."""
    if not database.address.startswith(_POSTGRESQL) or parts == 1:
        return _table(spark, database, database.activities)
    of = [f"mod(abs(hashtext(person::text)::bigint), {parts}) = {part}" for part in range(parts)]
    of[0] += " OR person IS NULL"
    return spark.read.jdbc(database.address, database.activities, predicates=of, properties=_told(database))


def read_people(spark: SparkSession, database: Database) -> DataFrame | None:
    """The table of what else is known of people, if there is one."""
    return _table(spark, database, database.people) if database.people else None


def _table(spark: SparkSession, database: Database, name: str) -> DataFrame:
    return spark.read.jdbc(database.address, name, properties=_told(database))


def _told(database: Database) -> dict[str, str]:
    given = {"user": database.user, "password": database.password, "fetchsize": str(_ROWS_AT_ONCE)}
    return {name: value for name, value in given.items() if value is not None}
