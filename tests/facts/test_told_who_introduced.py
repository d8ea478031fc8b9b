"""Whoever introduced me hears what came of it by one sentence of thanks and talk, or by an answer to their question."""

import pytest

from tests.facts.test_introductions import MEET, only
from tests.story import Story

ASKED = {
    "en": "How did it go with Ben?",
    "de": "Wie war's mit Ben?",
    "fr": "Alors, ça a donné quoi avec Ben ?",
}


@pytest.mark.parametrize(
    ("asked", "text", "reported"),
    [
        (None, "Merci pour la mise en relation avec Ben, on s'est parlé, il me propose de venir à Davos.", True),
        (None, "Thanks for the introduction to Ben, we talked, he invites me to Davos.", True),
        (None, "Danke für die Vermittlung, wir haben gesprochen, er lädt mich nach Davos ein.", True),
        (None, "Gracias por ponerme en contacto con Ben, hemos hablado, me invita a Davos.", True),
        ("fr", "On s'est parlé en visio, c'était super. Il me propose de venir à Davos. Merci Eva, vraiment.", True),
        ("en", "We talked, it was great.", True),
        ("de", "Wir haben telefoniert, war super, danke dir!", True),
        (None, "We talked, it was great.", False),
        (None, "Merci pour la mise en relation avec Ben, je lui écris demain.", False),
        (None, "Thanks for the introduction to Ben, I'll write to him tomorrow.", False),
        ("fr", "Pas encore, je te dis.", False),
        ("en", "Not yet, he is away until May.", False),
        ("de", "Noch nicht, ich melde mich bei ihm.", False),
        ("fr", "Oh, au fait, tu viens dimanche ?", False),
        ("en", "Busy week here. Are you coming on Sunday?", False),
    ],
)
def test_one_sentence_or_an_answer_tells_who_introduced_me_what_came_of_it(
    asked: str | None, text: str, reported: bool
) -> None:
    story = Story()
    story.hear(460, "Eva", MEET, also_to=("Ben",))
    story.write(461, "Ben")
    if asked:
        story.hear(469.9, "Eva", ASKED[asked])
    story.write(470, "Eva", text)
    assert only(story)["reported_since"] is reported
