"""Favours, against counts by hand and a plain loop over the messages."""

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.activities.acts import Act
from tests.facts.histories import lines, random_story
from tests.story import Story

ASKS = "Could you introduce me to your head of HR?"
HELPS = "Happy to help, I can send you the slides tomorrow."
THANKS = "Thank you so much for your help"
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
    story.hear(475, "Dora", HELPS)
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


@pytest.mark.parametrize("seed", range(8))
def test_they_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed)
    expected = {
        (one.id, kinds[0] if one.mine else kinds[1])
        for one in lines(story)
        for act, kinds in OF_KINDS.items()
        if one.acts is not None and one.acts & act
    }
    found = story.families()["favours"].select("id", "kind").rows()
    assert len(found) == len(set(found))
    assert set(found) == expected
