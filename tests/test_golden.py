"""The golden reports, and the properties that make the demonstration worth looking at."""

import pytest

from auditor.report import Band, Report, State
from server.demonstration import KINDS
from tests import made_up
from tests.golden import NOON, file_of, golden


def report_of(kind: str) -> Report:
    return made_up.report_of(kind, NOON)


both = pytest.mark.parametrize("kind", KINDS)


@both
def test_the_report_is_the_golden_one(kind: str) -> None:
    assert golden(report_of(kind)) == file_of(kind).read_text("utf-8"), "read the difference; “make golden” accepts it"


@both
def test_no_audit_of_the_demonstration_fails(kind: str) -> None:
    failed = {a.id: a.note for a in report_of(kind).audits().values() if a.state is State.ERROR}
    assert not failed


@both
def test_the_story_appears_in_most_audits(kind: str) -> None:
    audits = report_of(kind).audits().values()
    asked = [a for a in audits if a.state is not State.NOT_APPLICABLE]
    assert sum(a.value is not None for a in asked) >= 0.85 * len(asked)


@both
def test_something_goes_well_and_something_can_be_tried_and_only_the_first_step_is_to_be_tried_first(kind: str) -> None:
    report = report_of(kind)
    assert {a.band for a in report.audits().values()} >= {Band.WORKING, Band.LOOK}
    assert len(report.tips) > 3
    assert {a.id for a in report.audits().values() if a.band is Band.TRY} <= {report.tips[0].audit}


def test_the_two_people_differ_in_what_they_are_told() -> None:
    corporate, media = (report_of(kind) for kind in ("corporate", "media"))
    assert corporate.findings != media.findings
    assert media.audits()["reply-rate"].state is State.INFORMATIVE
    assert "pitch-inbound-load" in media.findings
