"""A report in the terminal: what its marks say."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from msgspec.structs import replace
from rich.console import Console

from auditor.report import Report
from auditor.report.waiting import Waiting
from server.rendering.terminal import show
from tests.made_up import report_of


def printed(report: Report) -> list[str]:
    text = StringIO()
    show(report, Console(file=text, width=160))
    return text.getvalue().splitlines()


def test_who_sees_an_audit_differently_is_shown_no_band_of_it() -> None:
    report = report_of("corporate")
    muted = tuple(
        replace(category, audits=tuple(replace(audit, muted=True) for audit in category.audits))
        for category in report.categories
    )
    told = [line for line in printed(replace(report, categories=muted)) if "you see it differently" in line]
    assert told
    assert all(line.startswith("◌ you see it differently") for line in told)


@pytest.mark.parametrize(("strangers", "named"), [(3, True), (4, False)])
def test_many_strangers_are_counted_and_not_named_where_somebody_comes_first(strangers: int, named: bool) -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def waits(name: str, *, new: bool = False) -> Waiting:
        return Waiting("linkedin", name, name, at, at.date(), f"of {name}", ("question",), new=new)

    waiting = (waits("Ana Quist"), *(waits(f"Stranger {number}", new=True) for number in range(strangers)))
    told = "\n".join(printed(replace(report_of("corporate"), waiting=waiting, tips=())))
    assert "Ana Quist asked you a question" in told
    assert f"{strangers} new people wrote to you" in told
    assert ("Stranger 0" in told) is named
