"""intro-context: what my introductions tell the two, in four checks."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.introductions.intro_context import AUDIT
from auditor.report import Band, Histogram, Role, State, Table
from tests.story import Story

NOTHING = "Ana, meet Ben. Ben, meet Ana."
WHO = "Ana, meet Ben. Ben runs a data team in Porto. Ana trains clinical coders."
WHY = (
    "Ana, meet Ben. Ben runs a data team in Porto. Ana trains clinical coders and is looking for a data partner; Ben, "
    "you told me you need coders who know hospitals."
)
ALL = f"{WHY} Ana, would you write first?"
DUTCH = "Ana, mag ik je aan Ben voorstellen? Ben, dit is Ana, ik ken haar al heel lang."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(*texts: str) -> Story:
    story = Story()
    for number, text in enumerate(texts):
        story.write(200 + number, (f"a{number}", f"b{number}"), text)
    return story


def test_saying_who_why_and_what_next_works_well() -> None:
    result = told(*[ALL] * 6).audit(AUDIT)
    assert result.value and (result.value.number, result.value.n) == (1, 6)
    assert result.band is Band.WORKING


def test_two_bare_names_give_a_tip() -> None:
    result = told(*[NOTHING] * 6).audit(AUDIT)
    assert result.value and result.value.number == 0
    assert result.band is Band.TRY
    assert result.tip and result.tip.credit == ""


def test_the_mean_of_the_four_checks_counts_and_the_barest_are_listed_first() -> None:
    result = told(*[ALL] * 9, *[WHY] * 6, *[WHO] * 6, *[NOTHING] * 3).audit(AUDIT)
    assert result.value and result.value.number == pytest.approx((9 * 4 + 6 * 3 + 6 * 2) / (24 * 4))
    assert result.band is Band.LOOK
    histogram, table = result.details
    assert isinstance(histogram, Histogram) and [count for _, count in histogram.bins] == [3, 0, 6, 6, 9]
    assert isinstance(table, Table) and (len(table.rows), table.more) == (20, 4)
    assert [row.value for row in table.rows[:4]] == ["0 of 4 told"] * 3 + ["2 of 4 told"]


def test_under_four_there_is_no_score() -> None:
    assert told(ALL, ALL, ALL).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_one_bare_introduction_of_four_may_be_chance_and_gets_no_band() -> None:
    result = told(ALL, ALL, WHY, NOTHING).audit(AUDIT)
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_what_we_cannot_read_introductions_by_others_and_nudges_are_left_out() -> None:
    story = told(*[ALL] * 4)
    story.write(400, ("Ana", "Ben"), DUTCH)
    story.hear(401, "Eva", NOTHING, also_to=("Ben",))
    story.write(210, ("a0", "b0"), NOTHING)
    assert (result := story.audit(AUDIT)).value and (result.value.number, result.value.n) == (1, 4)


def test_a_year_is_looked_at() -> None:
    story = told(*[ALL] * 4)
    story.write(130, ("Ana", "Ben"), NOTHING)
    assert (result := story.audit(AUDIT)).value and result.value.n == 4


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PRIVATE])
def test_it_is_the_same_for_all(role: Role) -> None:
    story = told(ALL, WHY, WHO, NOTHING, ALL)
    mine, others = story.audit(AUDIT, role=role), story.audit(AUDIT)
    assert (mine.score, mine.weight) == (others.score, others.weight)
    assert mine.score


def test_poor_readings_are_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    assert told(*[ALL] * 4).audit(AUDIT).state is State.INFORMATIVE


def test_a_source_without_messages_sent_says_nothing() -> None:
    story = Story()
    story.hear(400, "Eva", NOTHING, also_to=("Ben",))
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
