"""What stands out and may be chance is told as such, and a change says which sites it counts."""

from datetime import date

import numpy as np
import pytest
from msgspec.structs import replace

from auditor.activities.activity import Coverage, Subject
from auditor.changes import Changes, beyond_chance, changes, perhaps
from auditor.changes.spans import Found, change, counted
from auditor.report.changed import Change
from server.rendering.changes import counted_on, sentence, usual
from tests.changes.test_by_source import BOTH
from tests.changes.test_changes import LAST, QUESTION, life, looking, steady
from tests.story import Story

#: By spans of 30 days: from 2 or 3 to 8 and 6, among seven things compared.
ROSE = (2.0, 3.0, 2.0, 1.0, 3.0, 2.0, 3.0, 1.0, 3.0, 6.0, 8.0)


def test_what_rose_so_that_it_may_be_chance_is_told_with_that_word() -> None:
    found = [counted("pitches", ROSE), *[Found("begun", len(ROSE))] * 6]
    assert beyond_chance(found) == ()
    (told,) = perhaps(found)
    assert (told.of, told.latest, told.perhaps) == ("pitches", 2, True)
    assert usual(told).endswith(". It may be chance.")
    assert perhaps([counted("pitches", [*ROSE[:-2], 3.0, 5.0]), *found[1:]]) == (), "chance may well make that"


@pytest.mark.parametrize("spans", [7, 10, 13])
def test_fewer_than_one_of_twenty_reports_in_which_nothing_changed_say_that_something_may_have(spans: int) -> None:
    rng = np.random.default_rng(spans)
    people = [steady(rng, clumping, spans) for clumping in (1.0, 1.5, 2.0, 3.0) for _ in range(300)]
    assert sum(bool(perhaps(each)) for each in people) / len(people) < 0.05


def test_what_is_sure_is_told_once_and_without_that_word() -> None:
    found = [counted("pitches", [*ROSE[:-2], 30.0, 30.0]), Found("begun", len(ROSE))]
    (told,) = beyond_chance(found)
    assert not told.perhaps
    assert perhaps(found) == ()
    assert "chance" not in usual(told)


def test_what_is_sure_comes_first_in_a_report_and_three_are_told_in_all() -> None:
    sure = [Change(of, 9.0, 1.0, 2.0, ()) for of in ("begun", "pitches")]
    doubtful = [Change(of, 9.0, 1.0, 2.0, (), perhaps=True) for of in ("introductions", "contributions")]
    told = Changes(tuple(sure), 12, tuple(doubtful)).told
    assert [each.of for each in told] == ["begun", "pitches", "introductions"]


def test_the_usual_of_a_count_is_one_that_was_counted() -> None:
    told = change("written-to-first", 9.0, ROSE[:-1], ROSE)
    assert {told.low, told.high} <= set(ROSE)


def elsewhere(story: Story, site: str, days: range) -> None:
    """Somebody of whom another site tells on these days."""
    story.site = site
    for day in days:
        story.hear(day, f"{site} {day}", QUESTION)
        story.write(day + 0.1, f"{site} {day}")


def test_a_change_of_some_sites_says_which_and_why_the_others_are_not_counted() -> None:
    story = life(lately=32)
    elsewhere(story, "mastodon", range(LAST - 60, LAST, 9))
    elsewhere(story, "whatsapp", range(0, LAST, 9))
    elsewhere(story, "x", range(0, LAST - 40, 9))
    last = date.fromordinal(story.first.toordinal() + LAST - 40)
    story.coverage = [
        *(Coverage("whatsapp", subject, "recent", until=last) for subject in BOTH),  # said once, though it ended too
        *(Coverage("x", subject, "full", until=last) for subject in BOTH),
    ]
    told = {each.of: each for each in changes(story.families()).told}["written-to-first"]
    assert (told.sites, told.too_new, told.in_part, told.ended) == (("linkedin",), ("mastodon",), ("whatsapp",), ("x",))
    assert usual(told).endswith(
        ". Counted on LinkedIn only. Not known for as long: Mastodon. Known only in part: WhatsApp. "
        "Known up to some days ago only: X."
    )


def test_sites_that_several_changes_count_are_said_once() -> None:
    one = Change("begun", 9.0, 1.0, 2.0, (), sites=("linkedin",), too_new=("mastodon",))
    said = "Counted on LinkedIn only. Not known for as long: Mastodon."
    assert usual(one).endswith(said)
    assert not usual(one, sites=False).endswith(said)
    assert counted_on([one, one]) == said
    assert counted_on([one]) == counted_on([one, replace(one, too_new=())]) == counted_on([]) == ""


def test_a_change_of_all_sites_that_tell_of_it_names_none() -> None:
    story = life(lately=32)
    elsewhere(story, "mastodon", range(0, LAST, 9))
    story.site = "instagram"
    for day in range(LAST - 60, LAST):
        story.post(day, "The night shift, seen from the roof.")  # which tells nothing of who writes to me
    told = {each.of: each for each in changes(story.families()).told}["written-to-first"]
    assert (told.sites, told.too_new, told.in_part, told.ended) == ((), (), (), ())
    assert "Counted on" not in usual(told)


def test_a_site_whose_sent_messages_are_not_told_is_known_in_part() -> None:
    story = life(lately=32)
    story.site = "facebook"
    for day in range(0, LAST, 9):
        story.hear(day, f"facebook {day}", QUESTION)
    story.coverage = [Coverage("facebook", Subject.MESSAGE_SENT, "none")]
    told = {each.of: each for each in changes(story.families()).told}["written-to-first"]
    assert told.in_part == ("facebook",)


@pytest.mark.parametrize(("days", "field"), [(range(LAST - 20, LAST), "too_new"), (range(0, LAST, 15), "in_part")])
def test_time_says_which_sites_it_counts_too(days: range, field: str) -> None:
    story = looking(10, 30)
    story.site = "mastodon"
    for day in days:
        story.look(day, seconds=60)
    (told,) = changes(story.families()).beyond_chance
    assert told.sites == ("linkedin",)
    assert getattr(told, field) == ("mastodon",)


@pytest.mark.parametrize(("now", "said"), [(20.0, "More"), (3.0, "Fewer")])
def test_a_mean_within_the_earlier_spans_is_still_more_or_fewer(now: float, said: str) -> None:
    wide = Change("written-to-first", now, 2.0, 21.0, (2.0, 21.0), 3)
    assert sentence(wide).startswith(said)
