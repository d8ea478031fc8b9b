"""Whom the reader should turn to is named; who says when they will call, or writes capitals within a word, names
nobody."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Parfait, je vous appelle jeudi à 16h"),
        ("fr", "Parfait, je t'appelle lundi à 9h"),
        ("fr", "Super, on t'appelle mercredi à 18h"),
        ("fr", "Je vous écris demain à la pause"),
        ("fr", "J'envoie la demande LInfo aujourd'hui"),
        ("fr", "Appelle demain à midi si tu peux"),
        ("fr", "Appelle ce soir à 20h"),
        ("fr", "Je dépose le dossier eTax lundi"),
        ("de", "Perfekt, ich rufe Sie am Donnerstag um 16 Uhr an"),
        ("de", "Super, ich ruf dich Montag um 9 an"),
        ("de", "Ich schicke die Anfrage an LInfo heute"),
        ("de", "Ruf am Mittwoch um 18 Uhr an"),
        ("de", "Ich schreibe Ihnen morgen in der Pause"),
        ("de", "Ich reiche die Akte mit eTax am Montag ein"),
        ("en", "Great, I'll call you Thursday at 4pm"),
        ("en", "Perfect, I'll ring you on Monday at 9"),
        ("en", "I'm sending the LInfo request today"),
        ("en", "Call tomorrow at noon if you can"),
        ("en", "I'll write to you on Wednesday at lunch"),
        ("en", "I'm filing the eTax form on Monday"),
        ("es", "Perfecto, la llamo el jueves a las 16 h"),
        ("es", "Genial, te llamo el lunes a las 9"),
        ("es", "Hoy envío la solicitud LInfo"),
        ("es", "Llama mañana al mediodía si puedes"),
        ("es", "Le escribo el miércoles a la hora de comer"),
        ("es", "Presento la declaración eTax el lunes"),
    ],
)
def test_when_somebody_calls_names_nobody(language: str, text: str) -> None:
    assert not acts(language, text) & Act.BARE_NAME
    assert not acts(language, text, mine=True) & Act.BARE_NAME


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Appelle sa greffière, Mme Tissot, elle est humaine"),
        ("fr", "Demande à Julie McAdam, elle suit le dossier"),
        ("fr", "Vois avec Paul chez Migros"),
        ("fr", "Contacte plutôt Hélène au service social"),
        ("fr", "Écris à DuPont, il saura"),
        ("fr", "Appelle Sandra jeudi à 16h, elle connaît bien le dossier"),
        ("de", "Frag am besten Frau Tissot, die weiß das"),
        ("de", "Wende dich an Julia McAdam von der Gemeinde"),
        ("de", "Ruf doch den Paul bei der Migros an"),
        ("de", "Die richtige Ansprechpartnerin ist Helene Frei"),
        ("en", "Ask Julie McAdam, she knows the case"),
        ("en", "You should talk to Paul at the council"),
        ("en", "Try Helen Price in social services"),
        ("en", "The best person to ask is Sandra Bell"),
        ("es", "Pregunta a Julia McAdam, ella lo sabe"),
        ("es", "Habla con Pablo, del ayuntamiento"),
        ("es", "Escribe a Elena Prieto, de servicios sociales"),
        ("es", "La mejor persona para eso es Sandra Bello"),
    ],
)
def test_whom_to_turn_to_is_named(language: str, text: str) -> None:
    assert acts(language, text) & Act.BARE_NAME
