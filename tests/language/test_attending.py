"""Who says that they will be where others are has promised nothing that a message must show."""

import pytest

from auditor.language import attends

THERE = {
    "en": [
        "I'll be there",
        "Claire I'm heart sorry. I'll be there",
        "I'll be there on Thursday",
        "I'll be there at 8, thanks for asking",
        "I will be at the funeral",
        "I'll come to the funeral",
        "I'll come along",
        "I'll join you for the dinner",
        "I'll be there and my wife too",
        "I'll come to the match on Saturday",
        "I'll attend on Friday",
    ],
    "de": ["Ich werde da sein", "Ich werde am Donnerstag da sein."],
    "es": [
        "Allí estaré el jueves sin falta",
        "Allí estaré el jueves y mi mujer también",
    ],
    "fr": [
        "Je viendrai à l'enterrement",
        "Je viendrai au concert jeudi",
    ],
}
MORE = {
    "en": [
        "I'll be there with the cake",
        "I'll be there to help you move",
        "I'll be there for you",
        "I'll be there and fix the sink on Friday",
        "I'll come round on Friday",
        "I'll come back to you tomorrow",
        "I'll be there. I'll send you the list tomorrow",
        "I'll send you the list before I go to the match",
        "I'll call you tomorrow",
        "I'll make it work for you by Friday",
        "See you there!",
        "I'll come to the office tomorrow",
        "I'll come along to your place on Friday",
        "I'll attend to your invoice tomorrow",
    ],
    "de": [
        "Ich werde da sein und bringe den Kuchen mit",
        "Ich komme am Freitag bei dir vorbei",
        "Ich schicke dir die Liste",
    ],
    "es": [
        "Allí estaré con el pastel el jueves", "Te mando la lista el jueves",
        "Allí estaré el jueves y te devuelvo el dinero",
    ],
    "fr": [
        "Je viendrai à la maison et je t'apporterai le gâteau", "Je t'envoie la liste jeudi",
        "J'y serai et je te rends ton livre",
        "Je viendrai au bureau jeudi",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(code, each) for code, texts in THERE.items() for each in texts])
def test_who_will_be_there_promises_no_more(language: str, text: str) -> None:
    assert attends(text, language)


@pytest.mark.parametrize(("language", "text"), [(code, each) for code, texts in MORE.items() for each in texts])
def test_what_somebody_will_bring_or_do_there_is_more(language: str, text: str) -> None:
    assert not attends(text, language)


#: Who comes to fetch, to help or to pay has more to do than to be there.
IN_ORDINARY_LIFE = {
    "en": [
        "I'll come and get you at six",
        "I'll be there with your keys",
        "I'll join you in paying for it",
        "We'll come to collect the sofa",
        "I'll go to the shop for you",
        "I'll come to fix the tap",
        "I'll be there to sign for it",
        "I'll go to the bank tomorrow",
        "We'll make it up to you",
        "I'll come to your house with the drill",
        "I'll be at the door with the parcel",
        "I'll go to the tip with your boxes",
    ],
    "de": [
        "Ich komme zu dir und bringe die Bohrmaschine",
        "Ich bin dann da, um das Paket anzunehmen",
        "Ich werde da sein und den Hahn reparieren",
        "Ich komme zum Umzug und helfe tragen",
        "Ich bin um sechs da mit den Schlüsseln",
        "Ich komme zum Laden und hol dein Paket",
        "Ich werde da sein, um die Kinder zu holen",
        "Wir kommen zur Wohnung mit dem Werkzeug",
        "Ich bin da für dich",
        "Ich komme zur Bank und zahle das ein",
        "Ich komme mit dem Auto und hol euch",
        "Ich werde am Montag da sein und dir das Geld geben",
    ],
    "es": [
        "Allí estaré con las llaves",
        "Allí estaré para recoger el paquete",
        "Voy a la tienda y te traigo leche",
        "Iré al banco y te pago",
        "Estaré allí y te arreglo el grifo",
        "Iremos a la casa con la furgoneta",
        "Vendré a tu casa con el taladro",
        "Voy al súper a por el pan",
        "Allí estaré a las seis para ayudarte",
        "Estaré en el portal con la bici",
        "Iré contigo y te llevo las cajas",
        "Voy a la farmacia a por lo tuyo",
    ],
    "fr": [
        "J'y serai avec les clés",
        "Je viendrai chercher le colis",
        "J'irai à la banque et je te paie",
        "Je serai là pour réparer le robinet",
        "Je serai là pour toi",
        "Je viendrai à la maison avec la perceuse",
        "Nous viendrons à l'appartement avec le camion",
        "J'y vais et je te ramène du pain",
        "Je serai là pour t'aider",
        "J'irai au marché te prendre des pommes",
        "J'irai à la poste avec ton paquet",
        "Je viens avec toi et je porte les cartons",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_who_comes_to_do_something_does_more(language: str, text: str) -> None:
    assert not attends(text, language)
