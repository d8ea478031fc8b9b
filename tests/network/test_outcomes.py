"""What came of an introduction is told with who told it, and nothing that somebody else tells."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.likeness import likely
from auditor.network.outcomes import outcomes
from tests.story import Story

MEET = "Segun, meet Amara, who just left her bank. Amara, this is Segun, who starts a fund. I leave you to it."
CAME = "That introduction you made in March turned into our first close. None of this happens without you, thank you!"


def introduced() -> Story:
    story = Story(first=date(2026, 1, 1), last_day=300)
    for who in ("Segun Afolabi", "Amara Eze", "Bola Ige"):
        story.exchange(5, who, 2)
    story.write(67, ("Segun Afolabi", "Amara Eze"), MEET)
    return story


def told(story: Story, answers: Expectations | None = None) -> list[tuple[tuple[str, ...], date]]:
    answers = answers or Expectations()
    families = story.families(answers)
    return [(each.names, each.made) for each in outcomes(families, answers, likely(families))]


def test_who_tells_what_came_of_an_introduction_of_mine_is_named_with_the_other() -> None:
    story = introduced()
    assert told(story) == []
    story.hear(290, "Segun Afolabi", CAME)
    assert told(story) == [(("Segun Afolabi", "Amara Eze"), date(2026, 3, 9))]


def test_it_is_told_though_they_write_elsewhere_where_they_may_be_the_same() -> None:
    story = introduced()
    for who in ("Segun Afolabi", "Amara Eze"):
        story.connect(3, who)
    story.site = "whatsapp"
    for number in range(2):
        story.write(20 + number, "segun afolabi")
        story.hear(20.2 + number, "segun afolabi")
    story.hear(290, "segun afolabi", CAME)
    assert told(story) == [(("segun afolabi", "Amara Eze"), date(2026, 3, 9))]


@pytest.mark.parametrize(
    ("day", "who", "words"),
    [
        (260, "Segun Afolabi", CAME),
        (290, "Bola Ige", CAME),
        (290, "Segun Afolabi", "Could you send me the programme of the summit, please?"),
        (60, "Segun Afolabi", CAME),
    ],
    ids=["long ago", "not introduced", "something else", "before it"],
)
def test_what_is_old_of_others_or_of_something_else_is_not(day: float, who: str, words: str) -> None:
    story = introduced()
    story.hear(day, who, words)
    assert told(story) == []


@pytest.mark.parametrize("apart", ["Segun Afolabi", "Amara Eze"])
def test_nobody_is_named_who_is_kept_apart(apart: str) -> None:
    story = introduced()
    story.hear(290, "Segun Afolabi", CAME)
    assert told(story, Expectations(kept_apart=(apart,))) == []
