"""Who comes first of all, and what has had its time: grave news before what is urgent, sources before small questions,
and nothing older than a month before what is not."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from tests.network.test_order import PLAIN, QUESTION, URGENT, names
from tests.story import Story

SOURCES = Expectations(goal=Goal(outcome="sources and tips"))
POSTS = Expectations(goal=Goal(outcome="job offers"))
GRAVE = "My father died last night. He often spoke of you."
POST = "We are looking for a head of maintenance for our clinic. Would you be interested in the position?"
INTRODUCES = "I would love to introduce you to the master of the harbour museum, if that suits you."
NEWS = "They moved the boxes from the third floor on Thursday."
WITHDRAWS = (
    "I'm afraid I can't take part in the interview any more.",
    "Leider kann ich bei dem Gespräch nun doch nicht mitmachen.",
    "Lo siento, al final no puedo participar en la entrevista.",
    "je préfère annuler notre rdv de demain",
)


def known(story: Story, *people: str) -> None:
    for who in people:
        story.exchange(20, who)
        story.write(22, who, "Good morning.")


def source(story: Story, who: str) -> None:
    """Somebody who gave me something before."""
    story.hear(20, who, "I can send you the minutes of the council.")
    story.write(21, who, "Thank you, that would be good to have.")


@pytest.mark.parametrize(
    "news", [GRAVE, "Mein Vater ist gestern gestorben.", "Mon père est mort hier.", "Murió mi padre."]
)
def test_grave_news_of_whom_i_know_come_before_what_is_urgent_and_those_of_strangers_do_not(
    story: Story, news: str
) -> None:
    known(story, "mourns", "urgent", "asks")
    story.hear(75, "mourns", news)
    story.hear(86, "urgent", URGENT)
    story.hear(70, "asks", PLAIN)
    story.hear(72, "stranger", news)
    assert names(story) == ["mourns", "urgent", "asks", "stranger"]


def test_grave_news_of_more_than_a_month_ago_come_after_what_is_in_time(story: Story) -> None:
    known(story, "mourned", "tells")
    story.hear(50, "mourned", GRAVE)
    story.hear(80, "tells", NEWS)
    assert names(story) == ["tells", "mourned"]


@pytest.mark.parametrize("text", [POST, INTRODUCES, f"{INTRODUCES} {POST}"])
def test_what_is_hoped_for_and_older_than_a_month_comes_after_what_is_in_time(story: Story, text: str) -> None:
    known(story, "old", "mourns", "asks", "tells")
    story.hear(40, "old", text)
    story.hear(86, "mourns", GRAVE)
    story.hear(80, "asks", PLAIN)
    story.hear(84, "tells", NEWS)
    assert names(story, POSTS) == ["mourns", "asks", "tells", "old"]
    story.hear(60, "old", "I only wanted to ask once more.")
    assert names(story, POSTS) == ["mourns", "old", "asks", "tells"], "they wrote again, and that is in time"


def test_a_post_by_a_recruiter_of_long_ago_does_not_come_before_the_living(story: Story) -> None:
    known(story, "asks")
    story.hear(6, "recruiter", "Greetings from an executive search firm, you have an impressive profile. " + POST)
    story.hear(85, "asks", PLAIN)
    assert names(story, POSTS) == ["asks", "recruiter"]


def test_what_was_promised_or_wanted_for_a_day_is_in_time_until_that_day_is_long_past(story: Story) -> None:
    known(story, "for a day", "wants by a day", "names none", "tells")
    story.write(45, "for a day", "Sure, I'll fix that by 29 March.")
    story.hear(46, "wants by a day", "Could you send me your certificates by 10 April, please?")
    story.hear(46, "names none", PLAIN)
    story.hear(84, "tells", NEWS)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert found["for a day"].due == date(2026, 3, 29), "else this tells nothing"
    assert list(found) == ["for a day", "wants by a day", "tells", "names none"]


def test_a_source_who_only_writes_comes_before_the_question_of_who_is_none(story: Story) -> None:
    known(story, "tailor", "friend")
    source(story, "source")
    story.hear(70, "tailor", "When do you come for your cloth?")
    story.hear(72, "friend", NEWS)
    story.hear(85, "source", NEWS)
    assert names(story, SOURCES) == ["source", "tailor", "friend"]
    assert names(story) == ["tailor", "friend", "source"], "who bears on nothing I want waits as before"


@pytest.mark.parametrize("withdraws", WITHDRAWS)
def test_a_source_who_takes_something_back_comes_with_those_who_ask(story: Story, withdraws: str) -> None:
    known(story, "asks", "tailor", "takes back")
    source(story, "source")
    story.hear(70, "asks", PLAIN)
    story.hear(72, "tailor", QUESTION)
    story.hear(74, "takes back", withdraws)
    story.hear(85, "source", withdraws)
    assert names(story, SOURCES) == ["source", "asks", "tailor", "takes back"]
