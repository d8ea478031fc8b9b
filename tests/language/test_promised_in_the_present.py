"""Promises in the present tense, for a day or once somebody was asked, as people write who promise; near them, the same
words of habit, in a shop, in a question, a condition, a quotation or of what is past. None was learnt from."""

from datetime import date

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.due import promised_day

SAID = date(2026, 11, 18)  # a Wednesday
THURSDAY, FRIDAY, MONDAY, TUESDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)

MEANT = (
    ("en", "I send you the series on Friday.", FRIDAY),
    ("en", "Wonderful! I send you the series on Friday, I just have to ask my chief.", FRIDAY),
    ("en", "Sure, you get it on Friday.", FRIDAY),
    ("en", "You get it on Friday.", FRIDAY),
    ("en", "You'll have it by Monday.", MONDAY),
    ("en", "We lend you the tent by Tuesday.", TUESDAY),
    ("en", "Thanks! I pass my notes to you tomorrow evening.", THURSDAY),
    ("en", "Of course, I must speak to our landlord first.", None),
    ("de", "Du bekommst es bis Freitag.", FRIDAY),
    ("de", "Ich schicke dir die Daten am Freitag.", FRIDAY),
    ("de", "Klar! Muss nur noch meine Chefin fragen.", None),
    ("fr", "Super ! Tu l'as vendredi.", FRIDAY),
    ("fr", "Je te l'envoie vendredi.", FRIDAY),
    ("fr", "Faut juste que je demande à mon chef, tu l'auras lundi.", MONDAY),
    ("fr", "Oui ! Faut juste que je demande à ma cheffe.", None),
    ("fr", "Tu reçois le fichier vendredi.", FRIDAY),
    ("es", "Te lo mando el viernes.", FRIDAY),
    ("es", "Lo tienes el lunes.", MONDAY),
    ("es", "Claro, el martes lo tienes.", TUESDAY),
    ("es", "Solo tengo que preguntar a mi jefa.", None),
)
NEAR = {
    "en": (
        "I send you greetings from Rome.",
        "I send you a big hug on Friday.",
        "Every Friday I send my mother a card.",
        "I bring you the bread every Friday.",
        "Order now and you get it on Friday.",
        "You get it on Fridays at the market.",
        "I send you the series on Friday?",
        "If you pay, you get it on Friday.",
        'She said: "I send you the series on Friday."',
        "You get what you pay for.",
        "You get the day off on Friday.",
        "My wife and I only have to ask who won.",
        "I gave it to you on Friday.",
    ),
    "de": (
        "Du bekommst es freitags im Laden.",
        "Hast du es am Freitag bekommen?",
        "Wenn du zahlst, bekommst du es am Freitag.",
        "Ich habe dir die Daten am Freitag geschickt.",
        "Ich muss immer meine Chefin fragen.",
        "Muss ich erst meine Chefin fragen?",
        "Jede Woche schicke ich dir den Bericht am Freitag, oder?",
        "Wenn du bis heute bestellst, bekommst du es morgen.",
        "Ich bringe die Kinder am Montag zur Schule.",
    ),
    "fr": (
        "Tu l'as vu vendredi ?",
        "Tu l'as vu vendredi.",
        "Tu l'as eu lundi, non ?",
        "Vous l'avez mardi ?",
        "Tu les as vus samedi au marché.",
        "Si tu commandes, tu reçois le colis vendredi.",
        "Je dois toujours demander à mon chef.",
        "Tu l'as vu vendredi au bureau.",
        "Si tu commandes aujourd'hui tu l'as demain.",
        "Vous l'avez dit lundi.",
        "Il m'a dit que tu l'as vendredi.",
        "Tu l'as eu lundi finalement.",
    ),
    "es": (
        "¿Lo tienes el lunes?",
        "Lo viste el lunes.",
        "Siempre tengo que preguntar a mi jefa.",
        "Cada martes lo tienes en el mercado.",
        "¿El martes lo tienes?",
        "Te mando un abrazo, el viernes volvemos.",
        "Si pides hoy lo tienes mañana.",
        "Todos los viernes te mando el informe.",
        "Lo tienes que entregar el lunes.",
        "Lo tienes claro el lunes.",
    ),
}


@pytest.mark.parametrize("mine", [True, False])
def test_what_will_be_done_for_the_reader_on_a_day_is_promised(mine: bool) -> None:
    unread = [text for language, text, _ in MEANT if not (read(text, hint=language, mine=mine).acts or 0) & Act.PROMISE]
    assert unread == []


def test_what_is_promised_with_a_day_is_due_on_it() -> None:
    assert [(text, promised_day(text, language, SAID)) for language, text, _ in MEANT] == [
        (text, day) for _, text, day in MEANT
    ]


def test_habits_shops_questions_conditions_and_what_is_past_promise_nothing() -> None:
    misread = [
        text
        for language, texts in NEAR.items()
        for text in texts
        if (read(text, hint=language, mine=True).acts or 0) & Act.PROMISE
    ]
    assert misread == []
