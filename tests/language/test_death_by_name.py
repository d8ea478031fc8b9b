"""A death told by a name alone, as to somebody who knew the dead, a mass for them, a widowhood, and the soft words of
one region; and what is said with the same words of who left a place, a firm or the room. None was learnt from."""

import pytest

from auditor.language import read

TOLD = {
    "es": [
        "Se nos ha ido Joaquín",
        "Se nos fue don Ramiro anoche, estábamos todos con él",
        "Nos ha dejado Pilar esta madrugada, sin sufrir.",
        "Nos dejó Matilde el lunes. Te lo quería decir yo.",
        "El sábado enterramos a Ernesto, por si quieres venir",
        "Enterramos a doña Concha ayer en el pueblo",
        "Misa por el eterno descanso de Fermín, el jueves a las siete en San Blas",
        "La misa de cuerpo presente es mañana a las once",
        "El jueves es la misa por Julián, en la parroquia de siempre",
        "ya descansó mi abuelita, ayer en la tarde",
        "Se nos adelantó el compadre Chema",
        "Mi papá partió con Dios esta madrugada",
        "Acompáñanos en la misa de mi esposo, el viernes a las seis",
        "Remedios ha enviudado, la pobre",
        "Mi tía Luz enviudó la semana pasada",
        "Descanse en paz Rogelio, qué injusto todo",
    ],
    "en": [
        "We lost Margaret on Sunday",
        "We lost Derek last night, he went peacefully",
        "Julian left us in the early hours of Tuesday.",
        "We buried Tom on Friday, a small service",
        "We're burying Agnes on Thursday at St Mary's",
        "The requiem mass for Patrick is on Thursday at ten",
        "There's a memorial mass for Declan on Sunday",
        "Ruth has been widowed, three weeks ago",
        "Moira lost her husband on Sunday",
        "Rest in peace, dear Harold. You'll be missed.",
        "Bernadette went to be with the Lord last night",
        "Grandad was called home this morning",
    ],
    "de": [
        "Wir haben Margarete am Sonntag verloren",
        "Julian ist gestern von uns gegangen",
        "Jürgen hat uns heute Nacht für immer verlassen.",
        "Am Freitag haben wir Ernst beerdigt",
        "Wir beerdigen Hanna am Donnerstag um elf",
        "Das Requiem für Josef ist am Donnerstag um zehn",
        "Die Seelenmesse für Konrad ist am Samstag in St. Anna",
        "Renate ist seit Sonntag Witwe",
        "Ruhe in Frieden, lieber Horst. Du fehlst.",
        "Gerda ist verwitwet, seit zwei Wochen erst",
        "Der liebe Gott hat Alois heute früh zu sich geholt",
        "Heute haben wir Wilhelm zu Grabe getragen",
    ],
    "fr": [
        "On a perdu Marguerite dimanche",
        "Julien nous a quittés cette nuit, paisiblement.",
        "Nous avons perdu Gérard hier soir",
        "On enterre Lucien jeudi à dix heures",
        "Samedi nous avons enterré Simone, tout le village était là",
        "La messe pour Bernard est jeudi à la cathédrale",
        "Il y aura une messe à la mémoire de Colette dimanche",
        "Jeanne est veuve depuis dimanche",
        "Repose en paix, cher Marcel. Tu nous manques.",
        "Odette s'en est allée ce matin, entourée des siens",
        "André s'est endormi pour toujours hier soir",
        "Le bon Dieu a rappelé Yvette à lui cette nuit",
    ],
}
NOT_TOLD = {
    "es": [
        "Se nos ha ido Joaquín de la empresa",
        "Nos ha dejado Pilar por la competencia",
        "Se nos fue Andrés a Madrid, lo echamos de menos en la oficina",
        "Nos ha dejado Marta las llaves en el buzón",
        "Nos dejó Ramiro plantados el lunes",
        "Se nos ha ido Lucía de vacaciones",
        "Se nos ha ido la luz esta madrugada",
        "Enterramos a Ernesto en la arena y se quedó dormido, qué risa",
        "El domingo voy a misa de doce, ¿te vienes luego al vermut?",
        "Canto en la misa del gallo, ven a oírnos",
        "ya descansó mi jefe en sus vacaciones, viene como nuevo",
        "Se nos adelantó la competencia con el precio",
        "Se nos adelantó el verano este año",
        "Mi papá partió con mi tío a Puebla",
        "Nos ha dejado Nuria su plaza de garaje esta semana",
        "La viuda de la novela me cae fatal",
        "¿Se nos ha ido Joaquín ya o sigue en la sala?",
        "Descansa en paz, que mañana es domingo",
    ],
    "en": [
        "We lost Margaret to a rival firm",
        "We lost Derek in the car park, is he with you?",
        "Julian left us the keys in the letterbox.",
        "Julian left us for the competition last month",
        "We buried Tom in the sand and he fell asleep",
        "I'm singing at midnight mass, come along",
        "We need a critical mass of users by Sunday",
        "The widow in that novel is a wonderful character",
        "Leave the poor man to rest in peace and quiet",
        "Ruth has gone to be with her sister in Leeds",
        "Bernadette was called home early, her kid's got a fever",
        "We lost to Arsenal on Sunday",
    ],
    "de": [
        "Wir haben Margarete an die Konkurrenz verloren",
        "Julian ist gestern von uns zu Siemens gegangen",
        "Jürgen hat uns heute Nacht beim Doppelkopf abgezockt",
        "Wir haben Ernst am Bahnhof verloren, ist er bei dir?",
        "Das Thema haben wir am Freitag beerdigt",
        "Die Messe ist am Donnerstag um zehn, Halle 4",
        "Im Chor singen wir am Sonntag das Requiem von Mozart, komm doch",
        "Die Witwe im Roman ist großartig",
        "Lass den Mann doch in Ruhe und Frieden arbeiten",
        "Jürgen hat uns zum Monatsende verlassen, er ist jetzt bei Bosch",
        "Der Chef hat Alois heute früh zu sich geholt",
        "Wir haben am Sonntag gegen Wilhelmshaven verloren",
    ],
    "fr": [
        "On a perdu Marguerite au marché, elle est avec toi ?",
        "Julien nous a quittés pour la concurrence",
        "Gérard nous a quittés tôt hier, il avait un train",
        "On a enterré ce projet jeudi",
        "On a enterré Lucien dans le sable, il dormait",
        "La messe est à dix heures, ensuite on déjeune",
        "Je chante à la messe de minuit, viens nous écouter",
        "La veuve du roman est formidable",
        "Laisse-le travailler en paix",
        "Odette s'en est allée faire les courses",
        "André s'est endormi devant le film hier soir",
        "Le patron a rappelé Yvette ce matin",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in TOLD for each in TOLD[language]])
def test_it_tells_of_a_death(language: str, text: str) -> None:
    assert read(text, hint=language).grave


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NOT_TOLD for each in NOT_TOLD[language]]
)
def test_who_left_otherwise_has_not_died(language: str, text: str) -> None:
    assert not read(text, hint=language).grave
