"""The line under a report's title: what it is about, and since when anything is known."""

from datetime import date

import msgspec

from auditor.report import SourceSummary
from server.rendering.filters import basis
from tests.made_up import report_of


def test_a_record_that_begins_late_in_the_window_is_told_as_that() -> None:
    report = msgspec.structs.replace(report_of("corporate"), first=date(2026, 8, 29))
    for first, told in (
        (date(2026, 8, 29), ""),
        (date(2026, 9, 4), ""),
        (date(2026, 9, 5), "What is known begins on 5 September 2026."),
        (date(2026, 11, 14), "What is known begins on 14 November 2026."),
    ):
        source = SourceSummary("linkedin", "extension", 12, first, date(2026, 11, 26))
        words = basis(msgspec.structs.replace(report, sources=(source,)))
        assert told in words, first
        assert bool(told) is ("begins on" in words), first


def test_of_several_sources_the_first_tells_since_when_and_all_are_counted() -> None:
    late, early = (
        SourceSummary("linkedin", "extension", count, first, date(2026, 11, 26))
        for count, first in ((1, date(2026, 11, 20)), (1_200, date(2026, 10, 1)))
    )
    report = msgspec.structs.replace(
        report_of("corporate"), first=date(2026, 8, 29), sources=(late, early), sites=("linkedin",)
    )
    assert basis(report).startswith("1,201 activities on LinkedIn. What is known begins on 1 October 2026.")
    alone = msgspec.structs.replace(report, sources=(late,))
    assert basis(alone).startswith("1 activity on LinkedIn. What is known begins on 20 November 2026.")
