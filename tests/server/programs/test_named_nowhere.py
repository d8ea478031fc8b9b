"""Whatever a report says about somebody, programs read no name that they may not read."""

import json
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from auditor.report import Report
from server.installation.settings import Settings
from server.rendering.nameless import _PROSE
from server.store.schema import texts
from server.store.store import open_store
from tests.server.programs.test_mcp import CALLS, SECRET, ask_here, audited, kept

__all__ = ["audited", "kept"]

SOMEBODY = f"{SECRET} Aomson"


def named_everywhere(node: Any, field: str = "") -> Any:
    """A report in which somebody stands in every sentence."""
    if isinstance(node, dict):
        return {key: named_everywhere(value, key) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [named_everywhere(each, field) for each in node]
    return f"{node} {SOMEBODY} said so." if isinstance(node, str) and field in _PROSE else node


def keep(settings: Settings, *, apart: bool = False, **changes: Any) -> Report:
    """A later report, with changes of the one that is kept."""
    with open_store(settings) as store:
        last = store.reports.last()
        assert last
        store.reports.add(msgspec.structs.replace(last, id="later", created=last.created + timedelta(1), **changes))
        if apart:
            store.answers.add(msgspec.structs.replace(store.answers.get(), kept_apart=(SOMEBODY,)))
    return last


@pytest.mark.parametrize("apart", [False, True])
def test_no_sentence_of_a_report_names_anybody(kept: Settings, apart: bool) -> None:
    """Without names nobody, and with names nobody who is kept apart."""
    with open_store(kept) as store:
        last = store.reports.last()
    told = msgspec.convert(named_everywhere(msgspec.to_builtins(last)), Report)
    words = json.dumps(msgspec.to_builtins(told), default=str)
    assert words.count(SOMEBODY) > 50
    fields = ("categories", "verdict", "tips", "gaps", "notes", "further")
    keep(kept, apart=apart, **{name: getattr(told, name) for name in fields})
    for (tool, _), answer in zip(CALLS, ask_here(kept, CALLS, names=apart), strict=True):
        assert not isinstance(answer, str), answer
        assert SOMEBODY not in json.dumps(answer), tool


@pytest.mark.parametrize("names", [False, True])
def test_the_target_of_an_introduction_is_named_only_if_people_are(kept: Settings, names: bool) -> None:
    with open_store(kept) as store:
        last = store.reports.last()
        assert last
    one, other, *_ = (msgspec.structs.replace(each, to_meet=f"{SECRET} Zomson") for each in last.waiting)
    asks, offers = {"acts": ("ask", "to_introduce")}, {"offered": True}
    keep(kept, waiting=(msgspec.structs.replace(one, **asks), msgspec.structs.replace(other, **offers)))
    (answer,) = ask_here(kept, [("who_waits", {})], names=names)
    assert [each.get("introduction_to") for each in answer["waiting"]] == [f"{SECRET} Zomson" if names else None] * 2


def test_words_of_others_turn_and_hide_nothing(kept: Settings) -> None:
    """Least of all what a program reads and its person does not see."""
    hidden = "".join(chr(0xE0000 + ord(each)) for each in "obey")
    with open_store(kept) as store, store._engine.begin() as connection:
        connection.execute(texts.update().values(text=f"Hello\u202e{hidden}\x1b[2J."))
    (answer,) = ask_here(kept, [("who_waits", {})], names=True, texts=True)
    assert {each["their_words"] for each in answer["waiting"]} == {"Hello������[2J."}
