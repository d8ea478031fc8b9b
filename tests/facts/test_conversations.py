"""Conversations, against counts by hand and a plain loop over the messages."""

from datetime import timedelta
from itertools import groupby

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.activities.acts import Act
from auditor.facts import DAY, HOUR
from auditor.facts.conversations import personal, unreadable
from tests.facts.histories import Line, lines, pitched, places, random_story
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


def test_a_silence_of_more_than_fourteen_days_after_an_answer_opens_a_new_one() -> None:
    story = Story()
    story.hear(400, "Ana")
    story.write(414, "Ana")
    story.hear(428.01, "Ana")
    made = story.families()["conversations"]
    assert made["started"].to_list() == [False, False]
    assert made["answered"].to_list() == [True, False]
    assert made.select("sent", "received", "turns").rows() == [(1, 1, 2), (0, 1, 1)]


def test_a_late_answer_belongs_to_the_conversation_that_waited_for_it() -> None:
    story = Story()
    story.hear(400, "Ana")
    story.write(415, "Ana")
    story.hear(432, "Ana")
    (row,) = story.families()["conversations"].iter_rows(named=True)
    assert (row["started"], row["late"], row["answered"]) == (False, True, False)
    assert (row["answer_hours"], row["turns"], row["waits"]) == (15 * 24.0, 3, True)


def test_after_ninety_days_nobody_answers_any_more_and_a_second_try_is_a_conversation_of_its_own() -> None:
    story = Story()
    story.hear(300, "Ana")
    story.write(390.01, "Ana")
    story.hear(300, "Ben")
    story.hear(320, "Ben")
    story.write(330, "Ben")
    made = story.families()["conversations"].sort("partner", "at")
    assert made.select("partner", "started", "late", "answered").rows() == [
        ("Ana", False, False, False),
        ("Ana", True, False, False),
        ("Ben", False, False, False),
        ("Ben", False, False, True),
    ]


def test_who_waits_is_who_wrote_last_and_opened_or_asked() -> None:
    story = Story()
    story.hear(480, "Ana")
    story.hear(480, "Ben")
    story.write(481, "Ben")
    story.hear(482, "Ben", "Thank you so much for your help")
    story.write(480, "Cem")
    story.hear(481, "Cem", "Could you introduce me to your head of HR?")
    story.write(480, "Dora")
    story.hear(481, "Emil", "She has the place! Thank you so much for your help.")
    story.hear(481, "Finn", "Thank you so much for your help. Could you introduce me to your head of HR?")
    made = story.families()["conversations"].sort("partner")
    assert made["waits"].to_list() == [True, False, True, False, False, True]


def test_a_word_in_passing_waits_only_where_something_was_open_before_it() -> None:
    story = Story()
    good_night = "Good night"
    for who, before, text in (
        ("Ana", True, good_night),
        ("Ben", True, "Happy Easter to all of you!"),
        ("Cem", True, "They took the old pear tree down."),
        ("Dora", False, good_night),
        ("Emil", True, "Has it arrived?"),
        ("Finn", True, good_night),
    ):
        if before:
            story.hear(440, who)
            story.write(441, who)
        if who == "Finn":
            story.hear(460, who, "Could you introduce me to your head of HR?")
        story.hear(480, who, text)
    waits = story.families()["conversations"].filter("waits").sort("partner", "at")
    assert waits["partner"].to_list() == ["Cem", "Emil", "Finn", "Finn"], "a first good night asks for nothing either"


def test_a_sign_without_a_word_opens_nothing_that_a_later_word_in_passing_leaves_open() -> None:
    story = Story()
    for who, before in (("Ana", "😄"), ("Ben", "They took the old pear tree down."), ("Cem", None)):
        story.hear(440, who, "Will you come on Friday?")
        story.write(441, who, "If the weather lets me.")
        if before:
            story.hear(441.1, who, before)
        else:  # a voice message: nobody knows what it asks
            story.add(Type.CREATE, 441.1, Object(ObjectType.MESSAGE), by=who, to=("me",))
        story.hear(480, who, "Good night")
    waits = story.families()["conversations"].filter("waits")
    assert sorted(waits["partner"]) == ["Ben", "Cem"]


def test_who_only_wishes_well_asks_for_no_answer_though_nothing_was_written_before() -> None:
    story = Story()
    for who, text in (
        ("Ana", "Happy birthday, and all the best for the year!"),
        ("Ben", "Good morning from over here."),
        ("Cem", "Happy birthday! Will you have a cake at work?"),
        ("Dora", "Merry Christmas! We have moved into the old mill by the weir and keep eleven geese and a goat now."),
    ):
        story.hear(480, who, text)
    made = story.families()["conversations"].sort("partner")
    assert made["closes"].to_list() == [True, False, False, False]
    assert made["waits"].to_list() == [False, True, True, True]


def test_the_answer_is_the_first_word_of_the_other_side() -> None:
    story = Story()
    story.hear(480, "Ana")
    story.hear(480.5, "Ana")
    story.write(481, "Ana")
    story.write(482, "Ana")
    (row,) = story.families()["conversations"].iter_rows(named=True)
    assert (row["answer_hours"], row["turns"], row["answered"]) == (24.0, 2, True)


def test_an_answer_after_fourteen_days_is_none_although_talk_went_on() -> None:
    story = Story()
    story.hear(440, "Ana")
    story.hear(450, "Ana")
    story.write(455, "Ana")
    (row,) = story.families()["conversations"].iter_rows(named=True)
    assert (row["answer_hours"], row["answered"], row["settled"]) == (360.0, False, True)


def test_what_is_younger_than_an_answer_may_be_late_is_not_settled_even_if_it_was_answered() -> None:
    story = Story()
    story.hear(486.5, "Ana")
    story.hear(487.5, "Ben")
    story.hear(500, "Cem")
    story.write(500.1, "Cem")
    assert story.families()["conversations"]["settled"].to_list() == [True, False, False]


def test_fourteen_days_are_over_at_the_moment_the_window_ends() -> None:
    story = Story()
    midnight = story.at(487).replace(hour=0)
    story.hear(midnight, "Ana")
    story.hear(midnight + timedelta(milliseconds=1), "Ben")
    families = story.families()
    assert families.window.end - families["conversations"]["at"].to_list()[0] == 14 * DAY
    assert families["conversations"]["settled"].to_list() == [True, False]


def test_a_pitch_stays_one_until_both_wrote_something_else() -> None:
    story = Story()
    story.exchange(400, "Ana")
    story.hear(400, "Finn", PITCH)
    for who, text in (("Ana", PITCH), ("Ben", PITCH), ("Cem", DUTCH), ("Dora", "How are things?"), ("Finn", PITCH)):
        story.hear(480, who, text)
    story.hear(480, "Eva", detail=Detail(promoted=True))
    last = story.families()["conversations"].sort("partner").group_by("partner", maintain_order=True).last()
    assert dict(last.select("partner", "pitched").iter_rows()) == {
        "Ana": False, "Ben": True, "Cem": None, "Dora": False, "Eva": True, "Finn": True,
    }  # fmt: skip
    assert last.filter(personal())["partner"].to_list() == ["Ana", "Dora"]
    assert last.filter(unreadable())["partner"].to_list() == ["Cem"]


def test_groups_have_no_partner_and_comments_open_nothing() -> None:
    story = Story()
    story.write(480, ("Ana", "Ben"))
    story.hear(481, "Ben", also_to=("Ana",))
    story.comment(482, "Nice work on the pump.", to=("Cem",))
    (row,) = story.families()["conversations"].iter_rows(named=True)
    assert (row["group"], row["partner"], row["sent"], row["received"]) == (True, None, 1, 1)


@pytest.mark.parametrize("seed", range(12))
def test_they_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed)
    end = story.families().window.end
    written = lines(story)
    pitches = pitched(written)
    parts = _parts(written)
    expected = {part[0].id: _told(part, pitches, end, _follows_mine(part, written)) for part in parts}
    found = {row["first_id"]: row for row in story.families()["conversations"].iter_rows(named=True)}
    assert {key: {name: row[name] for name in expected[key]} for key, row in found.items()} == expected


def _parts(written: list[Line]) -> list[list[Line]]:
    found = places(written)

    def place(one: Line) -> str:
        return found[one.id]

    parts: list[list[Line]] = []
    messages = [one for one in written if not one.comment]
    for _, thread in groupby(sorted(messages, key=lambda one: (place(one), one.at, one.id)), key=place):
        last = None
        awaited = False  # whether the side that wrote last began to write after a silence
        for one in thread:
            silent = last is None or one.at - last.at > 14 * DAY
            changed = last is None or one.mine != last.mine
            late = last is not None and changed and awaited and one.at - last.at <= 90 * DAY
            if silent and not late:
                parts.append([])
            parts[-1].append(one)
            awaited = silent or (awaited and not changed)
            last = one
    return parts


def _follows_mine(part: list[Line], written: list[Line]) -> bool:
    found = places(written)
    first = part[0]
    before = [
        one
        for one in written
        if not one.comment and found[one.id] == found[first.id] and (one.at, one.id) < (first.at, first.id)
    ]
    return bool(before) and max(before, key=lambda one: (one.at, one.id)).mine


def _told(part: list[Line], pitches: dict[str, bool | None], end: int, follows_mine: bool) -> dict[str, object]:
    first, last = part[0], part[-1]
    turns = [list(turn) for _, turn in groupby(part, key=lambda one: one.mine)]
    answered_at = turns[1][0].at if len(turns) > 1 else None
    answered = answered_at is not None and answered_at - first.at <= 14 * DAY
    paid = any(one.promoted or one.spam for one in part)
    opening = [pitches[one.id] for one in turns[0]]
    asks = _union(turns[-1])
    passing = follows_mine and _passes(turns[0])
    opened_in_earnest = len(turns) == 1 and not _rounds_off(asks) and not passing
    unread_at_length = asks is None and sum(one.words for one in turns[-1]) >= 15
    exchanged = sum(one.words for one in part if one.mine) > 8 and not any(
        one.mine and (one.acts or 0) & Act.DECLINE for one in part
    )
    unknown = None if None in opening and not exchanged else False
    return {
        "first_id": first.id,
        "at": first.at,
        "last_at": last.at,
        "started": first.mine,
        "opening_acts": _union(turns[0]),
        "opening_words": sum(one.words for one in turns[0]),
        "sent": sum(one.mine for one in part),
        "received": sum(not one.mine for one in part),
        "turns": len(turns),
        "answered_at": answered_at,
        "answer_hours": None if answered_at is None else pytest.approx((answered_at - first.at) / HOUR),
        "answered": answered,
        "late": answered_at is not None and not answered,
        "settled": answered or first.at + 14 * DAY <= end,
        "waits": not last.mine
        and (opened_in_earnest or unread_at_length or bool(asks and asks & (Act.ASK | Act.QUESTION))),
        "asked_at": next((one.at for one in turns[-1] if (one.acts or 0) & (Act.ASK | Act.QUESTION)), turns[-1][0].at),
        "pitched": False if first.mine else True if paid or True in opening else unknown,
    }


def _passes(turn: list[Line]) -> bool:
    acts, words = _union(turn), sum(one.words for one in turn)
    return (acts == 0 and words < 5) or (acts == Act.GREETING and words <= 8)


def _rounds_off(acts: int | None) -> bool:
    closing = Act.THANKS | Act.OUTCOME_REPORT | Act.DECLINE
    goes_on = Act.ASK | Act.QUESTION | Act.OFFER | Act.CONSENT | Act.INTRODUCTION | Act.TO_INTRODUCE | Act.PROMISE
    return bool(acts and acts & closing and not acts & goes_on)


def _union(turn: list[Line]) -> int | None:
    read = [one.acts for one in turn if one.acts is not None]
    acts = None
    for held in read:
        acts = (acts or 0) | held
    return acts
