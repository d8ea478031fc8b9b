"""template-reuse: first messages that are nearly the same as another one."""

import pytest

from auditor.answers.expectations import Preferences
from auditor.audits.outreach.template_reuse import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

TEMPLATE = "I came across your profile and was impressed by your work, shall we connect to exchange ideas on pumps?"
GERMAN = "Ich bin auf dein Profil gestossen und fand deine Arbeit an Pumpen so gut, dass ich dir schreiben wollte."


def told(own: int, same: int, text: str = TEMPLATE) -> Story:
    story = Story()
    story.exchange(100, "Old")
    for number in range(own + same):
        each = f"Your talk {number} on seal {number} of pump {number} in town {number} stayed with me {number} days."
        story.write(415 + number, f"p{number}", text if number >= own else each)
    return story


def test_messages_for_one_person_each_work_well() -> None:
    result = told(30, 0).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (0, 30)
    assert result.band is Band.WORKING


@pytest.mark.parametrize("text", [TEMPLATE, GERMAN])
def test_one_text_for_all_gives_a_tip_in_any_language_and_lists_who(text: str) -> None:
    result = told(5, 40, text).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (40, 45)
    assert result.band is Band.TRY
    (table,) = result.details
    assert isinstance(table, Table) and (len(table.rows), table.more) == (20, 20)
    assert table.rows[-1].label == "p44"


def test_under_fifteen_there_is_no_score() -> None:
    assert told(7, 7).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_a_small_sample_between_close_marks_gets_no_band() -> None:
    result = told(8, 7).audit(AUDIT, preferences=Preferences(points={AUDIT.id: (0.42, 0.52)}))
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_another_name_and_a_first_sentence_of_its_own() -> None:
    """Of 40 shingles a name at the start changes one; a sentence of the same length as the rest changes half."""
    rest = " ".join(f"word{number}" for number in range(43))
    story = told(20, 0)
    story.write(470, "Ana", f"Ana, {rest}")
    story.write(471, "Ben", f"Ben, {rest}")
    named = story.audit(AUDIT)
    assert named.value and named.value.k == 2
    story.activities = story.activities[:-2]
    story.write(470, "Ana", " ".join(f"one{number}" for number in range(43)) + " " + rest)
    story.write(471, "Ben", " ".join(f"two{number}" for number in range(43)) + " " + rest)
    assert (own := story.audit(AUDIT)).value and (own.value.k, own.value.n) == (0, 22)


def test_later_messages_answers_groups_and_messages_of_a_few_words_are_no_first_messages() -> None:
    story = told(15, 0)
    for number in range(5):
        story.write(440 + number, "Old", TEMPLATE)
        story.hear(440 + number, f"q{number}", TEMPLATE)
        story.write(440.1 + number, f"q{number}", TEMPLATE)
        story.write(440 + number, (f"r{number}", f"s{number}"), TEMPLATE)
        story.write(440 + number, f"t{number}", "Good to meet you!")
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (0, 15)


def test_sellers_may_reuse_more() -> None:
    story = told(20, 20)
    mine, others = story.audit(AUDIT, role=Role.SALES), story.audit(AUDIT)
    assert mine.curve and mine.curve.points == ((0.35, 0.9), (0.75, 0.5))
    assert mine.score and others.score and mine.score.value > others.score.value + 0.1


def test_a_source_without_messages_sent_says_nothing() -> None:
    story = Story()
    story.hear(450, "Ana")
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
