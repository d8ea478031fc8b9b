"""What is made of an audit's facts alone is made once, however many audits and lists go by it."""

import inspect
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

import polars as pl
import pytest

from auditor.answers.expectations import Expectations
from auditor.facts import Families
from auditor.runner import run as runner
from tests.story import Story

#: Made anew: a small filter, and one that would hold much for two uses.
_ANEW = {"auditor.network.ties.kept_ties", "auditor.facts.attention.stretches"}


def of_the_facts_alone() -> list[FunctionType]:
    """All functions of the engine that take the families and nothing else."""
    found = {
        each
        for name, module in list(sys.modules.items())
        if name.startswith("auditor.")
        for each in vars(module).values()
        if inspect.isfunction(each)
        and each.__module__.startswith("auditor.")
        and list(inspect.signature(each).parameters) == ["families"]
    }
    return sorted(found, key=_named)


def _named(each: FunctionType) -> str:
    return f"{each.__module__}.{each.__name__}"


def test_what_is_made_of_the_facts_alone_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, list[Any]] = defaultdict(list)

    def counted(make: FunctionType) -> Callable[[Families], Any]:
        @wraps(make)
        def kept(families: Families) -> Any:
            made[_named(make)].append(make(families))
            return made[_named(make)][-1]

        return kept

    for make in of_the_facts_alone():
        counting = counted(make)
        for name, module in list(sys.modules.items()):
            if name.startswith("auditor.") and getattr(module, make.__name__, None) is make:
                monkeypatch.setattr(module, make.__name__, counting)
    runner.run(*lively())
    assert {"auditor.network.kept.to_me", "auditor.facts.trades.tells_many"} <= set(made)
    several = {name for name, found in made.items() if len({id(each) for each in found}) > 1}
    assert {name for name in several if not isinstance(made[name][0], pl.Expr)} <= _ANEW


def lively() -> tuple[Any, ...]:
    """The history, the answers and the window of somebody who exchanges with several people and has promised and asked
    for something."""
    story = Story(last_day=89)
    for day in range(1, 60, 4):
        story.exchange(day, f"friend-{day % 5}")
    for number in range(6):
        story.hear(70 + number, f"stranger-{number}", "Hello! Could you tell me who looks after your website?")
    story.hear(80, "friend-1", "Could you send me the figures, please?")
    story.write(80, "friend-1", "Gladly, I will send you the figures tomorrow.")
    story.look(89)
    families = story.families()
    return families.history, Expectations(), families.window
