"""Notifications: rises of the number shown, a drop being a new beginning."""

from itertools import pairwise
from random import Random

import pytest

from tests.story import Story


def rises(*shown: int) -> list[int | None]:
    story = Story()
    for number, unread in enumerate(shown):
        story.badge(480 + number / 24, unread)
    return story.families()["notifications"]["rise"].to_list()


def test_rises_count_and_of_the_first_number_nothing_is_known() -> None:
    assert rises(5, 7, 12) == [None, 2, 5]


def test_a_drop_sets_the_baseline() -> None:
    assert rises(9, 0, 2, 1, 4) == [None, 0, 2, 0, 3]


def test_two_devices_that_show_the_same_number_do_not_count_twice() -> None:
    assert rises(5, 5, 8, 8) == [None, 0, 3, 0]


def test_every_site_has_its_own_number() -> None:
    story = Story()
    story.badge(480, 5)
    story.site = "mastodon"
    story.badge(480.1, 50)
    story.site = "linkedin"
    story.badge(480.2, 6)
    assert story.families()["notifications"]["rise"].to_list() == [None, None, 1]


def test_what_was_shown_before_the_window_is_no_baseline() -> None:
    story = Story(days=10)  # a store gives the window only
    story.badge(480, 5)
    story.badge(495, 50)
    story.badge(496, 51)
    assert story.families()["notifications"]["rise"].to_list() == [None, 1]


@pytest.mark.parametrize("seed", range(5))
def test_a_plain_loop_finds_the_same(seed: int) -> None:
    dice = Random(seed)
    shown = [dice.choice((0, 1, 2, 5, 30)) for _ in range(40)]
    total = sum(max(0, later - earlier) for earlier, later in pairwise(shown))
    assert sum(rise or 0 for rise in rises(*shown)) == total
