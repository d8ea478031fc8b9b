"""Who sells oils has a mother, too: what somebody writes of something else waits, whatever they sold before."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waited_longer, waiting
from server.rendering.waiting import count_selling, waiters
from tests.network.test_order import names
from tests.story import Story

BUNDLE = "The Christmas bundle is lush, 20% off till Sunday with my link https://oils.example/sian. Order now!"
NO = "No thanks, that's not for me, sorry."


def sold(story: Story, *, talked: bool = True) -> None:
    """A cousin who sells oils, refused each time, with whom there was some talk a good while before."""
    if talked:
        story.hear(-160, "cousin", "Hello cousin! How is Sheffield?")
        story.write(-159.9, "cousin", "All good, raining. How are the boys?")
        story.hear(-159.8, "cousin", "Feral, one of them broke the telly with a rugby ball.")
    for day in (-20, 10, 35, 60):
        story.hear(day, "cousin", BUNDLE)
        story.write(day + 0.2, "cousin", NO)


ELSE = (
    "Mam died this morning. Can you ring me tonight?",
    "Mama ist heute Nacht gestorben. Kannst du mich heute Abend anrufen?",
    "Maman est morte cette nuit. Tu peux m'appeler ce soir ?",
    "Mamá murió anoche. ¿Me puedes llamar esta noche?",
    "Are you coming to Mam's 70th? I need numbers for the buffet by Friday.",
    "Kommst du zu Mamas Siebzigstem? Ich brauche die Zahlen fürs Buffet bis Freitag.",
    "Tu viens aux 70 ans de maman ? Dis-moi avant vendredi, je compte les couverts.",
    "¿Vienes a los 70 de mamá? Necesito saber cuántos somos antes del viernes.",
)


@pytest.mark.parametrize("text", ELSE)
@pytest.mark.parametrize(("day", "talked"), [(66, False), (80, True)])
def test_a_seller_who_tells_something_grave_or_wants_something_by_a_day_waits(
    story: Story, text: str, day: int, *, talked: bool
) -> None:
    sold(story, talked=talked)
    story.hear(day, "cousin", text)
    story.last_day = day + 2
    assert names(story) == ["cousin"]
    told = story.families()["messages"].filter(partner="cousin", mine=False)["pitch"].to_list()
    assert told[-5:] == [True] * 4 + [False]
    (found,) = waiting(story.families(), Expectations())
    assert not found.doubtful


def test_with_whom_there_was_talk_without_pitches_a_question_is_one(story: Story) -> None:
    sold(story)
    story.hear(80, "cousin", "Have you still got my casserole dish?")
    assert names(story) == ["cousin"]


def test_who_only_sold_and_was_refused_reminds_by_a_question(story: Story) -> None:
    sold(story, talked=False)
    story.hear(80, "cousin", "Have you had a moment to look at my last message?")
    assert names(story) == []


def test_a_stranger_who_pitches_and_names_a_day_is_a_seller(story: Story) -> None:
    for day in (60, 70):
        story.hear(day, "stranger", BUNDLE)
    story.hear(80, "stranger", "Could you let me know by Friday whether you are interested?")
    assert names(story) == []


PITCHED = [
    (
        "I hope you are well. Have you had time to look at our press kit? I can offer you an interview with our CEO.",
        "Thanks, I'll have a look and get back to you.",
    ),
    (
        "Guten Tag, anbei unsere Pressemitteilung zum Glasfasernetz. Gern vermittle ich Ihnen ein Interview.",
        "Ich schaue es mir an und melde mich bei Ihnen.",
    ),
    (
        "Avez-vous eu le temps de jeter un œil au dossier de presse ? Une interview de notre PDG est possible.",
        "Je regarde et je vous redis.",
    ),
    (
        "Hola, te envío la nota de prensa de nuestra nueva red de fibra. ¿Te interesa una entrevista con el director?",
        "Lo miro y te digo algo.",
    ),
]


@pytest.mark.parametrize(("pitch", "answer"), PITCHED)
@pytest.mark.parametrize("last_day", [89, 180])
def test_a_kind_word_to_a_pitch_is_no_debt(story: Story, pitch: str, answer: str, last_day: int) -> None:
    story.hear(60, "press officer", pitch)
    story.write(60.2, "press officer", answer)
    story.hear(60, "friend", "Could you have a look at my draft, please?")
    story.write(60.2, "friend", answer)
    story.last_day = last_day
    families = story.families()
    told = (*waiting(families, Expectations()), *waited_longer(families, Expectations()))
    assert [each.person for each in told] == ["friend"]


def test_a_thing_that_is_promised_to_who_pitched_is_owed(story: Story) -> None:
    story.hear(60, "press officer", PITCHED[0][0])
    story.write(60.2, "press officer", "I will send you the number of our editor by Friday.")
    assert names(story) == ["press officer"]


def test_a_seller_whom_i_refused_and_who_reminds_in_other_words_is_known_as_refused(story: Story) -> None:
    story.connect(-200, "agent")
    for day in (-150, -80):
        story.hear(day, "agent", BUNDLE)
        story.write(day + 0.2, "agent", NO)
    story.hear(85, "agent", "I have new plans for you. When may I call you tomorrow?")
    for each in waiting(story.families(), Expectations()):
        assert each.refused and each.doubtful and "pitch" in each.acts
        assert count_selling(waiters([each]).selling_on) == "1 person goes on selling though you said no"
    story.hear(86, "stranger", "Have you had a moment to look at my message?")
    told = {each.name: each.refused for each in waiting(story.families(), Expectations())}
    assert told == {"agent": True, "stranger": False}
