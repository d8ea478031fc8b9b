"""A chain letter, and a greeting or good wishes alone, are for anybody: nobody waits with them."""

import pytest

from tests.network.test_order import PLAIN, names
from tests.story import Story

CHAINS = [
    "Good morning great people. *Forwarded as received* THIS NOVEMBER you will laugh last. Type Amen",
    "Good morning saints. Today is your day of testimony. Share with 10 people",
    "The angel of plenty walks through your street tonight. Don't break the chain, send it to all your contacts.",
    "Do not ignore this. Forward this message to at least 12 friends and see what happens on Friday.",
    "Weitergeleitet wie erhalten: Heute Nacht wird WhatsApp abgeschaltet, wer das nicht teilt, muss zahlen.",
    "Ein Engel geht heute durch deine Straße. Schick das an 10 Freunde weiter und unterbrich die Kette nicht!",
    "Transféré tel quel : cette nuit l'application devient payante pour tout le monde.",
    "Un ange passe ce soir dans ta rue. Envoie ce message à 10 amis, ne brise pas la chaîne.",
    "Reenviado tal como lo recibí: esta noche la aplicación pasa a ser de pago para todos.",
    "Un ángel pasa esta noche por tu calle. Comparte esto con 10 personas y escribe Amén.",
]
GREETINGS = [
    "Good morning",
    "Hello Ana 😊",
    "Happy Sunday family. May this week favour you all",
    "Good evening my dear. Have a blessed week ahead!",
    "Guten Morgen ihr Lieben! Schönen Sonntag euch allen ☀️",
    "Servus",
    "Bonjour à tous. Bon dimanche, et que cette semaine vous soit douce",
    "Buenos días familia. Feliz domingo, que tengáis una buena semana",
]
TOLD = [
    "Good morning Ana. Hope work is fine. Nothing yet from them",
    "Good morning Ana. I do not want to disturb you. The school has sent her home for fees.",
    "Happy Sunday. Could you look at my draft this week?",
    "Good morning. Please don't break the chain of custody, the lab needs the second sample.",
    "Could you forward this to two people of your team, please?",
    "Please share the survey with 10 people in your ward, as you said you would.",
    "Forwarded as received from the registrar: your licence ends on Friday. Could you ring me about it?",
    "Guten Morgen Ana. Bei mir ist noch nichts von denen angekommen.",
    "Kannst du das bitte an zehn Kollegen auf deiner Station weitergeben?",
    "Bonjour Ana. Je n'ai toujours rien reçu de leur part.",
    "Buenos días Ana. Todavía no me ha llegado nada de su parte.",
]


def met(story: Story, who: str) -> None:
    story.hear(40, who, "We met at the fair, did the crane arrive in the end?")
    story.write(41, who, "It did, and in one piece.")


@pytest.mark.parametrize("text", [*CHAINS, *GREETINGS])
def test_what_is_for_anybody_waits_for_nothing(story: Story, text: str) -> None:
    met(story, "uncle")
    for who in ("uncle", "stranger"):
        story.hear(80, who, text)
    assert names(story) == []
    story.hear(81, "uncle", text)
    story.hear(82, "uncle", PLAIN)
    assert names(story) == ["uncle"], "what they ask beside it does"


@pytest.mark.parametrize("text", GREETINGS[:2])
def test_a_greeting_after_something_that_was_not_answered_may_remind_of_it(story: Story, text: str) -> None:
    met(story, "uncle")
    story.hear(41.1, "uncle", "They took the old pear tree down.")
    story.hear(80, "uncle", text)
    assert names(story) == ["uncle"]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_or_asked_beside_a_greeting_or_of_something_that_is_passed_on_waits(
    story: Story, text: str
) -> None:
    met(story, "uncle")
    story.hear(80, "uncle", text)
    assert names(story) == ["uncle"]


@pytest.mark.parametrize("text", ["Good morning. My mother died last night.", "Guten Morgen. Mein Papa ist gestorben."])
def test_grave_news_after_a_greeting_wait(story: Story, text: str) -> None:
    met(story, "uncle")
    story.hear(80, "uncle", text)
    assert names(story) == ["uncle"]
