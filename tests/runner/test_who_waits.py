"""Where several of those a goal is hoped for from wait for an answer, its step begins with them."""

import pytest

from auditor.report import AuditResult, CategoryResult, Evidence, PointsTo, State, Tip
from auditor.report.waiting import Waiting
from auditor.runner.who_waits import begun_with
from tests.story import Story

MORE = "Either begin about 3 times as many conversations, or move the date by about 8 weeks."


def waiter(name: str, sought: bool = False, doubtful: bool = False) -> Waiting:
    at = Story().at(480)
    return Waiting("linkedin", name, name, at, at.date(), f"{name} 1", ("ask",), sought=sought, doubtful=doubtful)


def categories(audit: str = "goal-feasible") -> tuple[CategoryResult, ...]:
    tip = Tip(audit=audit, observation="", reason="", choice="", action=MORE, minutes=60, gain=1.0)
    evidence = Evidence("B", "E", "", ())
    found = AuditResult(audit, "", "", State.SCORED, (PointsTo.EXPECTATION,), evidence, "", tip=tip)
    return (CategoryResult("expectations", "", "", (found,), 1, 1),)


def action(waits: list[Waiting], audit: str = "goal-feasible", unnamed: tuple[str, ...] = ()) -> str:
    ((found,),) = (category.audits for category in begun_with(categories(audit), waits, unnamed))
    assert found.tip
    return found.tip.action


A, B, C = (waiter(name, sought=True) for name in ("Ana", "Ben", "Cem"))


def test_the_step_names_them() -> None:
    assert action([waiter("Dan"), A, B]) == (
        "Begin with those who wait for you and may matter for this goal: Ana and Ben."
    )


@pytest.mark.parametrize(
    ("waits", "unnamed"),
    [
        ([A, waiter("Dan")], ()),
        ([A, waiter("seller", sought=True, doubtful=True)], ()),
        ([A, B], ("Ben",)),
        ([], ()),
    ],
)
def test_one_alone_is_not_several(waits: list[Waiting], unnamed: tuple[str, ...]) -> None:
    assert action(waits, unnamed=unnamed) == MORE


def test_no_other_audit_has_another_step() -> None:
    assert action([A, B, C], "reply-rate") == MORE
