"""Who orders a text by its length and what it pays orders work, in however few words; who pays for the journey alone
orders none."""

import pytest

from auditor.language import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Tu nous ferais 8000 signes pour mars ?"),
        ("fr", "Tu serais partant pour un reportage de 10 000 signes, tarif habituel ?"),
        ("fr", "Pour octobre je prends ton enquête sur l'eau. 7000 ?"),
        ("fr", "Ton sujet est retenu, 6000 signes pour le 12"),
        ("fr", "gros sujet santé en avril, je te verrais bien dessus. 9 000 signes, tarif double"),
        ("fr", "Vous nous écririez 5000 signes sur le port ?"),
        ("de", "Machst du uns 8000 Zeichen für März?"),
        ("de", "Hättest du Lust auf eine Reportage von 10 000 Zeichen, doppeltes Honorar?"),
        ("de", "Dein Thema ist angenommen, 6000 Zeichen bis zum 12."),
        ("de", "Für Oktober nehme ich deine Kolumne. 4000 Zeichen?"),
        ("de", "Großes Dossier im April, da seh ich dich. 9000 Zeichen, üblicher Satz"),
        ("de", "Würdest du uns 1200 Wörter über den Hafen schreiben?"),
        ("en", "Would you write 1,200 words on the port? We pay our usual rate."),
        ("en", "Could you do us 900 words for March?"),
        ("en", "Your pitch is accepted, 800 words by the 12th"),
        ("en", "Big hospital feature in April, I'd love you on it. 2,000 words, double rate"),
        ("en", "Would you be up for a 1,500-word piece, double rate?"),
        ("en", "For May we'll take your column. 700 words?"),
        ("es", "¿Me harías 8.000 caracteres para marzo?"),
        ("es", "¿Te animas a un reportaje de 1.500 palabras, tarifa doble?"),
        ("es", "Tu tema está aprobado, 900 palabras para el 12"),
        ("es", "Para octubre te cojo la columna. ¿700 palabras?"),
        ("es", "Gran tema de sanidad en abril, te veo en él. 9.000 caracteres, tarifa de siempre"),
        ("es", "¿Nos escribirías 1.200 palabras sobre el puerto?"),
        ("fr", "Ça te dirait d'écrire 8000 signes sur les pompiers ?"),
        ("fr", "On te prend ton papier sur l'eau, 5000 signes"),
        ("fr", "J'ai besoin de 3 feuillets pour lundi, au tarif habituel"),
        ("fr", "Tu aurais le temps pour 6000 signes sur le Salève ?"),
        ("fr", "Je te verrais bien sur le sujet des crèches"),
        ("fr", "Je te commande un portrait"),
        ("fr", "Il nous faudrait 7000 signes pour le 3"),
        ("de", "Hast du Zeit für 6000 Zeichen über den Gotthard?"),
        ("de", "Wir bräuchten von dir 5000 Zeichen bis Montag"),
        ("de", "Wir nehmen deinen Text über Wasser, 7000 Zeichen"),
        ("de", "Ich sähe dich gut auf dem Thema Krippen"),
        ("de", "Magst du uns 4000 Zeichen schreiben?"),
        ("en", "Do you have time for 900 words on the ferry?"),
        ("en", "We'd like to take your piece on water, 1,200 words"),
        ("en", "I'd see you on the nursery story, 1,500 words"),
        ("en", "We need 800 words from you by Monday"),
        ("en", "Can you write 1,000 words for us?"),
        ("en", "Fancy doing 700 words on the strike?"),
        ("es", "¿Tienes tiempo para 900 palabras sobre el ferry?"),
        ("es", "Te compramos el texto sobre el agua, 1.200 palabras"),
        ("es", "Necesitamos 800 palabras tuyas para el lunes"),
        ("es", "¿Te apetecería escribir 1.000 palabras?"),
    ],
)
def test_a_text_ordered_by_its_length_is_a_commission(language: str, text: str) -> None:
    assert read(text, hint=language).commission


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ton sujet est validé par le prof, bravo"),
        ("fr", "J'ai écrit 12 000 signes cette nuit"),
        ("fr", "Tu serais partante pour une rando de 12 km ?"),
        ("fr", "je te verrais bien en rouge"),
        ("fr", "Accepteriez-vous de venir parler à nos élèves ? Nous pouvons vous défrayer."),
        ("fr", "Trop long, 12 000 signes, il faut couper"),
        ("fr", "Pour septembre je prends ta chambre. 2 nuits ?"),
        ("de", "Dein Thema ist angenommen, sagt die Uni"),
        ("de", "Ich habe heute 9000 Zeichen geschrieben"),
        ("de", "Hättest du Lust auf eine Wanderung von 10 Kilometern?"),
        ("de", "da seh ich dich schon in Rot"),
        ("de", "Könnten Sie einen Vortrag vor unserer Klasse halten? Nur die Fahrt können wir Ihnen zahlen."),
        ("de", "9000 Zeichen sind zu lang, bitte kürzen"),
        ("de", "Für Oktober nehme ich dein Zimmer. 2 Nächte?"),
        ("en", "I wrote 1,500 words last night"),
        ("en", "Would you write 50 words for the leaving card?"),
        ("en", "Would you be up for a 10-mile walk?"),
        ("en", "Your essay is accepted, says the school"),
        ("en", "Would you come and talk to our pupils? We can cover your train fare."),
        ("en", "It's too long at 2,000 words, please cut"),
        ("en", "I'd love you on it, the red bike"),
        ("es", "Tu tema está aprobado, dice la universidad"),
        ("es", "Anoche escribí 1.500 palabras"),
        ("es", "¿Te animas a una caminata de 10 kilómetros?"),
        ("es", "te veo en él, ese coche rojo"),
        ("es", "¿Podría dar una charla a nuestros alumnos? Solo podemos pagarle el viaje."),
        ("es", "Es demasiado largo, 1.500 palabras, hay que cortar"),
    ],
)
def test_a_length_a_stage_or_a_journey_alone_is_no_commission(language: str, text: str) -> None:
    assert not read(text, hint=language).commission


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Accepteriez-vous d'intervenir à notre colloque ? Cachet de 300 francs et le voyage."),
        ("de", "Könnten Sie einen Vortrag halten? Wir zahlen ein Honorar und die Fahrt."),
        ("en", "Would you speak at our conference? We pay a fee of 300 pounds and cover your travel."),
        ("es", "¿Podría dar una charla? Pagamos honorarios y el viaje."),
    ],
)
def test_a_fee_beside_the_journey_is_one(language: str, text: str) -> None:
    assert read(text, hint=language).commission
