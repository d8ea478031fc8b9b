"""The pages of the made-up people, asked for by many at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from flask import Flask

from auditor.report import Report
from server import demonstration
from server.dashboard.demonstration import _ready, _report
from tests.made_up import report_of


def test_whoever_asks_at_once_waits_for_the_same_report(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    made, report = [], report_of("media")

    def slowly(kind: str) -> Report:
        made.append(kind)
        time.sleep(0.2)  # in which the others ask
        return report

    def ask(kind: str) -> Report:
        with app.test_request_context():
            return _report(kind)

    monkeypatch.setattr(demonstration, "report_of", slowly)
    _ready.clear()
    with ThreadPoolExecutor(4) as asking:
        found = list(asking.map(ask, ["media"] * 4))
    _ready.clear()
    assert made == ["media"]
    assert found == [report] * 4


def test_a_report_that_is_ready_is_shown_while_another_is_being_made(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, begun, ended = report_of("media"), Event(), Event()

    def made(kind: str) -> Report:
        if kind == "corporate":
            begun.set()
            ended.wait(10)
        return report

    def ask(kind: str) -> Report:
        with app.test_request_context():
            return _report(kind)

    monkeypatch.setattr(demonstration, "report_of", made)
    _ready.clear()
    ask("media")
    with ThreadPoolExecutor(2) as asking:
        slow = asking.submit(ask, "corporate")
        try:
            assert begun.wait(5)
            assert asking.submit(ask, "media").result(timeout=2) == report
        finally:
            ended.set()
        assert slow.result() == report
    _ready.clear()
