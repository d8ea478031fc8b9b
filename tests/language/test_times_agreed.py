"""A time and place that two agree on, or always keep, neither asks nor offers; a proposal of one still asks."""

import pytest

from auditor.activities.acts import Act
from auditor.language.lexicon import lexicon
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


#: What is to be fetched, brought or done as ever is asked or offered all the same.
IN_ORDINARY_LIFE = {
    "en": [
        "Pick me up on Friday at 6 as usual",
        "Bring the cake to church on Sunday as usual",
        "Please be at mine at 8 as always",
        "I'll drive you Monday at nine as usual",
        "Need you at mine Thursday as usual",
        "Pay the cleaner on Friday, same as last week",
        "Take the bins out Monday as always",
        "I can take the kids on Tuesdays as usual",
        "Want a lift on Friday as usual",
        "Collect Tom at noon, usual place",
        "Send me the list by Friday as always",
        "Water the plants at mine on Saturday as usual",
        "Meet me at the gate Friday as usual",
        "Mow the lawn Saturday as always",
        "We could drive you on Monday as usual",
        "Feed the cat at 6 as usual",
        "Dig the potatoes Sunday as ever",
        "Kids need collecting Thursday as usual",
        "Run me to church Sunday as always",
        "Nine on Monday at the depot, bring gloves as usual",
        "Friday: two loaves as usual, please",
    ],
    "de": [
        "Hol mich am Freitag um 6 ab wie immer",
        "Bring am Sonntag den Kuchen mit wie immer",
        "Ich fahr dich Montag um neun wie immer",
        "Zahl die Putzfrau am Freitag wie immer",
        "Stell Montag die Tonne raus wie immer",
        "Ich kann dienstags die Kinder nehmen wie immer",
        "Hol Tom um 12 Uhr ab, gleicher Ort wie immer",
        "Schick mir die Liste bis Freitag wie immer",
        "Gieß Samstag die Blumen bei mir wie immer",
        "Nimm mich Freitag mit wie sonst",
        "Ruf mich um acht an wie immer",
        "Ich backe dir Samstag wie immer einen Kuchen",
        "Mäh Samstag den Rasen wie immer",
        "Fütter die Katze um 6 wie immer",
        "Wir könnten dich Montag mitnehmen wie immer",
        "Triff mich Freitag am Tor wie immer",
        "Grab Sonntag die Kartoffeln aus wie immer",
        "Die Kinder müssen Donnerstag abgeholt werden wie immer",
        "Hängst du Samstag die Wäsche auf wie immer",
        "Um neun die Kinder abholen wie immer",
        "Freitag zwei Brote wie immer",
    ],
    "es": [
        "Recógeme el viernes a las 6 como siempre",
        "Trae la tarta el domingo como siempre",
        "Te llevo el lunes a las nueve como siempre",
        "Paga a la asistenta el viernes como siempre",
        "Saca la basura el lunes como siempre",
        "Puedo quedarme con los niños los martes como siempre",
        "Recoge a Tom a las doce en el mismo sitio de siempre",
        "Mándame la lista el viernes como siempre",
        "Riega las plantas en mi casa el sábado como siempre",
        "Llévame el viernes como siempre",
        "Llámame a las ocho como siempre",
        "Te hago la tarta el sábado como siempre",
        "Corta el césped el sábado como siempre",
        "Da de comer al gato a las 6 como siempre",
        "Podríamos llevarte el lunes como siempre",
        "Espérame el viernes en la puerta como siempre",
        "Corre a por los niños el jueves como siempre",
        "Cuelga la ropa el sábado como siempre",
        "Hay que sacar al perro a las 8 como siempre",
        "A las nueve recoges tú a los niños como siempre",
        "El viernes dos barras como siempre",
    ],
    "fr": [
        "Passe me prendre vendredi à 6 h comme d'habitude",
        "Apporte le gâteau dimanche comme d'habitude",
        "Je t'emmène lundi à 9 h comme d'habitude",
        "Paie la femme de ménage vendredi comme toujours",
        "Sors la poubelle lundi comme d'habitude",
        "Je peux prendre les enfants mardi comme d'habitude",
        "Récupère Tom à midi comme d'habitude",
        "Envoie-moi la liste vendredi comme d'habitude",
        "Arrose les plantes chez moi samedi comme d'habitude",
        "Emmène-moi vendredi comme toujours",
        "Appelle-moi à 8 h comme d'habitude",
        "Je te fais un gâteau samedi comme d'habitude",
        "Tonds la pelouse samedi comme d'habitude",
        "Nourris le chat à 6 h comme d'habitude",
        "On pourrait t'emmener lundi comme d'habitude",
        "Attends-moi vendredi au portail comme d'habitude",
        "Étends le linge samedi comme d'habitude",
        "Il faut sortir le chien à 8 h comme d'habitude",
        "Cherche les enfants jeudi comme d'habitude",
        "À 9 h tu récupères les enfants comme d'habitude",
        "Vendredi deux baguettes comme d'habitude",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_what_is_to_be_done_as_ever_is_no_time_agreed(language: str, text: str) -> None:
    known = lexicon(language)
    assert known is not None
    assert "time_agreed" not in known.waiting(known.spelled(text))
