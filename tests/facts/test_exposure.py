"""Exposure: visits to the feed in counts, and the sessions they belong to."""

from auditor.activities.activity import Detail, Exposure, Object, ObjectType, Type
from tests.story import Story

MINUTE = 1 / 1440


def test_a_visit_has_its_counts() -> None:
    story = Story()
    story.browse(480, network=7, suggested=4, promoted=2, autoplay=3)
    (row,) = story.families()["exposure"].to_dicts()
    assert [row[name] for name in ("network", "suggested", "promoted", "autoplay", "items")] == [7, 4, 2, 3, 13]
    assert row["ended"] is False


def test_what_was_shown_is_at_least_what_has_an_origin() -> None:
    story = Story()
    story.browse(480, network=7, items=0)
    story.browse(481, network=7, items=9, ended=True)
    assert story.families()["exposure"].select("items", "ended").rows() == [(7, False), (9, True)]


def test_a_visit_that_showed_nothing_is_a_visit_and_a_page_of_another_kind_is_none() -> None:
    story = Story()
    story.add(Type.VIEW, 480, Object(ObjectType.COLLECTION, id="feed"), detail=Detail(exposure=Exposure()))
    story.add(Type.VIEW, 480, Object(ObjectType.COLLECTION, id="feed"))
    story.look(480, "feed")
    story.badge(480, 3)
    assert story.families()["exposure"]["items"].to_list() == [0]


def test_a_visit_belongs_to_the_session_it_began_in_or_is_its_own() -> None:
    story = Story()
    story.look(480, seconds=60)
    story.browse(480 - 0.5 / 1440, 1)  # the page was there before the eyes were
    story.browse(480 + 2 * MINUTE, 2)
    story.browse(480 + 20 * MINUTE, 3)
    begun, lone = (story.at(day).timestamp() * 1000 for day in (480, 480 + 20 * MINUTE))
    assert story.families()["exposure"].select("items", "session_at").rows() == [(1, begun), (2, begun), (3, lone)]
