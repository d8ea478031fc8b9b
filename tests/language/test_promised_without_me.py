"""Promises as people type them on the run, without "I": "guck ich mir an, melde mich". Near them, the same words as an
order, a habit, a message of illness, or what is looked at for oneself."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

PROMISES = {
    "de": [
        "Guck ich mir an, melde mich",
        "guck ich mir an",
        "Schau ich mir an und melde mich dann",
        "schau ich mir an",
        "Schau ich mir heute Abend in Ruhe an",
        "Seh ich mir morgen an",
        "Les ich mir durch",
        "ok, les ich heute noch durch",
        "Überleg ich mir und geb dir Bescheid",
        "Prüf ich",
        "Klär ich ab",
        "Check ich gleich",
        "melde mich",
        "Melde mich!",
        "meld mich die Tage",
        "Ok, melde mich dann bei dir",
        "Muss ich nachschauen, melde mich",
        "Bin dran, melde mich",
        "Bin grad im Zug, melde mich später",
        "Ich melde mich im Oktober",
        "Danke Heike, sehr gern. Ich melde mich im Oktober",
        "Meld mich im Frühjahr",
        "Melde mich nach dem Urlaub",
        "Melde mich nach den Feiertagen bei Ihnen",
        "Ich melde mich im neuen Jahr",
        "Ich melde mich, wenn ich den Plan habe",
        "Geb dir morgen Bescheid",
        "sag dir Bescheid",
    ],
    "en": [
        "Will take a look, will be in touch",
        "Will have a look",
        "will be in touch",
        "Will be in touch in October",
        "On it, will report back",
        "Taking a look now, will come back to you",
        "Ok, will look it over tonight",
    ],
    "es": [
        "Lo miro",
        "ok, lo miro luego",
        "Me lo miro y te cuento",
        "Te aviso",
        "Vale, te aviso en cuanto lo sepa",
        "Te escribo en octubre",
        "Te llamo en enero",
        "Le escribo después de las fiestas",
    ],
    "fr": [
        "Je regarde ça",
        "Ok je regarde",
        "Je me renseigne",
        "Te redis ça vite",
        "Je te redis ça en octobre",
        "Je t'écris en octobre",
        "Je vous recontacte après les fêtes",
    ],
}
NONE = {
    "de": [
        "Meld dich",
        "Melde dich im Oktober!",
        "melde mich krank",
        "Ich melde mich krank, hab Fieber",
        "Melde mich hiermit ab",
        "Melde mich für den Kurs an",
        "Melde mich zum Dienst",
        "Meld mich bitte von der Liste ab",
        "Ich melde mich im Verein an",
        "Ich melde mich im Sommer immer beim Roten Kreuz",
        "Ich melde mich selten bei meiner Mutter",
        "Ich melde mich nie wieder bei dem",
        "Guck ich mir nicht an",
        "Schau ich mir selten an",
        "Wie schau ich mir das an?",
        "Soll ich mich melden?",
        "Sag Bescheid!",
        "Gib Bescheid",
        "Schau dir das an",
        "Les ich jeden Abend",
    ],
    "en": [
        "Take a look",
        "It will be in touch with the wall",
        "Will he take a look?",
        "Have a look at this",
        "Be in touch!",
    ],
    "es": ["Lo miro todos los días", "Te aviso que es tarde", "Míralo", "¿Lo miro?", "Avísame"],
    "fr": ["Je regarde la télé", "Regarde ça", "Je regarde souvent ça", "Renseigne-toi", "Je regarde ?"],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in PROMISES.items() for each in texts])
def test_it_is_promised(language: str, text: str) -> None:
    found = acts(language, text, mine=True)
    assert Act.PROMISE in found
    assert not found & (Act.DECLINE | Act.ASK)


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in NONE.items() for each in texts])
def test_it_is_not_promised(language: str, text: str) -> None:
    assert Act.PROMISE not in acts(language, text, mine=True)
