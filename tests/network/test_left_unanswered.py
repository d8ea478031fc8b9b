"""What was left unanswered in the midst of a talk: grave news, something told at length, an offer that bears on what I
hope for; and no small talk that rounds off. And what could not be read comes after what is known to ask."""

from datetime import date

import pytest
from msgspec.structs import replace

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from auditor.report.waiting import Waiting
from server.rendering.waiting import wrote
from server.translations import speaking
from tests.story import Story

SOURCES = Expectations(goal=Goal(outcome="sources and tips"))
POLISH = "Dzień dobry, czy możemy porozmawiać w przyszłym tygodniu o tym, co pani napisała?"
LONG = (
    "They sold the whole block on Tuesday to a fund that nobody here had ever heard of, and the caretaker found the "
    "letters in the bin."
)


def talk(story: Story, who: str, mine: str, theirs: str, day: float = 70) -> None:
    """A talk with somebody I know: they write, I do, and they last."""
    story.hear(30, who, "Will you come over on Friday?")
    story.write(31, who, "Yes, at six.")
    story.write(day - 0.2, who, mine)
    story.hear(day, who, theirs)


def names(story: Story, answers: Expectations | None = None) -> list[str]:
    return [each.person for each in found(story, answers)]


def found(story: Story, answers: Expectations | None = None) -> tuple[Waiting, ...]:
    answers = answers or Expectations()
    return waiting(story.families(answers), answers)


GRAVE = [
    ("How is your father doing?", "He died last night. The funeral is on Friday."),
    ("Wie geht es deinem Vater?", "Er ist heute Nacht gestorben. Die Beerdigung ist am Freitag."),
    ("¿Qué tal está tu padre?", "Ha muerto esta noche. El entierro es el viernes."),
    ("Comment va ton père ?", "Il est mort cette nuit. L'enterrement a lieu vendredi."),
    ("Good luck tomorrow!", "They fired me because I talked to you."),
    ("Viel Glück morgen!", "Die haben mir gedroht, ich hab solche Angst."),
    ("¡Suerte mañana!", "Me han despedido"),
    ("Bonne chance pour demain !", "Ils m'ont virée ce matin."),
]


@pytest.mark.parametrize(("mine", "theirs"), GRAVE)
def test_grave_news_waits_also_in_a_running_talk_and_however_short(story: Story, mine: str, theirs: str) -> None:
    talk(story, "friend", mine, theirs)
    (each,) = found(story)
    assert (each.person, each.grave) == ("friend", True)


@pytest.mark.parametrize("kind", ["No need to answer.", "You don't have to reply."])
@pytest.mark.parametrize("apart", [True, False])
def test_who_says_out_of_kindness_that_no_answer_is_needed_is_not_passed_over(
    story: Story, kind: str, *, apart: bool
) -> None:
    if apart:
        talk(story, "friend", "Good morning!", "My mother died on Sunday.")
        story.hear(70.1, "friend", kind)
    else:
        talk(story, "friend", "Good morning!", f"My mother died on Sunday. {kind}")
    assert names(story) == ["friend"]


def test_whose_trouble_is_over_or_whom_i_answered_does_not_wait(story: Story) -> None:
    talk(story, "answered", "Good morning!", "My mother died on Sunday.")
    story.write(70.3, "answered", "I am so sorry.")
    talk(story, "settled", "Good morning!", "They threatened to sue me, I am so scared.")
    story.hear(75, "settled", "It is all sorted out now, never mind.")
    assert names(story) == []


def test_what_is_told_at_length_waits_after_some_days_and_an_answer_or_a_closing_word_does_not(story: Story) -> None:
    talk(story, "tells", "We were all away on Friday.", LONG)
    talk(story, "just now", "We were all away on Friday.", LONG, day=88)
    talk(story, "answers", "What did they do with the block?", LONG)
    talk(story, "thanks", "We were all away on Friday.", f"Thank you so much for your help. {LONG}")
    talk(story, "will send it", "We were all away on Friday.", f"{LONG} I will send you the letters on Monday.")
    talk(story, "rounds off", "We were all away on Friday.", "Ah well, next time then, and the rain was bad anyway.")
    assert names(story) == ["tells"]


def test_an_offer_in_a_running_talk_waits_where_it_bears_on_what_i_hope_for(story: Story) -> None:
    talk(story, "source", "It would help to see them.", "I have the rosters printed, I can show them to you in person.")
    talk(story, "baker", "I bake on Sundays too.", "If you like, I can give you some of my sourdough starter.")
    assert names(story) == []
    assert "source" in names(story, SOURCES)
    (each,) = [each for each in found(story, SOURCES) if each.person == "source"]
    assert each.sought


def test_who_tells_of_something_grave_comes_before_chat_and_is_told_of_kindly(story: Story) -> None:
    talk(story, "chat", "We were all away on Friday.", LONG, day=60)
    talk(story, "asks what", "We were all away.", "How did you set up the night shift plan over there?", day=61)
    talk(story, "mourns", "Good morning!", "My mother died on Sunday. The funeral is this Friday.", day=80)
    assert names(story) == ["mourns", "asks what", "chat"]
    with speaking("en"):
        assert wrote(found(story)[0]).startswith("told you of a death; a word usually helps, ")
    with speaking("de"):
        assert wrote(found(story)[0]).startswith("hat dir von einem Todesfall erzählt; ein Wort tut meist gut, ")


def test_whose_news_is_grave_is_not_said_to_pitch(story: Story) -> None:
    talk(
        story, "friend", "Good morning!", "Mum died on Sunday. Our platform doubles your leads, are you open to a demo?"
    )
    assert [(each.doubtful, "pitch" in each.acts) for each in found(story)] == [(False, False)]


def test_what_cannot_be_read_comes_after_what_asks_and_says_in_which_language_it_is(story: Story) -> None:
    for day, who, text in (
        (50, "polish", POLISH),
        (60, "tells", "They took the old pear tree down at last."),
        (70, "asks", "Could you send me your certificates, please?"),
    ):
        story.hear(30, who, "Will you come over on Friday?")
        story.write(31, who, "Yes, at six.")
        story.hear(day, who, text)
    told = found(story)
    assert [each.person for each in told] == ["asks", "tells", "polish"]
    with speaking("en"):
        assert wrote(told[2]).startswith("wrote to you in a language Rapport does not read (Polish), ")
    with speaking("de"):
        assert "(Polnisch)" in wrote(told[2])
    story.hear(71, "polish", "Could you send me your certificates, please?")
    assert {each.person: each.foreign for each in found(story)}["polish"] == "", "what can be read is told"


def test_a_new_source_in_time_comes_before_what_is_older_than_a_month(story: Story) -> None:
    story.exchange(20, "long ago")
    story.hear(40, "long ago", "Could you send me your certificates, please?")
    story.exchange(20, "known")
    story.hear(84, "known", "Could you send me your certificates, please?")
    story.hear(83, "new source", "Could you look at the papers that I kept from the ward, please?")
    assert names(story, SOURCES) == ["known", "new source", "long ago"]


def test_of_a_source_who_asks_and_offers_the_offer_is_told_too(story: Story) -> None:
    story.exchange(20, "source")
    story.write(30, "source", "Good morning.")
    story.hear(80, "source", "I can send you the minutes of the meeting.")
    story.hear(80.1, "source", "Could you send me your address, please?")
    (plain,), (each,) = found(story), found(story, SOURCES)
    with speaking("en"):
        assert wrote(plain).startswith("asked you for something, ")
        assert wrote(each).startswith("offered you something and asked you for something, ")


ASKS_BY = "Could you send me the figure of the empty flats by Friday, please?"
INTRODUCES = "Would you like me to introduce you to Berta Klein, who runs the laboratory? I think you would get on."


def test_the_day_of_another_message_is_not_said_of_what_is_told(story: Story) -> None:
    story.first = date(2026, 1, 1)
    for who, texts in (("two", (ASKS_BY, INTRODUCES)), ("one", (ASKS_BY,))):
        story.exchange(20, who)
        for number, text in enumerate(texts):
            story.hear(86 + number, who, text)
    told = {each.person: each for each in found(story)}
    assert (told["two"].offered, told["two"].by_another, told["one"].by_another) == (True, True, False)
    with speaking("en"):
        assert "(something else is wanted by " in wrote(told["two"])
        assert "asked you for something (wanted by " in wrote(told["one"])


@pytest.mark.parametrize("apart", [0, 1])
def test_a_day_that_is_named_after_an_order_is_of_the_order(story: Story, apart: int) -> None:
    story.exchange(20, "editor")
    order = "Our spring issue has a hole where the canals should be. We pay 60p a word."
    story.hear(85, "editor", order)
    story.hear(85 + apart, "editor", "Could you tell me by Friday, please?")
    (each,) = found(story)
    assert (each.does, each.by_another, each.wanted_by is None) == ("commission", False, False)
    with speaking("en"):
        assert wrote(each).startswith("wrote to you about a commission or an invitation (wanted by ")


def test_a_mere_question_in_such_words_is_told_as_a_question(story: Story) -> None:
    story.exchange(20, "beginner")
    story.hear(85, "beginner", "What would you want to hear from somebody like me in an interview?")
    (each,) = found(story)
    with speaking("en"):
        assert wrote(replace(each, commission=True)).startswith("asked you a question, ")
        assert "a commission" in wrote(replace(each, commission=True, acts=("ask", "question")))


def test_what_was_promised_waits_though_a_talk_ended_with_an_offer(story: Story) -> None:
    story.exchange(20, "student")
    story.hear(60, "student", "Could you read my abstract, please?")
    story.write(61, "student", "Of course, I will read it at the weekend and write to you.")
    story.hear(70, "student", "If you like, I can give you some of my sourdough starter.")
    (each,) = found(story)
    assert each.promised
