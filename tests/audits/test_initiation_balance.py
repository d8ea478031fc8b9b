"""initiation-balance: who starts conversations."""

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.initiation_balance import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(mine: int, theirs: int) -> Story:
    story = Story()
    for number in range(mine + theirs):
        act = story.write if number < mine else story.hear
        act(420 + number * 0.5, f"p{number}", "How are things going over there these days?")
    return story


def test_both_sides_work_well_and_one_side_gives_a_tip() -> None:
    assert told(30, 30).audit(AUDIT).band is Band.WORKING
    assert told(2, 40).audit(AUDIT).band is Band.TRY
    assert told(40, 2).audit(AUDIT).band is Band.TRY


@pytest.mark.parametrize(
    ("mine", "theirs", "role", "title"),
    [
        (30, 30, None, "Both sides start conversations"),
        (12, 36, None, "Others start more of your conversations than you"),
        (2, 40, None, "Others start most of your conversations"),
        (36, 12, None, "You start more of your conversations than others"),
        (40, 2, None, "You start most of your conversations"),
        (36, 12, Role.SALES, "Both sides start conversations"),
        (12, 36, Role.MEDIA, "Both sides start conversations"),
    ],
)
def test_the_title_says_which_side_starts_more(mine: int, theirs: int, role: Role | None, title: str) -> None:
    assert told(mine, theirs).audit(AUDIT, role=role).title == title


def test_under_twenty_there_is_no_score_and_ninety_days_are_looked_at() -> None:
    assert told(10, 9).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    story = told(20, 20)
    story.days = 28
    assert (result := story.audit(AUDIT)).value and result.value.n == 40


@pytest.mark.parametrize("role", [Role.JOB, Role.SALES, Role.FOUND])
def test_those_who_must_start_may_start_more(role: Role) -> None:
    story = told(40, 10)
    mine, others = story.audit(AUDIT, role=role).score, story.audit(AUDIT).score
    assert mine and others and mine.value > others.value + 0.1


@pytest.mark.parametrize("role", [Role.MEDIA, Role.CREA])
def test_those_who_are_sought_may_start_less(role: Role) -> None:
    story = told(10, 40)
    mine, others = story.audit(AUDIT, role=role).score, story.audit(AUDIT).score
    assert mine and others and mine.value > others.value + 0.1


def test_pitches_and_groups_are_left_out_and_who_always_writes_first_is_shown() -> None:
    story = told(20, 0)
    story.hear(440, "Seller", "We offer a great product, are you open to a quick demo?")
    story.write(441, ("Ana", "Ben"))
    story.hear(440, "Cem")
    story.hear(470, "Cem")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 22)
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert [(row.label, row.value) for row in table.rows] == [("Cem", "wrote first 2 times")]


def test_who_waits_for_an_answer_is_not_one_to_write_to_first() -> None:
    story = told(2, 40)
    for who, days in (("Free", (430, 460)), ("Waits", (430, 460, 490))):
        for day in days:
            story.hear(day, who, "The rain came in again, and the train was late.")
            if day < 490:
                story.write(day + 1, who, "Here too, all week.")
    result = story.audit(AUDIT)
    assert result.tip is not None
    assert result.tip.action == "Write first to Free this week."
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert [row.label for row in table.rows] == ["Waits", "Free"]


def test_whom_i_wrote_to_within_two_weeks_is_not_one_to_write_to_first() -> None:
    story = told(2, 40)
    for who, days in (("Free", (430, 460)), ("Lately", (430, 460, 480))):
        for day in days:
            story.hear(day, who, "The rain came in again, and the train was late.")
            story.write(day + 1, who, "Here too, all week.")
    assert (tip := story.audit(AUDIT).tip) and tip.action == "Write first to Lately or Free this week."
    story.write(488, "Lately", "Has the train come by now?")
    assert (tip := story.audit(AUDIT).tip) and tip.action == "Write first to Free this week."


def test_who_always_writes_first_is_named_where_their_turn_comes_later() -> None:
    story = told(2, 40)
    for day in (430, 460, 490):
        story.hear(day, "Waits", "The rain came in again, and the train was late.")
        if day < 490:
            story.write(day + 1, "Waits", "Here too, all week.")
    tip = story.audit(AUDIT).tip
    assert tip and tip.action == "Once it is quiet again between you and Waits, be the one who writes first."
    unnamed = story.audit(AUDIT, Expectations(kept_apart=("Waits",))).tip
    assert unnamed and "Waits" not in unnamed.action
    refused = story.audit(AUDIT, Expectations(not_this_person=("Waits",))).tip
    assert refused and "Waits" not in refused.action


@pytest.mark.parametrize(
    ("noted", "day", "mine"),
    [(True, 426, 21), (False, 426, 20), (True, 445, 20)],  # within two weeks of the yes, without a note, long after
)
def test_the_first_words_after_a_note_of_mine_answer_it(noted: bool, day: float, mine: int) -> None:
    story = told(20, 10)
    story.invite(420, "Nora", "Your talk on tidal gates made me want to compare notes." if noted else None)
    story.connect(424, "Nora")
    story.hear(day, "Nora", "Glad you wrote, the gates hold well.")
    story.hear(470, "Nora", "The rain came in again, and the train was late.")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (mine, 32)
    assert ("Nora" in str(result.details)) is (mine == 20)


def test_an_answer_of_mine_to_another_s_note_is_their_start() -> None:
    story = told(20, 10)
    note = Object(ObjectType.RELATIONSHIP, content="Your talk on tidal gates made me want to compare notes.")
    story.add(Type.OFFER, 420, note, by="Nora", to=("me",), detail=Detail(note=True))
    story.connect(421, "Nora")
    story.write(422, "Nora", "Glad you wrote, the gates hold well.")
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (20, 31)


def test_a_steady_tie_and_one_that_i_write_to_as_well_are_not_said_to_write_first_always() -> None:
    story = told(2, 40)
    rain = "The rain came in again, and the train was late."
    for day in (420, 440, 460, 480):  # after long silences
        for who in ("Ada", "Bo", "Cleo"):
            story.hear(day, who, rain)
            story.write(day + 0.2, who, "Here too, all week.")
    story.write(445, "Ada", rain)  # five days after a talk that was over
    story.hear(445.1, "Ada", "Here too, all week.")
    for day in (424, 428, 432, 444, 448, 452, 464, 468, 472, 484, 488, 492, 496):
        story.hear(day, "Bo", rain)
        story.write(day + 0.2, "Bo", "Here too, all week.")
    result = story.audit(AUDIT)
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert table.title == "People who write first after 14 days of silence"
    assert [row.label for row in table.rows] == ["Cleo"]
    assert result.tip and result.tip.action == "Write first to Cleo this week."


def test_what_a_conversation_is_stands_where_they_are_counted() -> None:
    value = told(30, 30).audit(AUDIT).value
    assert value and value.words == "you started 30 of 60 conversations that were new or came after 14 days of silence"


def test_what_people_write_by_trade_is_not_counted_as_begun_by_others_where_most_of_it_pitches() -> None:
    def begun(read: int) -> tuple[int | None, int] | None:
        story = Story()
        for number in range(20):
            story.exchange(430 + number, f"p{number}")
        for number in range(12):
            story.connect(425 + number, f"officer {number}", position="Press Officer", employer="Blue Water")
            text = PITCH if number < read else "Our barge has a new coat of paint."
            story.hear(426 + number, f"officer {number}", text)
        value = story.audit(AUDIT).value
        return (value.k, value.n) if value else None

    assert begun(read=7) == (20, 20)
    assert begun(read=2) == (20, 30)


def test_who_writes_to_me_as_a_colleague_all_day_starts_no_conversation_of_an_employees_network() -> None:
    story = Story()
    for day in range(20):
        story.hear(430 + day, "Mia", "Bed four is free.", also_to=("Tom",), context="ward")
        story.write(430.1 + day, ("Mia", "Tom"), "Ok, that is entered.", context="ward")
    for who in range(24):
        (story.write if who % 2 else story.hear)(440 + who, f"p{who}")
    for day in (428, 460):
        story.hear(day, "Mia", "Can you come to the ward, please?")
    employee, seller = (story.audit(AUDIT, role=role).value for role in (Role.CORP, Role.SALES))
    assert employee and (employee.k, employee.n) == (12, 24)
    assert seller and seller.n > 24
