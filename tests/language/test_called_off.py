"""Who says that work they ordered will not appear after all, and pays for the trouble, orders nothing: it is a no. Near
them, who puts it off, agrees on what would be paid, or does not publish something else.

The sentences were written before the cues were; docs/reading.md says how many were read as they are meant then.
"""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.lexicon import lexicon
from auditor.language.text import sentences

CALLED_OFF = [
    ("en", "Sorry, we have to kill the piece. Kill fee 200"),
    ("en", "We won't run it after all. We'll pay you 120 for your trouble."),
    ("en", "I'm afraid we've had to spike your story. You'll get a kill fee of £150."),
    ("en", "We've decided not to publish the article. We'll pay a kill fee."),
    ("en", "So sorry, the piece has been killed. Please invoice us for half the fee."),
    ("en", "We're not going to use the interview after all, we pay you 80 euros for it anyway"),
    ("en", "Change of plan: your piece has been dropped. £100 for your trouble?"),
    ("de", "Leider bringen wir das Stück nun doch nicht. Wir zahlen dir 120 Euro Ausfallhonorar."),
    ("de", "Dein Text ist leider gekippt worden, wir zahlen 100 Euro für die Mühe."),
    ("de", "Wir mussten die Reportage streichen. Du bekommst ein Ausfallhonorar."),
    ("de", "Tut mir leid, wir drucken den Artikel doch nicht."),
    ("de", "Der Beitrag erscheint nicht mehr, wir überweisen Ihnen 150 Euro Ausfallhonorar."),
    ("de", "Das Interview fliegt raus, sorry. 80 Euro für deinen Aufwand?"),
    ("de", "Wir veröffentlichen deinen Text leider doch nicht, Honorar zahlen wir zur Hälfte."),
    ("es", "Berta, lo siento, al final no publicamos la cantera. Te pagamos 120 por las molestias"),
    ("es", "Te pagamos 120 € de kill fee, lo siento"),
    ("es", "Al final el reportaje no sale. Te abonamos la mitad por las molestias."),
    ("es", "Lo siento mucho, no lo vamos a publicar. Te pagamos 100 euros por el trabajo."),
    ("es", "Hemos decidido no publicar el artículo. Te pagamos un kill fee de 150."),
    ("es", "Finalmente no sacamos tu texto, te pagamos igual 80 €"),
    ("fr", "Désolée, finalement on ne publie pas le reportage. On te paie 120 euros pour le dérangement."),
    ("fr", "Ton papier passe à la trappe, on te verse 100 euros de dédommagement."),
    ("fr", "On ne passera pas ton article, finalement. On paie la moitié de la pige."),
    ("fr", "Nous avons décidé de ne pas publier votre enquête. Nous vous versons 150 euros d'indemnité."),
    ("fr", "Le sujet est annulé, désolé. On te paye 80 € quand même."),
    ("fr", "Au final on ne prend pas ton texte, on te paie 90 euros pour le temps passé."),
    ("fr", "Malheureusement nous ne publierons pas l'entretien, nous vous paierons un kill fee."),
]
STANDING = [
    ("en", "We can't run it before March, but we pay you now"),
    ("en", "800 words, £400, and a kill fee of 50% if we don't run it. Can you file by Friday?"),
    ("en", "What's your kill fee?"),
    ("en", "Thanks for your trouble with the boiler"),
    ("en", "The piece runs on Friday"),
    ("de", "Wir bringen das Stück erst im März."),
    ("de", "Falls wir es nicht drucken, zahlen wir ein Ausfallhonorar. 6.000 Zeichen bis zum 12., 400 Euro?"),
    ("de", "Danke für die Mühe mit dem Garten"),
    ("de", "Wie hoch ist euer Ausfallhonorar?"),
    ("de", "Der Text erscheint am Freitag."),
    ("es", "No publicamos hasta marzo, pero te pagamos ya"),
    ("es", "9.000 caracteres, 380 €, y si al final no lo publicamos te pagamos un kill fee. ¿Te va?"),
    ("es", "Perdona por las molestias de la obra"),
    ("es", "El reportaje sale el viernes"),
    ("es", "No publiques mi nombre, por favor"),
    ("fr", "On ne publie pas avant mars, mais on te paie tout de suite"),
    ("fr", "6 feuillets, 400 euros, et si on ne publie pas on te verse un dédommagement. Ça te va ?"),
    ("fr", "Désolé pour le dérangement, je cherche la clé"),
    ("fr", "Le papier sort vendredi"),
]
#: Dinners, flats, sofas and refunds that are called off: no work was ordered.
NOT_ORDERED = {
    "en": [
        "We're not going after all, I'll pay you back",
        "We won't be taking it after all, sorry about the sofa",
        "We've decided not to take the flat after all, I'll pay you for the viewing",
        "The dinner has been cancelled, I'll pay your taxi",
        "Your order has been cancelled. You'll get a full refund",
        "The landlord won't run it by us first",
        "Sorry for the trouble, we refund your deposit",
        "The story got dropped at bedtime, the kids were asleep",
        "I had to cancel the interview at the dentist's",
        "Your review has been cancelled, HR will find a new date",
        "We're not going to use it after all, the tent, you can have it",
        "I won't be using it after all, do you want the ticket?",
        "The feature was dropped in version 3",
        "We have to cancel the interview on Tuesday, could you do Wednesday?",
        "I'm not going to take it any more, this job",
        "The report has been pulled from the shelf",
        "We're pulling out of the house, the agent refunds the fee",
        "Cancelled the cruise, insurers pay half",
        "I won't print it, my printer's dead",
        "They dropped the case, we get costs",
        "Sorry, can't take your shift after all",
        "The trip's off, I'll refund you £40",
        "We won't take the puppy after all",
    ],
    "de": [
        "Wir fahren doch nicht, ich zahle dir das Geld zurück",
        "Das Essen ist abgesagt, ich überweise dir das Taxi",
        "Wir nehmen die Wohnung doch nicht, sorry",
        "Wir nehmen das Sofa doch nicht. Ich zahle dir 20 Euro fürs Tragen",
        "Ich nehme ihn doch nicht mit, den Hund",
        "Wir machen das doch nicht, den Ausflug",
        "Wir machen es nicht mehr so spät",
        "Bringen wir die Kinder doch nicht zu Oma?",
        "Die Vermieterin überweist Ihnen die Kaution zurück",
        "Ihre Bestellung wurde storniert, Sie bekommen den Betrag zurück",
        "Das Thema ist für mich nicht mehr wichtig, das Thema fällt weg im Unterricht",
        "Der Beitrag wird eingestellt, weil die Kasse fusioniert",
        "Das Interview im Jobcenter wurde abgesagt",
        "Der Text läuft nicht mehr über den Rand",
        "Wir müssen das Interview absagen, ginge Mittwoch?",
        "Ich bringe es doch nicht übers Herz",
        "Wir treten vom Hauskauf zurück, der Makler erstattet die Gebühr",
        "Die Kreuzfahrt ist gestrichen, die Versicherung zahlt die Hälfte",
        "Ich drucke es nicht mehr, der Toner ist leer",
        "Ich nehme deine Schicht doch nicht",
        "Der Kurs fällt aus, ihr bekommt 40 Euro zurück",
        "Der Ausflug fällt aus, ich überweise euch 40 Euro",
        "Wir nehmen den Welpen doch nicht",
    ],
    "es": [
        "Al final no vamos, te devuelvo el dinero",
        "Al final no compramos el piso, qué pena",
        "Lo siento, no la compramos, la bici. Te pago la gasolina",
        "La cena se cancela, te pago el taxi",
        "El casero: te abono la fianza por las molestias",
        "La tienda nos devuelve el dinero, te pagamos por las molestias",
        "Al final no sacamos las entradas",
        "Finalmente no sacamos al perro, llovía",
        "He decidido no publicar la foto de la niña",
        "Al final tu tema no va conmigo",
        "Al final la entrevista no va el martes, ¿el miércoles?",
        "Te compensamos 20 € por las molestias del retraso del pedido",
        "Perdona, no podemos publicar tu anuncio de la bici",
        "Se cae la pieza del puzle, cógela",
        "Hemos cancelado la serie de Netflix",
        "Lo siento, hoy no sacamos la basura, te toca",
        "Se cancela el crucero, el seguro paga la mitad",
        "Al final no cojo tu turno, perdona",
        "No lo saco del garaje, llueve",
        "Al final no vendemos, os pago la tasación",
        "El curso se cancela, te abonan 40 €",
        "La excursión se cancela, os devuelvo 40 €",
        "Al final no nos quedamos el cachorro",
    ],
    "fr": [
        "Finalement on n'y va pas, je te rembourse",
        "Le dîner est annulé, je te paie le taxi",
        "Finalement on ne prend pas l'appart, désolée",
        "Désolé, on ne la prend pas, la voiture. Je te paie l'essence",
        "Le propriétaire vous verse 100 € de dédommagement",
        "La SNCF me paye 30 € pour le dérangement",
        "La boutique vous verse 20 euros de dédommagement pour le retard",
        "Le sujet est annulé au bac cette année",
        "L'entretien est annulé, le médecin est malade",
        "J'ai décidé de ne plus passer par l'autoroute",
        "On a décidé de ne pas sortir ce soir",
        "Désolée, on ne passe pas le texte aux élèves avant le contrôle",
        "L'article est abandonné en rayon",
        "Finalement, on ne sort pas le chien",
        "On ne prend plus le papier toilette ici, finalement",
        "Malheureusement on ne le publie pas, l'arrêté, c'est la mairie",
        "La croisière est annulée, l'assurance paie la moitié",
        "Finalement je ne prends pas ta garde, désolé",
        "On ne sort pas la voiture, il neige",
        "Le cours est annulé, on vous rend 40 €",
        "Finalement on ne vend pas, je te paie le notaire",
        "La sortie est annulée, je vous rends 40 €",
        "Finalement on ne prend pas le chiot",
    ],
}
#: Of these, who orders still does.
ORDERED = ("800 words", "Falls wir", "9.000 caracteres", "6 feuillets")


@pytest.mark.parametrize(("language", "text"), CALLED_OFF)
def test_is_a_no_and_no_commission(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert (reading.acts or 0) & Act.DECLINE
    assert not (reading.acts or 0) & Act.PITCH
    assert not reading.commission


@pytest.mark.parametrize(("language", "text"), STANDING)
def test_nothing_is_called_off(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert not (reading.acts or 0) & Act.DECLINE
    if text.startswith(ORDERED):
        assert reading.commission


@pytest.mark.parametrize(("language", "text"), [(code, each) for code, texts in NOT_ORDERED.items() for each in texts])
def test_what_was_never_ordered_is_not_called_off(language: str, text: str) -> None:
    known = lexicon(language)
    assert known is not None
    assert "called_off" not in known.waiting("\n".join(sentences(known.spelled(text), ())))
