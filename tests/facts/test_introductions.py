"""Introductions and referrals, against counts by hand, a plain loop, and whatever hypothesis thinks of."""

from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Activity, Detail
from auditor.activities.acts import Act, has
from auditor.facts import DAY
from auditor.facts.introductions import reactions
from auditor.language import plain_text, read
from tests.examples import examples
from tests.story import Story

MEET = "Ana, meet Ben. Ben, meet Ana."
WHY = (
    "Ana, meet Ben. Ben runs a data team in Porto. Ana trains clinical coders and is looking for a data partner; Ben, "
    "you told me you need coders who know hospitals. Ana, would you write first?"
)
WANTED = "Hi Ana, would you be open to an introduction to Ben?"
YES = "Yes, gladly, please introduce us."
PLAIN = "How are things going over there these days?"
INTRODUCE_ME = "Could you introduce me to Ben?"
NO = "Sorry, no, I would rather not."
HOW = "Did you two get to talk?"
CAME = "Ben and I met yesterday and we are going to work together. Thank you for introducing us!"
BARE = "You should call Ben, his number is 0171 555 0199."
BARE_ASKING = "You should talk to Ben. Would you like me to introduce you?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."
BOTH = ("Ana", "Ben")


def millis(one: Activity) -> int:
    return round(one.published.timestamp() * 1000)


def only(story: Story) -> dict[str, object]:
    (row,) = story.families()["introductions"].iter_rows(named=True)
    return row


def test_an_introduction_addresses_both_at_once() -> None:
    story = Story()
    made = story.write(480, BOTH, WHY)
    story.write(481, "Cem", MEET)
    story.write(482, BOTH, PLAIN)
    row = only(story)
    assert (row["id"], row["mine"], row["connector"], row["people"]) == (str(made.id), True, None, list(BOTH))
    assert row["checks"] == 4


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hola, Maite. Gracias por pensar en mí, pero estoy bien donde estoy.", 0),
        ("Marisa, te presento a Maite, que es fotógrafa y busca trabajo. Maite, te presento a Marisa.", 1),
    ],
)
def test_who_speaks_to_one_of_a_group_alone_introduces_nobody(text: str, count: int) -> None:
    assert has(read(text, mine=True).acts or 0, Act.INTRODUCTION), "else this tells nothing"
    story = Story()
    story.write(480, ("Maite Lacambra", "Marisa Otal"), text)
    assert story.families()["introductions"].height == count


def test_who_introduced_nobody_has_the_same_columns() -> None:
    nobody, somebody = Story(last_day=60), Story(last_day=60)
    for story in (nobody, somebody):
        story.exchange(3, "ana")
    somebody.write(10, ("ana", "ben"), MEET)
    none, one = nobody.families(), somebody.families()
    assert (none["introductions"].height, one["introductions"].height) == (0, 1)
    assert none["introductions"].schema == one["introductions"].schema
    assert reactions(none).dtype == reactions(one).dtype


def test_one_received_names_who_made_it_and_whom_it_is_about() -> None:
    story = Story()
    story.hear(480, "Eva", MEET, also_to=("Ben",))
    row = only(story)
    assert (row["mine"], row["connector"], row["people"], row["asked"]) == (False, "Eva", ["Ben"], None)


def test_what_is_paid_for_introduces_nobody() -> None:
    story = Story()
    story.hear(480, "Eva", MEET, also_to=("Ben",), detail=Detail(promoted=True))
    assert story.families()["introductions"].is_empty()


@pytest.mark.parametrize(("day", "count"), [(509, 1), (511, 2)])
def test_a_nudge_belongs_to_the_introduction(day: float, count: int) -> None:
    story = Story(last_day=600)
    story.write(480, BOTH, MEET)
    story.write(day, tuple(reversed(BOTH)), MEET)
    assert story.families()["introductions"].height == count


def test_taking_an_introduction_up_before_all_is_no_introduction_of_mine() -> None:
    story = Story()
    story.hear(480, "Eva", MEET, also_to=("Ben",))
    story.write(480.1, ("Eva", "Ben"), "Thanks Eva, moving you to bcc. Ben, shall we talk on Friday?")
    row = only(story)
    assert row["mine"] is False
    assert row["met_at"] == millis(story.activities[-1])


@pytest.mark.parametrize(
    ("said", "consented"),
    [
        ([("Ana", YES), ("Ben", YES)], True),
        ([("Ana", INTRODUCE_ME), ("Ben", YES)], True),
        ([("Ana", YES)], False),
        ([("me to Ana", WANTED), ("Ana", PLAIN), ("Ben", YES)], True),
        ([("Ana", PLAIN), ("me to Ana", WANTED), ("Ben", YES)], False),
        ([("me to Ana", WANTED), ("Ana", NO), ("Ben", YES)], False),
        ([("Ana", DUTCH), ("Ben", YES)], None),
        ([("me to Ana", DUTCH), ("Ana", PLAIN), ("Ben", YES)], None),
        ([("me to Ana", DUTCH), ("Ben", YES)], False),
        ([("Ana", DUTCH)], False),
    ],
)
def test_both_have_said_yes_or_not_or_it_cannot_be_told(said: list[tuple[str, str]], consented: bool | None) -> None:
    story = Story()
    for hours, (who, text) in enumerate(said):
        if who.startswith("me to "):
            story.write(470 + hours / 24, who.removeprefix("me to "), text)
        else:
            story.hear(470 + hours / 24, who, text)
    story.write(480, BOTH, MEET)
    assert only(story)["consented"] is consented


@pytest.mark.parametrize(("day", "consented"), [(419.9, False), (420.1, True), (480.1, False)])
def test_a_yes_counts_for_sixty_days_and_not_afterwards(day: float, consented: bool) -> None:
    story = Story()
    story.hear(470, "Ben", YES)
    story.hear(day, "Ana", YES)
    story.write(480, BOTH, MEET)
    assert only(story)["consented"] is consented


@pytest.mark.parametrize(
    ("by", "day", "text", "asked"),
    [
        ("me", 490, HOW, True),
        ("me", 510.1, HOW, False),
        ("me to both", 490, HOW, True),
        ("Ana", 490, CAME, True),
        ("Ana to both", 490, CAME, True),
        ("me", 490, PLAIN, False),
        ("me", 490, DUTCH, None),
    ],
)
def test_i_hear_how_it_went_by_asking_or_by_being_told(by: str, day: float, text: str, asked: bool | None) -> None:
    story = Story(last_day=600)
    story.write(480, BOTH, MEET)
    match by:
        case "me":
            story.write(day, "Ben", text)
        case "me to both":
            story.write(day, BOTH, text)
        case "Ana":
            story.hear(day, "Ana", text)
        case _:
            story.hear(day, "Ana", text, also_to=("Ben",))
    assert story.families()["introductions"].sort("at")["asked"][0] is asked


@pytest.mark.parametrize(
    ("by", "day", "told"),
    [
        ("Ben", 480.5, False),  # for the introduction itself
        ("Ben", 481.1, True),
        ("Ben", 539.9, True),
        ("Ben", 540.1, False),
        ("Cem", 490, False),
        ("Ben to both", 490, False),
    ],
)
def test_thanks_of_one_of_them_alone_tell_what_came_of_it_from_the_next_day_on_for_sixty_days(
    by: str, day: float, told: bool
) -> None:
    story = Story(last_day=600, days=200)
    story.write(480, BOTH, MEET)
    who, _, both = by.partition(" to ")
    story.hear(day, who, "Thanks so much.", also_to=("Ana",) if both else ())
    assert only(story)["asked_since"] is told


@pytest.mark.parametrize(("text", "reported"), [(CAME, True), (PLAIN, False), (DUTCH, None)])
def test_who_introduced_me_hears_what_came_of_it(text: str, reported: bool | None) -> None:
    story = Story()
    story.hear(460, "Eva", MEET, also_to=("Ben",))
    first = story.write(461, "Ben")
    story.write(462, "Ben")
    story.write(470, "Eva", text)
    row = only(story)
    assert (row["met_at"], row["reported"]) == (millis(first), reported)


def test_a_name_handed_over_is_a_referral_without_introduction() -> None:
    story = Story()
    story.write(470, BOTH, MEET)
    story.write(480, "Cem", BARE)
    made = story.families()["referrals"]
    assert made.select("introduced", "people").rows() == [(True, list(BOTH)), (False, ["Cem"])]


REFUSED = "No doy contactos, Borja. Escríbele a Marta."
REFUSED_BUT = "Sorry, I can't make it myself, but you should call Ben, his number is 0171 555 0199."


@pytest.mark.parametrize(("text", "count"), [(REFUSED, 0), (REFUSED_BUT, 1)])
def test_who_refuses_a_contact_hands_none_over(text: str, count: int) -> None:
    acts = read(text, mine=True).acts or 0
    assert has(acts, Act.BARE_NAME) and has(acts, Act.DECLINE), "else this tells nothing"
    story = Story()
    story.write(480, "Borja", text)
    assert story.families()["referrals"].height == count


def test_a_name_and_its_number_on_one_day_are_one_referral() -> None:
    story = Story()
    story.write(480, "Cem", BARE)
    story.write(480.1, "Cem", BARE)
    story.write(481, "Cem", BARE)
    assert story.families()["referrals"].height == 2


def test_a_name_told_while_asking_whether_an_introduction_is_wanted_is_not_handed_over() -> None:
    story = Story()
    story.write(480, "Cem", BARE_ASKING)
    assert story.families()["referrals"].is_empty()


def test_a_name_and_number_handed_over_with_leave_to_say_who_sent_them_is_handed_over() -> None:
    story = Story()
    text = "She says yes, go ahead: Carla Soto, 0151 12345678. Tell her Lena said."
    acts = read(text, mine=True).acts
    assert has(acts, Act.BARE_NAME)
    assert has(acts, Act.CONSENT)
    story.write(480, "Cem", text)
    assert story.families()["referrals"]["introduced"].to_list() == [False]


@pytest.mark.parametrize(("day", "bare"), [(480, 0), (470, 0), (449, 1), (482, 1)])
def test_a_name_that_an_introduction_follows_is_not_bare(day: float, bare: int) -> None:
    story = Story()
    story.write(480.5, BOTH, MEET)
    story.write(day, "Ana", BARE)
    assert story.families()["referrals"].filter(~pl.col("introduced")).height == bare


TEXTS = (MEET, YES, PLAIN, INTRODUCE_ME, NO, HOW, CAME, WANTED, DUTCH)
PEOPLE = ("Ana", "Ben", "Cem")


def random_story(seed: int) -> Story:
    dice = Random(seed)
    story = Story(last_day=500)
    for _ in range(70):
        day, text = dice.uniform(300, 500), dice.choice(TEXTS)
        who, other = dice.sample(PEOPLE, 2)
        group = text == MEET or dice.random() < 0.15
        if dice.random() < 0.5:
            story.write(day, (who, other) if group else who, text)
        else:
            story.hear(day, who, text, also_to=(other,) if group else ())
    return story


class Line:
    """A message as a plain loop sees it."""

    def __init__(self, one: Activity) -> None:
        assert one.object and one.object.content and isinstance(one.to, list)
        acts = read(plain_text(one.object.content)).acts
        self.id, self.at, self.mine, self.acts = str(one.id), millis(one), one.mine, acts
        self.others = [person.id for person in one.to if person.id != "me"]
        self.writer = None if isinstance(one.actor, str) else one.actor.id
        self.alone = len(self.others) == (1 if one.mine else 0)
        self.among = sorted({*self.others, *([self.writer] if self.writer else [])})

    def says(self, act: Act) -> bool | None:
        return None if self.acts is None else bool(self.acts & act)

    def between(self, who: str) -> bool:
        return who in self.others if self.mine else who == self.writer


def kleene(answers: list[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers else False


def agreed(person: str, made: Line, lines: list[Line]) -> bool | None:
    """Whether someone opted in before an introduction, told line by line."""
    sure = perhaps = False
    found: list[bool | None] = []
    for line in lines:
        if not line.alone or not line.between(person) or not made.at - 60 * DAY <= line.at < made.at:
            continue
        if line.mine:
            sure |= line.says(Act.CONSENT) is True
            perhaps |= line.says(Act.CONSENT) is not False
        elif line.acts is None:
            found.append(None)
        elif line.says(Act.DECLINE):
            found.append(False)
        elif line.says(Act.CONSENT) or line.says(Act.ASK) or sure:
            found.append(True)
        else:
            found.append(None if perhaps else False)
    return kleene(found)


@pytest.mark.parametrize("seed", range(12))
def test_introductions_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed)
    lines = sorted(map(Line, story.activities), key=lambda line: (line.at, line.id))
    lines = [line for line in lines if line.at < story.families().window.end]
    last: dict[str, int] = {}
    expected = []
    for made in lines:
        if made.alone or not made.says(Act.INTRODUCTION):
            continue
        among = str(made.among)
        again = among in last and made.at - last[among] <= 30 * DAY
        last[among] = made.at
        if again:
            continue
        after = [line for line in lines if made.at < line.at <= made.at + 30 * DAY]
        consented = asked = reported = met_at = None
        if made.mine:
            each = [agreed(person, made, lines) for person in made.others]
            consented = False if False in each else None if None in each else True
            asked = kleene(
                [
                    line.says(Act.OUTCOME_QUESTION if line.mine else Act.OUTCOME_REPORT)
                    for line in after
                    for person in made.others
                    if line.between(person)
                ]
            )
        else:
            assert made.writer
            met = [
                line.at
                for line in lines
                if line.mine and line.at > made.at and any(line.between(person) for person in made.others)
            ]
            met_at = min(met, default=None)
            reported = kleene(
                [line.says(Act.OUTCOME_REPORT) for line in after if line.mine and line.between(made.writer)]
            )
        expected.append((made.id, made.mine, consented, asked, met_at, reported))
    found = story.families()["introductions"].select("id", "mine", "consented", "asked", "met_at", "reported")
    assert found.rows() == expected


@examples(40)
@given(st.lists(st.tuples(st.integers(0, 120), st.sampled_from(["intro", "bare"])), max_size=12))
def test_every_introduction_of_mine_is_a_referral_and_nothing_stands_twice(told: list[tuple[int, str]]) -> None:
    story = Story()
    for day, what in told:
        if what == "intro":
            story.write(380 + day, BOTH, MEET)
        else:
            story.write(380 + day, "Ana", BARE)
    facts = story.families()
    made, referred = facts["introductions"], facts["referrals"]
    assert referred.filter("introduced")["id"].to_list() == made["id"].to_list()
    assert referred["id"].n_unique() == referred.height
    assert referred["at"].is_sorted()
    assert referred.height <= len(told)
