"""A reminder or an allusion to something promised asks, be it without a verb or without hurry, and offers nothing. Near
it stand news, offers and plans with the same words. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

REMINDERS = {
    "es": [
        "sin prisa eh, cuando puedas lo de Nuria 🙏",
        "acuérdate porfa de lo de Nuria",
        "no se te olvide lo mío",
        "te encargo lo del CV",
        "oye y lo de mi CV qué onda",
        "cuando tengas un rato, lo de la beca",
        "no te olvides de lo del piso, ¿eh?",
        "¿te acordaste de lo de Julia?",
        "acuérdese de lo del certificado, por favor",
        "oye, ¿y lo de las fotos?",
        "te recuerdo lo del informe",
        "que no se te pase lo de mi hermana",
        "ahí te encargo lo de la recomendación",
        "sigo esperando lo del presupuesto",
    ],
    "en": [
        "no rush, whenever you can, the Nuria thing 🙏",
        "please remember the thing for Nora",
        "don't forget about my CV",
        "oh and what about that CV of mine?",
        "when you get a minute, that intro",
        "just a gentle nudge about the photos",
        "you won't forget the certificate, will you",
        "hey, and the thing with Julia?",
        "don't forget me and the reference",
        "reminder about the report",
        "still waiting on that quote",
        "remember what you said about my sister's application?",
    ],
    "de": [
        "kein Stress, wenn du mal Zeit hast, das mit Nuria 🙏",
        "denk bitte an die Sache mit Nora",
        "vergiss meinen Lebenslauf nicht",
        "du, und was ist mit meinem Lebenslauf?",
        "wenn du mal kurz Luft hast, die Sache mit der Wohnung",
        "ich wollte nur an die Fotos erinnern",
        "du denkst noch an das Zeugnis, ja?",
        "ach, und das mit Julia?",
        "vergiss mich nicht wegen dem Gutachten",
        "kleine Erinnerung an den Bericht",
        "ich warte noch auf das Angebot von dir",
        "denkst du noch an die Bewerbung meiner Schwester?",
    ],
    "fr": [
        "pas d'urgence, quand tu peux, le truc avec Nora 🙏",
        "pense stp à l'histoire avec Nora",
        "n'oublie pas mon CV",
        "dis, et mon CV, ça en est où ?",
        "quand t'as cinq minutes, le truc de la bourse",
        "petit rappel pour les photos",
        "tu penses toujours au certificat, hein ?",
        "au fait, et l'affaire avec Julie ?",
        "ne m'oublie pas pour la lettre",
        "petite relance au sujet du rapport",
        "j'attends toujours le devis",
        "tu te souviens de ce que tu m'as dit pour ma sœur ?",
    ],
}
NEAR = {
    "es": [
        "lo de Nuria salió muy bien",
        "me acordé de ti al ver lo de Nuria en las noticias",
        "nunca se me olvidará lo tuyo",
        "cuando puedas descansa, que lo de ayer fue duro",
        "qué fuerte lo de Julia",
        "se me olvidó lo del CV, perdona",
        "lo del piso ya está, firmamos ayer",
        "me encargo yo de lo del CV",
    ],
    "en": [
        "the Nuria thing went really well",
        "I remember the thing with Nora as if it were yesterday",
        "I won't forget what you did for me",
        "that thing with Julia is so sad",
        "I forgot about the CV, sorry",
        "the flat is sorted, we signed yesterday",
        "I'll take care of the CV",
    ],
    "de": [
        "das mit Nuria lief richtig gut",
        "ich denke oft an die Sache mit Nora zurück",
        "das vergesse ich dir nie",
        "das mit Julia ist so traurig",
        "den Lebenslauf hab ich vergessen, entschuldige",
        "das mit der Wohnung hat geklappt, wir haben gestern unterschrieben",
        "um den Lebenslauf kümmere ich mich",
    ],
    "fr": [
        "le truc avec Nora s'est très bien passé",
        "je pense souvent à cette histoire avec Nora",
        "je n'oublierai jamais ce que tu as fait",
        "c'est triste, cette affaire avec Julie",
        "j'ai oublié le CV, désolé",
        "c'est bon pour l'appart, on a signé hier",
        "je m'occupe du CV",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in REMINDERS for each in REMINDERS[language]]
)
def test_a_reminder_asks_and_offers_nothing(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & (Act.ASK | Act.QUESTION | Act.OUTCOME_QUESTION)
    assert not found & Act.OFFER


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in NEAR for each in NEAR[language]])
def test_what_is_told_with_the_same_words_asks_for_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.ASK | Act.QUESTION)
