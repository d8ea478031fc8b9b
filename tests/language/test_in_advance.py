"""Thanks for what was not yet done are none."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

IN_ADVANCE = [
    ("de", "Könntest du mir die Liste schicken? Danke dir!"),
    ("de", "Kannst du mir das bis Freitag geben? Die Anna wartet drauf. Danke!!"),
    ("de", "Schickst du mir bitte das Protokoll? Vielen lieben Dank! 😊"),
    ("de", "Hast du die Nummer vom Elektriker? Danke!"),
    ("es", "¿Podrías mandarme la lista? ¡Gracias!"),
    ("es", "Necesito que me envíes el informe. Muchas gracias"),
    ("fr", "Tu pourrais m'envoyer la liste ? Merci !"),
    ("fr", "Peux-tu me passer le dossier ? C'est pour lundi. Merci beaucoup !"),
    ("en", "Could you send me the list? Thank you!"),
    ("en", "Do you have the plumber's number? Thanks so much"),
]
FOR_WHAT_IS_DONE = [
    ("de", "Danke für die Liste! Kannst du mir noch die andere schicken?"),
    ("de", "Danke dir! Kannst du mir noch die Liste schicken?"),
    ("de", "Kannst du mir noch die Liste schicken? Und danke für den Kuchen!"),
    ("de", "Ist das Paket von dir? Danke, dass du an mich gedacht hast!"),
    ("de", "Die Liste ist da. Danke dir!"),
    ("es", "Gracias por la lista. ¿Me mandas la otra?"),
    ("es", "¿Me mandas la otra? Gracias por el pastel."),
    ("es", "Ya llegó. ¡Gracias!"),
    ("fr", "Merci pour la liste ! Tu peux m'envoyer l'autre ?"),
    ("fr", "Tu peux m'envoyer l'autre ? Et merci pour le gâteau."),
    ("fr", "C'est arrivé. Merci !"),
    ("en", "Thanks for the list. Could you send me the other one?"),
    ("en", "It came this morning. Thank you!"),
]


@pytest.mark.parametrize(("language", "text"), IN_ADVANCE)
def test_bare_thanks_behind_what_is_asked_are_none(language: str, text: str) -> None:
    assert Act.THANKS not in acts(language, text)


@pytest.mark.parametrize(("language", "text"), FOR_WHAT_IS_DONE)
def test_thanks_for_what_was_done_are_thanks(language: str, text: str) -> None:
    assert Act.THANKS in acts(language, text)
