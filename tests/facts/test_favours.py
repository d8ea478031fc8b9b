"""Favours, against counts by hand and a plain loop over the messages."""

from itertools import dropwhile, takewhile

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.activities.acts import Act
from auditor.facts import DAY
from tests.facts.histories import Line, lines, places, random_story
from tests.story import Story

ASKS = "Could you introduce me to your head of HR?"
HELPS = "Happy to help, I can send you the slides tomorrow."
BRINGS = "Attached is the map of the old paths; it may help you."
THANKS = "Thank you so much for your help"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."
PITCH = "We offer a great product, are you open to a quick demo?"
OF_KINDS = {Act.ASK: ("ask", "asked"), Act.OFFER: ("give", "help"), Act.INTRODUCTION: ("give", "help"),
            Act.THANKS: ("thanks", "thanked")}  # fmt: skip


def test_each_side_has_its_own_kinds() -> None:
    story = Story()
    for day, text in enumerate((ASKS, HELPS, THANKS)):
        story.write(480 + day, "Ana", text)
        story.hear(480.5 + day, "Ana", text)
    kinds = story.families()["favours"]["kind"].to_list()
    assert kinds == ["ask", "asked", "give", "help", "thanks", "thanked"]


def test_a_recommendation_is_given_and_an_endorsement_is_a_click() -> None:
    story = Story()
    story.add(Type.CREATE, 480, Object(ObjectType.RECOMMENDATION), to=("Ana",))
    story.add(Type.CREATE, 481, Object(ObjectType.RECOMMENDATION), by="Ben", to=("me",))
    story.add(Type.LIKE, 482, Object(ObjectType.PROFILE), to=("Ana",), detail=Detail(reaction="endorsement"))
    assert story.families()["favours"].select("kind", "partner").rows() == [("give", "Ana"), ("help", "Ben")]


def test_personal_is_whom_i_know_and_what_does_not_sell() -> None:
    story = Story()
    story.write(400, "Ana")
    story.connect(400, "Ben")
    for who, text in (("Ana", ASKS), ("Ben", ASKS), ("Cem", ASKS), ("Ana", f"{PITCH} {ASKS}")):
        story.hear(480, who, text)
    story.hear(481, "Ana", ASKS, detail=Detail(spam=True))
    made = story.families()["favours"].filter(kind="asked")
    assert made.select("partner", "personal").sort("partner", "personal").rows() == [
        ("Ana", False), ("Ana", False), ("Ana", True), ("Ben", True), ("Cem", False),
    ]  # fmt: skip


def test_what_a_seller_asks_or_offers_between_two_pitches_is_no_favour() -> None:
    story = Story()
    story.connect(400, "Dora")
    story.hear(470, "Dora", PITCH)
    story.hear(475, "Dora", BRINGS)
    assert not story.families()["favours"]["personal"].any()
    story.write(476, "Dora", ASKS)
    story.hear(477, "Dora", HELPS)
    help_of_hers = story.families()["favours"].filter(kind="help")
    assert help_of_hers["personal"].to_list() == [False, True]


def test_a_message_to_several_people_is_one_favour_with_all_of_them() -> None:
    story = Story()
    story.write(480, ("Ana", "Ben"), THANKS)
    (row,) = story.families()["favours"].iter_rows(named=True)
    assert (row["partner"], sorted(row["recipients"])) == (None, ["Ana", "Ben"])


def taken(later: list[Line]) -> bool:
    """Whether I took up the first of these by what I wrote next, within 14 days, or gave thanks, be it late."""
    following = list(dropwhile(lambda each: not each.mine, later))
    turn = list(takewhile(lambda each: each.mine, following))
    soon = bool(turn) and turn[0].at - later[0].at <= 14 * DAY
    takes = Act.THANKS | Act.CONSENT | Act.PROMISE | Act.OUTCOME_REPORT
    if any(each.acts is not None and each.acts & Act.THANKS for each in turn):
        return True  # be it late
    return soon and any(each.acts is None or (each.acts & takes and not each.acts & Act.DECLINE) for each in turn)


def last_favour_of_mine(asked: list[Line]) -> bool:
    """Whether a favour of mine was what was asked last, of all that was no mere question of mine."""
    favours = [each for each in asked if not each.mine or (each.acts or 0) & Act.ASK]
    return bool(favours) and favours[-1].mine


@pytest.mark.parametrize("seed", range(8))
def test_they_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed)
    written = lines(story)
    where = places(written)
    expected = set()
    for place, one in enumerate(written):
        asked = [
            each
            for each in written[:place]
            if where[each.id] == where[one.id] and each.acts is not None and each.acts & (Act.ASK | Act.QUESTION)
        ]
        by_me = bool(asked) and asked[-1].mine and one.at - asked[-1].at <= 14 * DAY
        for act, kinds in OF_KINDS.items():
            to_me = one.mine or act is not Act.OFFER or len(one.others) == 1 or by_me
            if to_me and act is Act.OFFER and not one.mine:
                to_me = taken([each for each in written[place:] if where[each.id] == where[one.id]]) or (
                    by_me and last_favour_of_mine(asked)
                )
            if one.acts is not None and one.acts & act and to_me:
                expected.add((one.id, kinds[0] if one.mine else kinds[1]))
    found = story.families()["favours"].select("id", "kind").rows()
    assert len(found) == len(set(found))
    assert set(found) == expected


def helps(story: Story) -> list[tuple[str, bool, bool]]:
    found = story.families()["favours"].filter(kind="help")
    return found.select("partner", "sure", "waits").rows()


@pytest.mark.parametrize(("asker", "told"), [("me", [("Ben", True, False)]), ("Cem", [])])
def test_in_a_group_only_what_i_asked_for_is_help_to_me(asker: str, told: list[tuple[str, bool, bool]]) -> None:
    story = Story()
    if asker == "me":
        story.write(480, ("Ben", "Cem"), ASKS, context="allotments")
    else:
        story.hear(480, asker, ASKS, also_to=("Ben",), context="allotments")
    story.hear(480.1, "Ben", HELPS, also_to=("Cem",), context="allotments")
    story.write(480.2, ("Ben", "Cem"), "See you on Sunday then.", context="allotments")
    assert helps(story) == told


def test_who_asks_for_something_beside_it_gives_nothing_yet() -> None:
    story = Story()
    story.write(470, "Ana")
    story.hear(480, "Ana", f"{ASKS} {HELPS}")
    assert helps(story) == []


def test_an_offer_that_nobody_asked_for_is_less_sure_and_may_wait_for_an_answer() -> None:
    story = Story()
    story.hear(480, "Ana", BRINGS)
    assert helps(story) == [("Ana", False, True)]
    story.write(481, "Ana", "Yes, that suits me.")
    assert helps(story) == [("Ana", False, False)]
    story.write(482, "Ben", ASKS)
    story.hear(483, "Ben", HELPS)
    assert helps(story) == [("Ana", False, False), ("Ben", True, False)]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Yes please, that would help.", True),
        (THANKS, True),
        (DUTCH, True),  # nobody knows
        ("The rain came in again, and the train was late.", False),
        ("No, thank you, we are not interested.", False),
    ],
)
def test_what_reads_as_an_offer_in_small_talk_is_help_only_if_i_took_it_up(text: str, *, taken: bool) -> None:
    story = Story()
    story.hear(480, "Ana", "Come by if you like, there is soup.")
    assert helps(story) == []
    story.write(480.5, "Ana", "What a day.")
    story.write(480.6, "Ana", text)
    story.hear(480.7, "Ana", "Good night.")
    assert helps(story) == ([("Ana", False, False)] if taken else [])


MEET = "Ana, meet Berta, who runs the harbour office. Berta, this is Ana. I let you two take it from here."


def kinds_of(story: Story) -> list[tuple[str | None, str]]:
    return story.families()["favours"].select("partner", "kind").rows()


def test_who_answers_my_introduction_gives_me_nothing_wherever_they_do() -> None:
    story = Story()
    story.write(430, "Ana")
    story.write(440, ("Ana", "Berta"), MEET, context="both")
    assert kinds_of(story) == [(None, "give")]
    story.hear(440.1, "Ana", MEET, also_to=("Berta",), context="both")
    story.hear(440.2, "Berta", MEET, also_to=("Ana",))
    story.hear(441, "Berta", MEET)
    assert kinds_of(story) == [(None, "give")]
    story.hear(442, "Berta", MEET, also_to=("Cem",))
    assert kinds_of(story) == [(None, "give"), ("Berta", "help")]
    story.hear(480, "Ana", MEET, also_to=("Berta",), context="both")
    assert kinds_of(story)[2:] == [("Ana", "help")]


def test_who_answers_an_introduction_that_they_were_given_gives_nothing() -> None:
    story = Story()
    story.write(470, "Ana")
    story.hear(480, "Ana", MEET, also_to=("Berta",))
    story.write(480.1, ("Ana", "Berta"), MEET)
    story.write(480.2, "Berta", MEET)
    assert kinds_of(story) == [("Ana", "help")]
