"""Who says that work they ordered will not appear after all, and pays for the trouble, orders nothing: it is a no. Near
them, who puts it off, agrees on what would be paid, or does not publish something else.

The sentences were written before the cues were; docs/reading.md says how many were read as they are meant then.
"""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

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
