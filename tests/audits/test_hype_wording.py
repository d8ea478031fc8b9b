"""hype-wording: phrases that schemes use too, per 1,000 own words."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations
from auditor.audits.voice.hype_wording import AUDIT
from auditor.language import read
from auditor.report import Band, Role, State, Table
from tests.story import Story

PLAIN = "We repaired the pump on Tuesday and it held through the whole night of rain."  # 15 words
HYPE = "This is passive income while you sleep. Join my team, last chance!"  # 12 words
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."
HITS = len(read(HYPE).hype)


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(hype: int, plain: int) -> Story:
    story = Story()
    for number in range(plain):
        story.write(420 + number % 75, "Ana", PLAIN)
    for number in range(hype):
        story.post(425 + 5 * number, HYPE)
    return story


def test_plain_words_work_well_and_are_not_taken_for_certain() -> None:
    result = told(0, 400).audit(AUDIT)
    assert result.value and (result.value.number, result.value.n) == (0.0, 6000)
    assert result.value.high is not None and 0 < result.value.high < 0.5
    assert result.band is Band.WORKING


def test_no_hit_in_few_words_leaves_room_for_some() -> None:
    result = told(0, 54).audit(AUDIT)
    assert result.value and result.value.n == 810
    assert result.value.high == pytest.approx(1.353 / 0.810, rel=0.001)  # Gamma(1/2): 90 % below 1.353 hits
    assert result.score and result.score.low < 0.9


def test_hype_in_every_third_text_gives_a_tip_and_no_label() -> None:
    result = told(12, 80).audit(AUDIT)
    words = 80 * 15 + 12 * 12
    assert result.value and result.value.number == pytest.approx(1000 * 12 * HITS / words)
    assert result.band is Band.TRY
    assert result.tip and result.tip.action.startswith("Replace the promise")
    assert "MLM" not in str(result)


def test_phrases_are_shown_with_day_and_id() -> None:
    story = told(0, 80)
    post = story.post(470, HYPE)
    table = story.audit(AUDIT).details[0]
    assert isinstance(table, Table)
    (row,) = table.rows
    assert set(row.label.split(", ")) == set(read(HYPE).hype)
    assert (row.day, row.activities) == (post.published.date(), (str(post.id),))


def test_a_text_dismissed_keeps_its_words_and_loses_its_hits() -> None:
    story = told(0, 80)
    post = story.post(470, HYPE)
    result = story.audit(AUDIT, Expectations(not_hype=(str(post.id),)))
    assert result.value and (result.value.number, result.value.n) == (0.0, 1212)


@pytest.mark.parametrize(
    "text",
    [
        "I would never promise passive income to anyone.",
        'He wrote "passive income while you sleep" on his poster and we laughed.',
    ],
)
def test_denied_and_quoted_phrases_do_not_count(text: str) -> None:
    story = told(0, 80)
    story.post(470, text)
    assert (result := story.audit(AUDIT)).value and result.value.number == 0.0


def test_words_of_others_do_not_count() -> None:
    story = told(0, 80)
    story.hear(470, "Ben", HYPE)
    assert (result := story.audit(AUDIT)).value and (result.value.number, result.value.n) == (0.0, 1200)


def test_texts_we_cannot_read_count_on_neither_side() -> None:
    story = told(0, 80)
    story.post(470, DUTCH)
    result = story.audit(AUDIT)
    assert result.value and result.value.n == 1200
    assert result.note == "1 of 81 texts are in a language we cannot read yet and are left out."


def test_under_eight_hundred_words_there_is_no_score() -> None:
    result = told(3, 50).audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and (result.missing.have, result.missing.need) == (786, 800)


def test_hits_that_fall_on_one_day_leave_the_question_open() -> None:
    story = told(0, 80)
    for _ in range(3):
        story.post(470, HYPE)
    result = story.audit(AUDIT)
    assert result.value and result.value.low == 0.0
    assert result.band is None


def test_hits_spread_over_many_days_are_at_least_as_uncertain_as_poisson_says() -> None:
    result = told(12, 80).audit(AUDIT)
    hits = 12 * HITS
    assert result.value and result.value.low is not None and result.value.high is not None
    spread = 1.28 * hits**0.5 * 1000 / result.value.n
    assert result.value.high - result.value.low >= 2 * spread * 0.98


def test_every_role_has_the_same_thresholds() -> None:
    story = told(2, 80)
    scores = {story.audit(AUDIT, role=role).score for role in Role if role is not Role.PRIVATE}
    assert len(scores) == 1
    assert "legal" in AUDIT.caveats
