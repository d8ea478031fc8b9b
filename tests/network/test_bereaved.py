"""Who told of the death of one of their own waits for a word, and for nothing else; for a while nobody is reminded of
what they owe, or are owed."""

from datetime import date

import pytest

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.reply_rate import AUDIT
from auditor.network import network
from auditor.network.waiting import waiting
from auditor.report.waiting import Waiting
from auditor.runner.step_words import answer
from tests.story import Story

NEWS = {
    "en": "Sorry I've been so quiet. My dad died on Sunday.",
    "de": "Entschuldige die Stille. Mein Papa ist am Sonntag gestorben.",
    "es": "Perdona el silencio. Mi papá falleció el domingo.",
    "fr": "Désolée du silence. Ma grand-mère est décédée dimanche.",
}


@pytest.fixture
def story() -> Story:
    made = Story(first=date(2026, 1, 1), last_day=100)
    for day in (10, 20, 30, 40):
        made.write(day, "Nora", "How are you all getting on over there?")
        made.hear(day + 0.1, "Nora", "Well enough, thanks. And you?")
    return made


def waits(story: Story) -> list[Waiting]:
    return [each for each in waiting(story.families(), Expectations()) if each.person == "Nora"]


def loops(story: Story) -> list[str]:
    found = network(story.families(), Expectations())
    assert found is not None
    return [loop.kind for loop in found.loops if loop.person == "Nora"]


@pytest.mark.parametrize("language", NEWS)
def test_they_wait_for_a_word_and_are_not_asked_about(story: Story, language: str) -> None:
    story.hear(95, "Nora", NEWS[language])
    (found,) = waits(story)
    assert found.bereaved
    assert found.mourns
    step = answer(found, AUDIT)
    assert "told you of a death" in step.observation
    assert "A word usually helps." in step.observation
    assert "not now" not in f"{step.observation}{step.choice}"
    told = network(story.families(), Expectations())
    assert told is not None
    assert told.mourned == ()


def test_what_i_promised_before_is_not_waited_for_meanwhile(story: Story) -> None:
    story.hear(70, "Nora", "Could you send me the list of the choir?")
    story.write(70.1, "Nora", "Of course, I'll send you the list.")
    assert [each.promised for each in waits(story)] == [True]
    story.hear(90, "Nora", NEWS["en"])
    (found,) = waits(story)
    assert found.bereaved
    assert not found.promised
    assert found.owed is None
    story.write(91, "Nora", "I am so sorry, Nora. Thinking of you.")
    assert waits(story) == []


def test_what_i_promised_since_is(story: Story) -> None:
    story.hear(70, "Nora", NEWS["en"])
    story.write(70.1, "Nora", "I am so sorry. I'll send you the letters he wrote me.")
    assert [each.promised for each in waits(story)] == [True]


def test_after_a_while_it_is_waited_for_again(story: Story) -> None:
    story.hear(45, "Nora", "Could you send me the list of the choir?")
    story.write(45.1, "Nora", "Of course, I'll send you the list on Monday.")
    story.hear(46, "Nora", NEWS["en"])
    story.write(46.1, "Nora", "We are all thinking of you, dear Nora, every day.")
    assert [each.promised for each in waits(story)] == [True]
    story.last_day = 80
    assert waits(story) == []


def test_nobody_is_reminded_of_what_they_said_before(story: Story) -> None:
    story.write(70, "Nora", "Could you lend me your tent for the summer?")
    story.hear(70.1, "Nora", "Sure, I'll bring you the tent.")
    assert loops(story) == ["owed"]
    story.hear(90, "Nora", NEWS["en"])
    story.write(90.1, "Nora", "I am so sorry, Nora. Thinking of you.")
    assert loops(story) == []


def test_nobody_is_reminded_of_what_they_owe_who_mourns_but_of_what_they_said_since(story: Story) -> None:
    story.hear(70, "Nora", "Could you send me the list of the choir?")
    story.write(70.1, "Nora", "Of course, I'll send you the list.")
    assert loops(story) == ["own"]
    story.hear(70.2, "Nora", NEWS["en"])
    assert loops(story) == []
    story.write(70.3, "Nora", "I am so sorry. I'll send you the letters he wrote me.")
    assert loops(story) == ["own"], "what was said on the same day and later"


def test_nobody_is_reminded_of_an_introduction_to_who_mourns(story: Story) -> None:
    story.write(70, "Nora", "Of course, I'll introduce you to Ben from the choir.")
    assert loops(story) == ["own-introduction"]
    story.hear(85, "Nora", NEWS["en"])
    assert loops(story) == []


@pytest.mark.parametrize("text", ["I'm so sorry your mum passed away.", "The minister's father died, piece tomorrow."])
def test_condolences_and_news_of_others_make_no_mourner(story: Story, text: str) -> None:
    story.hear(95, "Nora", text)
    assert not any(each.bereaved for each in waits(story))


def test_news_told_in_a_group_spares_them_too(story: Story) -> None:
    story.hear(70, "Nora", "Could you send me the list of the choir?")
    story.write(70.1, "Nora", "Of course, I'll send you the list.")
    story.hear(90, "Nora", NEWS["en"], also_to=("Ines",), context="choir", detail=Detail(mentioned=False))
    assert waits(story) == []
