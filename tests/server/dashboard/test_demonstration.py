"""The pages of the made-up people, asked for by many at once."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from auditor.report import Report
from server import demonstration
from server.dashboard.demonstration import _made, _report
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
    _made.cache_clear()
    with ThreadPoolExecutor(4) as asking:
        found = list(asking.map(ask, ["media"] * 4))
    _made.cache_clear()
    assert made == ["media"]
    assert found == [report] * 4
