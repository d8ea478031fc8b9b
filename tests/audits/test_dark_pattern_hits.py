"""How often a site pushes."""

import pytest

from auditor.activities.activity import Pattern, Subject
from auditor.audits.catalogue import AUDITS, CATEGORIES
from auditor.audits.site.dark_pattern_hits import AUDIT
from auditor.report import Band, PointsTo, State, Table
from auditor.scoring.curves import LogNormal
from tests.story import Story


def visited(pushed: int, alone: int, patterns: tuple[Pattern, ...] = (Pattern.UPSELL,)) -> Story:
    story = Story()
    for visit in range(pushed + alone):
        story.look(420 + visit, patterns=patterns if visit < pushed else ())
    return story


@pytest.mark.parametrize(("pushed", "band"), [(2, Band.WORKING), (18, Band.LOOK), (72, Band.TRY)])
def test_pushes_are_counted_in_a_hundred_visits(pushed: int, band: Band) -> None:
    found = visited(pushed, 80 - pushed).audit(AUDIT)
    assert found.value
    assert (found.value.number, found.value.n, found.band) == (100 * pushed / 80, 80, band)


def test_three_strengths_have_three_titles() -> None:
    assert len({visited(pushed, 80 - pushed).audit(AUDIT).title for pushed in (2, 18, 72)}) == 3


def test_two_kinds_in_one_visit_are_two_and_one_kind_twice_is_one() -> None:
    story = visited(40, 0, (Pattern.UPSELL, Pattern.LOCK))
    story.look(420 + 2 / 1440, patterns=(Pattern.UPSELL,))
    found = story.audit(AUDIT)
    assert found.value and (found.value.number, found.value.n) == (200, 40)
    (table,) = found.details
    assert isinstance(table, Table)
    assert [(row.label, row.value) for row in table.rows] == [
        ("an offer of a paid plan", "in 40 of 40 visits"),
        ("something about you that only those who pay may see", "in 40 of 40 visits"),
    ]


def test_sites_are_shown_apart() -> None:
    story = visited(40, 0)
    story.site = "x"
    for visit in range(10):
        story.look(430 + visit, patterns=(Pattern.UPSELL,) if visit < 3 else ())
    table = story.audit(AUDIT).details[1]
    assert isinstance(table, Table)
    assert [row.value for row in table.rows] == ["in 40 of 40 visits", "in 3 of 10 visits"]


def test_where_it_was_not_looked_for_them_it_says_so() -> None:
    story = Story()
    for visit in range(60):
        story.look(420 + visit)
    found = story.audit(AUDIT)
    assert found.state is State.NOT_ENOUGH_DATA and found.value is None
    assert found.missing and "declaration" in found.missing.remedy
    few = visited(29, 0).audit(AUDIT)
    assert few.missing and (few.missing.have, few.missing.need) == (29, 30)


def test_without_the_extension_it_names_it() -> None:
    story = Story()
    story.exchange(450, "Ana")
    found = story.audit(AUDIT)
    assert found.state is State.NOT_ENOUGH_DATA
    assert found.missing and "browser extension" in found.missing.remedy
    assert Subject.ATTENTION in AUDIT.needs


def test_it_judges_the_site_and_nobody() -> None:
    category = next(each for each in CATEGORIES if any(entry.audit is AUDIT for entry in each.entries))
    assert not category.judges_person
    assert AUDIT.points_to == (PointsTo.SITE,)
    assert AUDITS["dark-pattern-hits"] is AUDIT
    assert isinstance(AUDIT.curve, LogNormal)
