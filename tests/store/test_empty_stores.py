"""The empty stores that tests share are what all migrations make, and private as any."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from server.store import engine as opening
from server.store.engine import open_engine
from tests.empty_stores import EmptyStores


def all_of(file: Path) -> list[str]:
    """The whole content, as SQL."""
    with closing(sqlite3.connect(file)) as database:
        return list(database.iterdump())


@pytest.mark.usefixtures("opened_as_ever")
def test_a_copy_is_what_the_migrations_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew, copies = tmp_path / "anew.sqlite3", [tmp_path / "first" / "a.sqlite3", tmp_path / "second" / "b.sqlite3"]
    open_engine(f"sqlite:///{anew}").dispose()
    monkeypatch.setattr(opening, "_migrate", EmptyStores(opening._migrate))
    for copy in copies:
        open_engine(f"sqlite:///{copy}").dispose()
        assert all_of(copy) == all_of(anew)
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_store_with_data_is_left_unchanged(tmp_path: Path) -> None:
    file = tmp_path / "rapport.sqlite3"
    for _ in range(2):
        engine = open_engine(f"sqlite:///{file}")
        with engine.begin() as connection:
            before = connection.exec_driver_sql("SELECT count(*) FROM persons").scalar()
            connection.exec_driver_sql(
                "INSERT INTO persons (person_id, zone, keep_text_days, created) "
                f"VALUES ('person {before}', 'Europe/Berlin', 0, 1)"
            )
        engine.dispose()
    assert before == 1
