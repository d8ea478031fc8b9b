"""Good wishes for a day, and congratulations: who sends no more than these asks for no answer."""

import pytest

from auditor.language import read

WISHES = [
    "Happy birthday, Tom!",
    "Many happy returns of the day 🎂",
    "Congrats on five years at the harbour office!",
    "Congratulations on the new role, well deserved.",
    "Merry Christmas to you and yours",
    "Happy New Year! All the best for you and the children.",
    "Alles Gute zum Geburtstag, liebe Ana!",
    "Herzlichen Glückwunsch zum Firmenjubiläum!",
    "Nachträglich alles Liebe zum Geburtstag 🎉",
    "Frohe Weihnachten und einen guten Rutsch!",
    "Gratuliere zur neuen Stelle!",
    "Schöne Feiertage euch allen!",
    "¡Feliz cumpleaños, Marta!",
    "Feliz cumple!!",
    "Enhorabuena por el nuevo puesto.",
    "Felices fiestas y próspero año nuevo",
    "Joyeux anniversaire, Léa !",
    "Félicitations pour ton nouveau poste !",
    "Bonne année à toute la famille, et mes meilleurs vœux.",
    "Joyeux Noël à vous tous",
]
NO_WISHES = [
    "Hello Tom, it's been a while.",
    "Hi Ana!",
    "I hope you are well. We moved to the coast last month.",
    "Thank you for your kind birthday wishes!",
    "What shall we give Tom for his birthday?",
    "Hallo Ana, lange nichts gehört.",
    "Danke für die Glückwünsche!",
    "Was schenken wir Ana zum Geburtstag?",
    "Hola, ¿qué tal todo?",
    "Gracias por las felicitaciones.",
    "¿Qué le regalamos a Marta por su cumpleaños?",
    "Bonjour Léa, ça fait longtemps.",
    "Merci pour tes vœux !",
    "On lui offre quoi pour son anniversaire ?",
    "Bonne journée, à demain.",
    "Happy to help whenever you like.",
]


@pytest.mark.parametrize("text", WISHES)
def test_it_wishes_well(text: str) -> None:
    assert read(text).wishes


@pytest.mark.parametrize("text", NO_WISHES)
def test_it_is_no_good_wish_for_a_day(text: str) -> None:
    assert not read(text).wishes


def test_of_what_is_said_to_many_nothing_of_the_kind_is_kept() -> None:
    assert not read(WISHES[0], public=True).wishes
    assert not read(WISHES[0], mine=True).wishes
