"""Revivals: what I wrote to people who were dormant ties at that moment; and what lies before the activities held."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations
from auditor.facts import Families, Window, derive
from auditor.facts.ties import partners
from auditor.history.history import LOOKBACK_DAYS, History
from auditor.history.people import Acquaintance, people_frame, until
from tests.examples import examples
from tests.story import Story

SHORT = "Hi, you there?"


def revived(story: Story) -> list[tuple[str, bool | None]]:
    return story.families()["revivals"].select("partner", "long").rows()


def held(whole: Families) -> Families:
    """The same, as the store gives it: no activities from before the months that are looked back on."""
    first = whole.window.start - LOOKBACK_DAYS * 86_400_000
    kept = replace(whole.history, activities=whole.history.activities.filter(pl.col("at") >= first))
    return derive(kept, whole.window, whole.expectations)


def test_a_word_after_a_year_of_silence_revives_and_the_talk_that_follows_does_not() -> None:
    story = Story()
    story.exchange(20, "Ana")
    story.exchange(440, "Ana", times=3)
    assert revived(story) == [("Ana", False)]


def test_until_they_answer_each_word_of_mine_goes_to_a_dormant_tie() -> None:
    story = Story()
    story.exchange(20, "Ana")
    for day in (440, 450, 460):
        story.write(day, "Ana")
    story.hear(461, "Ana")
    story.write(462, "Ana")
    assert revived(story) == [("Ana", False)] * 3


def test_a_year_is_counted_back_from_the_moment_of_writing() -> None:
    story = Story()
    story.hear(60, "Ana")
    story.write(61, "Ana")
    story.write(425, "Ana")  # 365 days after the line that I answered
    story.write(426, "Ana")
    assert len(revived(story)) == 1


def test_answering_someone_who_writes_after_years_revives() -> None:
    story = Story()
    story.exchange(20, "Ana")
    story.hear(440, "Ana")
    story.write(441, "Ana")
    story.write(442, "Ana")
    assert revived(story) == [("Ana", False)]


def test_a_few_words_or_no_exchange_before_revive_nobody() -> None:
    story = Story()
    story.exchange(20, "Ana")
    story.write(440, "Ana", SHORT)
    story.write(20, "Ben")
    story.write(440, "Ben")
    story.write(440, "Cem")
    assert revived(story) == []


def test_three_years_of_silence_are_told_apart() -> None:
    story = Story(last_day=1400)
    story.exchange(20, "Long")
    story.exchange(600, "Ana")
    for who in ("Long", "Ana"):
        story.write(1390, who)
    assert dict(revived(story)) == {"Long": True, "Ana": False}
    assert dict(held(story.families())["revivals"].select("partner", "long").iter_rows()) == {
        "Long": None,
        "Ana": False,
    }


def test_who_connects_in_the_window_was_unknown_before_it() -> None:
    story = Story()
    story.connect(400, "Ana")
    story.connect(450, "Ben")
    ties = story.families()["ties"].select("partner", "kind", "kind_before").rows()
    assert ties == [("Ana", "latent", "latent"), ("Ben", "latent", None)]


def test_one_persons_turns_are_not_taken_for_anothers() -> None:
    story = Story()
    story.write(440, "Ana")
    story.hear(441, "Ben")
    story.write(442, "Cem")
    assert partners(story.families()["interactions"])["exchanges"].to_list() == [0, 0, 0]


def test_what_is_paid_for_makes_no_tie() -> None:
    story = Story()
    story.write(20, "Ad")
    story.hear(21, "Ad", detail=Detail(promoted=True))
    story.write(470, "Ad")
    (tie,) = story.families()["ties"].iter_rows(named=True)
    assert (tie["kind"], tie["messages"]) == ("one-way", 2)
    assert revived(story) == []


def test_what_comes_after_a_window_is_not_known_in_it() -> None:
    story = Story(last_day=450)
    story.write(20, "Ana")
    story.hear(460, "Ana")
    story.hear(461, "New")
    story.connect(462, "Newer")
    story.write(440, "Old")
    story.hear(455, "Old")
    ties = story.families()["ties"]
    assert dict(ties.select("partner", "kind").iter_rows()) == {"Ana": "one-way", "Old": "one-way"}
    (tie,) = ties.filter(pl.col("partner") == "Ana").iter_rows(named=True)
    assert (tie["messages"], tie["at"]) == (1, tie["first_at"])


def test_people_are_told_as_they_stood() -> None:
    people = people_frame(
        [Acquaintance("linkedin", "Ana", "Ana", 5, 50, 3, 2, 20), Acquaintance("linkedin", "Ben", "Ben", 30, 40, 1)]
    )
    later = pl.DataFrame({"site": ["linkedin"] * 2, "id": ["Ana", "Ben"], "sent": [1, 1], "received": [2, 0]})
    stood = until(people, 20, later).select("id", "first_at", "last_at", "sent", "received", "connected_at").rows()
    assert stood == [("Ana", 5, None, 2, 0, None), ("Ben", None, None, 0, 0, None)]


lines = st.lists(st.tuples(st.integers(0, 1500), st.sampled_from(["Ana", "Ben"]), st.booleans()), max_size=24)


def told(spoken: list[tuple[int, str, bool]]) -> tuple[Story, dict[str, list[tuple[int, bool]]]]:
    story = Story(last_day=1300)
    by_person: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for place, (day, who, mine) in enumerate(sorted(spoken)):
        when = day + place / 1_000
        (story.write if mine else story.hear)(when, who)
        by_person[who].append((round(story.at(when).timestamp() * 1_000), mine))
    return story, by_person


@examples(80)
@given(lines)
def test_revivals_are_those_a_plain_loop_finds(spoken: list[tuple[int, str, bool]]) -> None:
    story, by_person = told(spoken)
    window, year = story.families().window, 365 * 86_400_000
    expected = []
    for who, moments in by_person.items():
        for place, (at, mine) in enumerate(moments):
            if not mine or not window.start <= at < window.end:
                continue
            before = moments[:place]
            changes = [a for (a, one), (_, other) in pairwise(before) if one != other]
            if changes and changes[-1] < at - year:
                expected.append((at, who, changes[-1] <= at - 3 * year))
    found = story.families()["revivals"].select("at", "partner", "long").rows()
    assert found == sorted(expected)


@examples(80)
@given(lines)
def test_the_activities_of_a_year_and_the_counts_of_all_time_tell_what_all_activities_tell(
    spoken: list[tuple[int, str, bool]],
) -> None:
    whole = told(spoken)[0].families()
    part = held(whole)
    same = pl.all().exclude("last_before", "last_of_old", "heard_at", "at", "exchanges_then")
    assert part["ties"].select(same).equals(whole["ties"].select(same))
    assert part["revivals"].drop("long").equals(whole["revivals"].drop("long"))
    both = part["revivals"].select("id", part="long").join(whole["revivals"].select("id", whole="long"), on="id")
    assert both.filter(pl.col("part").is_not_null() & (pl.col("part") != pl.col("whole"))).is_empty()


def test_no_history_makes_empty_families() -> None:
    empty = derive(History.of([]), Window(0, 86_400_000), Expectations())
    assert [empty[name].height for name in ("interactions", "ties", "revivals")] == [0, 0, 0]


@pytest.mark.parametrize("name", ["ties", "revivals"])
def test_a_person_is_told_by_site_and_id(name: str) -> None:
    story = Story()
    story.exchange(20, "Ana")
    story.site = "mastodon"
    story.exchange(440, "Ana")
    assert story.families()[name].height == (2 if name == "ties" else 0)
