"""Feasts of one day are read in four languages, no weekday out of their names, and no school term or holiday."""

from datetime import date

import pytest

from auditor.language import promised_day
from auditor.language.days import days_named

SAID = date(2026, 10, 7)


def days_of(text: str, language: str, said: date = SAID) -> set[date]:
    return {each.day for sentence in days_named(text, language, said) for each in sentence.days}


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "avant la Toussaint", date(2026, 10, 31)),
        ("fr", "d'ici à la Toussaint", date(2026, 10, 31)),
        ("fr", "à la Toussaint", date(2026, 11, 1)),
        ("fr", "après la toussaint", date(2026, 11, 2)),
        ("fr", "avant l’Ascension", date(2027, 5, 5)),
        ("fr", "pour la Saint-Nicolas", date(2026, 12, 6)),
        ("fr", "le Vendredi saint", date(2027, 3, 26)),
        ("fr", "avant le lundi de Paques", date(2027, 3, 28)),
        ("de", "vor Allerheiligen", date(2026, 10, 31)),
        ("de", "bis Silvester", date(2026, 12, 31)),
        ("de", "an Heiligabend", date(2026, 12, 24)),
        ("de", "bis zum Karfreitag", date(2027, 3, 25)),
        ("de", "nach Fronleichnam", date(2027, 5, 28)),
        ("de", "vor Christi Himmelfahrt", date(2027, 5, 5)),
        ("de", "vor dem ersten Advent", date(2026, 11, 28)),
        ("de", "am vierten Advent", date(2026, 12, 20)),
        ("de", "bis zum Buß- und Bettag", date(2026, 11, 18)),
        ("es", "antes de Todos los Santos", date(2026, 10, 31)),
        ("es", "para el día de la Hispanidad", date(2026, 10, 11)),
        ("es", "antes de la Inmaculada", date(2026, 12, 7)),
        ("es", "antes de Nochevieja", date(2026, 12, 30)),
        ("es", "para Nochebuena", date(2026, 12, 24)),
        ("es", "antes del Jueves Santo", date(2027, 3, 24)),
        ("es", "el Viernes Santo", date(2027, 3, 26)),
        ("en", "before Halloween", date(2026, 10, 30)),
        ("en", "by Bonfire Night", date(2026, 11, 5)),
        ("en", "on Boxing Day", date(2026, 12, 26)),
        ("en", "by New Year's Eve", date(2026, 12, 31)),
        ("en", "by Good Friday", date(2027, 3, 25)),
        ("en", "after Easter Monday", date(2027, 3, 30)),
        ("en", "before Black Friday", date(2026, 11, 26)),
    ],
)
def test_a_feast_names_its_day(language: str, text: str, day: date) -> None:
    assert days_of(text, language) == {day}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the Good Friday rota"),
        ("en", "after the Black Friday sale"),
        ("en", "for the Halloween party"),
        ("en", "before Thanksgiving"),
        ("en", "before half-term"),
        ("de", "die Karfreitagsprozession"),
        ("de", "vor den Herbstferien"),
        ("de", "vor dem Schulanfang"),
        ("es", "la procesión de Viernes Santo"),
        ("es", "antes del puente de la Inmaculada"),
        ("es", "antes de la vuelta al cole"),
        ("fr", "avant la rentrée"),
        ("fr", "d'ici la rentrée de janvier"),
        ("fr", "avant les vacances de la Toussaint"),
        ("fr", "avant l'ascension du mont Aigoual"),
    ],
)
def test_what_is_named_after_a_feast_and_school_terms_name_none(language: str, text: str) -> None:
    assert days_of(text, language) == set()


def test_a_feast_that_has_just_been_or_is_far_off_names_none() -> None:
    assert days_of("avant la Toussaint", "fr", date(2026, 11, 10)) == set()
    assert days_of("vor Allerheiligen", "de", date(2026, 12, 1)) == set()
    assert days_of("on Good Friday", "en", date(2026, 5, 20)) == set()


def test_a_promise_before_a_feast_is_due_the_day_before() -> None:
    assert promised_day("Je te rends le vélo avant la Toussaint.", "fr", SAID) == date(2026, 10, 31)
    assert promised_day("Ich schicke dir die Noten vor Allerheiligen.", "de", SAID) == date(2026, 10, 31)
