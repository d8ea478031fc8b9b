"""My own profile as last seen on each site."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Detail, Object, ObjectType, Profile, Type
from auditor.facts.profile import has_route
from tests.examples import examples
from tests.story import Story

TEXTS = {
    "headline": "I help small libraries repair old books",
    "about": "Ask me about paper. I am looking for museums to work with.",
    "contact": "Write to me about bindings at ana@example.org; I answer within two days.",
}


def rows(story: Story) -> list[dict[str, Any]]:
    return story.families()["profile"].to_dicts()


def test_texts_become_whether_they_are_there_and_what_was_read_in_them() -> None:
    story = Story()
    seen = story.profile(400, **TEXTS, role=True, past_roles=2, skills=0, edited=date(2025, 6, 1))
    (found,) = rows(story)
    assert found["id"] == str(seen.id)
    assert (found["headline"], found["about"], found["contact"]) == (True, True, True)
    assert (found["role"], found["past_roles"], found["skills"], found["education"]) == (True, 2, 0, None)
    assert found["edited"] == date(2025, 6, 1)
    assert (found["what"], found["whom"], found["help"], found["seeking"]) == (True, True, True, True)
    assert (found["route"], found["topics"], found["response_time"], found["pitch_route"]) == (True, True, True, False)


def test_the_latest_sight_counts_whole_and_nothing_after_the_window() -> None:
    story = Story()
    story.profile(400, headline="Engineer", skills=5)
    latest = story.profile(450, headline="")
    story.profile(501, headline="Engineer", skills=9)
    (found,) = rows(story)
    assert (found["id"], found["headline"], found["skills"]) == (str(latest.id), False, None)


def test_each_site_has_its_own() -> None:
    story = Story()
    story.profile(400, skills=5)
    story.site = "mastodon"
    story.profile(300, skills=1)
    assert {row["site"]: row["skills"] for row in rows(story)} == {"linkedin": 5, "mastodon": 1}


def test_what_one_shows_on_a_messenger_is_no_profile() -> None:
    story = Story(site="telegram")
    story.profile(400, headline="", about="")
    assert rows(story) == []


def test_a_profile_of_someone_else_and_a_sight_without_fields_are_none() -> None:
    story = Story()
    story.add(Type.UPDATE, 400, Object(ObjectType.PROFILE), by="Ben", detail=Detail(profile=Profile(skills=5)))
    story.add(Type.UPDATE, 401, Object(ObjectType.PROFILE))
    assert rows(story) == []


def test_empty_texts_say_nothing_and_unseen_texts_are_unknown() -> None:
    empty, unseen = Story(), Story()
    empty.profile(400, headline="", about="")
    unseen.profile(400, skills=3)
    assert (rows(empty)[0]["what"], rows(empty)[0]["route"]) == (False, False)
    assert (rows(unseen)[0]["what"], rows(unseen)[0]["route"]) == (None, None)


def test_a_filled_contact_part_is_a_route_whatever_its_language() -> None:
    assert has_route({"contact": True, "route": None}) is True
    assert has_route({"contact": None, "route": True}) is True
    assert has_route({"contact": False, "route": None}) is None
    assert has_route({"contact": False, "route": False}) is False


SHOWN = st.fixed_dictionaries(
    {},
    optional={
        "headline": st.sampled_from(("", "Engineer")),
        "role": st.booleans(),
        "past_roles": st.integers(0, 9),
        "photo": st.booleans(),
        "employer": st.sampled_from(("Acme", "Bakery")),
        "edited": st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    },
)


@examples(50)
@given(st.lists(st.tuples(st.sampled_from(("linkedin", "mastodon")), st.integers(1, 510), SHOWN), max_size=8))
def test_the_family_is_what_a_plain_loop_finds(sights: list[tuple[str, int, dict[str, Any]]]) -> None:
    story = Story()
    latest: dict[str, tuple[int, int, dict[str, Any]]] = {}
    for order, (site, day, shown) in enumerate(sights):
        story.site = site
        story.profile(day + order / 1440, **shown)
        if day <= 500 and (site not in latest or (day, order) > latest[site][:2]):
            latest[site] = (day, order, shown)
    found = {row["site"]: row for row in rows(story)}
    assert found.keys() == latest.keys()
    for site, (_, _, shown) in latest.items():
        for name in ("role", "past_roles", "photo", "employer", "edited"):
            assert found[site][name] == shown.get(name)
        assert found[site]["headline"] == (None if "headline" not in shown else shown["headline"] != "")
