"""context-diversity: how mixed the people I write with are, beside all my connections."""

import pytest

from auditor.audits.care.context_diversity import AUDIT
from auditor.report import Band, Role, State
from auditor.scoring import intervals
from tests.story import Story


def told(written: int, apart: int, places: int = 20, known: bool = True) -> Story:
    """Connections at ``places`` employers in turn; I write to every ``apart``-th of them."""
    story = Story()
    for number in range(written * apart):
        shown = {"employer": f"Employer {number % places}"} if known else {}
        story.connect(100, f"p{number}", **shown)
        if number % apart == 0:
            story.exchange(430, f"p{number}")
    return story


def test_those_as_mixed_as_my_connections_work_well() -> None:
    result = told(40, 3).audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(1, abs=0.1)
    assert result.band is not Band.TRY


def test_those_of_one_employer_give_a_tip() -> None:
    result = told(40, 20).audit(AUDIT)
    assert result.value and result.value.number == 0
    assert result.band is Band.TRY


def test_few_people_and_unknown_employers_give_no_score() -> None:
    assert told(24, 3).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    assert told(40, 3, known=False).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_it_counts_half_in_a_company() -> None:
    mine, others = told(40, 3).audit(AUDIT, role=Role.CORP), told(40, 3).audit(AUDIT)
    assert mine.weight == pytest.approx(others.weight / 2)


def test_career_stages_count_beside_employers_where_titles_tell_them() -> None:
    story = Story()
    titles = ("Intern", "Engineer", "Sales Manager", "CEO")
    for number in range(120):
        story.connect(100, f"p{number}", employer=f"Employer {number % 20}", position=titles[number % 4])
        if number % 4 == 1:  # engineers alone
            story.exchange(430, f"p{number}")
    result = story.audit(AUDIT)
    assert result.value and result.value.n == 30
    assert result.value.number == pytest.approx(0.3, abs=0.02)  # 5 employers of 20: 0.6; one stage of four: 0
    assert [detail.title for detail in result.details] == [
        "People you wrote to, by employer", "People you wrote to, by career stage",
    ]  # fmt: skip


def test_legal_forms_and_case_make_no_other_employer() -> None:
    story = told(40, 3, places=1)
    for number in range(60):
        story.connect(100, f"q{number}", employer=("EMPLOYER 0 Ltd.", "employer 0", "Other")[number % 3])
    result = story.audit(AUDIT)
    assert result.value and result.value.number == 0


def test_the_interval_does_not_depend_on_how_many_resamples_are_drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    story = told(40, 3)
    bounds = set()
    for at_once in (40, 3_000, 200_000):
        monkeypatch.setattr(intervals, "_AT_ONCE", at_once)
        value = story.audit(AUDIT).value
        assert value and value.low is not None and value.high is not None
        bounds.add((round(value.low, 9), round(value.high, 9)))
    assert len(bounds) == 1
