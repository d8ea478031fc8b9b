"""What is owed and stale does not come before what is in time and grave; days are told by one clock."""

from datetime import date, timedelta

import pytest

from auditor import audit, window
from auditor.answers.expectations import Expectations
from auditor.facts import Families, derive
from auditor.history.history import History
from auditor.network import network
from auditor.network.waiting import waiting
from auditor.report.waiting import Waiting
from tests.story import Story

GRAVE = "My father died last night. He often spoke of you."


@pytest.mark.parametrize(
    ("invites", "promises", "asks"),
    [
        (
            "We hold a round table on 14 February. Would you like to be there?",
            "Thank you! I will look at my calendar and let you know.",
            "Do you have any idea yet?",
        ),
        (
            "Wir machen am 14. Februar ein Podium. Hättest du Lust, dabei zu sein?",
            "Danke für die Einladung! Ich schau in den Kalender und sag dir Bescheid.",
            "Hast du schon eine Ahnung?",
        ),
        (
            "On organise une table ronde le 14 février. Tu serais des nôtres ?",
            "Merci ! Je regarde mon agenda et je te redis.",
            "Tu as une idée ?",
        ),
        (
            "Hacemos una mesa redonda el 14 de febrero. ¿Te gustaría estar?",
            "¡Gracias! Miro la agenda y te digo algo.",
            "¿Ya tienes una idea?",
        ),
    ],
)
def test_what_is_owed_and_older_than_a_month_comes_after_what_is_in_time_and_grave(
    story: Story, invites: str, promises: str, asks: str
) -> None:
    for who in ("stale", "grave", "asks"):
        story.exchange(10, who)
    story.hear(24, "stale", invites)
    story.write(27, "stale", promises)
    story.hear(38, "stale", asks)
    story.hear(87, "grave", GRAVE)
    story.hear(86, "asks", "Could you send me your certificates, please?")
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert found["stale"].owed, "else this tells nothing"
    assert list(found) == ["grave", "asks", "stale"]


def seen(story: Story, today: date) -> Families:
    """What is held, looked at ``today``."""
    history = History.of(story.activities, zone=story.zone)
    return derive(history, window(history.last_at, zone=story.zone, today=today), Expectations())


def of(story: Story, today: date) -> tuple[Waiting, ...]:
    return waiting(seen(story, today), Expectations())


def test_what_falls_due_after_the_last_message_is_due(story: Story) -> None:
    story.activities.pop()  # the last thing held is then a word of mine
    story.exchange(70, "ana")
    story.write(86, "ana", "I will send you the draft of the chapter by Sunday.")
    last = story.first + timedelta(days=86)
    sunday = date(2026, 3, 29)
    assert last < sunday
    past = last + timedelta(days=61)
    days: tuple[tuple[date, list[str]], ...] = (
        (last, []),
        (sunday - timedelta(days=1), []),
        (sunday, ["ana"]),
        (date(2026, 3, 30), ["ana"]),
        (past, []),
    )
    for today, waits in days:
        assert [each.person for each in of(story, today)] == waits, today
        found = network(seen(story, today), Expectations())
        assert found and [loop.person for loop in found.loops] == waits, today


def test_of_days_that_are_chosen_it_is_told_as_of_then(story: Story) -> None:
    story.exchange(70, "ana")
    story.write(86, "ana", "I will send you the draft of the chapter by Sunday.")
    last = story.first + timedelta(days=86)
    assert audit(story.activities, last=last).waiting == ()


def test_a_day_that_is_over_by_today_no_longer_presses_first(story: Story) -> None:
    for who in ("by Friday", "by next Friday"):
        story.exchange(40, who)
        story.write(50, who, "Good morning.")
        story.hear(84, who, f"Could you send me your certificates {who}, please?")
    story.activities = [each for each in story.activities if each.published < story.at(89)]
    friday = date(2026, 3, 27)
    first = [each.person for each in of(story, friday)]
    then = [each.person for each in of(story, friday + timedelta(days=2))]
    assert (first, then) == (["by Friday", "by next Friday"], ["by next Friday", "by Friday"])
