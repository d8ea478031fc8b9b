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
