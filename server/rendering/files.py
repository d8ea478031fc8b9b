"""A report written out: as text, JSON, a table of its audits in CSV, one self-contained HTML file, or PDF."""

import csv
import re
import sys
from importlib.resources import files
from io import StringIO
from pathlib import Path
from threading import Lock

import msgspec

from auditor.report import AuditResult, Report
from server.installation.private_files import private_file
from server.rendering.plain_console import plain_console
from server.store.exporting import FORMULA, FORMULA_WITHIN

_WIDTH = 100
#: What stands in the column of categories for what else is hoped for, before what that is.
FURTHER = "further-goal"
#: What each form is to a browser.
MEDIA = {"pdf": "application/pdf", "html": "text/html", "json": "application/json", "csv": "text/csv"}
#: A browser takes some 200 MB, so one prints at a time.
_printing = Lock()


def written(report: Report, form: str, *, fetch: bool = True, brief: bool = False) -> bytes:
    """The report as ``form`` (text, json, csv, html, pdf). ``fetch``: a browser may be fetched to print it. OSError
    where none prints. ``brief``: on paper or as a page, only what is furthest from working stands in full."""
    match form:
        case "text":
            from server.rendering.terminal import show

            text = StringIO()
            show(report, plain_console(file=text, width=_WIDTH))
            return text.getvalue().encode()
        case "json":
            return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
        case "csv":
            return _csv(report).encode()
    from server.rendering.filters import standalone

    page = standalone(report, brief=brief)
    return page.encode() if form == "html" else _pdf(page, fetch=fetch)


def write_report(report: Report, form: str, output: Path | None) -> None:
    """Write ``report`` as ``form`` to a file, or to standard output."""
    if form == "text" and output is None:
        from server.rendering.terminal import show

        show(report, plain_console())
        return
    content = written(report, form)
    if output is None:
        sys.stdout.buffer.write(content)
        return
    with private_file(output) as file:
        file.write(content)


def file_name(report: Report, form: str, *, nameless: bool = False) -> str:
    """What a file of the report is called: plain, and without anybody's name."""
    return f"rapport-{report.first}-{report.last}{'-without-names' if nameless else ''}.{form}"


def _csv(report: Report) -> str:
    """One line an audit, for spreadsheets: what was measured with its interval, and what it came to."""
    text = StringIO()
    table = csv.writer(text)
    table.writerow(
        [
            "category",
            "audit",
            "title",
            "state",
            "value",
            "unit",
            "low",
            "high",
            "sample",
            "of",
            "score",
            "score_low",
            "score_high",
            "band",
            "weight",
        ]
    )
    for category in report.categories:
        for audit in category.audits:
            table.writerow([cell(each) for each in (category.id, *_columns(audit))])
    if further := report.further:
        for audit in further.audits:
            table.writerow([cell(each) for each in (f"{FURTHER}/{further.outcome}", *_columns(audit))])
    return text.getvalue()


def _columns(audit: AuditResult) -> tuple[object, ...]:
    value, score = audit.value, audit.score
    measured = (value.number, value.unit, value.low, value.high, value.n, value.of) if value else (None,) * 6
    scored = (score.value, score.low, score.high) if score else (None,) * 3
    return (audit.id, audit.title, audit.state, *measured, *scored, audit.band, audit.weight)


def cell(value: object) -> object:
    """A value as a table may hold it: what a spreadsheet would run begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    apart = re.sub(FORMULA_WITHIN, r"\1'\2", value)
    return f"'{apart}" if re.search(FORMULA, apart) else apart


def _pdf(page: str, *, fetch: bool) -> bytes:
    """The page as Chromium prints it, with everything unfolded. OSError where no Chromium can be started."""
    from playwright.sync_api import sync_playwright

    from server.rendering.browsers import driver_problem, launch

    if problem := driver_problem():
        raise OSError(problem)
    with _printing, sync_playwright() as playwright:
        browser = launch(playwright, fetch=fetch)
        try:
            tab = browser.new_page()
            tab.set_content(page)
            tab.eval_on_selector_all("details", "found => found.forEach(each => { each.open = true; })")
            return tab.pdf(
                format="A4",
                print_background=True,
                tagged=True,
                outline=True,
                margin={"top": "18mm", "bottom": "20mm", "left": "17mm", "right": "17mm"},
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=files("server.rendering").joinpath("page_numbers.html").read_text("utf-8"),
            )
        finally:
            browser.close()
