"""used-balance: asks received to gifts and thanks received."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.used.used_balance import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

ASKS = "Could you introduce me to your head of HR?"
HELPS = "Attached is the map of the old paths; it may help you."
THANKS = "Thank you so much for your help"


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(asks: int, helps: int, thanks: int) -> Story:
    story = Story()
    story.write(100, "Ana")
    for number, text in enumerate([ASKS] * asks + [HELPS] * helps + [THANKS] * thanks):
        story.hear(420 + number * 0.5, "Ana", text)
    return story


def test_balance_works_well_and_only_asks_give_a_tip() -> None:
    good = told(10, 10, 10).audit(AUDIT)
    assert good.band is Band.WORKING
    assert good.value and good.value.number == pytest.approx(10.5 / 20.5)
    assert told(60, 1, 1).audit(AUDIT).band is Band.TRY


def test_under_fifteen_there_is_no_score() -> None:
    assert told(5, 5, 4).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_strangers_do_not_count() -> None:
    story = told(5, 5, 5)
    for number in range(30):
        story.hear(430 + number, f"p{number}", ASKS)
    assert (result := story.audit(AUDIT)).value and result.value.n == 15


def test_it_is_not_for_job_seekers_and_nobody_is_ranked() -> None:
    assert told(10, 10, 10).audit(AUDIT, role=Role.JOB).state is State.NOT_APPLICABLE
    details = told(60, 1, 1).audit(AUDIT).details
    assert "Ana" not in str(details)
    table = details[-1]
    assert isinstance(table, Table)
    assert (len(table.rows), table.more) == (20, 42)
    assert (table.rows[0].label, table.rows[-1].label) == ("thanked you", "asked you")
    assert all(row.day and row.activities for row in table.rows)
