"""Backups of other versions of the program: an older one opens through the migrations, a newer one is refused."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from server.installation.settings import Settings
from server.store import engine as opening
from server.store.errors import TooNewError
from server.store.sealed_stream import SealedWriter
from server.store.store import open_store
from tests.store.making import messages
from tests.store.test_backups import kept, put_back, settings_in
from tests.store.test_erasing import fill


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data")


def packed(database: Path, key: bytes, file: Path) -> Path:
    """A backup as another version of the program may have made it."""
    with file.open("wb") as written:
        sealed = SealedWriter(written, None)
        with tarfile.open(fileobj=sealed, mode="w|gz") as archive:
            for name, content in (("about.json", b'{"made":0,"activities":0}'), ("key", key)):
                (file.parent / name).write_bytes(content)
                archive.add(file.parent / name, name)
            archive.add(database, "rapport.sqlite3")
        sealed.finish()
    return file


def at_revision(revision: str, file: Path) -> Path:
    """A database of an earlier version, with somebody in it."""
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).with_name("migrations")))
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for table, columns, values in (
            ("persons", "zone, keep_text_days, created", "'Europe/Berlin', 0, 1"),
            ("acquaintances", "site, id, sent, received", "'linkedin', 'a', 1, 2"),
        ):
            connection.execute(text(f"INSERT INTO {table} (person_id, {columns}) VALUES ('owner', {values})"))
    engine.dispose()
    return file


def test_an_older_backup_opens_through_the_migrations(settings: Settings, tmp_path: Path) -> None:
    fill(settings)
    old = packed(at_revision("0007", tmp_path / "old.sqlite3"), b"k" * 32, tmp_path / "old.backup")
    put_back(settings, old)
    with open_store(settings_in(settings.data)) as store:
        assert [one.id for one in store.acquaintances.search("", 9)] == ["a"]
        assert store.activities.count() == 0
        assert len(store.activities.write(messages(3)).stored) == 3
        assert store.key == b"k" * 32


def test_a_backup_of_a_later_version_is_refused(settings: Settings, tmp_path: Path) -> None:
    fill(settings)
    before = kept(settings)
    later = at_revision("head", tmp_path / "later.sqlite3")
    with closing(sqlite3.connect(later)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    with pytest.raises(TooNewError):
        put_back(settings, packed(later, b"k" * 32, tmp_path / "later.backup"))
    assert kept(settings) == before
