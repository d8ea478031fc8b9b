"""The line under a report's title: what it is about, and since when anything is known."""

from datetime import date

import msgspec
import pytest

from auditor.report import SourceSummary
from server.demonstration import report_of
from server.rendering.filters import basis


@pytest.mark.parametrize(("first", "told"), [(date(2026, 9, 1), False), (date(2026, 11, 14), True)])
def test_a_record_that_begins_late_in_the_window_is_told_as_that(first: date, told: bool) -> None:
    source = SourceSummary("linkedin", "extension", 12, first, date(2026, 11, 26))
    report = msgspec.structs.replace(report_of("corporate"), first=date(2026, 8, 29), sources=(source,))
    assert ("What is known begins on 14 November 2026." in basis(report)) is told
