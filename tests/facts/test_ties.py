"""Ties and partners, against counts by hand, a plain loop, and the mail of a few people of a research institute."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

import pytest

from auditor import window
from auditor.activities.activity import Activity, Object, ObjectType, Person, Type
from auditor.activities.identity import derived_id
from auditor.answers.expectations import Expectations
from auditor.facts import DAY, derive
from auditor.facts.ties import partners
from auditor.history.history import History
from tests.facts.histories import PEOPLE, lines, random_story
from tests.material import outside
from tests.story import ME, SOURCE, Story

YEAR = 365 * DAY


def kinds(story: Story) -> dict[str, tuple[str, str | None]]:
    made = story.families()["ties"].select("partner", "kind", "kind_before")
    return {who: (kind, before) for who, kind, before in made.iter_rows()}


def test_kinds_are_told_by_the_exchanges_of_twelve_months() -> None:
    story = Story()
    story.exchange(300, "Strong", times=6)
    story.exchange(300, "Weak", times=5)
    story.exchange(100, "Dormant", times=9)
    story.connect(300, "Latent")
    story.write(300, "OneWay")
    story.exchange(480, "New")
    assert kinds(story) == {
        "Strong": ("strong", "strong"), "Weak": ("weak", "weak"), "Dormant": ("dormant", "strong"),
        "Latent": ("latent", "latent"), "OneWay": ("one-way", "one-way"), "New": ("weak", None),
    }  # fmt: skip


def test_whom_i_only_refused_is_no_tie_of_now_or_of_old_until_we_exchange_something_else() -> None:
    story = Story()
    for who, day in (("Now", 450), ("Of old", 20), ("Later heard", 450)):
        for pitched in (day, day + 9):
            story.hear(
                pitched, who, "Our platform doubles your leads. Are you open to a demo of our product this week?"
            )
            story.write(pitched + 1, who, "No, thank you, we are not interested.")
    story.connect(30, "Now")
    story.write(495, "Later heard", "How did the move to the new hall go?")
    story.hear(496, "Later heard", "Well, and the roof is tight at last.")
    told = {who: kind for who, (kind, _) in kinds(story).items()}
    assert told == {"Now": "latent", "Of old": "one-way", "Later heard": "weak"}


OFFER = "Our platform doubles your leads. Are you open to a demo of our product this week?"
TACT = "The hens and the bees are more than enough for one pair of hands."


@pytest.mark.parametrize("refused_once", [True, False])
def test_who_mostly_pitches_is_no_tie_though_a_kind_no_is_not_read_until_they_answer_with_another_word(
    *, refused_once: bool
) -> None:
    story = Story()
    for who in ("Sells", "Sold and talks", "Talks"):
        for number, day in enumerate((200, 280, 360, 440)):
            story.hear(day, who, OFFER if who != "Talks" or number == 1 else "The market was full of tulips.")
            no = refused_once and number == 0 and who != "Talks"
            story.write(day + 1, who, "No, thank you, we are not interested." if no else TACT)
            if number == 2:
                story.hear(day + 2, who, "A pity, and a good weekend to you.")
    story.write(470, "Sold and talks", "How is the old dog?")
    story.hear(471, "Sold and talks", "He sleeps by the stove most of the day.")
    told = {who: kind for who, (kind, _) in kinds(story).items()}
    assert told == {"Sells": "one-way", "Sold and talks": "weak", "Talks": "weak"}


def test_who_was_asked_for_what_they_sell_is_a_tie() -> None:
    story = Story()
    for day in (300, 360, 420):
        story.write(day, "Ana", "Could you tell me what the large hall costs on a Saturday?")
        story.hear(day + 1, "Ana", OFFER)
    assert kinds(story)["Ana"] == ("weak", "weak")


def test_who_was_refused_and_brings_another_word_for_every_second_pitch_is_a_tie() -> None:
    story = Story()
    for day in (300, 400):
        story.hear(day, "Ana", OFFER)
        story.write(day + 1, "Ana", "No, thank you, we are not interested.")
    story.hear(470, "Ana", "The old mill burnt down last night, and nobody was hurt.")
    story.write(471, "Ana", TACT)
    assert kinds(story)["Ana"] == ("weak", "weak")


def test_whom_i_write_to_first_again_and_again_is_a_tie_whatever_they_answer() -> None:
    story = Story()
    for day in (300, 380, 460):
        story.write(day, "Ana", TACT)
        story.hear(day + 1, "Ana", OFFER)
        story.write(day + 2, "Ana", TACT)
    assert kinds(story)["Ana"] == ("weak", "weak")


def test_a_run_of_messages_is_one_turn() -> None:
    story = Story()
    for hour in range(5):
        story.write(480 + hour / 24, "Ana")
    story.hear(481, "Ana")
    (row,) = story.families()["ties"].iter_rows(named=True)
    assert (row["exchanges"], row["kind"], row["messages"]) == (1, "weak", 6)


def test_groups_are_nobodys_tie() -> None:
    story = Story()
    story.write(480, ("Ana", "Ben"))
    assert story.families()["interactions"].is_empty()


def test_those_written_to_most_come_first() -> None:
    story = Story()
    story.exchange(480, "Ana")
    story.exchange(485, "Ben", times=2)
    made = partners(story.families()["interactions"])
    assert made.select("partner", "sent", "received", "exchanges").rows() == [("Ben", 2, 2, 2), ("Ana", 1, 1, 1)]


def exchanges(moments: Iterable[tuple[int, bool]], first: int, end: int) -> int:
    """Turns of one side and the next of the other, by pairs, both within the span."""
    turns = [mine for mine, _ in groupby((mine for at, mine in moments if first <= at < end))]
    return len(turns) // 2


def kind(moments: list[tuple[int, bool]], end: int, connected: bool) -> str | None:
    before = [one for one in moments if one[0] < end]
    count = exchanges(before, end - YEAR, end)
    if count >= 6:
        return "strong"
    if count:
        return "weak"
    if len({mine for _, mine in before}) == 2:
        return "dormant"
    return "latent" if connected else "one-way" if before else None


@pytest.mark.parametrize("seed", range(10))
def test_they_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed, length=120)
    window = story.families().window
    expected = {}
    for who in PEOPLE:
        moments = [
            (one.at, one.mine)
            for one in lines(story)
            if one.others == (who,) and not one.promoted and not one.spam
        ]  # fmt: skip
        joined = [
            round(one.published.timestamp() * 1000)
            for one in story.activities
            if one.type is Type.ACCEPT and isinstance(one.to, list) and one.to[0].id == who
        ]
        expected[who] = (
            kind(moments, window.end, any(at < window.end for at in joined)),
            kind(moments, window.start, any(at < window.start for at in joined)),
            exchanges(moments, window.end - YEAR, window.end),
            exchanges(moments, window.start - YEAR, window.start),
            len(moments),
        )
    found = story.families()["ties"].select(
        "partner", "kind", "kind_before", "exchanges", "exchanges_before", "messages"
    )
    assert {who: tuple(row) for who, *row in found.iter_rows()} == {
        who: row for who, row in expected.items() if row[0] is not None
    }


@pytest.fixture(scope="module")
def mail() -> list[tuple[int, int, int]]:
    listed = outside("material/interactions/email-Eu-core-temporal.txt").read_text("ascii")
    rows = (tuple(map(int, line.split())) for line in listed.splitlines())
    return [(writer, reader, second) for writer, reader, second in rows if writer != reader]


@pytest.mark.parametrize("me", [6, 90, 411])
def test_the_ties_of_real_people_are_what_a_plain_loop_finds(mail: list[tuple[int, int, int]], me: int) -> None:
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    seen = [(w, r, s) for w, r, s in mail if me in (w, r)]
    activities = []
    for number, (writer, reader, second) in enumerate(seen):
        at = begin + timedelta(seconds=second)
        activities.append(
            Activity(
                id=derived_id(at, number),
                type=Type.CREATE,
                published=at,
                site="linkedin",
                actor="me" if writer == me else Person(str(writer)),
                object=Object(ObjectType.MESSAGE),
                to=[Person(str(reader))] if writer == me else [ME],
                source=SOURCE,
            )
        )
    span = window(None, first=date(2021, 1, 1), last=date(2021, 5, 31))
    ties = derive(History.of(activities), span, Expectations())["ties"]
    order = sorted((round(one.published.timestamp() * 1000), str(one.id), one) for one in activities)
    by_person: dict[str, list[tuple[int, bool]]] = {}
    for moment, _, one in order:
        who = one.actor.id if isinstance(one.actor, Person) else one.to[0].id  # type: ignore[union-attr]
        if moment < span.end:
            by_person.setdefault(who, []).append((moment, one.mine))
    assert len(by_person) > 20
    assert {
        who: tuple(row) for who, *row in ties.select("partner", "kind", "kind_before", "exchanges").iter_rows()
    } == {
        who: (kind(m, span.end, False), kind(m, span.start, False), exchanges(m, span.end - YEAR, span.end))
        for who, m in by_person.items()
    }


def test_exchanges_of_the_year_before_the_last_word_do_not_dwindle_with_silence() -> None:
    story = Story(last_day=700)
    for day in (40, 300, 340, 400):
        story.exchange(day, "Ana")
    for day in (680, 690):
        story.exchange(day, "Ben")
    told = story.families()["ties"].sort("partner").select("partner", "exchanges", "exchanges_then").rows()
    assert told == [("Ana", 2, 4), ("Ben", 2, 2)]
