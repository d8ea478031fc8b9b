"""Conversations, against counts by hand and a plain loop over the messages."""

from datetime import timedelta
from itertools import groupby

import pytest

from auditor.activities.activity import Detail
from auditor.activities.acts import Act
from auditor.facts import DAY, HOUR
from auditor.facts.conversations import personal, unreadable
from tests.facts.histories import Line, lines, places, random_story
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
GERMAN = "Ich habe heute viel über die Bibliothek gelernt und schreibe morgen mehr dazu."


def test_a_silence_of_more_than_fourteen_days_opens_a_new_one() -> None:
    story = Story()
    story.hear(400, "Ana")
    story.write(414, "Ana")
    story.hear(428.01, "Ana")
    made = story.families()["conversations"]
    assert made["started"].to_list() == [False, False]
    assert made["answered"].to_list() == [True, False]
    assert made.select("sent", "received", "turns").rows() == [(1, 1, 2), (0, 1, 1)]


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


def test_what_may_still_be_answered_is_not_settled() -> None:
    story = Story()
    story.hear(486.5, "Ana")
    story.hear(487.5, "Ben")
    story.hear(500, "Cem")
    story.write(500.1, "Cem")
    assert story.families()["conversations"]["settled"].to_list() == [True, False, True]


def test_fourteen_days_are_over_at_the_moment_the_window_ends() -> None:
    story = Story()
    midnight = story.at(487).replace(hour=0)
    story.hear(midnight, "Ana")
    story.hear(midnight + timedelta(milliseconds=1), "Ben")
    families = story.families()
    assert families.window.end - families["conversations"]["at"].to_list()[0] == 14 * DAY
    assert families["conversations"]["settled"].to_list() == [True, False]


def test_only_a_strangers_pitch_is_mass_mail() -> None:
    story = Story()
    story.exchange(400, "Ana")
    for who, text in (("Ana", PITCH), ("Ben", PITCH), ("Cem", GERMAN), ("Dora", "How are things over there?")):
        story.hear(480, who, text)
    story.hear(480, "Eva", detail=Detail(promoted=True))
    late = story.families()["conversations"].sort("partner").group_by("partner", maintain_order=True).last()
    assert dict(late.select("partner", "mass_pitch").iter_rows()) == {
        "Ana": False, "Ben": True, "Cem": None, "Dora": False, "Eva": True,
    }  # fmt: skip
    assert late.filter(personal())["partner"].to_list() == ["Ana", "Dora"]
    assert late.filter(unreadable())["partner"].to_list() == ["Cem"]


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
    met: dict[str, int] = {}
    for one in lines(story):
        if len(one.others) == 1 and not one.promoted and not one.spam:
            met.setdefault(one.partner, one.at)
    expected = {made["first_id"]: made for made in (_told(part, met, end) for part in _parts(lines(story)))}
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
        for one in thread:
            if last is None or one.at - last > 14 * DAY:
                parts.append([])
            parts[-1].append(one)
            last = one.at
    return parts


def _told(part: list[Line], met: dict[str, int], end: int) -> dict[str, object]:
    first = part[0]
    turns = [list(turn) for _, turn in groupby(part, key=lambda one: one.mine)]
    read = [one.acts for one in turns[0] if one.acts is not None]
    acts = None
    for held in read:
        acts = (acts or 0) | held
    opener = next((one.partner for one in part if not one.mine or len(one.others) == 1), None)
    stranger = opener not in met or first.at <= met[opener]
    answered_at = turns[1][0].at if len(turns) > 1 else None
    answered = answered_at is not None and answered_at - first.at <= 14 * DAY
    pitched = None if acts is None else bool(acts & Act.PITCH)
    paid = any(one.promoted or one.spam for one in part)
    return {
        "first_id": first.id,
        "at": first.at,
        "last_at": part[-1].at,
        "started": first.mine,
        "opening_acts": acts,
        "opening_words": sum(one.words for one in turns[0]),
        "sent": sum(one.mine for one in part),
        "received": sum(not one.mine for one in part),
        "turns": len(turns),
        "answered_at": answered_at,
        "answer_hours": None if answered_at is None else pytest.approx((answered_at - first.at) / HOUR),
        "answered": answered,
        "settled": answered or first.at + 14 * DAY <= end,
        "mass_pitch": False if first.mine else True if paid else pitched if stranger else False,
    }
