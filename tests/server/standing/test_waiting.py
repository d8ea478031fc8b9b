"""Who waited when the report was made waits no more once something was said of it, before there is a new report."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from flask import Flask

from auditor.answers.expectations import Expectations
from auditor.report import Report
from auditor.report.ego_network import EgoNetwork, Loop, OpenLoop
from server.audits.running import audit_now
from server.standing.waiting import still, still_open
from server.store.store import Store
from tests.server.lives import keep
from tests.story import Story

QUESTION = "How did you get the second floor to join the rota?"


@pytest.fixture
def store(app: Flask) -> Store:
    """Ida and Tom each asked me something two weeks before today; the report is made."""
    story = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    for who in ("Ida", "Tom"):
        story.exchange(20, who)
        story.hear(46, who, QUESTION)
    found: Store = app.extensions["store"]
    keep(found, story)
    audit_now(found)
    return found


def last(store: Store) -> Report:
    found = store.reports.last()
    assert found
    return found


def waiting(store: Store) -> set[str]:
    return {each.person for each in still(store, last(store))}


def test_until_something_is_said_both_wait(store: Store) -> None:
    assert waiting(store) == {"Ida", "Tom"}


@pytest.mark.parametrize("field", ["answered_elsewhere", "needs_no_answer"])
def test_whose_message_is_marked_waits_no_more(store: Store, field: str) -> None:
    (asked,) = (each.activity for each in last(store).waiting if each.person == "Ida")
    store.answers.add(Expectations(**{field: (asked,)}))  # type: ignore[arg-type]
    assert waiting(store) == {"Tom"}


def test_who_is_never_to_be_suggested_waits_no_more_and_who_is_kept_apart_does(store: Store) -> None:
    store.answers.add(Expectations(not_this_person=("Ida",), kept_apart=("Tom",)))
    assert waiting(store) == {"Tom"}


def test_of_who_is_kept_apart_since_no_more_is_open_than_what_i_promised(store: Store) -> None:
    kinds: tuple[Loop, ...] = ("asked", "own")
    loops = tuple(
        OpenLoop(kind, "linkedin", who, who, date(2026, 3, 1), f"{kind} {who}")
        for kind in kinds
        for who in ("Ida", "Tom")
    )
    report = msgspec.structs.replace(last(store), network=EgoNetwork(loops=loops))
    assert {each.activity for each in still_open(store, report)} >= {"asked Ida", "asked Tom"}
    store.answers.add(Expectations(kept_apart=("Ida",)))
    told = {each.activity for each in still_open(store, report)}
    assert (told & {"asked Ida", "asked Tom"}, "own Ida" in told) == ({"asked Tom"}, True)
    store.answers.add(Expectations(not_this_person=("Tom",)))
    told = {each.activity for each in still_open(store, report)}
    assert {"asked Ida"} <= told <= {"asked Ida", "own Ida"}, "nothing is open with whom I asked to leave out"
