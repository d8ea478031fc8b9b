"""On a PostgreSQL server a lost key is told as well, and no new one takes its place unasked."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from server.installation.settings import Settings, SettingsError
from server.store.engine import open_engine
from tests.store.making import message, store_of

pytestmark = pytest.mark.postgresql


@pytest.fixture
def empty(postgresql: str) -> str:
    """The URL of a database in which nothing is."""
    url = make_url(postgresql)
    name = f"{url.database}_empty"
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    return url.set(database=name).render_as_string(hide_password=False)


def test_no_new_key_replaces_a_lost_one_where_a_server_holds_the_database(tmp_path: Path, empty: str) -> None:
    settings = Settings.load(tmp_path, empty, environment={})
    assert (tmp_path / "key").exists()
    engine = open_engine(empty, lambda: settings.key)
    store_of(engine).activities.write([message()])
    engine.dispose()
    (tmp_path / "key").unlink()
    with pytest.raises(SettingsError, match=r"is gone\. Put it back from a backup"):
        _ = Settings.load(tmp_path, empty, environment={}).key
    assert not (tmp_path / "key").exists()
    Settings.load(tmp_path, empty, environment={}).make_key()
    assert len(Settings.load(tmp_path, empty, environment={}).key) == 32


def test_an_unreachable_server_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    Settings.load(tmp_path, "postgresql://nobody@127.0.0.1:1/nothing", environment={})
    assert not (tmp_path / "key").exists()
