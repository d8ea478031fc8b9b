"""The golden reports, and what makes the demonstration worth looking at."""

import pytest

from auditor.report import Band, State
from server.demonstration import KINDS, report_of
from tests.golden import NOON, file_of, golden

both = pytest.mark.parametrize("kind", KINDS)


@both
def test_the_report_is_the_golden_one(kind: str) -> None:
    assert golden(kind) == file_of(kind).read_text("utf-8"), "read the difference; “make golden” accepts it"


@both
def test_no_audit_of_the_demonstration_fails(kind: str) -> None:
    failed = {a.id: a.note for a in report_of(kind, NOON).audits().values() if a.state is State.ERROR}
    assert not failed


@both
def test_the_story_is_told_in_most_audits(kind: str) -> None:
    audits = report_of(kind, NOON).audits().values()
    asked = [a for a in audits if a.state is not State.NOT_APPLICABLE]
    assert sum(a.value is not None for a in asked) >= 0.85 * len(asked)


@both
def test_something_goes_well_and_something_can_be_tried(kind: str) -> None:
    bands = {a.band for a in report_of(kind, NOON).audits().values()}
    assert bands >= {Band.WORKING, Band.LOOK, Band.TRY}


def test_the_two_people_differ_in_what_they_are_told() -> None:
    corporate, media = (report_of(kind, NOON) for kind in ("corporate", "media"))
    assert corporate.findings != media.findings
    assert media.audits()["reply-rate"].state is State.INFORMATIVE
    assert "pitch-inbound-load" in media.findings
