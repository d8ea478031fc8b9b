"""The report on paper is brief: only what is furthest from working stands in full, and the rest in a line each."""

import re

from server.demonstration import report_of
from server.rendering.filters import FURTHEST, furthest, standalone


def test_a_brief_report_tells_the_lowest_scores_in_full_and_every_other_audit_in_a_line() -> None:
    report = report_of("corporate")
    shown = furthest(report)
    assert len(shown) == FURTHEST
    scores = [each.score.value for each in shown if each.score]
    assert scores == sorted(scores)
    brief, whole = standalone(report, brief=True), standalone(report)
    in_full = re.compile(r'<section class="audit card" id="([^"]+)">')
    assert in_full.findall(brief) == [each.id for each in shown]
    measured = {each.id for each in report.audits().values() if each.value}
    assert set(in_full.findall(whole)) == measured
    for each in report.audits().values():
        assert each.value is None or each.id in brief or each.title in brief
    targets = set(re.findall(r'href="#([^"]+)"', brief))
    assert targets <= set(re.findall(r'id="([^"]+)"', brief))
