"""How many examples a generated test looks at: a quarter of what it can, and all of them with ``make test-long``. And
which of many ways of the same a browser is tried with: each by turns, and all of them there."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

LONG = "long"
Thing = TypeVar("Thing")
Way = TypeVar("Way")


def examples(number: int) -> settings:
    """The setting of a test that looks at ``number`` examples where there is time."""
    return settings(max_examples=number if is_long() else max(10, number // 4))


def is_long() -> bool:
    """Whether there is time for all of them."""
    return settings.get_current_profile_name() == LONG


def by_turns(things: Sequence[Thing], ways: Sequence[Way], first: int = 0) -> list[tuple[Thing, Way]]:
    """Each thing in one of the ways, the next in the next, beginning with the ``first``; with time, in all of them."""
    if is_long():
        return [(thing, way) for thing in things for way in ways]
    return [(thing, ways[(first + number) % len(ways)]) for number, thing in enumerate(things)]
