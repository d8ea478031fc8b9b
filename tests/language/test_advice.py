"""Who advises somebody wants nothing for themselves, so that a mere "will do" to it promises nothing."""

import unicodedata

import pytest

from auditor.language.advice import advises

ADVISED = {
    "en": [
        "You should talk to the union first.",
        "Try putting it in rice overnight",
        "If I were you I'd get a second opinion",
        "Get some rest, you sound exhausted.",
        "Make sure you back everything up before the update",
        "Look after yourself, won't you",
        "I'd ask for it in writing if I were you.",
        "Have a look at the library's site, they lend them out",
        "You'd better see a doctor about that knee",
        "Don't let them push you around",
        "Whatever you do, keep the receipts.",
        "Drink plenty of water and sleep in",
        "You'd do well to ask for it in writing",
    ],
    "de": [
        "Du solltest zuerst mit der Gewerkschaft reden.",
        "Leg es über Nacht in Reis",
        "An deiner Stelle würde ich eine zweite Meinung einholen",
        "Ruh dich aus, du klingst erschöpft.",
        "Mach vor dem Update unbedingt ein Backup",
        "Pass gut auf dich auf",
        "Ich würde es mir schriftlich geben lassen.",
        "Schau mal auf die Seite der Bücherei, die verleihen so was",
        "Geh mit dem Knie besser zum Arzt",
        "Lass dich nicht herumschubsen",
        "Heb auf jeden Fall die Quittungen auf.",
        "Trink viel und schlaf dich aus",
        "Nimm dir Zeit",
        "Mein Rat: alles schriftlich festhalten",
    ],
    "es": [
        "Deberías hablar primero con el sindicato.",
        "Prueba a meterlo en arroz toda la noche",
        "Yo que tú pediría una segunda opinión",
        "Descansa, que suenas agotada.",
        "Asegúrate de hacer una copia antes de actualizar",
        "Cuídate mucho",
        "Yo lo pediría por escrito.",
        "Mira en la web de la biblioteca, que los prestan",
        "Más vale que te vea un médico esa rodilla",
        "No dejes que te avasallen",
        "Sobre todo, guarda los recibos.",
        "Bebe mucha agua y duerme",
        "Échale un ojo a la web",
    ],
    "fr": [
        "Tu devrais d'abord parler au syndicat.",
        "Essaie de le mettre dans du riz toute la nuit",
        "À ta place, je demanderais un deuxième avis",
        "Repose-toi, tu as l'air épuisée.",
        "Pense à faire une sauvegarde avant la mise à jour",
        "Prends bien soin de toi",
        "Moi, je le demanderais par écrit.",
        "Regarde sur le site de la bibliothèque, ils en prêtent",
        "Tu ferais mieux de voir un médecin pour ce genou",
        "Ne te laisse pas faire",
        "Surtout, garde les tickets.",
        "Bois beaucoup d'eau et dors",
    ],
}
ASKED = {
    "en": [
        "Could you send me the list by Friday?",
        "You should send me the draft before noon",
        "Please bring the keys tomorrow",
        "Try to be here at six, we start on time",
        "Make sure you give us the numbers today",
        "Should I take the bus?",
        "I should talk to the union first",
    ],
    "de": [
        "Kannst du mir bis Freitag die Liste schicken?",
        "Du solltest mir den Entwurf bis Mittag schicken",
        "Bring bitte morgen die Schlüssel mit",
        "Gib uns heute unbedingt noch die Zahlen",
        "Soll ich den Bus nehmen?",
        "Ich sollte zuerst mit der Gewerkschaft reden",
    ],
    "es": [
        "¿Me puedes mandar la lista antes del viernes?",
        "Deberías mandarme el borrador antes del mediodía",
        "Trae las llaves mañana, por favor",
        "Asegúrate de darnos hoy las cifras",
        "¿Debería coger el autobús?",
        "Debería hablar primero con el sindicato",
    ],
    "fr": [
        "Tu peux m'envoyer la liste avant vendredi ?",
        "Tu devrais m'envoyer le brouillon avant midi",
        "Apporte les clés demain s'il te plaît",
        "Pense à nous donner les chiffres aujourd'hui",
        "Je devrais prendre le bus ?",
        "Je devrais d'abord parler au syndicat",
    ],
}
_SO = [(code, text) for code, texts in ADVISED.items() for text in texts]
_NOT = [(code, text) for code, texts in ASKED.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), _SO)
def test_it_advises(code: str, text: str) -> None:
    assert advises(text, code)


@pytest.mark.parametrize(("code", "text"), _NOT)
def test_it_does_not_advise(code: str, text: str) -> None:
    assert not advises(text, code)


def test_what_a_quoted_reply_advises_is_not_the_writers_own() -> None:
    quoted = "On Mon, 2 Nov 2026, Ana Webb wrote:\nYou should talk to the union first."
    assert not advises(f"Thank you, I did.\n\n{quoted}", "en")


def test_letters_written_as_two_characters_are_read_as_one() -> None:
    assert advises(unicodedata.normalize("NFD", "Échale un ojo a la web"), "es")


#: Invitations, chores and reproaches in the words of advice.
IN_ORDINARY_LIFE = {
    "en": [
        "You should come on Friday",
        "You should see my new kitchen",
        "I'd take two, thanks",
        "I'd get it for you if I could",
        "Make sure the kids are at school by nine",
        "Have a look at the photo I sent",
        "Keep the change",
        "You should have told her",
        "I'd ask him but he's asleep",
        "Check out is at eleven",
        "Try the key under the mat, it's for the cellar, and water the plants",
        "Get well soon and bring the drill back",
        "You should come round more",
        "You should be ashamed",
        "I'd go but it's raining",
        "You should have seen it",
        "Don't let the dog out",
        "Check out the photos I took",
        "You should call round on Sunday",
        "You should try the new place with us",
        "Make sure you're there at six",
        "Keep your chair by the window free",
        "You should eat with us on Sunday",
        "Don't let Tom go before I'm back",
        "You should go to bed, kids",
        "Take your boots off in the hall",
        "You really should meet Anna",
        "I'd take the bus if I were rich",
    ],
    "de": [
        "Du solltest mal meinen Garten sehen",
        "Ihr könntet auch am Samstag kommen",
        "Geh bitte aus der Leitung",
        "Mach auf jeden Fall das Licht aus",
        "Lass die Katze nicht raus",
        "Stell den Müll unbedingt raus",
        "Ruf mal zurück",
        "Ich würde gern zwei nehmen",
        "Nimm den Bus, ich hol dich nicht ab",
        "Halt mir bitte unbedingt einen Platz frei",
        "Wasch die Trikots unbedingt bis Freitag",
        "Fahr mal die Kinder unbedingt zum Training",
        "Du solltest auch mal vorbeischauen",
        "Ihr könntet mal anrufen",
        "Lass das Licht nicht an",
        "Ich würde gehen, aber es regnet",
        "Du solltest unbedingt mein neues Rad sehen",
        "Mach mal den Herd aus",
        "Du solltest auch mal mitfahren",
        "Lass die Jacke nicht liegen",
        "Geh du besser vor, ich komme nach",
        "Halt dir Samstag unbedingt frei",
        "Mach besser den Ofen an",
        "Nimm unbedingt die grüne Tasche mit",
        "Trink nicht alles aus",
        "Schau mal auf die Liste, was noch fehlt",
        "Denk unbedingt an die Eier",
    ],
    "es": [
        "Deberías ver mi cocina nueva",
        "Yo podría el viernes",
        "Yo vendría el sábado",
        "Mira en la nevera y saca la leche",
        "Guarda las llaves que voy yo",
        "Yo iría a las seis, ¿y tú?",
        "No dejes la puerta abierta",
        "Guarda el sitio, que llego tarde",
        "Mira en mi bolso, el móvil está ahí",
        "Yo llegaría sobre las ocho",
        "Asegúrate de cerrar el gas al salir",
        "Yo querría dos barras",
        "Deberías venir más",
        "Yo iría, pero llueve",
        "No dejes salir al gato",
        "Mira en el horno",
        "Guarda el coche",
        "Deberías haberlo visto",
        "Deberías apuntarte con nosotros",
        "No dejes las botas ahí",
        "Asegúrate de estar a las seis",
        "Duerme en casa esta noche",
        "No dejes que se queme el arroz",
        "Échale un vistazo al arroz",
    ],
    "fr": [
        "Tu devrais voir ma nouvelle cuisine",
        "Moi, je pourrais vendredi",
        "Regarde dans le frigo, il reste du lait",
        "Garde la place, j'arrive",
        "Garde les clés, je passe ce soir",
        "Pense à fermer le gaz",
        "Pense aux poubelles",
        "Moi, je viendrais samedi",
        "Garde le petit jusqu'à six heures",
        "Regarde sur la table, c'est pour toi",
        "Essaie le gâteau, c'est moi qui l'ai fait",
        "Pense à sortir le chien",
        "Tu devrais venir plus souvent",
        "Moi, j'irais bien, mais il pleut",
        "Tu aurais dû voir ça",
        "Regarde dans le four",
        "Garde la monnaie",
        "Pense au pain",
        "Tu devrais t'inscrire avec nous",
        "Garde ton dimanche",
        "Surtout, dors chez la voisine",
        "Pense à prendre du pain",
        "Pense à demander les œufs",
        "Essaie de rentrer avant six heures",
        "Jette un œil au riz",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_invitations_and_chores_advise_nothing(language: str, text: str) -> None:
    assert not advises(text, language)
