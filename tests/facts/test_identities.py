"""One person on two sites, or under two ids of one, in the facts that audits read."""

from collections.abc import Sequence

import polars as pl

from auditor.answers.expectations import Confidant, Expectations, ReferralGroup
from auditor.facts import Families, derive
from auditor.facts.ties import partners
from auditor.history.identities import Place, answered_of_one, grouped, merged
from auditor.history.people import Acquaintance, people_frame
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
HERE, THERE = ("linkedin", "Ana"), ("mastodon", "ana@far.example")


def as_one(story: Story, *pairs: tuple[Place, Place], counts: Sequence[Place] = ()) -> Families:
    """The facts of a story in which some places are one person; most was exchanged at ``counts``."""
    families = story.families()
    known = grouped(pairs, dict.fromkeys(counts, 9))
    return derive(families.history.identified(known), families.window, families.expectations)


def two_sites() -> Story:
    story = Story()
    story.exchange(420, "Ana", times=3)
    story.exchange(420, "Ben")
    story.site = "mastodon"
    story.exchange(440, "ana@far.example", times=3)
    return story


def test_exchanges_on_two_sites_make_one_tie() -> None:
    story = two_sites()
    apart = story.families()["ties"].select("site", "partner", "kind", "exchanges", "messages").rows()
    assert apart == [
        ("linkedin", "Ana", "weak", 3, 6), ("linkedin", "Ben", "weak", 1, 2), ("mastodon", THERE[1], "weak", 3, 6),
    ]  # fmt: skip
    families = as_one(story, (HERE, THERE), counts=[HERE])
    assert families["ties"].select("site", "partner", "kind", "exchanges", "messages").rows() == [
        ("linkedin", "Ana", "strong", 6, 12), ("linkedin", "Ben", "weak", 1, 2),
    ]  # fmt: skip
    assert partners(families["dealings"])["partner"].to_list() == ["Ana", "Ben"]
    assert families["interactions"]["site"].value_counts().height == 2  # what was written stays where it was


def test_two_ids_of_a_site_are_one_in_every_fact_also_among_others() -> None:
    story = Story()
    story.write(450, "Ana")
    story.hear(450.1, "urn:7")
    story.write(451, ("urn:7", "Ben"), context="all")
    families = as_one(story, (HERE, ("linkedin", "urn:7")), counts=[HERE])
    assert set(families["messages"]["partner"].drop_nulls()) == {"Ana"}
    assert families["messages"].filter(pl.col("audience") == "group")["recipients"].to_list() == [["Ana", "Ben"]]
    assert families["ties"].select("partner", "exchanges").rows() == [("Ana", 1)]
    assert families["conversations"].filter(~pl.col("group")).height == 1


def test_a_pitch_from_somebody_one_talks_with_elsewhere_is_none() -> None:
    story = two_sites()
    story.site = "mastodon"
    story.hear(480, "Zed", PITCH)
    story.site = "reddit"
    story.hear(480, "ana", PITCH)
    assert story.families()["messages"]["pitch"].sum() == 2
    families = as_one(story, (HERE, ("reddit", "ana")), counts=[HERE])
    assert families["messages"].filter("pitch")["partner"].to_list() == ["Zed"]
    known = families["conversations"].filter(pl.col("site") == "reddit")["first_ever"].to_list()
    assert known == [False]


def test_a_new_connection_that_was_greeted_elsewhere_was_followed_up() -> None:
    story = Story()
    story.connect(450, "Ana")
    story.site = "mastodon"
    story.write(452, "ana@far.example")
    assert story.families()["connections"]["followed_up_at"].to_list() == [None]
    families = as_one(story, (HERE, THERE), counts=[THERE])
    assert families["connections"]["followed_up_at"].null_count() == 0
    assert families["connections"]["site"].to_list() == ["linkedin"]


def test_messages_from_before_the_facts_begin_count_on_both_sites() -> None:
    story = Story(last_day=900)
    story.exchange(10, "Ana")
    story.site = "mastodon"
    story.write(880, "ana@far.example")
    families = as_one(story, (HERE, THERE), counts=[HERE])
    assert families["revivals"].select("site", "partner").rows() == [HERE]


def test_what_was_said_of_one_id_is_said_of_the_person() -> None:
    known = grouped([(HERE, THERE)], {HERE: 3})
    given = Expectations(
        not_this_person=("ana@far.example", "Zed"),
        kept_apart=("Ana",),
        inner_circle=(Confidant("Ana Quist", *THERE), Confidant("Tom")),
        referral_group=ReferralGroup(2, 7, members=("Ana",)),
    )
    told = answered_of_one(given, known)
    assert set(told.not_this_person) == {"ana@far.example", "Zed", "Ana"}
    assert set(told.kept_apart) == {"ana@far.example", "Ana"}
    assert told.inner_circle == (Confidant("Ana Quist", *HERE), Confidant("Tom"))
    assert told.referral_group
    assert set(told.referral_group.members) == {"Ana", "ana@far.example"}
    assert answered_of_one(given, grouped([], {})) is given


def test_chains_of_pairs_are_one_person_and_no_place_stands_twice() -> None:
    third = ("reddit", "a1")
    known = grouped([(HERE, THERE), (third, THERE), (("reddit", "b"), ("reddit", "c"))], {third: 5, HERE: 2})
    assert known.all(THERE) == (third, HERE, THERE)
    assert known.renamed == {("reddit", "c"): "b"}
    assert known.across == {HERE: third, THERE: third}


def test_who_is_addressed_under_two_ids_at_once_is_addressed_once() -> None:
    story = Story()
    story.write(480, ("Ana", "ana-2", "Ben"))
    families = as_one(story, (HERE, ("linkedin", "ana-2")), counts=[HERE])
    assert sorted(families["messages"]["recipients"][0]) == ["Ana", "Ben"]


def test_what_was_told_last_of_somebody_stands_for_them() -> None:
    earlier = Acquaintance(*HERE, "Ana S.", 1, 5, 2, 3, connected_at=4, employer="Moor & Hill", position="Plumber")
    later = Acquaintance(*THERE, "Ana Silva", 7, 9, 1, 1, employer="Brightline")
    for people in ((earlier, later), (later, earlier)):
        known = merged(people_frame(people), grouped([(HERE, THERE)], {HERE: 5}))
        told = known.select("name", "employer", "position", "first_at", "last_at", "sent", "received").unique().rows()
        assert told == [("Ana Silva", "Brightline", "Plumber", 1, 9, 3, 4)]


def test_somebody_is_called_as_where_their_work_is_told_however_late_a_nickname_was_used() -> None:
    at_work = Acquaintance(*HERE, name="Ana Delmas", last_at=4, employer="Harbour")
    in_chat = Acquaintance(*THERE, name="Ana choir", last_at=9)
    for people in ([at_work, in_chat], [in_chat, at_work]):
        known = merged(people_frame(people), grouped([(HERE, THERE)], {THERE: 5}))
        assert set(known["name"]) == {"Ana Delmas"}
    former = grouped([(HERE, THERE)], {THERE: 5}, former=[HERE])
    assert set(merged(people_frame([at_work, in_chat]), former)["name"]) == {"Ana choir"}
