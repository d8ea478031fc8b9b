"""question-asking: comments and turns that ask the other person something."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.voice.question_asking import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

ASKS = "How did the talk in Lisbon go for you?"
TELLS = "The pump held through the whole night of rain."
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(asking: int, telling: int) -> Story:
    """Half by message to one person who always answers, half by comment."""
    story = Story()
    texts = [ASKS] * asking + [TELLS] * telling
    for number, text in enumerate(texts):
        day = 420 + number * 0.5
        if number % 2:
            story.comment(day, text)
        else:
            story.write(day, "Ana", text)
            story.hear(day + 0.1, "Ana", TELLS)
    return story


def test_asking_often_works_well() -> None:
    result = told(40, 40).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (40, 80)
    assert result.band is Band.WORKING


def test_never_asking_gives_a_tip() -> None:
    result = told(0, 60).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and result.tip.credit == ""
    assert result.value and result.value.words == "0 of 60 comments and turns of yours asked the other person something"


def test_several_messages_in_a_row_are_one_turn_that_asks_if_one_does() -> None:
    story = told(0, 40)
    for minute, text in enumerate((TELLS, ASKS, TELLS)):
        story.write(470 + minute / 1440, "Ben", text)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (1, 41)


def test_an_answer_or_a_long_silence_ends_a_turn() -> None:
    story = told(0, 40)
    story.write(440, "Ben", ASKS)
    story.hear(440.1, "Ben")
    story.write(440.2, "Ben", ASKS)
    story.write(460, "Ben", ASKS)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (3, 43)


@pytest.mark.parametrize("text", ["Are you open to a quick demo of our platform?", "Who doesn't love Mondays?"])
def test_a_sellers_question_and_a_rhetorical_one_are_none(text: str) -> None:
    story = told(0, 40)
    story.write(470, "Ben", text)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (0, 41)


def test_a_turn_we_cannot_read_is_left_out_unless_it_is_known_to_ask() -> None:
    story = told(0, 40)
    story.write(470, "Ben", DUTCH)
    story.write(471, "Cem", DUTCH)
    story.write(471.01, "Cem", ASKS)
    story.comment(472, DUTCH)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (1, 41)
    assert (result.note or "").startswith(
        "2 of 43 comments and messages are in a language we cannot read yet and are left out."
    )


def test_posts_and_what_others_ask_do_not_count() -> None:
    story = told(0, 40)
    story.post(470, ASKS)
    story.hear(471, "Dora", ASKS)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (0, 40)


def test_under_forty_there_is_no_score() -> None:
    result = told(10, 29).audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and result.missing.have == 39


def test_journalists_are_told_and_not_scored() -> None:
    result = told(20, 40).audit(AUDIT, role=Role.MEDIA)
    assert result.state is State.INFORMATIVE
    assert result.value and result.value.k == 20


def test_around_fair_the_score_stays_open() -> None:
    result = told(8, 32).audit(AUDIT)
    assert result.score and result.score.low < result.score.value < result.score.high


def test_where_i_asked_is_listed_by_person() -> None:
    story = told(0, 40)
    asked = story.write(470, "Ben", ASKS)
    (table,) = [detail for detail in story.audit(AUDIT).details if isinstance(detail, Table)]
    assert [(row.label, row.value, row.activities) for row in table.rows] == [("Ben", "message", (str(asked.id),))]


def test_poor_readings_are_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    assert told(20, 40).audit(AUDIT).state is State.INFORMATIVE


@pytest.mark.parametrize(("role", "counted"), [(Role.CORP, (20, 40)), (Role.SALES, (20, 70)), (None, (20, 70))])
def test_a_teams_chat_is_no_networking_of_who_sells_nothing(role: Role | None, counted: tuple[int, int]) -> None:
    story = told(20, 20)
    for day in range(20):
        story.hear(430 + day, "Mia", "Bed four is free.", also_to=("Tom",), context="ward")
        story.write(430.1 + day, ("Mia", "Tom"), "Ok, that is entered.", context="ward")
        if day % 2:
            story.hear(430.2 + day, "Mia", "Bed five is free as well.")
            story.write(430.3 + day, "Mia", "Ok, thank you.")
    result = story.audit(AUDIT, role=role)
    assert result.value and (result.value.k, result.value.n) == counted
    assert ("are left out" in (result.tip.reason if result.tip else "") + repr(result)) is (role is Role.CORP)


def test_a_group_that_is_hardly_used_stays() -> None:
    story = told(20, 20)
    story.hear(430, "Mia", "The hall is booked.", also_to=("Tom",), context="club")
    story.write(430.1, ("Mia", "Tom"), "Good, see you there.", context="club")
    result = story.audit(AUDIT, role=Role.CORP)
    assert result.value and result.value.n == 41
