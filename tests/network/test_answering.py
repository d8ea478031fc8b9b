"""How conversations that others began were answered, by who began them: which conversations count."""

from collections.abc import Callable
from datetime import date

import pytest

from auditor.network.answering import answering
from auditor.report.ego_network import Answering, AnsweringOn
from tests.story import Story

QUESTION = "I read your piece on rosters. Which town was that in?"


@pytest.fixture
def story() -> Story:
    """Somebody I know asks me something in the last weeks, and I answer within six hours."""
    made = Story(first=date(2024, 1, 1), last_day=399, days=400)
    made.exchange(5, "friend", 3)
    made.hear(380, "friend", QUESTION)
    made.write(380.25, "friend", "It was Halden, and they still do it.")
    return made


def in_a_group(story: Story) -> None:
    story.hear(370, "friend", QUESTION, ("bo", "cy"), context="ward")


def that_only_thanks(story: Story) -> None:
    story.hear(340, "friend", "Thank you so much for the lovely evening.")


def longer_ago_than_half_a_year(story: Story) -> None:
    story.hear(399 - 182 - 1, "friend", QUESTION)


def not_yet_settled(story: Story) -> None:
    story.hear(398, "friend", QUESTION, context="another thread")


@pytest.mark.parametrize("beside", [in_a_group, that_only_thanks, longer_ago_than_half_a_year, not_yet_settled])
def test_no_silence_of_mine_is_a_conversation(story: Story, beside: Callable[[Story], None]) -> None:
    beside(story)
    assert answering(story.families()) == (Answering("known", 1, 1, 6.0),)


def test_one_without_an_answer_counts_within_half_a_year(story: Story) -> None:
    story.hear(399 - 182 + 2, "friend", QUESTION)
    assert answering(story.families()) == (Answering("known", 2, 1, 6.0),)


def test_what_is_not_read_is_a_kind_of_its_own_whoever_wrote_it(story: Story) -> None:
    story.hear(340, "friend", "Olá! Aqui também choveu muito toda a semana e as ruas estão cheias de água.")
    story.hear(341, "nobody", "Olá! Aqui também choveu muito toda a semana e as ruas estão cheias de água.")
    assert answering(story.families()) == (Answering("known", 1, 1, 6.0), Answering("unread", 2, 0, None))


def on_two_sites(slow_hours: float, each: int = 6) -> tuple[Answering, ...]:
    """Friends on one site who have my answer within the hour, and colleagues on another whom it takes so long."""
    made = Story(first=date(2024, 1, 1), last_day=399, days=400, site="facebook")
    other = Story(first=date(2024, 1, 1), last_day=399, days=400)
    for place in range(each):
        for story, day, hours in ((made, 300, 1 + place / 10), (other, 301, slow_hours + place / 10)):
            who = f"{story.site} {place}"
            story.exchange(day - 290, who, 3)
            story.hear(day + 7 * place, who, QUESTION)
            story.write(day + 7 * place + hours / 24, who, "It was Halden, and they still do it.")
    made.activities += other.activities
    return answering(made.families())


def test_speed_is_told_by_site_where_sites_clearly_differ() -> None:
    (found,) = on_two_sites(120)
    assert found.by_site == (AnsweringOn("facebook", 6, 1.25), AnsweringOn("linkedin", 6, 120.25))
    assert (found.answered, found.conversations) == (12, 12)
    assert on_two_sites(1.2)[0].by_site == (), "where they do not, one number tells both"
    assert on_two_sites(120, 4)[0].by_site == (), "nor of a handful"


PITCH = "Hi, our platform saves teams like yours ten hours a week. Are you open to a quick demo on Tuesday?"


def of_a_pitch(*turns: str) -> tuple[Answering, ...]:
    made = Story(first=date(2024, 1, 1), last_day=399, days=400)
    made.hear(350, "stranger", PITCH)
    for place, words in enumerate(turns):
        if place % 2:
            made.hear(350.1 + place / 10, "stranger", words)
        else:
            made.write(350.1 + place / 10, "stranger", words)
    return tuple(Answering(each.sender, each.conversations, each.answered) for each in answering(made.families()))


def test_what_is_talked_on_about_is_no_pitch_that_was_answered() -> None:
    """Who was read as a seller and talks on with me, back and forth, sold nothing that I answered."""
    assert of_a_pitch("No, thank you.") == (Answering("pitches", 1, 1),)
    assert of_a_pitch("No, thank you.", "May I ask again in May?", "No, please do not.") == (
        Answering("pitches", 1, 1),
    )
    talk = ("How do you measure that at the plant?", "By the hour, at three wells.", "Good, I will read the figures.")
    assert of_a_pitch(*talk) == (Answering("new", 1, 1),)
