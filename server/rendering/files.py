"""A report written out: as text, JSON, one self-contained HTML file, or PDF."""

import sys
from io import StringIO
from pathlib import Path

import msgspec
from rich.console import Console

from auditor.report import Report
from server.private_files import private_file

_WIDTH = 100


def write_report(report: Report, form: str, output: Path | None) -> None:
    """Write ``report`` as ``form`` (text, json, html, pdf) to a file, or to standard output."""
    match form:
        case "text":
            from server.rendering.terminal import show

            if output is None:
                show(report, Console())
            else:
                text = StringIO()
                show(report, Console(file=text, width=_WIDTH))
                _write(text.getvalue().encode(), output)
        case "json":
            _write(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n", output)
        case "html":
            from server.rendering.filters import standalone

            _write(standalone(report).encode(), output)
        case _:
            from server.rendering.filters import standalone

            _write(_pdf(standalone(report)), output)


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        with private_file(output) as file:
            file.write(content)


def _pdf(page: str) -> bytes:
    """The page as Chromium prints it. OSError where no Chromium can be started."""
    from playwright.sync_api import sync_playwright

    from server.rendering.browsers import driver_problem, launch

    if problem := driver_problem():
        raise OSError(problem)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            tab = browser.new_page()
            tab.set_content(page)
            return tab.pdf(format="A4", print_background=True, tagged=True)
        finally:
            browser.close()
