"""The day on which something is to be done for whoever asks, and days that are none. Nothing here was learnt from."""

from datetime import date

import pytest

from auditor.language import wanted_day

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)
TUESDAY, FIFTH = date(2026, 12, 1), date(2026, 12, 5)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "Bringst du am Dienstag das Aggregat mit?", TUESDAY),
        ("de", "Bringst du am 5.12. das Aggregat mit?", FIFTH),
        ("de", "Kannst du am Dienstag das Stromaggregat mitbringen?", TUESDAY),
        ("de", "Könntest du mir am Samstag beim Umzug helfen?", SATURDAY),
        ("de", "Hilfst du mir am Samstag beim Umzug?", SATURDAY),
        ("de", "Holst du am Montag die Kinder ab?", MONDAY),
        ("de", "Könnten Sie am Montag meinen Dienst übernehmen?", MONDAY),
        ("en", "Could you bring the generator on Tuesday?", TUESDAY),
        ("en", "Will you bring the generator on 5 December?", FIFTH),
        ("en", "Can you pick up the kids on Monday?", MONDAY),
        ("en", "Could you help me move on Saturday?", SATURDAY),
        ("es", "¿Traes el generador el martes?", TUESDAY),
        ("es", "¿Puedes traer el generador el 5 de diciembre?", FIFTH),
        ("es", "¿Me ayudas con la mudanza el sábado?", SATURDAY),
        ("es", "¿Recoges a los niños el lunes?", MONDAY),
        ("fr", "Tu apportes le groupe électrogène mardi ?", TUESDAY),
        ("fr", "Tu peux apporter le groupe le 5 décembre ?", FIFTH),
        ("fr", "Tu m'aides à déménager samedi ?", SATURDAY),
        ("fr", "Peux-tu récupérer les enfants lundi ?", MONDAY),
    ],
)
def test_it_is_the_day_by_which_it_is_wanted(language: str, text: str, day: date) -> None:
    assert wanted_day(text, language, FRIDAY).day == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Kommst du am Samstag zum Schnapsen?"),
        ("de", "Hast du am Dienstag Zeit?"),
        ("de", "Was machst du am Dienstag?"),
        ("de", "Hat er am Dienstag das Aggregat mitgebracht?"),
        ("de", "Ich bringe am Dienstag das Aggregat mit."),
        ("de", "Soll ich am Dienstag das Aggregat mitbringen?"),
        ("de", "Kannst du mir sagen, ob du am Dienstag oder am Mittwoch das Aggregat bringst?"),
        ("de", "Kannst du mir das Aggregat mitbringen? Es eilt nicht, am Dienstag bin ich eh weg."),
        ("en", "Are you coming on Saturday?"),
        ("en", "What are you doing on Tuesday?"),
        ("en", "Shall I bring the generator on Tuesday?"),
        ("en", "I'll bring the generator on Tuesday."),
        ("en", "Did you bring the generator on Tuesday?"),
        ("es", "¿Vienes el sábado?"),
        ("es", "¿Qué haces el martes?"),
        ("es", "¿Te traigo el generador el martes?"),
        ("es", "¿Tienes tiempo el martes?"),
        ("fr", "Tu viens samedi ?"),
        ("fr", "Tu fais quoi mardi ?"),
        ("fr", "Je t'apporte le groupe mardi ?"),
        ("fr", "Tu as le temps mardi ?"),
    ],
)
def test_a_day_of_something_else_is_none(language: str, text: str) -> None:
    assert wanted_day(text, language, FRIDAY).day is None
