"""Invitations and connections, against counts by hand and a plain loop."""

from math import inf
from random import Random
from typing import Any

import polars as pl
import pytest

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Type
from auditor.activities.acts import Act
from auditor.facts import DAY, HOUR
from auditor.facts.invitations import notes_allowed
from tests.facts.histories import PEOPLE, TEXTS, Line, lines, places, random_story
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
ASKS = "Could you introduce me to your head of HR?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


def millis(one: Activity) -> int:
    return round(one.published.timestamp() * 1000)


def only_connection(story: Story) -> dict[str, Any]:
    (row,) = story.families()["connections"].iter_rows(named=True)
    return row


def test_an_invitation_is_accepted_by_the_connection_that_follows() -> None:
    story = Story()
    story.invite(400, "Ana")
    story.invite(480, "Ana", "Good to meet you at the pump fair.")
    yes = story.connect(481, "Ana")
    story.invite(482, "Ben")
    made = story.families()["invitations"]
    assert made["accepted_at"].to_list() == [None, millis(yes), None]
    assert made["note"].to_list() == [False, True, False]


@pytest.mark.parametrize(("days_before", "accepted"), [(1.4, True), (1.6, False)])
def test_a_connection_may_stand_thirty_six_hours_before_its_invitation(days_before: float, accepted: bool) -> None:
    story = Story()
    story.connect(480 - days_before, "Ana")
    story.invite(480, "Ana")
    assert (story.families()["invitations"]["accepted_at"][0] is not None) is accepted


def test_whom_i_wrote_with_before_is_known() -> None:
    story = Story()
    story.write(470, "Ana")
    for who in ("Ana", "Ben"):
        story.invite(480 + (who == "Ben"), who)
        story.connect(482 + (who == "Ben"), who)
    assert story.families()["invitations"]["known_before"].to_list() == [True, False]
    assert story.families()["connections"]["known_before"].to_list() == [True, False]


INTRODUCES = (
    "Meet Ana, who plans night shifts at Delta Schools. Ana, this is the person I told you of, who asked about rosters."
    " I will let you two take it from here."
)


@pytest.mark.parametrize("wrote_there", [True, False])
def test_who_was_introduced_to_me_or_wrote_with_me_in_company_is_known(wrote_there: bool) -> None:
    story = Story()
    if wrote_there:
        for who, other in (("Ana", "Ben"), ("Ben", "Ana")):
            story.hear(470 + (who == "Ben"), who, "The hall is free on Monday.", also_to=(other, "Cem", "Dora", "Eva"))
        story.write(472, ("Ana", "Cem", "Dora", "Eva"), "Then we meet there.", context="hall")
        story.hear(473, "Ana", "I bring the keys.", also_to=("Cem", "Dora", "Eva"), context="hall")
    else:
        story.hear(470, "Ben", INTRODUCES, also_to=("Ana",))
    for number, who in enumerate(("Ana", "Zoe")):
        story.invite(479 + number, who)
        story.connect(480 + number, who)
        story.write(481 + number, who, ASKS)
    assert story.families()["connections"].select("partner", "known_before").rows() == [("Ana", True), ("Zoe", False)]
    assert story.families()["invitations"].select("partner", "known_before").rows() == [("Ana", True), ("Zoe", False)]


def test_whom_i_am_introduced_to_on_the_day_we_connect_is_known_and_who_wrote_to_few_has_said_a_word() -> None:
    story = Story()
    story.hear(480.1, "Ben", INTRODUCES, also_to=("Ana",))
    story.connect(480, "Ana", day_only=True)
    story.connect(480, "Zoe")
    story.hear(481, "Zoe", "Good that we are all here now.", also_to=("Ben",))
    story.write(482, "Zoe", ASKS)
    found = story.families()["connections"].select("partner", "known_before", pl.col("pitched_at").is_null())
    assert sorted(found.rows()) == [("Ana", True, True), ("Zoe", False, True)]


@pytest.mark.parametrize(("day", "found"), [(480.5, True), (493.9, True), (494.1, False)])
def test_a_follow_up_comes_within_fourteen_days(day: float, found: bool) -> None:
    story = Story()
    story.connect(480, "Ana")
    story.write(day, "Ana")
    assert (only_connection(story)["followed_up_at"] is not None) is found


def test_what_sells_or_is_one_word_in_public_is_no_follow_up() -> None:
    story = Story()
    story.connect(480, "Ana")
    story.write(481, "Ana", PITCH)
    story.comment(482, "Congratulations!", to=("Ana",))
    row = only_connection(story)
    assert (row["followed_up_at"], row["follow_up_unread"]) == (None, False)
    reply = story.comment(483, "The pump of yours held through the whole night.", to=("Ana",))
    assert only_connection(story)["followed_up_at"] == millis(reply)


def test_a_follow_up_we_cannot_read_is_one_and_marked() -> None:
    story = Story()
    story.connect(480, "Ana")
    written = story.write(481, "Ana", DUTCH)
    row = only_connection(story)
    assert (row["followed_up_at"], row["follow_up_unread"], row["readable"]) == (millis(written), True, False)


@pytest.mark.parametrize(
    ("heard", "day", "text", "pitched"),
    [(None, 481, PITCH, True), (None, 481, ASKS, True), (480.5, 481, PITCH, False), (None, 487.5, PITCH, False)],
)
def test_a_pitch_after_connecting_is_unprompted_and_within_a_week(
    heard: float | None, day: float, text: str, pitched: bool
) -> None:
    story = Story()
    story.connect(480, "Ana")
    if heard:
        story.hear(heard, "Ana", "Good to be connected!")
    story.write(day, "Ana", text)
    row = only_connection(story)
    assert (row["pitched_at"] is not None, row["pitch_acts"] is not None) == (pitched, pitched)


def test_a_connection_known_by_its_day_alone_counts_from_that_days_morning() -> None:
    story = Story()
    story.connect(480, "Ana", day_only=True)
    first = story.write(479.8, "Ana")
    assert only_connection(story)["followed_up_at"] == millis(first)


def test_an_imported_address_book_is_marked() -> None:
    story = Story()
    story.connect(480, "Ana", bulk=True)
    assert only_connection(story)["bulk"] is True


@pytest.mark.parametrize("shown", [{}, {"bulk": False}, {"day_only": True}])
def test_a_connection_of_which_nobody_says_so_was_not_made_with_many_others(shown: dict[str, bool]) -> None:
    story = Story()
    story.connect(480, "Ana", **shown)
    assert only_connection(story)["bulk"] is False


def met_in_company(written: list[Line], who: str) -> float:
    """When I first wrote with somebody among others; infinite where I never did."""
    where = places(written)
    several = [line for line in written if len(line.others) > 1 and not line.comment]
    mine = [line for line in several if line.mine and not (line.acts or 0) & Act.DECLINE]
    met = [float(line.at) for line in mine if who in line.others]  # nobody here writes to more than a few
    for place in {where[line.id] for line in mine}:
        theirs = [line.at for line in several if not line.mine and line.partner == who and where[line.id] == place]
        if theirs:
            met.append(max(min(theirs), min(line.at for line in mine if where[line.id] == place)))
    return min(met, default=inf)


@pytest.mark.parametrize("seed", range(8))
def test_connections_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed)
    dice = Random(seed)
    for who in PEOPLE:
        story.connect(dice.uniform(0, 300), who)
        story.add(Type.CREATE, dice.uniform(0, 300), Object(ObjectType.MESSAGE, content=dice.choice(TEXTS)), to=(who,))
    unpaid = [one for one in lines(story) if not one.promoted and not one.spam]
    between = [one for one in unpaid if len(one.others) == 1]
    made: dict[str, Activity] = {}
    for one in sorted(story.activities, key=lambda one: one.published):
        if one.type is Type.ACCEPT and isinstance(one.to, list):
            made.setdefault(one.to[0].id, one)
    expected = []
    for who, one in made.items():
        at = millis(one)
        with_them = [line for line in between if line.partner == who]
        later = [line for line in with_them if line.at >= at]
        mine = [line for line in later if line.mine]
        among_few = [line for line in unpaid if len(line.others) > 1 and not line.comment and line.at >= at]
        heard = [line.at for line in (*later, *among_few) if not line.mine and line.partner == who]
        theirs = min(heard, default=None)
        near = [line for line in mine if line.at <= at + 14 * DAY and (not line.comment or line.words >= 5)]
        plain = [line for line in near if not (line.acts or 0) & Act.PITCH]
        week = [line for line in mine if line.at <= at + 7 * DAY]
        sold = [
            line for line in week
            if line.acts and line.acts & (Act.PITCH | Act.ASK) and (theirs is None or line.at < theirs)
        ]  # fmt: skip
        expected.append(
            (
                str(one.id),
                plain[0].at if plain else None,
                bool(plain) and plain[0].acts is None,
                sold[0].at if sold else None,
                sold[0].acts if sold else None,
                all(line.acts is not None for line in week),
                (bool(with_them) and with_them[0].at < at - DAY) or met_in_company(lines(story), who) < at,
            )
        )
    found = story.families()["connections"].select(
        "id", "followed_up_at", "follow_up_unread", "pitched_at", "pitch_acts", "readable", "known_before"
    )
    assert sorted(found.rows()) == sorted(expected)


@pytest.mark.parametrize("seed", range(8))
def test_invitations_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed)
    dice = Random(seed)
    sent = [story.invite(dice.uniform(0, 480), dice.choice(PEOPLE)) for _ in range(12)]
    accepted: dict[str, int] = {}
    for one in sorted(story.activities, key=lambda one: one.published):
        if one.type is Type.ACCEPT and isinstance(one.to, list):
            accepted.setdefault(one.to[0].id, millis(one))
    expected = {}
    for one in sent:
        assert isinstance(one.to, list)
        who = one.to[0].id
        yes = accepted.get(who)
        asked = [millis(other) for other in sent if isinstance(other.to, list) and other.to[0].id == who]
        in_time = [at for at in asked if yes is not None and at - 36 * HOUR <= yes]
        between = [line.at for line in lines(story) if line.others == (who,) and not line.promoted and not line.spam]
        first = min(between, default=None)
        expected[str(one.id)] = (
            yes if in_time and millis(one) == max(in_time) else None,
            (first is not None and first < millis(one) - HOUR) or met_in_company(lines(story), who) < millis(one),
        )
    found = story.families()["invitations"].select("id", "accepted_at", "known_before")
    assert {which: (at, known) for which, at, known in found.iter_rows()} == expected


def test_an_invitation_of_others_is_theirs() -> None:
    story = Story()
    story.add(Type.OFFER, 480, Object(ObjectType.RELATIONSHIP), by="Ana", to=("me",), detail=Detail(note=False))
    (row,) = story.families()["invitations"].iter_rows(named=True)
    assert (row["mine"], row["partner"], row["note"]) == (False, "Ana", False)


def invited(*plans: tuple[str, str | None]) -> pl.DataFrame:
    """Invitations by site and the plan that each shows, oldest first."""
    return pl.DataFrame(plans, schema={"site": pl.String, "plan": pl.String}, orient="row")


def test_the_notes_a_free_plan_allows_hold_until_an_invitation_shows_another_plan() -> None:
    assert notes_allowed(invited(("linkedin", None)), 60, None) == 10
    assert notes_allowed(invited(("linkedin", "paid"), ("linkedin", "free"), ("linkedin", None)), 60, None) == 10
    assert notes_allowed(invited(("linkedin", "free"), ("linkedin", "paid"), ("linkedin", None)), 60, None) == inf


@pytest.mark.parametrize(("sent", "allowed"), [(10, 10), (14, 14), (15, 15), (16, inf)])
def test_what_was_sent_was_allowed_and_what_no_limit_lets_through_has_none(sent: int, allowed: float) -> None:
    """Five a month in sixty days: ten, or up to fifteen where the days begin within a month."""
    assert notes_allowed(invited(("linkedin", None)), 60, None, sent) == allowed
    assert notes_allowed(invited(("linkedin", "paid")), 60, 5, sent) == allowed


def test_one_site_without_a_limit_leaves_notes_unlimited_and_so_does_no_invitation() -> None:
    assert notes_allowed(invited(("linkedin", "free"), ("mastodon", None)), 60, None) == inf
    assert notes_allowed(invited(), 60, None) == inf


def test_what_the_person_says_of_notes_goes_before_what_sites_declare() -> None:
    assert notes_allowed(invited(("linkedin", "paid")), 30, 8) == 8
    assert notes_allowed(invited(), 15, 8) == 4
