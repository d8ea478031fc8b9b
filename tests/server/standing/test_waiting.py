"""Who waited when the report was made waits no more once something was said of it, before there is a new report."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from flask import Flask

from auditor.answers.expectations import Expectations
from auditor.report import Report
from auditor.report.ego_network import EgoNetwork, Loop, OpenLoop
from server.audits.running import audit_now
from server.standing.waiting import still, still_open
from server.store.remarks import Remark
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


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (1, False)])
def test_a_promise_is_open_until_i_write_after_the_reports_last_day(store: Store, days: int, is_open: bool) -> None:
    end = datetime.now(UTC).date() - timedelta(days=3)
    promise = OpenLoop("own", "linkedin", "Ida", "Ida", end - timedelta(days=9), "own Ida")
    report = msgspec.structs.replace(last(store), last=end, network=EgoNetwork(loops=(promise,)))
    story = Story()
    story.write(datetime.combine(end + timedelta(days=days), time(12), UTC), "Ida", "The rain came in again.")
    keep(store, story)
    assert still_open(store, report) == ([promise] if is_open else [])


def test_who_is_put_off_waits_again_once_they_write_anew(store: Store) -> None:
    remark = Remark().put_off(round(datetime.now(UTC).timestamp() * 1000), 90)
    (person,) = {(each.site, each.person) for each in last(store).waiting if each.person == "Ida"}
    store.remarks.put(person, remark, (person,))
    assert waiting(store) == {"Tom"}
    at = datetime.now(UTC) + timedelta(seconds=1)
    anew = [
        msgspec.structs.replace(each, again_at=at) if each.person == "Ida" else each for each in last(store).waiting
    ]
    report = msgspec.structs.replace(last(store), waiting=tuple(anew))
    assert {each.person for each in still(store, report)} == {"Ida", "Tom"}
