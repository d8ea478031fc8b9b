"""Weeks away are no delay: not of a promise, not of an answer, and not until nobody is said to wait any more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import AUDITS
from auditor.network import network
from auditor.network.waiting import waited_longer, waiting
from auditor.report.waiting import Waiting
from auditor.runner.person_step import person_step
from server.rendering.waiting import wrote
from tests.story import Story

FIRST = date(2026, 1, 1)
AT_HOME = Expectations()
_AGO = datetime.now(UTC) - timedelta(days=40, hours=1)
PROMISES = {
    "en": "I will send you the quotes.",
    "de": "Ich schicke dir die Angebote.",
    "es": "Te enviaré los presupuestos.",
    "fr": "Je t’enverrai les devis.",
}


def gone(first: int, weeks: int) -> Expectations:
    """Away from the Monday of that day's week on."""
    return Expectations(holidays=tuple(FIRST + timedelta(days=first + 7 * week) for week in range(weeks)))


def until(day: int) -> Story:
    made = Story(first=FIRST, last_day=day, days=90)
    made.hear(1, "old friend", "Good to see you last week, and thanks for the tea.")
    made.write(2, "old friend", "Gladly, and come again soon.")
    made.look(day)
    return made


def who(story: Story, answers: Expectations) -> dict[str, Waiting]:
    return {each.person: each for each in waiting(story.families(answers), answers)}


@pytest.mark.parametrize("language", PROMISES)
def test_a_promise_is_not_waited_for_by_the_days_away(language: str) -> None:
    story = until(140)
    story.hear(110, "ana", "Good morning from the fair.")
    story.write(116, "ana", PROMISES[language])
    away = gone(117, 3)  # Monday the 27th of April to Sunday the 17th of May
    assert "ana" in who(story, AT_HOME)
    assert "ana" not in who(story, away), "two days there are no delay"
    story.last_day = 146
    assert "ana" in who(story, away)


def test_who_asked_before_one_left_for_long_waits_when_one_is_back_and_is_the_step() -> None:
    story = until(250)
    story.write(110, "ana")
    story.hear(110.2, "ana", "Fine, thanks.")
    story.hear(115, "ana", "Could you send me the plan of the hall?")
    away = gone(117, 18)
    families = story.families(away)
    assert "ana" not in who(story, AT_HOME)
    found = who(story, away)["ana"]
    assert found.away == 126
    last = families.window.day(families.window.end - 1)
    assert found.in_time(last)
    step = person_step([found], None, last, AUDITS)
    assert step is not None
    assert "ana" in step.action
    assert waited_longer(families, away) == ()
    assert [each.person for each in waited_longer(story.families(), AT_HOME)] == ["ana"]


def test_the_list_says_how_many_of_the_days_one_was_away() -> None:
    found = Waiting("linkedin", "ana", "ana", _AGO, _AGO.date(), "1", acts=("ask",), away=21)
    assert wrote(found).endswith("days ago, of which you were away for 21")
    assert not wrote(Waiting("linkedin", "ana", "ana", _AGO, _AGO.date(), "1", acts=("ask",))).endswith("21")


def test_an_introduction_is_taken_up_in_time_by_the_days_one_was_there() -> None:
    story = until(140)
    story.hear(115, "ana", "Ben, meet my friend. My friend, meet Ben.", also_to=("ben",))
    kinds = []
    for answers in (AT_HOME, gone(117, 3)):
        found = network(story.families(answers), answers)
        assert found is not None
        kinds.append([loop.kind for loop in found.loops])
    assert kinds == [["unmet"], []]


def test_what_is_urgent_stays_so_by_the_days_away() -> None:
    last = date(2026, 3, 31)

    def asked(name: str, days: int, away: int) -> Waiting:
        at = datetime(2026, 3, 31, 9, tzinfo=UTC) - timedelta(days=days)
        return Waiting("linkedin", name, name, at, at.date(), name, ("ask",), urgent=True, away=away)

    people = [asked("at home", 10, 0), asked("away", 9, 7)]
    assert [each.name for each in sorted(people, key=lambda each: each.order(last))] == ["away", "at home"]
