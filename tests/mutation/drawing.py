"""Which faults are tried, drawn by lot so that others draw the same, and what is said of how many tests saw."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from random import Random
from typing import Literal

import scipy  # whose parts are loaded where they are used: scipy.stats takes more than half a second

#: ``unclear``: the tests ended neither well nor with a test that failed, or the fault was not tried.
Outcome = Literal["killed", "survived", "timed out", "unclear"]

_OUTCOMES: Mapping[str, Outcome] = {
    "killed": "killed",
    "survived": "survived",
    "no tests": "survived",
    "timeout": "timed out",
}


def drawn(names: Collection[str], many: int | None, seed: int, only: str = "*") -> list[str]:
    """So many of the names that ``only`` matches, in the order in which they are drawn; None, or fewer: all of them.

    The same for the same names and seed, whatever else is drawn beside.
    """
    matching = sorted(name for name in names if fnmatch(name, only))
    return matching if many is None else Random(seed).sample(matching, min(many, len(matching)))


def outcome(status: str) -> Outcome:
    """What a status of mutmut means. A fault that no test reaches survives."""
    return _OUTCOMES.get(status, "unclear")


@dataclass(frozen=True)
class Score:
    """What became of the faults that were drawn in one room, of which there are ``of``."""

    room: str
    of: int
    outcomes: Mapping[str, Outcome]

    def __str__(self) -> str:
        """One line. Only faults that a test saw count as killed: where the machine is busy, time runs out by itself."""
        many, counts = len(self.outcomes), Counter(self.outcomes.values())
        said = (
            f"{self.room}: {many} drawn of {self.of}, {counts['killed']} killed, {counts['survived']} survived, "
            f"{counts['timed out']} timed out"
        )
        if counts["unclear"]:
            said += f", {counts['unclear']} unclear"
        if not many:
            return said
        low, high = scipy.stats.binomtest(counts["killed"], many).proportion_ci(0.95, method="wilson")
        return f"{said}; {counts['killed'] / many:.0%} killed (95 % interval {low:.0%} to {high:.0%})"

    def left(self) -> list[tuple[str, Outcome]]:
        """Those that no test saw, by name."""
        return sorted((name, became) for name, became in self.outcomes.items() if became != "killed")
