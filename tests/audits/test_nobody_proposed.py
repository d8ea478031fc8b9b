"""Whoever is never to be suggested, and whoever is kept apart as a source, is named by no advice to write: a word that
a source does not expect may expose them. Who waits for an answer is still named to me."""

import msgspec
import pytest

from auditor import window
from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.initiation_balance import AUDIT
from auditor.ego_network import Alike
from auditor.history.history import History
from auditor.report import Report
from auditor.runner import run
from server.demonstration import KINDS, STORIES
from server.rendering.lost_sight import of_report
from tests.golden import NOON
from tests.story import Story

HELD = pytest.mark.parametrize("held", ["kept_apart", "not_this_person"])
WAITS = "reply-rate"  # names who waits


def told(kind: str, everybody: str | None = None) -> Report:
    """The report of a made-up person, to whom ``everybody`` they know is so."""
    activities, answers = STORIES[kind](NOON)
    history = History.of(activities, key=b"k")
    if everybody:
        people = history.people["id"].to_list()
        answers = msgspec.structs.replace(answers, **{everybody: tuple(sorted(set(people)))})
    return run(history, answers, window(history.last_at))


def names(report: Report) -> set[str]:
    network = report.network
    return {tie.name for tie in (*network.ties, *network.dormant)} if network else set()


def named_by(report: Report, people: set[str]) -> set[str]:
    """The audits whose advice names one of some people."""
    return {tip.audit for tip in report.tips if tip.audit != WAITS and any(name in tip.action for name in people)}


@HELD
@pytest.mark.parametrize("kind", KINDS)
def test_no_advice_of_the_demonstration_names_them(kind: str, held: str) -> None:
    plain = told(kind)
    people = names(plain)
    assert named_by(plain, people)
    found = told(kind, held)
    assert named_by(found, people) == set()
    assert found.network
    assert found.network.matches == ()


@HELD
def test_nobody_of_them_is_worth_a_line(held: str) -> None:
    plain = told("corporate")
    assert any(of_report(plain, {}))
    everybody = tuple(tie.person for tie in (*plain.network.ties, *plain.network.dormant)) if plain.network else ()
    answers = msgspec.structs.replace(Expectations(), **{held: everybody})
    assert of_report(plain, {}, answers.never_proposed) == ([], [])


@HELD
def test_who_always_writes_first_is_not_to_be_written_to(held: str) -> None:
    story = Story()
    for who in map(str, range(40)):
        story.hear(430, who, "The rain came in again, and the train was late.")
    for day in (430, 460):
        story.hear(day, "Ana", "The rain came in again, and the train was late.")
        story.write(day + 1, "Ana", "Here too, all week.")
    plain = story.audit(AUDIT).tip
    assert plain
    assert plain.action == "Write first to Ana this week."
    told = story.audit(AUDIT, msgspec.structs.replace(Expectations(), **{held: ("Ana",)})).tip
    assert told
    assert "Ana" not in told.action


def test_who_may_be_in_touch_under_another_id_is_not_worth_a_line() -> None:
    plain = told("corporate")
    assert plain.network
    before = of_report(plain, {})
    silent = [tie for tie, _ in before.silent]
    talking = next(tie for tie in plain.network.ties if tie not in silent)
    asleep, *others = before.dormant
    pair = Alike((asleep.site, talking.site), (asleep.person, talking.person), (asleep.name, talking.name), "name")
    network = msgspec.structs.replace(plain.network, alike=(pair,))
    assert of_report(msgspec.structs.replace(plain, network=network), {}).dormant == others
