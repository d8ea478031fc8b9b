"""How many examples a generated test tries: a quarter of its maximum, and all with ``make test-long``. Also in which of
several ways a test uses a browser: in turn, or all of them there."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

LONG = "long"
Thing = TypeVar("Thing")
Way = TypeVar("Way")


def examples(number: int) -> settings:
    """The settings of a test that tries ``number`` examples if there is time."""
    return settings(max_examples=number if is_long() else max(10, number // 4))


def is_long() -> bool:
    """Whether there is time for all of them."""
    return settings.get_current_profile_name() == LONG


def by_turns(things: Sequence[Thing], ways: Sequence[Way], first: int = 0) -> list[tuple[Thing, Way]]:
    """Each thing with one of the ways in turn, beginning with the ``first``; with all of them if there is time."""
    if is_long():
        return [(thing, way) for thing in things for way in ways]
    return [(thing, ways[(first + number) % len(ways)]) for number, thing in enumerate(things)]
