"""Nobody who is kept apart as a source, or never to be suggested, is proposed to be written to: one look at every place
that names people as a proposal."""

from datetime import date

import pytest

from auditor import window
from auditor.answers.expectations import Confidant, Expectations
from auditor.audits.audit import Measure
from auditor.audits.catalogue import AUDITS
from auditor.facts import Facts
from auditor.history.history import History
from auditor.report import Report, Role
from auditor.runner.person_step import person_step
from auditor.runner.run import run
from server.rendering import lost_sight
from tests.story import Story

LAST = 500
SOMEBODY = "Nell Farrow"
#: Every audit whose step names people, and every list that is there to be written to.
PLACES = {
    "dormant-reconnect", "followup-after-connect", "initiation-balance", "inner-circle-coverage",
    "intro-made-yourself", "loop-closed-connector", "loop-closed-recipient", "reply-rate", "thanks-rate",
    "weak-tie-share",
    "silent", "quiet", "dormant", "open", "introductions", "step",
}  # fmt: skip
_CIRCLE = tuple(Confidant(f"Member {number}") for number in range(15))


def told(days: int) -> Story:
    """A window of so many days; before it somebody of old, with whom the tie was a steady one."""
    story = Story(last_day=LAST, days=days)
    story.exchange(1, "Old friend", 2)
    story.look(LAST)
    return story


def dormant() -> Story:
    story = told(90)
    story.exchange(10, SOMEBODY, 3)
    return story


def silent() -> Story:
    story = told(365)
    for day in range(200, 420, 20):
        story.exchange(day, SOMEBODY)
    return story


def quiet() -> Story:
    story = told(365)
    story.exchange(300, SOMEBODY, 2)
    return story


def connected() -> Story:
    story = told(90)
    story.connect(450, SOMEBODY)
    return story


def always_first() -> Story:
    story = told(90)
    for day in (430, 450, 470):
        story.hear(day, SOMEBODY, "Good to see you last week, and thanks for the tea.")
        story.write(day + 1, SOMEBODY, "Gladly, and come again soon.")
    return story


def of_the_circle() -> Story:
    story = told(90)
    story.exchange(300, SOMEBODY)
    for member in _CIRCLE:
        story.exchange(480, member.name)
    return story


def given_a_name() -> Story:
    story = told(365)
    story.hear(449, SOMEBODY, "Do you know anybody for our roof?")
    story.write(450, SOMEBODY, "You should talk to Ben Ashworth, his number is 0171 5550199.")
    return story


def introduced_by_me() -> Story:
    story = told(365)
    story.hear(400, SOMEBODY)
    story.write(440, (SOMEBODY, "Ben Ashworth"), "Nell, meet Ben. Ben, meet Nell.")
    return story


def introduced_to_me() -> Story:
    story = told(365)
    story.exchange(400, SOMEBODY)
    story.hear(440, SOMEBODY, "Meet Ben, who keeps bees. Ben, meet Isa.", also_to=("Ben Ashworth",))
    story.write(441, "Ben Ashworth", "Good to meet you, how are the bees?")
    return story


def waits() -> Story:
    story = told(90)
    story.exchange(300, SOMEBODY)
    story.hear(480, SOMEBODY, "Could you send me the minutes of the last meeting?")
    return story


def helped() -> Story:
    story = told(90)
    story.exchange(300, SOMEBODY)
    for day in (430, 450, 470):  # of fewer nobody is told to thank
        story.write(day, SOMEBODY, "Could you send me the minutes of the last meeting, please?")
        story.hear(day + 1, SOMEBODY, "Here is the file with the minutes, happy to help.")
    return story


def weak() -> Story:
    story = told(365)
    story.exchange(300, SOMEBODY)
    for number in range(16):
        story.exchange(200 + number, f"Person {number}", 9)
        story.exchange(470 + number, f"Person {number}", 9)
    return story


def asked() -> Story:
    story = told(90)
    story.exchange(300, SOMEBODY)
    story.write(480, SOMEBODY, "Could you send me the minutes of the last meeting?")
    return story


def alike() -> Story:
    story = told(90)
    for who, employer in ((SOMEBODY, "Mill"), ("Ben Ashworth", "Dairy")):
        story.connect(10, who, employer=employer, position="Beekeeper")
        story.hear(400, who, "Good to see you last week, and thanks for the tea.")
        story.write(401, who, "Gladly, and come again soon.")
    return story


_STORIES = (
    dormant, silent, quiet, connected, always_first, of_the_circle, given_a_name, introduced_by_me, introduced_to_me,
    waits, helped, weak, asked, alike,
)  # fmt: skip


def proposals(story: Story, answers: Expectations) -> dict[str, str]:
    """By place, what proposes to write to somebody."""
    families = story.families(answers)
    found = {}
    for name, audit in AUDITS.items():
        sites, _ = families.covered(audit.needs)
        where = sites if audit.needs else list(families.subjects)
        facts = Facts(families, audit.facts, where, audit.period, audit.needs)
        if facts.history_days < audit.minimum.days:
            continue
        measured = audit.measure(facts, answers, Role.FREE)
        if isinstance(measured, Measure):
            found[name] = measured.action or ""
    report = reported(story, answers)
    assert report.network
    lost = lost_sight.of_report(report, {}, answers.never_proposed)
    first = person_step(report.waiting, report.network, report.last, AUDITS, unproposed=answers.never_proposed)
    return found | {
        "silent": str([tie.name for tie, _ in lost.silent]),
        "quiet": str([tie.name for tie in lost.quiet]),
        "dormant": str([tie.name for tie in lost.dormant]),
        "open": str([each.name for each in report.network.loops if not each.promised]),
        "introductions": str([each.names for each in report.network.matches]),
        "step": first.action if first else "",
        "steps": str([tip.action for tip in report.tips]),
    }


def reported(story: Story, answers: Expectations) -> Report:
    last = story.at(LAST).date()
    first = date.fromordinal(last.toordinal() - story.days + 1)
    history = History.of(story.activities, zone=story.zone)
    return run(history, answers, window(None, first=first, last=last, zone=story.zone), now=story.at(LAST))


_ANSWERS = Expectations(inner_circle=(*_CIRCLE, Confidant(SOMEBODY)))


def naming(answers: Expectations) -> set[str]:
    """The places that name the one person, over all stories."""
    return {place for of in _STORIES for place, said in proposals(of(), answers).items() if SOMEBODY in said}


def test_every_place_that_proposes_people_names_somebody_whom_nothing_keeps_apart() -> None:
    assert naming(_ANSWERS) >= PLACES


@pytest.mark.parametrize("of", ["kept_apart", "not_this_person"])
def test_whom_nothing_may_propose_to_write_to_is_named_in_no_proposal(of: str) -> None:
    inner_circle = _ANSWERS.inner_circle
    answers = (
        Expectations(inner_circle=inner_circle, kept_apart=(SOMEBODY,))
        if of == "kept_apart"
        else Expectations(inner_circle=inner_circle, not_this_person=(SOMEBODY,))
    )
    assert naming(answers) == set()
