"""Efforts: what was put in by channel, and what came of it."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Coverage, Detail, Object, ObjectType, Subject, Type
from auditor.facts import DAY, derive
from auditor.history.history import LOOKBACK_DAYS
from tests.examples import examples
from tests.story import Story

INTRODUCTION = (
    "Hi both, let me introduce you. Ana runs maintenance in Graz, and you build the sensors for it. I think you would "
    "have a lot to talk about. I'll let you two take it from here."
)


def efforts(story: Story) -> pl.DataFrame:
    return story.families()["efforts"]


def channel_of(story: Story) -> list[str]:
    return efforts(story)["channel"].to_list()


def test_invitations_with_and_without_a_note_and_what_came_of_them() -> None:
    story = Story()
    story.invite(440, "Ana", note="I liked your talk.")
    story.connect(442, "Ana")
    story.hear(450, "Ana")
    story.invite(441, "Ben")
    story.connect(441, "Ben")
    story.invite(442, "Cem")
    story.invite(490, "Dee")
    rows = efforts(story).select("partner", "channel", "yes", "answered", "settled").rows()
    assert rows == [
        ("Ana", "notes", True, True, True),
        ("Ben", "bare", True, False, True),
        ("Cem", "bare", False, False, True),
        ("Dee", "bare", False, False, False),
    ]


def test_an_answer_more_than_thirty_days_after_connecting_counts_no_more() -> None:
    story = Story()
    story.invite(440, "Ana")
    story.connect(441, "Ana")
    story.hear(472, "Ana")
    assert efforts(story)["answered"].to_list() == [False]


def test_thirty_days_are_over_at_the_moment_the_window_ends() -> None:
    story = Story()
    midnight = story.at(471).replace(hour=0)
    late = timedelta(milliseconds=1)
    story.invite(midnight, "Ana")
    story.invite(midnight + late, "Ben")
    story.hear(midnight, "Cem", INTRODUCTION, also_to=("Dee",))
    story.hear(midnight + late, "Eva", INTRODUCTION, also_to=("Fay",))
    found = efforts(story).select("channel", "settled").rows()
    assert sorted(found) == [("bare", False), ("bare", True), ("introductions", False), ("introductions", True)]


def test_an_answer_on_the_thirtieth_day_still_counts() -> None:
    story = Story()
    for who, after in (("Ana", timedelta(days=30)), ("Ben", timedelta(days=30, milliseconds=1))):
        story.invite(440, who)
        story.connect(441, who)
        story.hear(story.at(441) + after, who)
    assert efforts(story).sort("partner")["answered"].to_list() == [True, False]


def test_what_an_invitation_shows_of_the_plan_is_kept() -> None:
    story = Story()
    story.add(Type.OFFER, 450, Object(ObjectType.RELATIONSHIP), to=("Ana",), detail=Detail(note=False, plan="free"))
    assert efforts(story)["plan"].to_list() == ["free"]


def test_the_tie_of_a_conversation_is_the_one_before_it() -> None:
    story = Story()
    story.exchange(20, "dormant")
    story.exchange(400, "weak")
    for day in range(300, 406, 15):
        story.exchange(day, "strong")
    for who in ("dormant", "weak", "strong", "stranger"):
        story.write(470, who)
    last = efforts(story).filter(pl.col("at") >= story.families().window.midnight(story.at(470).date()))
    assert dict(last.select("partner", "channel").iter_rows()) == {
        who: who for who in ("dormant", "weak", "strong", "stranger")
    }


def test_the_answer_to_the_opening_makes_no_tie_before_it() -> None:
    story = Story()
    story.exchange(450, "Ana")
    assert channel_of(story) == ["stranger"]
    assert efforts(story)["answered"].to_list() == [True]


@pytest.mark.parametrize(("answered", "channel"), [(True, "dormant"), (False, "stranger")])
def test_what_lies_before_the_rows_held_is_known_by_the_people(answered: bool, channel: str) -> None:
    story = Story()
    story.write(20, "Ana")
    if answered:
        story.hear(21, "Ana")
    story.write(470, "Ana")
    whole = story.families()
    held = replace(whole.history, activities=whole.activities.filter(pl.col("at") >= whole.window.start))
    found = derive(held, whole.window, whole.expectations)["efforts"]
    assert found["channel"].to_list() == [channel]


def test_who_may_have_written_in_the_year_before_that_is_not_held_is_called_no_dormant_tie() -> None:
    story = Story(last_day=900, days=90)
    story.exchange(400, "Ana", 3)  # in the year before the opening, and before what is held
    story.exchange(20, "Ben")
    for who in ("Ana", "Ben", "Cem"):
        story.write(500, who)
    story.write(850, "Ben")
    whole = story.families()
    held = replace(
        whole.history, activities=whole.activities.filter(pl.col("at") >= whole.window.start - LOOKBACK_DAYS * DAY)
    )
    found = derive(held, whole.window, whole.expectations)["efforts"]
    assert set(found.select("partner", "channel").rows()) == {
        ("Ana", None), ("Ben", None), ("Cem", "stranger"), ("Ben", "dormant"),
    }  # fmt: skip
    opened = round(story.at(500).timestamp() * 1000)
    longer = efforts(Story(last_day=900, days=800, activities=story.activities)).filter(pl.col("at") == opened)
    assert set(longer.select("partner", "channel").rows()) == {
        ("Ana", "weak"), ("Ben", "dormant"), ("Cem", "stranger"),
    }  # fmt: skip


def test_where_no_answer_can_be_seen_nobody_was_written_to_in_vain() -> None:
    story = Story()
    story.write(450, "Ana")
    story.hear(440, "Ben")
    results = efforts(story).select("channel", "answered", "settled")
    assert results.rows() == [("stranger", False, True)]
    story.coverage = [Coverage("linkedin", Subject.MESSAGE_RECEIVED, "none")]
    assert efforts(story).select("channel", "answered", "settled").rows() == [("stranger", None, None)]


def test_who_never_answered_before_is_no_dormant_tie() -> None:
    story = Story()
    story.write(20, "Ana")
    story.write(470, "Ana")
    assert channel_of(story)[-1] == "stranger"


def test_conversations_others_open_are_no_effort() -> None:
    story = Story()
    story.hear(450, "Ana")
    story.write(451, "Ana")
    assert channel_of(story) == []


def test_an_introduction_received_and_the_conversation_after_it() -> None:
    story = Story()
    story.hear(430, "Host", INTRODUCTION, also_to=("Ana",), context="three")
    story.hear(433, "Ana", also_to=("Host",), context="three")
    story.hear(440, "Host", INTRODUCTION, also_to=("Ben",), context="other three")
    story.hear(441, "Zoe", INTRODUCTION, also_to=("Cem",), context="third three")
    story.hear(475, "Cem")
    rows = efforts(story).filter(pl.col("channel") == "introductions").select("answered", "settled").rows()
    assert rows == [(True, True), (False, True), (False, True)]


def test_posts_are_counted_and_know_no_answer() -> None:
    story = Story()
    story.post(450, "Today we changed how we check the brakes.")
    story.comment(451, "A good point, thank you.")
    assert efforts(story).select("channel", "yes", "answered", "settled").rows() == [("posts", None, None, None)]


lines = st.lists(st.tuples(st.integers(0, 500), st.sampled_from(["Ana", "Ben"]), st.booleans()), max_size=25)


@examples(60)
@given(lines)
def test_the_channels_are_those_a_plain_count_gives(told: list[tuple[int, str, bool]]) -> None:
    story = Story()
    spoken: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for place, (day, who, mine) in enumerate(sorted(told)):
        when = day + place / 1_000
        (story.write if mine else story.hear)(when, who)
        spoken[who].append((when, mine))
    expected = []
    for who, turns in spoken.items():
        awaited = False
        for place, (when, mine) in enumerate(turns):
            pause = when - turns[place - 1][0] if place else 1_000
            changed = not place or mine != turns[place - 1][1]
            opens = pause > 14 and not (place and changed and awaited and pause <= 90)
            awaited = pause > 14 or (awaited and not changed)
            if mine and opens:
                before = turns[:place]
                year = [side for then, side in before if then >= when - 365]
                changes = sum(place == 0 or side != year[place - 1] for place, side in enumerate(year))
                both = {side for _, side in before} == {True, False}
                kind = "strong" if changes // 2 >= 6 else "weak" if changes // 2 else "dormant" if both else "stranger"
                expected.append((round(story.at(when).timestamp() * 1_000), who, kind))
    end = story.families().window.end
    found = efforts(story).select("at", "partner", "channel").rows()
    assert sorted(found) == sorted(row for row in expected if row[0] < end)
