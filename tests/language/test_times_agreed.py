"""A time and place that two agree on, or always keep, neither asks nor offers; a proposal of one still asks."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

AGREED = {
    "en": [
        "Sunday after church, always",
        "Thursday at 6 as usual",
        "Same time, same place.",
        "Tuesday it is then",
        "Ok, Friday at noon, at yours.",
        "Half past seven at the station, like always",
        "Saturday works. See you at ten.",
        "Usual spot, usual time",
        "Right, Monday 9 sharp",
        "Wednesday lunch, same as ever",
        "Great, 4pm by the fountain then",
        "Sunday dinner at mum's, like every week",
    ],
    "de": [
        "Donnerstag um 6 wie immer",
        "Sonntag nach der Kirche, wie immer",
        "Gleiche Zeit, gleicher Ort.",
        "Dann also Dienstag",
        "Ok, Freitag um zwölf bei euch.",
        "Halb acht am Bahnhof, wie gehabt",
        "Samstag passt. Bis um zehn.",
        "Wie üblich am üblichen Platz",
        "Gut, Montag Punkt neun",
        "Mittwoch Mittag wie jede Woche",
        "Super, dann 16 Uhr am Brunnen",
        "Sonntag Essen bei Mama, wie jede Woche",
    ],
    "es": [
        "El domingo después de misa, como siempre",
        "Jueves a las 6 como siempre",
        "Misma hora, mismo sitio.",
        "Pues el martes entonces",
        "Vale, el viernes a las doce en tu casa.",
        "Siete y media en la estación, como de costumbre",
        "El sábado me va bien. A las diez.",
        "Donde siempre, a la hora de siempre",
        "Bien, lunes a las nueve en punto",
        "Miércoles a comer, como cada semana",
        "Genial, a las 4 en la fuente entonces",
        "Domingo comida en casa de mamá, como todas las semanas",
    ],
    "fr": [
        "Dimanche après la messe, comme toujours",
        "Jeudi à 18 h comme d'habitude",
        "Même heure, même endroit.",
        "Va pour mardi alors",
        "Ok, vendredi midi chez toi.",
        "Sept heures et demie à la gare, comme toujours",
        "Samedi ça me va. À dix heures.",
        "Au même endroit, à l'heure habituelle",
        "Bon, lundi neuf heures pile",
        "Mercredi midi comme chaque semaine",
        "Super, 16 h à la fontaine alors",
        "Dimanche repas chez maman, comme toutes les semaines",
    ],
}
ASKED = {
    "en": [
        "Thursday at 6 as usual?",
        "Could we make it Sunday after church?",
        "Does Tuesday work for you?",
        "Can you come on Friday at noon, as usual?",
    ],
    "de": [
        "Donnerstag um 6 wie immer?",
        "Können wir Sonntag nach der Kirche machen?",
        "Passt dir Dienstag?",
        "Kannst du Freitag um zwölf kommen, wie immer?",
    ],
    "es": [
        "¿Jueves a las 6 como siempre?",
        "¿Podemos quedar el domingo después de misa?",
        "¿Te va bien el martes?",
        "¿Puedes venir el viernes a las doce, como siempre?",
    ],
    "fr": [
        "Jeudi à 18 h comme d'habitude ?",
        "On peut se voir dimanche après la messe ?",
        "Mardi te convient ?",
        "Tu peux venir vendredi midi, comme d'habitude ?",
    ],
}
_SO = [(code, text) for code, texts in AGREED.items() for text in texts]
_NOT = [(code, text) for code, texts in ASKED.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), _SO)
def test_a_time_that_is_agreed_asks_and_offers_nothing(code: str, text: str) -> None:
    assert not acts(code, text) & (Act.ASK | Act.CLEAR_ASK | Act.QUESTION | Act.OFFER)


@pytest.mark.parametrize(("code", "text"), _NOT)
def test_a_proposal_still_asks(code: str, text: str) -> None:
    assert acts(code, text) & (Act.ASK | Act.QUESTION)
