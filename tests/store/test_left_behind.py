"""After everything was erased, the other files in the data folder are searched for all that was stored of people."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec
import pytest
from sqlalchemy import insert

from auditor.answers.expectations import Confidant, Expectations
from server.installation.settings import Settings
from server.store.engine import writing
from server.store.schema import metadata
from server.store.store import open_store
from tests.store.making import ANA, message

LETTER = message("Hello", to=ANA)
CALLED_BEFORE = "Annika Quist"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation that knows one person, by all that can be known of one."""
    made = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    waiting = [{"site": "linkedin", "person": ANA.id, "name": CALLED_BEFORE}]
    row = {"person_id": "owner", "id": "r", "created": 1, "first": "2025-01-01", "last": "2025-01-01"}
    with open_store(made) as store:
        store.activities.write([LETTER])
        store.imports.begin("letters of march.zip")
        store.answers.add(Expectations(inner_circle=(Confidant("Quirin Aldous"),)))
        with writing(store._engine) as connection:
            report = msgspec.json.encode({"waiting": waiting}).decode()
            connection.execute(insert(metadata.tables["reports"]), row | {"report": report})
    return made


@pytest.mark.parametrize(
    "kept", [str(ANA.name), LETTER.row.id, "letters of march.zip", "Quirin Aldous", CALLED_BEFORE, "nothing of it"]
)
def test_what_is_left_of_whatever_was_kept_is_told(settings: Settings, kept: str) -> None:
    notes = settings.data / "notes.txt"
    notes.write_text(f"What stands here is {kept}.", "utf-8")
    with open_store(settings) as store:
        left = {each.place for each in store.erase().left}
    assert left == (set() if kept == "nothing of it" else {str(notes)})


@pytest.mark.parametrize(("form", "other"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_letters_with_their_marks_apart_are_the_same_letters(settings: Settings, form: Any, other: Any) -> None:
    notes = settings.data / "notes.txt"
    notes.write_text(normalize(form, "What stands here is Zoë."), "utf-8")
    with open_store(settings) as store:
        store.answers.add(Expectations(inner_circle=(Confidant(normalize(other, "Zoë")),)))
        assert {each.place for each in store.erase().left} == {str(notes)}


def test_what_was_told_to_be_left_is_told_again(settings: Settings) -> None:
    """By then nothing is kept that could be looked for."""
    notes = settings.data / "notes.txt"
    notes.write_text(f"What stands here is {ANA.name}.", "utf-8")
    (settings.data / "empty.txt").touch()
    for _ in range(3):
        with open_store(settings) as store:
            assert [each.place for each in store.erase().left] == [str(notes)]
    notes.unlink()
    with open_store(settings) as store:
        assert store.erase().left == ()


def test_after_an_erasing_that_was_cut_short_what_is_left_is_told(settings: Settings) -> None:
    notes = settings.data / "notes.txt"
    notes.write_text(f"What stands here is {ANA.name}.", "utf-8")
    (settings.data / "rapport.sqlite3-replacing").touch()  # as of a process that has ended
    with open_store(settings) as store:
        assert store.activities.count() == 0
        assert [each.place for each in store.erase().left] == [str(notes)]
