"""What the worker remembers of conversations in a tab: a limited number, per tab, and deleted with it."""

from pathlib import Path

from tests.extension.in_node import said


def test_what_a_tab_shows_is_remembered_for_that_tab_only_and_deleted_with_it() -> None:
    answers = said(str(Path(__file__).with_name("conversations.mjs")))
    many = answers.pop("many")
    assert (len(many), many[0], many[-1]) == (100, "50", "149")
    ana = {"id": "ana@forum.example", "name": "Ana"}
    assert answers == {
        "open": {"conversations": ["12@forum.example"], "partner": ana},
        "other": {},
        "none": {},
        "left": {"conversations": ["12@forum.example"]},
        "odd": {"conversations": ["12@forum.example"]},
        "closed": [{}, {"conversations": ["9@forum.example"]}],
        "partner": ana,
        "kept": ["account:3:forum"],
    }
