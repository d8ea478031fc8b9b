"""Sessions and acts, against counts by hand and a plain loop over what was seen and done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.facts.sessions import GAP
from tests.story import Story

MINUTE = 1 / 1440
FIVE = "That answers my old question."


def told(story: Story) -> list[dict[str, object]]:
    return story.families()["sessions"].to_dicts()


def test_a_silence_of_more_than_five_minutes_ends_a_session() -> None:
    story = Story()
    story.look(480, seconds=60)
    story.look(480 + 6 * MINUTE, seconds=60)  # five minutes after the end of the first
    story.look(480 + 12 * MINUTE + 1 / 86_400, seconds=30)  # a second more
    first, second = told(story)
    assert (first["seconds"], second["seconds"]) == (120, 30)
    assert first["until"] == story.at(480 + 7 * MINUTE).timestamp() * 1000


def test_an_act_keeps_a_session_going_and_belongs_to_it() -> None:
    story = Story()
    story.look(480, seconds=60)
    story.write(480 + 5 * MINUTE, "Ana")
    story.look(480 + 9 * MINUTE, seconds=60)
    (session,) = told(story)
    assert (session["actions"], session["purposeful"], session["seconds"]) == (1, 1, 120)
    assert session["purposeful_at"] == story.at(480 + 5 * MINUTE).timestamp() * 1000


def test_every_site_has_its_own_sessions() -> None:
    story = Story()
    story.look(480, seconds=60)
    story.site = "mastodon"
    story.look(480, seconds=60)
    assert [(session["site"], session["seconds"]) for session in told(story)] == [("linkedin", 60), ("mastodon", 60)]


def test_two_devices_on_one_site_are_one_session_whose_seconds_count_once() -> None:
    story = Story()
    story.look(480, "feed", 100)
    story.look(480, "messages", 60)
    (session,) = told(story)
    assert session["seconds"] == 100


def test_what_was_done_elsewhere_is_a_session_without_seconds() -> None:
    story = Story()
    story.write(480, "Ana")
    (session,) = told(story)
    assert (session["seconds"], session["purposeful"]) == (0, 1)


@pytest.mark.parametrize("vague", [Detail(day_only=True), Detail(zone_unknown=True)])
def test_an_act_of_which_only_the_day_is_known_has_no_place_in_a_session(vague: Detail) -> None:
    story = Story()
    story.look(480, seconds=60)
    story.write(480, "Ana", detail=vague)
    (session,) = told(story)
    assert session["actions"] == 0


@pytest.mark.parametrize(("minutes", "expecting"), [(-31, False), (-30, True), (-10, True), (0, False), (1, False)])
def test_a_look_within_half_an_hour_after_a_message_of_mine_expects_an_answer(minutes: float, expecting: bool) -> None:
    story = Story()
    story.write(480 + minutes * MINUTE, "Ana")
    story.look(480, seconds=20)
    assert told(story)[-1]["expecting"] is expecting


def test_a_message_of_others_or_on_another_site_is_no_reason_to_look() -> None:
    story = Story()
    story.hear(480 - 10 * MINUTE, "Ana")
    story.look(480, seconds=20)
    story.site = "mastodon"
    story.write(480 - 10 * MINUTE, "Ana")
    assert not any(session["expecting"] for session in told(story))


ON_PURPOSE: dict[str, Callable[[Story], object]] = {
    "a message": lambda story: story.write(480, "Ana", "Yes!"),
    "three words in a comment": lambda story: story.comment(480, "What a day"),
    "a comment whose text is not known": lambda story: story.add(
        Type.CREATE, 480, Object(ObjectType.NOTE, in_reply_to="p")
    ),
    "a post": lambda story: story.post(480, "Hello"),
    "words added to a share": lambda story: story.add(Type.ANNOUNCE, 480, Object(ObjectType.NOTE, content="Read this")),
    "an invitation": lambda story: story.invite(480, "Ana"),
    "an invitation to an event": lambda story: story.add(Type.INVITE, 480, Object(ObjectType.EVENT), to=("Ana",)),
    "an application": lambda story: story.add(Type.JOIN, 480, Object(ObjectType.JOB)),
}
BY_THE_WAY: dict[str, Callable[[Story], object]] = {
    "two words in a comment": lambda story: story.comment(480, "So true"),
    "a reaction": lambda story: story.like(480),
    "a share": lambda story: story.add(Type.ANNOUNCE, 480, Object(ObjectType.NOTE, id="p")),
    "a follow": lambda story: story.add(Type.FOLLOW, 480, Object(ObjectType.PROFILE, id="x")),
    "a search": lambda story: story.add(Type.SEARCH, 480),
    "an invitation accepted": lambda story: story.connect(480, "Ana"),
}


@pytest.mark.parametrize("kind", [*ON_PURPOSE, *BY_THE_WAY])
def test_which_acts_are_purposeful(kind: str) -> None:
    story = Story()
    (ON_PURPOSE | BY_THE_WAY)[kind](story)
    (session,) = told(story)
    assert session["actions"] == 1
    assert session["purposeful"] == int(kind in ON_PURPOSE)


@pytest.mark.parametrize(
    ("then", "leads"),
    [
        (["profile"], True),
        (["messages"], True),
        (["search", "profile"], True),
        (["network", "profile"], True),
        (["feed", "profile"], False),
        (["search"], False),
        ([], False),
    ],
)
def test_a_search_is_purposeful_if_it_leads_to_a_profile_or_a_message(then: list[str], leads: bool) -> None:
    story = Story()
    story.look(480 - MINUTE, "feed", 70)
    story.add(Type.SEARCH, 480)
    for number, page in enumerate(then, 1):
        story.look(480 + number * MINUTE, page, 30)
    (session,) = told(story)
    assert session["purposeful"] == int(leads)


def test_a_search_after_which_a_message_is_sent_leads_to_it_and_one_long_before_does_not() -> None:
    story = Story()
    story.add(Type.SEARCH, 480)
    story.write(480 + 4 * MINUTE, "Ana")
    story.add(Type.SEARCH, 481)
    story.look(481 + 4 * MINUTE, "search", 200)
    story.write(481 + 6 * MINUTE, "Ana")
    assert [session["purposeful"] for session in told(story)] == [2, 1]


def test_looking_is_no_act_nor_is_my_profile_as_it_was_seen() -> None:
    story = Story()
    story.profile(480, headline="Engineer")
    story.add(Type.READ, 480, Object(ObjectType.ARTICLE, id="a"))
    story.browse(480, 10)
    story.badge(480, 3)
    assert told(story) == []


def test_acts_are_composed_from_five_words_and_directed_if_at_people() -> None:
    story = Story()
    story.post(480, FIVE)
    story.post(481, "Four words of mine")
    story.write(482, "Ana", "Yes!")
    story.comment(483, FIVE, to=("Ana",))
    story.like(484)
    rows = story.families()["actions"].select("composed", "directed").rows()
    assert rows == [(True, False), (False, False), (False, True), (True, True), (False, False)]


@pytest.mark.parametrize("seed", range(10))
def test_a_plain_loop_finds_the_same(seed: int) -> None:
    dice = Random(seed)
    story = Story()
    at = datetime(2026, 4, 1, 8, tzinfo=UTC)
    events: list[tuple[int, int, bool]] = []  # start, end in milliseconds, is it an act?
    for _ in range(80):
        at += timedelta(seconds=dice.choice((1, 20, 100, 299, 300, 301, 400, 3_000)))
        begun = round(at.timestamp() * 1000)
        if dice.random() < 0.3:
            story.write(at, "Ana")
            events.append((begun, begun, True))
        else:
            length = dice.choice((1, 30, 90, 300, 600))
            story.look(at, seconds=length)
            events.append((begun, begun + length * 1000, False))
    sessions: list[list[tuple[int, int, bool]]] = []
    for event in sorted(events):
        if not sessions or event[0] - max(end for _, end, _ in sessions[-1]) > GAP:
            sessions.append([])
        sessions[-1].append(event)
    expected = [
        (
            min(start for start, _, _ in session),
            max(end for _, end, _ in session),
            len({second for start, end, act in session if not act for second in range(start, end, 1000)}),
            sum(act for _, _, act in session),
        )
        for session in sessions
    ]
    made = story.families()["sessions"].select("at", "until", "seconds", "actions").rows()
    assert [(at, until, round(seconds), acts) for at, until, seconds, acts in made] == expected
