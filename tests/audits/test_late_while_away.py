"""Nothing is late for the days somebody was away: a thank-you, a follow-up, an answer, a word on what came of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Confidant, Expectations
from auditor.audits.audit import Audit
from auditor.audits.care import dormant_reconnect, followup_after_connect, inner_circle_coverage
from auditor.audits.introductions import loop_closed_connector, loop_closed_recipient
from auditor.audits.reciprocity import initiation_balance, reply_latency, reply_rate, thanks_rate
from auditor.report import AuditResult, State
from tests.story import Story

FIRST = date(2025, 1, 1)  # a Wednesday
LEFT, BACK = 446, 474  # two Mondays, at midnight
#: The Mondays of the four weeks away.
AWAY = Expectations(holidays=tuple(FIRST + timedelta(days=LEFT + 7 * week) for week in range(4)))
NOT_COUNTED = "For 8 of them the days on which you were away are not counted as a delay."
HELPS = {
    "en": "Happy to help, I can send you the slides tomorrow.",
    "de": "Ich helfe dir gern, ich schicke dir morgen die Folien.",
    "es": "Te ayudo con mucho gusto, mañana te envío las diapositivas.",
    "fr": "Je peux t'envoyer les diapositives demain, avec plaisir.",
}
THANKS = {
    "en": "Thank you so much for your help",
    "de": "Vielen Dank für deine Hilfe, das hat mir sehr genützt",
    "es": "Muchas gracias por tu ayuda, me ha servido mucho",
    "fr": "Merci beaucoup pour ton aide, elle m'a bien servi",
}


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def begun(tell: Callable[[Story, float, str], None], days: int = 90) -> Story:
    """Eight times something begins in the days before somebody leaves."""
    story = Story(first=FIRST, last_day=520, days=days)
    story.exchange(100, "old friend")
    for number in range(8):
        tell(story, LEFT - 3 + number / 4, f"p{number}")
    return story


def share(found: AuditResult) -> tuple[int | None, int]:
    assert found.value, found.missing
    return found.value.k, found.value.n


@pytest.mark.parametrize("language", THANKS)
def test_a_thank_you_after_coming_back_is_not_late(language: str) -> None:
    def helped(story: Story, day: float, who: str) -> None:
        story.connect(100, who)
        story.hear(day, who, HELPS[language])
        story.write(BACK + 2, who, THANKS[language])

    story = begun(helped)
    assert share(story.audit(thanks_rate.AUDIT)) == (0, 8)
    told = story.audit(thanks_rate.AUDIT, AWAY)
    assert share(told) == (8, 8)
    assert told.note == NOT_COUNTED


def test_what_was_late_on_days_one_was_there_stays_late() -> None:
    def helped(story: Story, day: float, who: str) -> None:
        story.connect(100, who)
        story.hear(day, who, HELPS["en"])
        story.write(BACK + 8, who, THANKS["en"])

    assert share(begun(helped).audit(thanks_rate.AUDIT, AWAY)) == (0, 8)


def test_a_follow_up_after_coming_back_is_not_late() -> None:
    def met(story: Story, day: float, who: str) -> None:
        story.connect(day, who)
        story.write(BACK + 5, who, "Good to be connected with you, how is the pump?")

    story = begun(met)
    for number in range(8, 12):
        story.connect(BACK + 6, f"p{number}")
    assert share(story.audit(followup_after_connect.AUDIT)) == (0, 12)
    told = story.audit(followup_after_connect.AUDIT, AWAY)
    assert share(told) == (8, 12)
    assert told.note == NOT_COUNTED


def test_who_connected_just_before_is_not_yet_silent() -> None:
    def met(story: Story, day: float, who: str) -> None:
        story.connect(day, who)

    story = begun(met)
    for number in range(10):
        story.connect(LEFT - 30, f"earlier {number}")
    story.last_day = BACK + 3
    assert share(story.audit(followup_after_connect.AUDIT)) == (0, 18)
    told = story.audit(followup_after_connect.AUDIT, AWAY)
    assert share(told) == (0, 10)
    assert told.note is None, "nobody was given longer"


def test_an_answer_after_coming_back_is_not_late_and_took_the_days_one_was_there() -> None:
    def asked(story: Story, day: float, who: str) -> None:
        story.hear(day, who, "How did you set up the night shift plan over there?")
        story.write(BACK + 1, who, "Gladly: two weeks of nights, then a week off.")

    story = begun(asked)
    for number in range(8, 16):
        story.hear(BACK + 6, f"p{number}", "How did you set up the night shift plan over there?")
        story.write(BACK + 8, f"p{number}", "Gladly: two weeks of nights, then a week off.")
    assert share(story.audit(reply_rate.AUDIT)) == (8, 16)
    told = story.audit(reply_rate.AUDIT, AWAY)
    assert share(told) == (16, 16)
    assert told.note is not None
    assert NOT_COUNTED in told.note
    hours = story.audit(reply_latency.AUDIT, AWAY).value
    assert hours is not None
    assert hours.number < 5 * 24


def test_their_answers_to_me_are_theirs_and_are_timed_as_they_came() -> None:
    story = Story(first=FIRST, last_day=520)
    story.write(LEFT - 1, "ana", "How did you set up the night shift plan over there?")
    story.hear(BACK + 5, "ana", "Gladly: two weeks of nights, then a week off.")
    told = story.families(AWAY)["conversations"].row(0, named=True)
    assert (told["answered"], told["late"]) == (False, True)
    assert told["answer_hours"] > 28 * 24


def test_those_who_wrote_first_while_one_was_away_are_no_sign_of_who_writes_first() -> None:
    story = Story(first=FIRST, last_day=520)
    for number in range(20):
        story.write(460 if number < 5 else 490, f"mine {number}")
        story.hear(500, f"theirs {number}", "How did you set up the night shift plan over there?")
        story.hear(LEFT + 3 + number, f"meanwhile {number}", "How did you set up the night shift plan over there?")
    assert share(story.audit(initiation_balance.AUDIT)) == (20, 60)
    told = story.audit(initiation_balance.AUDIT, AWAY)
    assert share(told) == (15, 35)
    assert told.note == "25 conversations that began while you were away are left out."


def test_old_ties_are_counted_by_the_days_one_was_there() -> None:
    story = Story(first=FIRST, last_day=600)
    for number in range(25):
        story.exchange(10 + number, f"p{number}")
    story.write(590, "p0")
    story.write(591, "p1")
    gone = tuple(FIRST + timedelta(days=516 + 7 * week) for week in range(6))
    usual, told = (story.audit(dormant_reconnect.AUDIT, Expectations(holidays=weeks)) for weeks in ((), gone))
    assert usual.value is not None
    assert told.value is not None
    assert usual.value.number == 2
    assert told.value.number == pytest.approx(2 * 90 / 48)
    assert told.note == "6 weeks in which you were away are left out."
    always = tuple(FIRST + timedelta(days=511 + 7 * week) for week in range(11))
    assert story.audit(dormant_reconnect.AUDIT, Expectations(holidays=always)).state is State.NOT_ENOUGH_DATA


def test_a_word_on_an_introduction_after_coming_back_is_not_late() -> None:
    def introduced(story: Story, day: float, who: str) -> None:
        story.hear(day + 1, who, "Ana, meet Ben. Ben, meet Ana.", also_to=(f"new {who}",))
        story.write(BACK, f"new {who}")
        story.write(BACK + 20, who, "Ben and I met yesterday and we are going to work together. Thank you for it!")

    def made(story: Story, day: float, who: str) -> None:
        story.write(day, (who, f"new {who}"), "Ana, meet Ben. Ben, meet Ana.")
        story.write(BACK + 20, who, "How did it go with Ben? What came of the introduction?")

    for audit, tell in ((loop_closed_recipient.AUDIT, introduced), (loop_closed_connector.AUDIT, made)):
        story = begun(tell)
        assert share(story.audit(audit)) == (0, 8), audit.id
        told = story.audit(audit, AWAY)
        assert share(told) == (8, 8), audit.id
        assert told.note == NOT_COUNTED, audit.id


def test_the_circle_is_looked_at_over_as_many_days_as_ever() -> None:
    story = Story(first=FIRST, last_day=520)
    circle = tuple(Confidant(name=f"p{number}") for number in range(15))
    for number in range(15):
        story.exchange(410 if number < 9 else 480, f"p{number}")
    answers = Expectations(inner_circle=circle)
    assert share(story.audit(inner_circle_coverage.AUDIT, answers)) == (6, 15)
    told = story.audit(inner_circle_coverage.AUDIT, Expectations(inner_circle=circle, holidays=AWAY.holidays))
    assert share(told) == (15, 15)
    assert told.note == "4 weeks in which you were away are left out."


_HEEDING: tuple[Audit, ...] = (
    thanks_rate.AUDIT,
    followup_after_connect.AUDIT,
    dormant_reconnect.AUDIT,
    initiation_balance.AUDIT,
    loop_closed_connector.AUDIT,
    loop_closed_recipient.AUDIT,
    inner_circle_coverage.AUDIT,
)


@pytest.mark.parametrize("audit", _HEEDING, ids=lambda audit: audit.id)
def test_each_says_that_it_reads_the_weeks_away(audit: Audit) -> None:
    assert "holidays" in audit.answers
