"""A read-only engine: the database itself refuses every write, and nothing is created or migrated."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from auditor.answers.expectations import Expectations
from server.store.answers import Answers
from server.store.engine import open_engine
from server.store.errors import BusyError, ReadOnlyError, StoreError, UnreachableError
from server.store.persons import Persons
from server.store.replacing import marked
from server.store.schema import OWNER


def test_a_read_only_store_reads_and_refuses_every_write(engine: Engine) -> None:
    reader = open_engine(engine.url.render_as_string(hide_password=False), read_only=True)
    try:
        assert Persons(reader, OWNER).get().zone == "Europe/Berlin"
        with pytest.raises(ReadOnlyError):
            Persons(reader, OWNER).change(zone="Europe/Rome")
        with pytest.raises(ReadOnlyError):
            Answers(reader, OWNER).add(Expectations())
        with pytest.raises(ReadOnlyError), reader.begin() as connection:
            connection.execute(text("DROP TABLE texts"))
        assert Persons(engine, OWNER).get().zone == "Europe/Berlin"
    finally:
        reader.dispose()


def test_a_read_only_store_creates_nothing(tmp_path: Path) -> None:
    place = tmp_path / "none" / "rapport.sqlite3"
    with pytest.raises(UnreachableError, match="Nothing is kept"):
        open_engine(f"sqlite:///{place}", read_only=True)
    assert not place.parent.exists()


def test_another_revision_is_left_as_it_is(sqlite: Engine, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rapport.sqlite3'}"
    sqlite.dispose()
    other = create_engine(url)
    with other.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(StoreError, match="another version"):
        open_engine(url, read_only=True)
    with other.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
    other.dispose()


def test_a_file_that_is_being_erased_is_not_opened(sqlite: Engine, tmp_path: Path) -> None:
    file = tmp_path / "rapport.sqlite3"
    with marked(file, "erase", 1), pytest.raises(BusyError):
        open_engine(f"sqlite:///{file}", read_only=True)
