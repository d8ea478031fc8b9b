"""A no closes what I had asked or offered, and nothing else: who withdraws, or tells something beside it, waits."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from server.rendering.waiting import wrote
from server.translations import speaking
from tests.network.test_order import names
from tests.story import Story

#: Who asks to be left out wants to hear that they are, whatever I had asked.
ASKS_TO_BE_LEFT_OUT = [
    "Je préfère que ça passe pas finalement, c'est trop risqué pour moi.",
    "Finalement je préfère que vous n'utilisiez pas mon témoignage.",
    "I'd rather you didn't use my quote after all.",
    "Al final prefiero que no salga mi testimonio.",
]
WITHDRAWS = [
    "je préfère annuler notre rdv de demain",
    "I'm afraid I can't take part in the interview any more.",
    "Ich möchte lieber doch nicht in dem Beitrag vorkommen, tut mir leid.",
    "Leider kann ich bei dem Gespräch nun doch nicht mitmachen.",
    "Lo siento, al final no puedo participar en la entrevista.",
]
TELLS = [
    "non. il a menti, j'ai le mail de mars",
    "No. He lied to all of us, I have the mail from March.",
    "Nein. Er hat uns alle belogen, ich habe die Mail vom März.",
    "No. Nos mintió a todos, tengo el correo de marzo.",
    "merci. j'ai reçu la lettre, ils ferment le site en janvier",
    "Thanks. The letter came yesterday, they close the site in January.",
    "Danke. Der Brief kam gestern, sie schließen das Werk im Januar.",
    "Gracias. Ayer llegó la carta, cierran la planta en enero.",
]
THANKS = [
    "Merci beaucoup pour ton aide, ça m'a fait très plaisir.",
    "Thank you so much for your help, it was a lovely evening.",
    "Vielen Dank für deine Hilfe, das war ein schöner Abend.",
    "Muchas gracias por tu ayuda, fue una noche preciosa.",
]


def talked(story: Story, who: str = "source") -> None:
    story.exchange(20, who)
    story.write(60, who, "Thank you for Monday, it was good to see you.")
    story.hear(60.1, who, "With pleasure, it was good to see you too.")


@pytest.mark.parametrize("text", [*WITHDRAWS, *ASKS_TO_BE_LEFT_OUT, *TELLS])
def test_who_withdraws_or_tells_something_beside_a_no_waits(story: Story, text: str) -> None:
    talked(story)
    story.hear(87, "source", text)
    assert names(story) == ["source"]


@pytest.mark.parametrize("text", [*WITHDRAWS, *ASKS_TO_BE_LEFT_OUT])
def test_who_withdraws_in_the_midst_of_a_talk_waits(story: Story, text: str) -> None:
    story.hear(84, "source", "Good morning from the bakery.")
    story.write(85, "source", "The piece is on air on Tuesday morning, between seven and nine.")
    story.hear(87, "source", text)
    assert names(story) == ["source"]


@pytest.mark.parametrize("text", WITHDRAWS)
def test_a_no_to_what_i_asked_closes_it(story: Story, text: str) -> None:
    talked(story)
    story.write(70, "source", "May I use your quote in the piece, and would you come to the interview?")
    story.hear(87, "source", text)
    story.hear(84, "in a talk", "Good morning from the bakery.")
    story.write(85, "in a talk", "May I use your quote in the piece, and would you come to the interview?")
    story.hear(87, "in a talk", text)
    assert names(story) == []


@pytest.mark.parametrize("text", [*THANKS, "No thanks", "Non merci", "Nein danke", "No, gracias"])
def test_thanks_and_a_bare_no_ask_for_nothing(story: Story, text: str) -> None:
    talked(story)
    story.hear(87, "source", text)
    assert names(story) == []


def test_who_says_no_a_second_time_in_a_talk_withdraws_nothing(story: Story) -> None:
    story.hear(83, "source", "Will you be at the market?")
    story.write(84, "source", "Yes. May I use your quote in the piece?")
    story.hear(85, "source", "I'm afraid I can't do that.")
    story.write(86, "source", "Of course, that is fine.")
    story.hear(87, "source", "I'm afraid I can't come to the market either.")
    assert names(story) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, j'ai des documents sur la clinique. Je préfère ne pas en dire plus ici.",
        "je ne peux pas donner mon nom. Regardez les comptes de 2024.",
        "Hello, I have documents about the clinic. I'd rather not say more here.",
        "Guten Tag, ich habe Unterlagen über die Klinik. Mehr möchte ich hier lieber nicht sagen.",
        "Hola, tengo documentos sobre la clínica. Prefiero no decir más aquí.",
    ],
)
def test_a_new_person_who_hints_waits_and_is_said_to_ask(story: Story, text: str) -> None:
    story.hear(87, "new", text)
    (found,) = waiting(story.families(), Expectations())
    with speaking("en"):
        assert wrote(found).startswith("asked you for something, ")


def test_who_withdraws_is_said_to_and_comes_before_who_only_wrote(story: Story) -> None:
    talked(story)
    talked(story, "writes")
    story.hear(84, "writes", "They took the old pear tree down by the church.")
    story.hear(87, "source", WITHDRAWS[0])
    first, last = waiting(story.families(), Expectations())
    assert (first.person, last.person) == ("source", "writes")
    with speaking("en"):
        assert wrote(first).startswith("said no to something, or took something back, ")
    with speaking("de"):
        assert wrote(first).startswith("hat zu etwas nein gesagt oder etwas zurückgenommen, ")


@pytest.mark.parametrize(
    "text",
    [
        *ASKS_TO_BE_LEFT_OUT,
        "Kindly remove me from that story completely, HR is calling people one by one.",
        "Bitte nehmt meinen Namen aus dem Artikel.",
    ],
)
def test_who_asks_to_be_left_out_comes_before_who_asked_earlier(story: Story, text: str) -> None:
    for who in ("source", "asks"):
        talked(story, who)
    story.hear(80, "asks", "Could you send me the plan of the mill, please?")
    story.hear(87, "source", text)
    first, last = waiting(story.families(), Expectations())
    assert (first.person, first.urgent, last.person) == ("source", True, "asks")
