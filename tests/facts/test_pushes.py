"""Pushes: which patterns a visit met, and in which visits it was looked for them."""

from auditor.activities.activity import Pattern
from tests.story import Story

MINUTE = 1 / 1440


def test_a_visit_meets_each_pattern_once() -> None:
    story = Story()
    story.look(480, "feed", 60, (Pattern.UPSELL,))
    story.look(480 + 2 * MINUTE, "profile", 60, (Pattern.UPSELL, Pattern.LOCK))
    story.look(480 + 60 * MINUTE, "feed", 60, ())
    rows = story.families()["pushes"].select("at", "kinds").rows()
    assert rows == [
        (story.at(480).timestamp() * 1000, ["lock", "upsell"]),
        (story.at(480 + 60 * MINUTE).timestamp() * 1000, []),
    ]


def test_where_it_was_not_looked_for_them_nothing_is_known() -> None:
    story = Story()
    story.look(480, "feed", 60)
    assert story.families()["pushes"].is_empty()
    story.look(480 + MINUTE, "feed", 60, ())
    assert story.families()["pushes"]["kinds"].to_list() == [[]]  # the visit was looked at later


def test_visits_of_two_sites_are_two() -> None:
    story = Story()
    story.look(480, "feed", 60, (Pattern.UPSELL,))
    story.site = "x"
    story.look(480 + MINUTE, "feed", 60, ())
    assert story.families()["pushes"].select("site", "kinds").rows() == [("linkedin", ["upsell"]), ("x", [])]
