"""A chat exported by two phones, one with seconds and one without, is stored once; so is one imported by an earlier
version whose reader made other ids."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine

from auditor.activities.activity import Activity, Source
from auditor.activities.identity import derived_id
from auditor.archives import Remembered, read
from tests.store.making import store_of
from tests.store.test_two_sources import put

SAID = [("Tom Hale", "Hello"), ("Mira", "Hello to you"), ("Tom Hale", "ok"), ("Tom Hale", "ok"), ("Mira", "bye")]


def chat(folder: Path, kind: str, count: int, group: bool) -> list[Activity]:
    said = [*SAID, ("Ida Sol", "And me?")][: count + 1] if group else SAID[:count]
    if kind == "minutes":
        name = "WhatsApp Chat with Bakers.txt" if group else "WhatsApp Chat with Tom Hale.txt"
        lines = [f"13/11/2026, 9:{5 + at // 2:02} - {who}: {text}" for at, (who, text) in enumerate(said)]
    else:
        name = "WhatsApp Chat - Bakers.txt" if group else "WhatsApp Chat - Tom Hale.txt"
        lines = [f"[13/11/2026, 9:{5 + at // 2:02}:{11 + at}] {who}: {text}" for at, (who, text) in enumerate(said)]
    path = folder / kind / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n")
    return [item for item in read(path, Remembered(told="Mira")) if isinstance(item, Activity)]


@pytest.mark.parametrize("group", [False, True])
@pytest.mark.parametrize(("first", "second"), [("minutes", "seconds"), ("seconds", "minutes")])
def test_a_chat_exported_by_two_phones_is_stored_once(
    sqlite: Engine, tmp_path: Path, first: str, second: str, group: bool
) -> None:
    store = store_of(sqlite)
    before, after = (chat(tmp_path, kind, count, group) for kind, count in ((first, 4), (second, 5)))
    assert put(store, before) == (len(before), 0)
    assert put(store, after) == (1, len(before))


@pytest.mark.parametrize("group", [False, True])
def test_messages_of_an_earlier_reader_are_not_stored_again(sqlite: Engine, tmp_path: Path, group: bool) -> None:
    store = store_of(sqlite)
    now = chat(tmp_path, "seconds", 5, group)
    earlier = [
        msgspec.structs.replace(each, id=derived_id(each.published, number), source=Source("archive", "earlier"))
        for number, each in enumerate(now)
    ]
    assert put(store, earlier) == (len(now), 0)
    assert put(store, now) == (0, len(now))
    assert put(store, now) == (0, len(now))
