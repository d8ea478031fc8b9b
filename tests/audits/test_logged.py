"""What is missing of logged days: an audit that only a browser can feed does not ask for what a phone counted."""

import pytest

from auditor.activities.activity import Object, ObjectType, Type
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Audit
from auditor.audits.catalogue import AUDITS
from auditor.report import State
from tests.story import Story

LOGGED = [audit for audit in AUDITS.values() if audit.minimum.logged and "spent" not in audit.facts]


def counted_by_a_phone() -> Story:
    story = Story()
    for day in range(480, 500):
        story.add(Type.VIEW, day, Object(ObjectType.PAGE, id="phone"), duration=600)
    return story


@pytest.mark.parametrize("audit", LOGGED, ids=lambda audit: audit.id)
def test_what_only_a_browser_sees_is_not_asked_of_a_phone(audit: Audit) -> None:
    found = counted_by_a_phone().audit(audit, Expectations(browser_share=1.0))
    assert found.state is State.NOT_ENOUGH_DATA and found.missing
    assert "or what your phone counted" not in found.missing.remedy
    assert "your time on the site was logged" not in found.missing.what


def test_what_a_phone_counts_is_asked_for_where_it_would_do() -> None:
    spent = [audit for audit in AUDITS.values() if audit.minimum.logged and "spent" in audit.facts]
    assert spent
    for audit in spent:
        story = Story()
        story.look(499, seconds=60)
        found = story.audit(audit, Expectations(browser_share=1.0, planned_minutes_a_week={"linkedin": 60.0}))
        assert found.missing is None or "what your phone counted" in found.missing.remedy
