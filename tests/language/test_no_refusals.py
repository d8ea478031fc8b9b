"""Who answers a question about plans, or tells what keeps them from something that the other did not ask of them, has
refused nothing; near it stand refusals in the same words. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

NO_REFUSALS = {
    "es": [
        "ya tengo entradas, qué ilusión me hace",
        "ya tengo las entradas, nos vemos allí",
        "ya tengo el vestido, qué ganas",
        "ya compré los billetes, no me lo creo",
        "ya saqué el abono, qué ganas de verlos",
        "ya lo tengo todo listo para el sábado, qué nervios",
    ],
    "en": [
        "I've already got tickets, so excited",
        "already got my ticket, see you there",
        "I've got the dress already, can't wait",
        "already booked the flights, can't believe it",
        "got my season ticket already, can't wait to see them",
        "I've got it all ready for Saturday, so nervous",
    ],
    "de": [
        "ich hab schon Karten, ich freu mich so",
        "Karten hab ich schon, wir sehen uns dort",
        "das Kleid hab ich schon, kann's kaum erwarten",
        "die Flüge sind schon gebucht, ich glaub's noch gar nicht",
        "Dauerkarte hab ich schon, freu mich auf die Jungs",
        "ist schon alles fertig für Samstag, bin so aufgeregt",
    ],
    "fr": [
        "j'ai déjà mes places, trop hâte",
        "j'ai déjà les billets, on se voit là-bas",
        "j'ai déjà la robe, vivement samedi",
        "les vols sont déjà réservés, je n'y crois pas",
        "j'ai déjà mon abonnement, hâte de les voir",
        "tout est déjà prêt pour samedi, j'ai le trac",
    ],
}
REFUSALS = {
    "es": [
        "gracias, pero ya tengo proveedor y no quiero cambiar",
        "no, gracias, no me interesa",
        "lo siento, no puedo ayudarte con eso",
        "prefiero no presentarte, perdona",
        "gracias pero no, ya tengo asesor",
        "no voy a poder hacerlo, lo siento",
    ],
    "en": [
        "thanks, but we already have a supplier and won't be changing",
        "no thanks, not interested",
        "sorry, I can't help you with that",
        "I'd rather not introduce you, sorry",
        "thanks but no, we already have an adviser",
        "I won't be able to do it, sorry",
    ],
    "de": [
        "danke, aber wir haben schon einen Lieferanten und bleiben dabei",
        "nein danke, kein Interesse",
        "tut mir leid, dabei kann ich dir nicht helfen",
        "ich möchte dich da lieber nicht vorstellen, sorry",
        "danke, aber nein, wir haben schon einen Berater",
        "ich kann das leider nicht machen",
    ],
    "fr": [
        "merci, mais on a déjà un fournisseur et on n'en change pas",
        "non merci, ça ne m'intéresse pas",
        "désolé, je ne peux pas t'aider là-dessus",
        "je préfère ne pas te présenter, désolé",
        "merci mais non, on a déjà un conseiller",
        "je ne pourrai pas le faire, désolé",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NO_REFUSALS for each in NO_REFUSALS[language]]
)
def test_who_looks_forward_to_what_they_have_refuses_nothing(language: str, text: str) -> None:
    assert not acts(language, text, mine=True) & Act.DECLINE


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in REFUSALS for each in REFUSALS[language]]
)
def test_a_refusal_stays_one(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.DECLINE
