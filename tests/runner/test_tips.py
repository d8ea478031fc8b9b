"""Which step comes first: it never contradicts the verdict, moves what that names, and names people if it can."""

from typing import Any

import msgspec

from auditor.answers.expectations import Preferences
from auditor.audits.catalogue import AUDITS
from auditor.report import AuditResult, Evidence, PointsTo, Score, State, Tip, Verdict
from auditor.report import Band as Shown
from auditor.runner.tips import findings, ranked

NONE = Evidence("C", "E", "", ())


def result(audit: str, *, named: bool = False, gain: float = 0.5) -> AuditResult:
    tip = Tip(audit, "", "", "", "Do it.", 5, gain, named=named)
    score = Score(1 - gain, 1 - gain, 1 - gain)
    return AuditResult(
        audit, "?", "!", State.SCORED, (PointsTo.HABIT,), NONE, "", weight=1.0, score=score, band=Shown.LOOK, tip=tip
    )


def order(*results: AuditResult, **verdict: Any) -> list[str]:
    told = Verdict("", **verdict)
    return [tip.audit for tip in ranked(results, AUDITS, Preferences(), told)]


def test_a_step_that_names_people_comes_before_one_of_the_same_worth_that_does_not() -> None:
    plain, naming = result("thanks-rate"), result("reply-rate", named=True)
    assert order(plain, naming) == ["reply-rate", "thanks-rate"]
    assert order(result("thanks-rate", gain=0.9), result("reply-rate", named=True)) == ["thanks-rate", "reply-rate"]


def test_what_the_verdict_names_comes_first() -> None:
    others = [result("reply-rate"), result("weak-tie-share"), result("dormant-reconnect"), result("goal-feasible")]
    assert order(*others, cause="habits", levers=("dormant",))[0] == "dormant-reconnect"
    assert order(*others, cause="habits", levers=("weak",))[0] == "weak-tie-share"
    assert order(*others, cause="expectations")[0] == "goal-feasible"


def test_no_step_says_that_hopes_are_the_matter_where_the_verdict_says_otherwise() -> None:
    both = [result("reply-rate"), result("goal-feasible", gain=1.0)]
    for cause in ("habits", "site", "remainder"):
        assert order(*both, cause=cause) == ["reply-rate"]
    assert "goal-feasible" in order(*both, cause="expectations")
    assert "goal-feasible" in order(*both)


def test_of_three_findings_one_is_left_to_what_is_ones_own_to_change() -> None:
    explaining = [result(audit, gain=gain) for gain, audit in enumerate(("feed-mix", "endless-feed", "autoplay-share"))]
    own = result("drift-tail")
    shown = findings([*explaining, own], AUDITS, [own.tip] if own.tip else [])
    assert shown == ("autoplay-share", "endless-feed", "drift-tail")
    assert findings([*explaining, own], AUDITS, []) == ("autoplay-share", "endless-feed", "feed-mix")


def test_every_audit_that_is_moved_exists() -> None:
    from auditor.runner import tips

    named = set().union(*tips._MOVES.values(), tips._HOPES)
    assert named <= set(AUDITS)
    levers = msgspec.json.schema(Verdict)["$defs"]["Verdict"]["properties"]["levers"]["items"]["enum"]
    assert set(levers) == set(tips._MOVES)
