"""A message that begins with who sent its writer and tells who they are asks, where it ends in a question, however long
it is by then. A question that nobody is to answer asks nothing. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

ASKED = {
    "en": [
        "Hi Colm, Bridget Shaw said you were sound. I'm tenant liaison at Carrick Homes. I'd be happy to have a "
        "chat off the record about the heating contract. When suits?",
        "Hello Ana, Tom Hale mentioned you the other day. I run the small press on Mill Street and we moved here "
        "in May with two presses and four cats. When suits?",
        "Dear Ms Petersen, your neighbour spoke of you warmly. I look after the archive of the rowing club, which "
        "nobody has opened for thirty years, and it is damp. Any idea?",
        "Hi Ben, we met briefly at the fair in June next to the honey stand, I was the one with the broken umbrella "
        "and the very loud dog. Do you still have the yellow chair?",
    ],
    "de": [
        "Hallo Frau Weber, Tom Hale hat von Ihnen gesprochen. Ich betreue das Archiv des Rudervereins, das seit "
        "dreißig Jahren niemand geöffnet hat, und es ist feucht dort unten. Wann passt es Ihnen?",
        "Hi Ben, wir haben uns im Juni kurz am Honigstand gesehen, ich war die mit dem kaputten Schirm und dem sehr "
        "lauten Hund. Seitdem regnet es bei uns jeden Tag. Hast du den gelben Stuhl noch?",
    ],
    "es": [
        "Hola Elena, Marta Gil me habló de ti. Llevo el archivo del club de remo, que nadie ha abierto en treinta "
        "años, y está muy húmedo ahí abajo desde las lluvias de marzo. ¿Cuándo te viene bien?",
        "Hola Luis, nos vimos un momento en junio junto al puesto de miel, yo era la del paraguas roto y el perro "
        "que ladraba. Desde entonces llueve todos los días. ¿Tienes todavía la silla amarilla?",
    ],
    "fr": [
        "Bonjour Madame Roux, Claire Petit m'a parlé de vous. Je m'occupe des archives du club d'aviron, que "
        "personne n'a ouvertes depuis trente ans, et il y fait très humide. Quand cela vous irait-il ?",
        "Salut Luc, on s'est croisés en juin à côté du stand de miel, j'étais celle au parapluie cassé avec le chien "
        "qui aboyait. Depuis il pleut tous les jours chez nous. Tu as encore la chaise jaune ?",
    ],
}
NOT_ASKED = {
    "en": [
        "Well, the roof held, the cake did not, and the band played until the neighbours came over with their own "
        "drums and stayed. Who would have thought? See you all next year.",
        "It rained on the tents again, the dog ate the sausages and the car would not start till noon. What a weekend!",
    ],
    "de": [
        "Das Dach hat gehalten, der Kuchen nicht, und die Band hat gespielt, bis die Nachbarn mit eigenen Trommeln "
        "kamen und blieben. So ein Abend!",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in ASKED for each in ASKED[language]])
def test_the_question_at_the_end_is_asked(language: str, text: str) -> None:
    assert acts(language, text) & (Act.QUESTION | Act.ASK)


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NOT_ASKED for each in NOT_ASKED[language]]
)
def test_who_wonders_asks_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.QUESTION | Act.ASK)


#: Asked of nobody.
IN_ORDINARY_LIFE = {
    "en": [
        "Well, that was a week. The car broke, the dog was sick, and the boiler gave up on Tuesday. What can you do?",
        "The kids are in bed, the dishes are done, I sit on the balcony with tea. Who needs the sea?",
        "It rained all day and the bus was late and then the lift stuck. Isn't life grand?",
        "We had cake, we had songs, Dad cried a little. What more could you want?",
        "He left his keys again, third time this week, in the fridge this time. How does he do it?",
        "The cat brought a mouse, the mouse was alive. Why me?",
    ],
    "de": [
        "Was für eine Woche. Das Auto kaputt, der Hund krank, und am Dienstag die Heizung. Was will man machen?",
        "Die Kinder im Bett, der Abwasch gemacht, ich sitze mit Tee auf dem Balkon. Wer braucht da das Meer?",
        "Es gab Kuchen, es gab Lieder, Papa hat ein bisschen geweint. Was will man mehr?",
        "Er hat wieder die Schlüssel im Kühlschrank vergessen, zum dritten Mal. Wie macht er das nur?",
        "Den ganzen Tag Regen, der Bus zu spät, der Aufzug steckt fest. Ist das Leben nicht schön?",
        "Die Katze hat eine Maus gebracht, die Maus lebte noch. Warum immer ich?",
    ],
    "es": [
        "Vaya semana. El coche roto, el perro malo y el martes la caldera. ¿Qué se le va a hacer?",
        "Los niños dormidos, los platos fregados y yo con un té en el balcón. ¿Quién necesita el mar?",
        "Hubo tarta, hubo canciones y papá lloró un poco. ¿Qué más se puede pedir?",
        "Se dejó otra vez las llaves en la nevera, la tercera vez. ¿Cómo lo hace?",
        "Todo el día lloviendo, el bus tarde y el ascensor parado. ¿No es bonita la vida?",
        "El gato trajo un ratón y el ratón estaba vivo. ¿Por qué a mí?",
    ],
    "fr": [
        "Quelle semaine. La voiture en panne, le chien malade et mardi la chaudière. Que veux-tu ?",
        "Les enfants au lit, la vaisselle faite, moi sur le balcon avec un thé. Qui a besoin de la mer ?",
        "Il y a eu du gâteau, des chansons, papa a pleuré un peu. Que demander de plus ?",
        "Il a encore oublié ses clés dans le frigo, la troisième fois. Comment fait-il ?",
        "Il a plu toute la journée, bus en retard, ascenseur en panne. Elle est pas belle, la vie ?",
        "Le chat a rapporté une souris et elle vivait. Pourquoi moi ?",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_what_is_asked_of_nobody_asks_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.QUESTION | Act.ASK)
