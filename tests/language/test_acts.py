"""A few telling messages per act: what is one, and the near miss that is none."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

IS = [
    (Act.ASK, "Could you send me the slides?"),
    (Act.ASK, "I would appreciate a share"),
    (Act.ASK, "any chance you know someone who is hiring?"),
    (Act.ASK, "Would you be willing to introduce me to Ana?"),
    (Act.CLEAR_ASK, "Do you have 15 minutes on Tuesday?"),
    (Act.CLEAR_ASK, "Could you introduce me to Jane Doe at Acme?"),
    (Act.OFFER, "Happy to help if you get stuck"),
    (Act.OFFER, "Here's the paper I mentioned: https://example.org/p"),
    (Act.THANKS, "thank you so much for the introduction!"),
    (Act.INTRODUCTION, "Ana, meet Ben. Ben, meet Ana."),
    (Act.INTRODUCTION, "Connecting you with Priya (cc'd), who runs the lab"),
    (Act.BARE_NAME, "You should talk to Jane Doe at Shell"),
    (Act.BARE_NAME, "Reach out to Karim, here's his profile: https://example.org/karim"),
    (Act.PITCH, "Our platform helps companies like yours save time. Open to a quick demo?"),
    (Act.PITCH, "Please find below our press release on the new scooter"),
    (Act.HYPE, "Earn passive income from your phone, only 3 spots left!"),
    (Act.QUESTION, "How did you get into beekeeping?"),
    (Act.GREETING, "Hi Ana, congratulations on the new job!"),
    (Act.CONSENT, "Would you be open to an introduction to Ben?"),
    (Act.CONSENT, "Sure, happy for you to pass on my email"),
    (Act.OUTCOME_QUESTION, "Did you two get to talk?"),
    (Act.OUTCOME_REPORT, "I took your advice and it worked"),
    (Act.DECLINE, "Unfortunately I won't be able to join this time"),
    (Act.PROMISE, "Sure, I will ask her and get back to you on Monday"),
    (Act.PROMISE, "Klar, ich stelle euch nächste Woche vor"),
    (Act.PROMISE, "Te lo mando esta semana sin falta"),
    (Act.PROMISE, "Bien sûr, je vous mets en relation demain"),
    (Act.TO_INTRODUCE, "Could you introduce me to whoever runs the night shift?"),
    (Act.TO_INTRODUCE, "Kannst du mich mit deiner Chefin bekannt machen?"),
    (Act.TO_INTRODUCE, "Hola Ana, ¿me presentas a la persona que lleva el taller?"),
    (Act.TO_INTRODUCE, "Pourriez-vous me mettre en relation avec votre éditrice ?"),
    (Act.TO_INTRODUCE, "Klar, ich stelle dich morgen meiner Chefin vor"),
    (Act.PITCH, "Hi Lena, our minister is hosting a small lunch for journalists on Thursday. Can we count you in?"),
    (Act.PROMISE, "Te lo mando a principios de semana."),
    (Act.PROMISE, "Die Liste schick ich dir Anfang der Woche."),
    (Act.PROMISE, "You'll have it early in the week."),
]

#: Cues are looked for without accents, so they are not found again in these.
ACCENTED = [
    (Act.PROMISE, "Salut, oui je te passe la liste en début de semaine."),
    (Act.PROMISE, "Je vous envoie les plans début décembre."),
    (
        Act.INTRODUCTION,
        "C'est bon, Gaspard est partant. Colette, je te présente Gaspard Lenoir, qui restaure des orgues à Albi.",
    ),
    (
        Act.INTRODUCTION,
        "Oui, elle est d'accord. Colette, voici Gaspard Lenoir, facteur d'orgues à Albi.",
    ),
    (
        Act.INTRODUCTION,
        "Sí, está de acuerdo. Coleta, este es Gaspar Luna, que restaura órganos en Teruel.",
    ),
]

IS_NOT = [
    (Act.ASK, "Can you believe this weather?"),
    (Act.ASK, "He could not send them in the end, he said"),
    (Act.CLEAR_ASK, "I would love to pick your brain about design some day"),
    (Act.OFFER, "We'd be happy to send you our brochure, our software automates your invoices"),
    (Act.THANKS, "Could you look at it? Thanks in advance!"),
    (Act.THANKS, "thanks but no thanks"),
    (Act.THANKS, "No, thanks."),
    (Act.THANKS, "Thanks to the new timetable I am late every day"),
    (Act.INTRODUCTION, "Hi all, let me introduce myself: I'm Jonas"),
    (Act.INTRODUCTION, "I'd like to introduce our company, we sell valves"),
    (Act.BARE_NAME, "You should talk to your doctor about that"),
    (Act.PITCH, "The demo on Thursday went well, the board liked it"),
    (Act.HYPE, "The water is turned off from 2 pm, this is urgent"),
    (Act.QUESTION, "Who doesn't love a Monday morning meeting?"),
    (Act.QUESTION, "We automate your invoices. Ready to scale your revenue?"),
    (Act.QUESTION, "I read it at https://example.org/search?q=what and liked it"),
    (Act.GREETING, "You're welcome, it was nothing"),
    (Act.PITCH, "Hallo Lena, schreibst du uns 5.000 Zeichen über die Tram, Honorar 200 Euro, bis Montag?"),
    (
        Act.PITCH,
        "Liebe Lena, wärst du am 4. März auf unserem Podium über Nachtzüge dabei? Es gibt 250 Euro und die Fahrt.",
    ),
    (Act.PITCH, "Querida Lena: ¿participarías el 4 de marzo en nuestra mesa sobre trenes? Hay 250 euros y el viaje."),
    (
        Act.PITCH,
        "Chère Léna, seriez-vous des nôtres le 4 mars pour une table ronde sur les trains de nuit ? 250 euros.",
    ),
    (Act.OFFER, "Monday after five is fine"),
    (Act.OFFER, "Great, the 12th then"),
    (Act.OFFER, "Gut, dann der 12."),
    (Act.OFFER, "Genial, el 12 entonces"),
    (Act.OFFER, "lundi après 17 h c'est bon"),
    (Act.DECLINE, "No pasa nada, ya cojo otro"),
    (Act.DECLINE, "Pas grave, j'en prendrai un autre"),
    (Act.DECLINE, "Pas de souci, on verra plus tard"),
    (Act.CONSENT, "Could you introduce me to Magnus Berg?"),
    (Act.OUTCOME_QUESTION, "Did you get to talk to the plumber about the leak?"),
    (Act.OUTCOME_REPORT, "I spoke with the roofer yesterday, he wants to wait until spring"),
    (Act.DECLINE, "I can't wait to see the final version of this"),
    (Act.PROMISE, "If you like, I'll send you the slides tonight"),
    (Act.PROMISE, "Shall I send it to you tomorrow?"),
    (Act.PROMISE, "I'll see you on Thursday"),
    (Act.PROMISE, "Ich ziehe nächste Woche nach Bremen"),
    (Act.TO_INTRODUCE, "Let me introduce myself: I run the night shift here"),
    (Act.TO_INTRODUCE, "Darf ich mich kurz vorstellen? Ich leite hier die Nachtschicht"),
    (Act.TO_INTRODUCE, "Thank you so much for introducing me to Berta last week"),
    (Act.TO_INTRODUCE, "Would you like me to introduce you to Berta?"),
    (Act.TO_INTRODUCE, "Gracias por presentarme a Berta la semana pasada"),
]


@pytest.mark.parametrize(("act", "text"), IS)
def test_an_act_is_found_in(act: Act, text: str) -> None:
    reading = read(text, cues=True)

    assert reading.acts is not None
    assert act in reading.acts
    assert all(cue in text or cue.casefold() in text.casefold() for cue in reading.cues[act])


@pytest.mark.parametrize(("act", "text"), ACCENTED)
def test_an_act_is_found_in_words_with_accents(act: Act, text: str) -> None:
    assert act in (read(text).acts or Act(0))


@pytest.mark.parametrize(("act", "text"), IS_NOT)
def test_an_act_is_not_found_in(act: Act, text: str) -> None:
    reading = read(text)

    assert reading.acts is not None
    assert act not in reading.acts


def test_hype_is_told_by_the_lexicons_own_names_once_a_hit() -> None:
    reading = read("Passive income! Yes, passive income, and be your own boss.")

    assert sorted(reading.hype) == ["passive income", "passive income", "your own boss"]


@pytest.mark.parametrize(
    "text",
    [
        "We don't offer passive income, we sell bread and it is good bread",
        "This isn't passive income, it's a second job that I have",
        'My uncle believed in "be your own boss" and "financial freedom" and lost his savings',
        "That is what I would answer to this.\n> Earn passive income from home, only 3 spots left!",
        # What denies may be long, and what is quoted may stand beside something that is said.
        "In this trade there is no such passive income.",
        "Beware of anyone who promises you the passive income they never had.",
        'Thanks for the slides! A stranger wrote to me: "Earn passive income from your phone, only 3 spots left!"',
        "No, never, thank you.\n\nOn Mon, 3 May 2024, Joe wrote:\nBe your own boss, join my team!",
    ],
)
def test_promises_that_are_denied_or_quoted_are_not_made(text: str) -> None:
    reading = read(text)

    assert reading.acts is not None
    assert not reading.acts & (Act.HYPE | Act.PITCH)
    assert reading.hype == ()


def test_a_promise_beside_a_denied_one_is_still_made() -> None:
    assert read("This is not a get rich quick scheme, but you will be financially free.").hype == ("financial freedom",)


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("Ana, meet Ben.", 0),
        ("Ana, meet Ben. Ana runs the food bank in Leeds.", 1),
        ("Ana, meet Ben. Ana runs the food bank. Ben has a van.", 2),
        ("Ana, meet Ben. Ana runs the food bank. Ben has a van. Ana is looking for drivers.", 3),
        ("Ana, meet Ben. Ana runs the food bank. Ben has a van. Ana is looking for drivers. Over to you two!", 4),
    ],
)
def test_an_introduction_is_checked_for_who_why_and_who_moves_next(text: str, checks: int) -> None:
    assert read(text).introduction_checks == checks


def test_without_an_introduction_nothing_is_checked() -> None:
    assert read("Ana runs the food bank. Over to you!").introduction_checks is None


@pytest.mark.parametrize(
    ("act", "texts"),
    [
        (
            Act.ASK,
            (
                "I'd appreciate your help with this.",
                "I’d  appreciate\u00a0your help with this.",
                "id appreciate your help with this.",
                "𝗜'𝗱 𝗮𝗽𝗽𝗿𝗲𝗰𝗶𝗮𝘁𝗲 your help with this.",
            ),
        ),
        (
            Act.HYPE,
            (
                "This is for you. Don't wait, act now!",
                "This is for you.  Don’t wait, act\u00a0now!",
                "this is for you. dont wait, act now!",
                "This is for you. Don't wait, 𝗮𝗰𝘁 𝗻𝗼𝘄!",
            ),
        ),
    ],
)
def test_typing_habits_do_not_hide_an_act(act: Act, texts: tuple[str, ...]) -> None:
    read_as = {read(text).acts for text in texts}
    assert len(read_as) == 1
    assert act in (read_as.pop() or Act(0))


def test_words_are_ones_own() -> None:
    assert read("one two three - four & five").words == 5
    assert read("@ana @ben one two three").words == 3
    assert read("one two three\n> four five six").words == 3
    assert read("来週ご連絡").words == 5
    assert read("").words == 0


@pytest.mark.parametrize(
    "text",
    [
        "I'll confirm the hour once I've spoken to the keeper.",
        "Ich bestätige Ihnen die Stunde, sobald ich mit dem Wärter gesprochen habe.",
        "Te confirmo la hora cuando hable con el farero.",
        "Je te confirme l'heure quand j'aurai parlé au gardien.",
    ],
)
def test_a_promise_may_wait_for_somebody_elses_word(text: str) -> None:
    acts = read(text).acts
    assert acts is not None
    assert acts & Act.PROMISE


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("¿Os han llegado ya las nuevas normas de los faros?", False),
        ("Have the new rules for lighthouses reached you?", False),
        ("Las nuevas lámparas que ya pediste salen a mitad de precio. ¿Te llamo mañana?", False),
        ("¿Os habéis visto ya Berta y tú?", True),
        ("¿Te llamó al final el farero que te presenté?", True),
        ("Hallo, hat sich Berta bei dir gemeldet, die ich dir vorgestellt habe?", True),
    ],
)
def test_what_came_of_an_introduction_is_asked_of_people_and_not_of_rules(text: str, asks: bool) -> None:
    acts = read(text).acts
    assert acts is not None
    assert bool(acts & Act.OUTCOME_QUESTION) is asks
    assert acts & Act.QUESTION


def test_who_sells_asks_for_nothing_that_came_of_an_introduction() -> None:
    text = "Did the lamps I recommended help? Our new line saves you 40 %. Can I show you in a quick demo on Thursday?"
    acts = read(text).acts
    assert acts is not None
    assert acts & Act.PITCH
    assert not acts & (Act.OUTCOME_QUESTION | Act.QUESTION)


@pytest.mark.parametrize(
    ("text", "language"), [("Eskerrik asko!", "es"), ("Hola Ana, mila esker por venir ayer.", "es")]
)
def test_thanks_may_be_said_in_a_neighbours_language(text: str, language: str) -> None:
    reading = read(text)
    assert reading.acts is not None
    assert reading.acts & Act.THANKS
    assert reading.language == language
