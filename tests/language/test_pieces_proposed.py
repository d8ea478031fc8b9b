"""Who lives by what they write, show or teach asks for work by proposing some, and asks clearly. Who speaks of a text
that is there, or proposes a coffee, does not."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

PROPOSED = {
    "en": [
        "Hi Tom, can I pitch you a story on asbestos in schools?",
        "Would you be interested in a piece on night buses?",
        "I'd like to offer you a feature about the last ferry. Shall I send it?",
        "Would a photo essay on the harbour suit your magazine?",
        "Could I send you an op-ed on rents?",
        "Would you be open to a series about lidos?",
        "Hello Ms Ortiz, might I propose an essay on lighthouses for your spring issue?",
        "Can I send you a short story for the anthology?",
        "I would love to pitch you a series about weirs",
    ],
    "de": [
        "Darf ich Ihnen ein Stück über Asbest in Schulen anbieten?",
        "Hätten Sie Interesse an einer Reportage über Nachtbusse?",
        "Könnte ich dir einen Text über die Fähre schicken?",
        "Wäre ein Porträt der letzten Fährfrau etwas für euch?",
        "Ich würde Ihnen gern eine Fotostrecke vom Hafen anbieten.",
        "Hallo Herr Brunn, dürfte ich Ihnen einen Artikel über Leuchttürme vorschlagen?",
        "Habt ihr Platz für einen Beitrag über Wehre?",
        "Ist ein Text über Schrebergärten etwas für Ihre Seite?",
    ],
    "es": [
        "Te propongo dos temas: los lodos y las esperas. ¿Cómo lo ves?",
        "¿Te interesaría una pieza sobre amianto?",
        "Hola Irene, ¿puedo enviarte un reportaje sobre los autobuses nocturnos?",
        "¿Os encajaría una crónica del último ferri?",
        "¿Le interesa un artículo sobre alquileres?",
        "Hola Marta, te propongo un taller de radio para otoño",
        "¿Le encajaría una serie sobre faros?",
        "¿Podría enviarle una propuesta de columna?",
    ],
    "fr": [
        "Est-ce qu'un papier sur les bus de nuit t'intéresserait ?",
        "Seriez-vous intéressée par un reportage sur le dernier bac ?",
        "Je vous propose une enquête sur les loyers, qu'en dites-vous ?",
        "Je peux t'envoyer un texte sur le port ?",
        "Bonjour, pourrais-je te soumettre une chronique sur les phares ?",
        "Un portrait de la batelière vous intéresserait ?",
        "Serais-tu partante pour un atelier radio ?",
    ],
}
OTHERWISE = {
    "en": [
        "Did you like my article on rents?",
        "I can send you the piece you lent me back",
        "Have you read the feature about the ferry?",
        "Would you be interested in a coffee?",
        "Can I send you the story Mum told about the boat?",
    ],
    "de": [
        "Hast du den Text gelesen?",
        "Kann ich dir ein Stück Kuchen mitbringen?",
        "Haben Sie Interesse an einem Treffen?",
        "Die Reportage war schön",
        "Ist der Text fertig?",
    ],
    "es": [
        "¿Has leído mi artículo?",
        "Te propongo un café",
        "¿Te interesa el puesto?",
        "El reportaje quedó muy bien",
        "te propongo que quedemos el martes",
        "¿Te interesa el tema de Ana?",
    ],
    "fr": [
        "As-tu lu mon papier ?",
        "Je te propose un café",
        "Vous intéressez-vous au poste ?",
        "Le reportage était superbe",
        "Je vous propose mardi",
        "Ce sujet t'intéresse depuis longtemps ?",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in PROPOSED.items() for text in texts])
def test_who_proposes_work_of_their_own_asks_clearly(language: str, text: str) -> None:
    found = read(text, hint=language, mine=True)
    assert found.acts is not None
    assert found.acts & Act.CLEAR_ASK


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in OTHERWISE.items() for text in texts])
def test_who_speaks_of_a_text_or_proposes_something_else_does_not(language: str, text: str) -> None:
    found = read(text, hint=language, mine=True)
    assert found.acts is not None
    assert not found.acts & Act.CLEAR_ASK
