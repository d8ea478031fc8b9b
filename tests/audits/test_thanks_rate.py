"""thanks-rate: helps that were followed by thanks within a week."""

import random

import polars as pl
import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.thanks_rate import AUDIT, _with_words_since
from auditor.audits.used import pitch_inbound_load
from auditor.report import Band, State, Table
from tests.story import Story

ASKS = "Could you send me the slides, please?"
HELPS = "Happy to help, I can send you the slides tomorrow."
BRINGS = "Attached is the map of the old paths; it may help you."
THANKS = "Thank you so much for your help"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(thanked: int, silent: int) -> Story:
    story = Story()
    for number in range(thanked + silent):
        story.connect(100, f"p{number}")
        story.write(429.9 + number, f"p{number}", ASKS)
        story.hear(430 + number, f"p{number}", HELPS)
        if number < thanked:
            story.write(433 + number, f"p{number}", THANKS)
    return story


def counted(story: Story, answers: Expectations | None = None) -> tuple[int | None, int]:
    value = story.audit(AUDIT, answers).value
    assert value
    return value.k, value.n


def test_thanks_work_well_and_silence_gives_a_tip() -> None:
    assert told(25, 0).audit(AUDIT).band is Band.WORKING
    assert told(1, 14).audit(AUDIT).band is Band.TRY


def test_under_six_helps_there_is_no_score() -> None:
    assert told(5, 0).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_thanks_after_a_week_are_too_late_and_thanks_before_are_for_something_else() -> None:
    story = told(6, 2)
    story.write(430 + 6 + 7.1, "p6", THANKS)
    story.write(430 + 7 - 0.1, "p7", THANKS)
    assert counted(story) == (6, 8)


def test_thanks_in_the_group_of_an_introduction_are_thanks() -> None:
    story = told(6, 1)
    story.write(437, ("p6", "Eva"), THANKS)
    assert counted(story) == (7, 7)


def test_helps_in_a_row_are_one_and_thanks_may_follow_the_last() -> None:
    story = told(6, 1)
    story.hear(442, "p6", HELPS)
    story.write(448, "p6", THANKS)
    assert counted(story) == (7, 7)


def test_thanks_elsewhere_can_be_ticked() -> None:
    story = told(6, 1)
    assert counted(story) == (6, 7)
    helped = next(one for one in reversed(story.activities) if not one.mine)
    assert counted(story, Expectations(thanked_elsewhere=(str(helped.id),))) == (7, 7)


def test_words_we_cannot_read_are_no_lack_of_thanks() -> None:
    story = told(6, 1)
    story.write(437, "p6", DUTCH)
    assert counted(story) == (6, 6)
    assert "left out" in (story.audit(AUDIT).note or "")


def test_helps_of_the_last_week_are_still_open() -> None:
    story = told(6, 0)
    story.connect(100, "Late")
    story.hear(497, "Late", HELPS)
    assert counted(story) == (6, 6)


def test_where_the_reading_is_not_sure_the_helps_can_still_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    story = told(0, 6)
    story.write(100, "p0", "We began with one team, and it went well.")
    found = story.audit(AUDIT)
    assert (found.state, found.band) == (State.INFORMATIVE, None)
    (table,) = found.details
    assert isinstance(table, Table)
    assert table.title == "Help for which no thanks are seen here (as it was read: some of it may be wrong)"
    assert {row.label for row in table.rows} == {f"p{number}" for number in range(6)}
    assert all(row.day and row.activities for row in table.rows)


def test_helps_too_few_to_score_can_be_looked_at_as_well() -> None:
    story = told(0, 5)
    story.write(100, "p0", "We began with one team, and it went well.")
    found = story.audit(AUDIT)
    assert (found.state, found.value) == (State.NOT_ENOUGH_DATA, None)
    assert found.missing is not None
    assert "0 of the 5 times you were helped" in found.missing.what
    (table,) = found.details
    assert isinstance(table, Table)
    assert len(table.rows) == 5


def test_where_the_reading_is_not_sure_nobody_is_said_to_pitch(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story()
    story.post(0, "What a night shift needs, and what it does not.")
    for number in range(12):
        story.hear(400 + 8 * number, f"seller {number}", "Our platform saves you 30 %. Book a demo with me this week!")
    assert "seller" in str(story.audit(pitch_inbound_load.AUDIT).details)
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    unsure = story.audit(pitch_inbound_load.AUDIT)
    assert unsure.value
    assert "seller" not in str(unsure.details)


def test_an_offer_that_waits_for_my_answer_is_no_help_without_thanks() -> None:
    story = told(6, 1)
    story.connect(100, "Nora")
    story.hear(450, "Nora", BRINGS)
    assert counted(story) == (6, 7)
    story.write(452, "Nora", "The rain came in again, and the train was late.")
    assert counted(story) == (6, 8)


def test_small_talk_that_reads_as_an_offer_is_no_help_without_thanks() -> None:
    story = told(6, 1)
    story.connect(100, "Nora")
    story.hear(450, "Nora", "Come by if you like, there is soup.")
    story.write(452, "Nora", "The rain came in again, and the train was late.")
    assert counted(story) == (6, 7)


@pytest.mark.parametrize(("sure", "state"), [(2, State.INFORMATIVE), (3, State.SCORED)])
def test_under_three_sure_cases_nobody_is_told_of_a_lack_of_thanks(sure: int, state: State) -> None:
    story = told(4, sure)
    for number in range(3):  # which nobody had asked for
        story.connect(100, f"q{number}")
        story.hear(440 + number, f"q{number}", BRINGS)
        story.write(441 + number, f"q{number}", "The rain came in again, and the train was late.")
    found = story.audit(AUDIT)
    assert found.state is state
    if state is State.INFORMATIVE:
        assert found.note == "Told, not scored: of the times for which no thanks are seen, 2 were surely help to you."
        assert found.tip is None
    else:
        assert found.tip and found.tip.action.startswith("Write two sentences to p6, p5 or p4 and")
    (table,) = found.details
    assert isinstance(table, Table)
    assert {row.value for row in table.rows if row.label.startswith("q")} == {"helped you, as it was read"}
    assert {row.value for row in table.rows if row.label.startswith("p")} == {"helped you"}


@pytest.mark.parametrize("seed", range(20))
def test_words_since_each_help_are_counted_as_by_looking_at_each_of_them(seed: int) -> None:
    chance = random.Random(seed)
    people = ("ana", "ben", "cleo")
    helps = pl.DataFrame(
        [
            (number, "linkedin", chance.choice(people), at := chance.randrange(40), at + chance.randrange(9))
            for number in range(25)
        ],
        schema=["episode", "site", "partner", "at", "until"],
        orient="row",
    )
    mine = pl.DataFrame(
        [
            ("linkedin", chance.choice((*people, None)), chance.randrange(45), chance.choice((True, False, None)))
            for _ in range(60)
        ],
        schema={"site": pl.String, "partner": pl.String, "written_at": pl.Int64, "thanks": pl.Boolean},
        orient="row",
    )
    found = _with_words_since(helps, mine).select("episode", "thanks", "unread").rows()
    since = [
        [thanks for _, to, then, thanks in mine.iter_rows() if to == who and at <= then <= until]
        for _, _, who, at, until in helps.iter_rows()
    ]
    assert found == [(number, words.count(True), words.count(None)) for number, words in enumerate(since)]


def test_many_helps_of_somebody_to_whom_much_was_written_are_not_held_against_each_word() -> None:
    """Each pair of the two would be 400 million rows."""
    many = 20_000
    helps = pl.DataFrame({"episode": range(many), "site": "x", "partner": "ana", "at": range(many)}).with_columns(
        until=pl.col("at") + 10
    )
    mine = helps.select("site", "partner", written_at="at", thanks=pl.lit(value=True))
    assert _with_words_since(helps, mine)["thanks"].to_list()[:2] == [11, 11]
