"""A report in the terminal: what its marks say."""

from io import StringIO

from msgspec.structs import replace
from rich.console import Console

from auditor.report import Report
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
