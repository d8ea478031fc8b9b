"""What a role can give, and what it seldom does."""

import pytest

from auditor.answers.expectations import Expectations, Goal, Outcome
from auditor.audits.expectations.benefits import BENEFITS, plausible
from auditor.audits.expectations.role_goal_fit import AUDIT
from auditor.audits.sources import SOURCES
from auditor.report import Band, Role, State, Table
from tests.story import Story


@pytest.mark.parametrize(
    ("role", "outcome", "value", "band"),
    [
        (Role.CORP, "early information", 1.0, Band.WORKING),
        (Role.CORP, "sales", 0.2, Band.TRY),
        (Role.MEDIA, "sources and tips", 1.0, Band.WORKING),
        (Role.SALES, "sales", 0.2, Band.TRY),
        (Role.FOUND, "investment", 0.2, Band.TRY),
        (Role.FREE, "repeat work", 1.0, Band.WORKING),
        (Role.CREA, "reach", 1.0, Band.WORKING),
        (Role.ACAD, "staying in touch", 1.0, Band.WORKING),
    ],
)
def test_a_goal_is_held_against_the_role(role: Role, outcome: Outcome, value: float, band: Band) -> None:
    found = Story().audit(AUDIT, Expectations(goal=Goal(outcome=outcome)), role)
    assert found.value
    assert (found.value.number, found.band) == (value, band)


@pytest.mark.parametrize("outcome", ["job offers", "peer exchange", "mentors", "invitations to speak", "commissions"])
def test_a_goal_nobody_studied_for_the_role_is_told_and_neither_scored_nor_called_anothers(outcome: Outcome) -> None:
    found = Story().audit(AUDIT, Expectations(goal=Goal(outcome=outcome)), Role.CORP)
    assert found.state is State.INFORMATIVE
    assert (found.score, found.band, found.tip) == (None, None, None)
    assert found.value and found.value.words == f"nothing is known of “{outcome}” for your role"
    assert found.title == "Does my role offer the benefit I expect?"
    assert found.note and "Nobody has studied this for your role" in found.note
    assert "I work in the media" not in str(found)


def test_other_benefits_are_offered_with_their_grades() -> None:
    (offered,) = Story().audit(AUDIT, Expectations(goal=Goal(outcome="sales")), Role.CORP).details
    assert isinstance(offered, Table)
    assert {"early information", "visibility inside"} <= {row.label for row in offered.rows}
    assert all("grade" in row.value for row in offered.rows)


def test_it_weighs_double_where_nothing_is_to_be_won_directly() -> None:
    weights = {
        role: Story().audit(AUDIT, Expectations(goal=Goal(outcome="staying in touch")), role).weight
        for role in (Role.CORP, Role.MEDIA, Role.JOB)
    }
    assert weights[Role.CORP] == weights[Role.MEDIA] == 2 * weights[Role.JOB]


def test_it_asks_for_role_and_goal() -> None:
    assert Story().audit(AUDIT, Expectations(goal=Goal(outcome="sales"))).state is State.NEEDS_YOUR_ANSWER
    assert Story().audit(AUDIT, role=Role.CORP).state is State.NEEDS_YOUR_ANSWER
    private = Story().audit(AUDIT, Expectations(goal=Goal(outcome="staying in touch")), Role.PRIVATE)
    assert private.state is State.INFORMATIVE


def test_every_role_but_the_private_has_benefits_of_its_own_with_sources_that_there_are() -> None:
    assert set(BENEFITS) == set(Role) - {Role.PRIVATE}
    for role, benefits in BENEFITS.items():
        assert plausible(role)
        assert all(set(benefit.sources) <= set(SOURCES) for benefit in benefits.values())
        assert all(benefit.sources for benefit in benefits.values() if benefit.grade[0] in "ABC")
