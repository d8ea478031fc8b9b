"""Editors who commission in plain words, and near them, who buys something else, sells, asks or only speaks of a piece.

The sentences were written before the cues were; docs/reading.md says how many were read as they are meant then.
"""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

COMMISSIONS = [
    ("en", "Dear Ruben, yes, we would like to commission this. 450 euros, deadline 30 January?"),
    ("en", "We would like to commission this piece. 300 pounds"),
    ("en", "Commissioned then. 20 March?"),
    ("en", "Consider it commissioned. Copy by the 12th, £350"),
    ("en", "We'll take the piece. Can you have it by Friday?"),
    ("en", "I'd love to commission both. 500 for the pair?"),
    ("en", "We'd like to buy the article, £280, for the spring issue"),
    ("en", "Your pitch works for us. Could you file it by the 8th? £320"),
    ("en", "Yes please to this one. €400, deadline 3 February?"),
    ("de", "Wir nehmen das Stück."),
    ("de", "Liebe Frau Brandis, wir nehmen die Reportage, 380 Euro, bis zum 15. Januar?"),
    ("de", "Das Thema nehmen wir gern. Schaffst du das bis zum 20.?"),
    ("de", "Ich kaufe den Text. Bis wann hättest du ihn?"),
    ("de", "Ich gebe den Artikel hiermit bei dir in Auftrag, 300 Euro."),
    ("de", "Wir würden das gern bei dir beauftragen. 400 Euro, Abgabe Ende Januar?"),
    ("de", "Die Redaktion sagt ja zu deinem Thema. 350 Euro, Abgabe am 9.?"),
    ("de", "Ich bestelle bei dir 8.000 Zeichen über die Deponie."),
    ("es", "Te encargo 8.000 caracteres sobre la cantera. ¿Lo tendrías para el 15 de diciembre?"),
    ("es", "Te compro la pieza. ¿La tienes para el 15?"),
    ("es", "Te compramos el reportaje, Berta."),
    ("es", "Te encargamos el perfil de la alcaldesa, 250 euros"),
    ("es", "Nos quedamos con tu tema. Entrega el 3 de febrero, 300 €"),
    ("es", "Nos encaja el tema del agua. 9.000 caracteres y 350 €"),
    ("es", "Le encargamos una crónica para el número de marzo."),
    ("fr", "On te le prend, 6 feuillets, pour le 15"),
    ("fr", "On prend le papier. Tu peux le rendre pour le 15 janvier ?"),
    ("fr", "Nous prenons votre enquête, 400 euros, pour le 20 février."),
    ("fr", "Je t'achète le reportage, 350 €."),
    ("fr", "Je te commande 8 000 signes sur la carrière."),
    ("fr", "On te le commande : 300 euros, rendu le 10 ?"),
    ("fr", "Ton sujet nous convient. Tu nous le livres pour le 3 février ? 400 €"),
    ("fr", "Bonjour Odile, nous vous achetons l'article, bouclage le 12."),
]
NO_COMMISSIONS = [
    # Money and a day: so one rents a flat and buys a sofa, too.
    ("de", "Passt uns gut. Hast du es bis zum 15. Januar? 380 €"),
    ("es", "Nos encaja. ¿Lo tienes para el 15 de enero? 380 €"),
    ("es", "Sí, nos lo quedamos. 380 €, entrega el 15 de enero"),
    ("fr", "Ça nous va. Tu peux nous le rendre pour le 15 janvier ? 380 €"),
    ("en", "We'll take the sofa. 80 euros, can we fetch it on the 15th?"),
    ("en", "I'll take the story from there if you're tired"),
    ("en", "We'll take the photo outside, ok?"),
    ("en", "Did they commission it in the end?"),
    ("en", "I was never commissioned for that, sadly"),
    ("en", "Early bird: 450 euros, deadline 30 January. Join our course today!"),
    ("de", "Wir nehmen das Stück Kuchen mit der Kirsche."),
    ("de", "Wir nehmen das Thema morgen im Unterricht durch."),
    ("de", "Passt uns. Kannst du bis Samstag Bescheid geben?"),
    ("de", "Ich kaufe die Milch, bringst du Brot?"),
    ("de", "Wer hat das eigentlich in Auftrag gegeben?"),
    ("de", "Wir nehmen den Bus um acht."),
    ("es", "Te encargo el pan de mañana, ¿vale?"),
    ("es", "Te compro la bici. ¿La tienes para el sábado? 60 €"),
    ("es", "Nos encaja el sábado, ¿a qué hora?"),
    ("es", "Me encargo yo de la cena"),
    ("es", "Me lo quedo, gracias por la chaqueta, te hago un bizum de 20 €"),
    ("es", "¿Te han comprado la pieza al final?"),
    ("fr", "On te prend du pain en passant ?"),
    ("fr", "On prend le train de 8 h."),
    ("fr", "Je t'achète le billet et tu me rembourses ?"),
    ("fr", "Ça nous va, samedi à 20 h. Tu peux apporter le dessert ?"),
    ("fr", "On prend le sujet au prochain cours."),
    ("fr", "Ils t'ont pris ton papier, finalement ?"),
]


@pytest.mark.parametrize(("language", "text"), COMMISSIONS)
def test_commissions(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert reading.commission
    assert not (reading.acts or 0) & Act.PITCH


@pytest.mark.parametrize(("language", "text"), NO_COMMISSIONS)
def test_are_no_commissions(language: str, text: str) -> None:
    assert not read(text, hint=language).commission
