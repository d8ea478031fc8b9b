"""Days that are told with their date or their week, and those of feasts, are read in four languages; where words leave
more than one day none is made up."""

from datetime import date

import pytest

from auditor.language import promised_day
from auditor.language.days import days_named, names_a_day
from auditor.language.feasts import easter

SAID = date(2026, 10, 7)  # a Wednesday
FRIDAY, WEEK_LATER, FORTNIGHT_LATER = date(2026, 10, 9), date(2026, 10, 16), date(2026, 10, 23)
WEEKS_END, SIXTH = date(2026, 10, 11), date(2026, 11, 6)  # a Sunday; a Friday
CHRISTMAS, YEARS_END, AFTER_EASTER = date(2026, 12, 24), date(2026, 12, 31), date(2027, 3, 30)


def days_of(text: str, language: str, said: date = SAID) -> set[date]:
    return {each.day for sentence in days_named(text, language, said) for each in sentence.days}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the kiln is free on Friday 6 November"),
        ("en", "the kiln is free on Friday, November 6"),
        ("en", "by Friday, the 6th of November, it is fired"),
        ("en", "by Friday, November the 6th"),
        ("en", "Friday (6 November) is fine"),
        ("en", "on Friday evening, 6 Nov"),
        ("en", "next month, Friday 6/11"),
        ("en", "Fri 11/6 works"),
        ("en", "6 November, a Friday"),
        ("en", "6 November (Friday)"),
        ("de", "am Freitag, den 6. November, ist der Ofen frei"),
        ("de", "bis Freitag, 6. November"),
        ("de", "Freitag, dem 6.11., geht es"),
        ("de", "Freitag 6.11. geht es"),
        ("de", "Freitag, 6.11.26"),
        ("de", "am Freitag (6. Nov.)"),
        ("es", "el viernes 6 de noviembre está libre"),
        ("es", "antes del viernes, 6 de noviembre"),
        ("es", "el viernes 6/11 está libre"),
        ("fr", "le four est libre vendredi 6 novembre"),
        ("fr", "avant le vendredi 6 novembre"),
        ("fr", "vendredi, le 6 novembre"),
        ("fr", "vendredi 6/11 au soir"),
    ],
)
def test_a_weekday_with_its_date_is_that_date_alone(language: str, text: str) -> None:
    assert days_of(text, language) - {date(2026, 11, 30)} == {SIXTH}  # the end of "next month"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "on Friday the 16th", WEEK_LATER),
        ("en", "on Friday 16th", WEEK_LATER),
        ("en", "on Friday the 6th", SIXTH),  # not Tuesday 6 October, which is over, nor Friday next
        ("de", "am Freitag, den 16., passt es", WEEK_LATER),
        ("es", "el viernes 16 puedo", WEEK_LATER),
        ("fr", "vendredi 16 je peux", WEEK_LATER),
        # An hour is none.
        ("en", "on Friday 4pm", FRIDAY),
        ("en", "on Friday 10.30", FRIDAY),
        ("en", "on Friday 11 is best", FRIDAY),
        ("de", "am Freitag 10.30 Uhr", FRIDAY),
        ("de", "am Freitag 9.15", FRIDAY),
        ("es", "el viernes a las 11", FRIDAY),
        ("fr", "vendredi 18h", FRIDAY),
    ],
)
def test_a_weekday_with_a_number_is_that_day_where_it_fits(language: str, text: str, day: date) -> None:
    assert days_of(text, language) == {day}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what you said on Tuesday 6 October"),  # yesterday
        ("en", "what you said on Friday the 2nd"),
        ("en", "what you said on Wednesday 7 October"),  # today
        ("de", "was du am Freitag, dem 2. Oktober, gesagt hast"),
        ("es", "lo que dijiste el viernes 2 de octubre"),
        ("fr", "ce que tu as dit vendredi 2 octobre"),
    ],
)
def test_a_date_that_by_its_weekday_is_over_is_none(language: str, text: str) -> None:
    assert days_of(text, language) == set()


def test_a_wrong_weekday_does_not_move_a_date() -> None:
    assert days_of("on Friday 5 November", "en") == {date(2026, 11, 5)}  # a Thursday
    assert days_of("am Freitag, den 5.11.", "de") == {date(2026, 11, 5)}
    assert days_of("on Friday 5/11", "en") == set(), "in numbers the weekday alone tells which is the month"
    assert days_of("on Friday the 15th", "en") == set()


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "by Friday week", WEEK_LATER),
        ("en", "a week on Friday", WEEK_LATER),
        ("en", "a week from Friday", WEEK_LATER),
        ("en", "on Friday in a week's time", WEEK_LATER),
        ("en", "Friday fortnight", FORTNIGHT_LATER),
        ("en", "two weeks on Friday", FORTNIGHT_LATER),
        ("en", "a week today", date(2026, 10, 14)),
        ("en", "a week tomorrow", date(2026, 10, 15)),
        ("en", "in a fortnight", date(2026, 10, 21)),
        ("en", "on Friday of next week", WEEK_LATER),
        ("en", "next week, probably on Friday", WEEK_LATER),
        ("en", "the Friday after next", FORTNIGHT_LATER),
        ("en", "the week after next", date(2026, 10, 25)),
        ("en", "on Friday this week", FRIDAY),
        ("de", "heute in einer Woche", date(2026, 10, 14)),
        ("de", "morgen in einer Woche", date(2026, 10, 15)),
        ("de", "Freitag in einer Woche", WEEK_LATER),
        ("de", "am Freitag in 14 Tagen", FORTNIGHT_LATER),
        ("de", "nächste Woche Freitag", WEEK_LATER),
        ("de", "am Freitag der kommenden Woche", WEEK_LATER),
        ("de", "kommenden Freitag", FRIDAY),
        ("de", "übernächsten Freitag", FORTNIGHT_LATER),
        ("de", "übernächste Woche", date(2026, 10, 25)),
        ("de", "in zwei Wochen am Freitag", FORTNIGHT_LATER),
        ("de", "Freitag dieser Woche", FRIDAY),
        ("de", "bis Sonnabend", date(2026, 10, 10)),
        ("es", "el viernes de la semana que viene", WEEK_LATER),
        ("es", "la próxima semana, el viernes", WEEK_LATER),
        ("es", "de hoy en ocho", date(2026, 10, 14)),
        ("es", "el viernes en ocho", WEEK_LATER),
        ("es", "dentro de quince días", date(2026, 10, 21)),
        ("es", "el viernes de esta semana", FRIDAY),
        ("es", "el sabado", date(2026, 10, 10)),
        ("fr", "vendredi de la semaine prochaine", WEEK_LATER),
        ("fr", "vendredi en huit", WEEK_LATER),
        ("fr", "vendredi en quinze", FORTNIGHT_LATER),
        ("fr", "dans quinze jours", date(2026, 10, 21)),
        ("fr", "vendredi de cette semaine", FRIDAY),
        ("en", "this week", WEEKS_END),
        ("en", "later this week", WEEKS_END),
        ("en", "by the end of this week", WEEKS_END),
        ("de", "noch diese Woche", WEEKS_END),
        ("es", "esta semana", WEEKS_END),
        ("fr", "cette semaine", WEEKS_END),
        # Of feasts and of the turn of the year.
        ("en", "before Christmas", CHRISTMAS),
        ("en", "by Christmas", CHRISTMAS),
        ("en", "after Christmas", date(2026, 12, 27)),
        ("en", "before Easter", date(2027, 3, 27)),
        ("en", "after Easter", AFTER_EASTER),
        ("en", "by the end of the year", YEARS_END),
        ("en", "between Christmas and New Year", YEARS_END),
        ("de", "vor Weihnachten", CHRISTMAS),
        ("de", "bis Weihnachten", CHRISTMAS),
        ("de", "zwischen den Jahren", YEARS_END),
        ("de", "bis Jahresende", YEARS_END),
        ("de", "noch in diesem Jahr", YEARS_END),
        ("de", "nach Ostern", AFTER_EASTER),
        ("de", "bis Pfingsten", date(2027, 5, 15)),
        ("es", "antes de Navidad", CHRISTMAS),
        ("es", "antes de fin de año", YEARS_END),
        ("es", "antes de que acabe el año", YEARS_END),
        ("es", "después de Semana Santa", AFTER_EASTER),
        ("fr", "avant Noël", CHRISTMAS),
        ("fr", "d'ici Noël", CHRISTMAS),
        ("fr", "d'ici la fin de l'année", YEARS_END),
        ("fr", "avant Pâques", date(2027, 3, 27)),
    ],
)
def test_the_week_or_the_feast_that_is_told_counts(language: str, text: str, day: date) -> None:
    assert days_of(text, language) == {day}
    assert names_a_day(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # A weekday told from another day, or of a week that is over.
        ("en", "the Friday after the fair"),
        ("en", "the following Friday"),
        ("en", "a week ago on Friday"),
        ("de", "am Freitag darauf"),
        ("de", "Freitag vor einer Woche"),
        ("es", "el viernes siguiente"),
        ("fr", "le vendredi suivant"),
        # What somebody is or does not do this week.
        ("en", "I'm in Leeds this week"),
        ("en", "I can't this week"),
        ("en", "this week's list"),
        ("en", "earlier this week"),
        ("de", "diese Woche schaffe ich es nicht"),
        ("de", "ich bin diese Woche in Kiel"),
        ("es", "estoy fuera esta semana"),
        ("fr", "je suis à Lille cette semaine"),
        # Holidays of schools differ, and what is named after a feast is another thing.
        ("de", "nach den Herbstferien"),
        ("de", "nach den Osterferien"),
        ("de", "nach den Sommerferien"),
        ("de", "vor den Weihnachtsferien"),
        ("en", "before the Christmas break"),
        ("en", "after the Christmas party"),
        ("en", "by Christmas dinner"),
        ("en", "the end of the year report"),
        ("es", "antes de las vacaciones de Navidad"),
        ("es", "para la cena de fin de año"),
        ("fr", "avant les vacances de Noël"),
        ("fr", "après les vacances de la Toussaint"),
        ("fr", "en fin d'année scolaire"),
    ],
)
def test_words_that_leave_the_day_open_name_none(language: str, text: str) -> None:
    assert days_of(text, language) == set()


def test_a_later_day_is_counted_from_the_day_it_is_said() -> None:
    saturday = date(2026, 10, 10)
    assert days_of("Friday week", "en", saturday) == {date(2026, 10, 23)}
    assert days_of("Friday of next week", "en", saturday) == {date(2026, 10, 16)}
    assert days_of("on Friday this week", "en", saturday) == set()
    assert days_of("before Christmas", "en", date(2026, 12, 28)) == set()
    assert days_of("before Easter", "en", date(2027, 4, 2)) == set()
    assert days_of("after Easter", "en", date(2027, 3, 31)) == set()


def test_a_promise_for_a_later_week_is_due_then() -> None:
    assert promised_day("I'll bring you the bowls a week on Friday.", "en", SAID) == WEEK_LATER
    assert promised_day("Ich bringe dir die Schalen Freitag in einer Woche.", "de", SAID) == WEEK_LATER
    assert promised_day("I'm in Leeds this week but I'll send you the list soon.", "en", SAID) is None


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2008, date(2008, 3, 23)), (2026, date(2026, 4, 5)),
     (2038, date(2038, 4, 25)), (2285, date(2285, 3, 22))],
)  # fmt: skip
def test_easter_is_known(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It was all settled by the end of March 2026.", "en"),
        ("Das war Ende März 2026 erledigt.", "de"),
        ("Quedó hecho a finales de marzo de 2026.", "es"),
        ("C'était réglé fin mars 2026.", "fr"),
    ],
)
def test_a_month_of_a_year_that_is_told_is_never_one_of_the_next(text: str, language: str) -> None:
    assert days_of(text, language, date(2026, 3, 1)) == {date(2026, 3, 31)}
    assert days_of(text, language, date(2026, 6, 1)) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "by the end of March"), ("de", "bis Ende März"), ("es", "a finales de marzo"), ("fr", "fin mars")],
)
def test_the_end_of_the_month_on_its_last_day_is_none_a_year_ahead(language: str, text: str) -> None:
    assert days_of(text, language, date(2026, 3, 30)) == {date(2026, 3, 31)}
    assert days_of(text, language, date(2026, 3, 31)) == set()
    assert days_of(text, language, date(2026, 4, 1)) == {date(2027, 3, 31)}


@pytest.mark.parametrize(
    ("language", "text"), [("en", "in {} days"), ("de", "in {} Tagen"), ("es", "en {} días"), ("fr", "dans {} jours")]
)
def test_what_is_more_than_some_months_beyond_a_year_ahead_is_no_plan(language: str, text: str) -> None:
    assert days_of(text.format(400), language) == {date(2027, 11, 11)}
    assert days_of(text.format(401), language) == set()


@pytest.mark.parametrize(
    "text", ["am 5.12. das Rad bringen", "Am 5.12. um neun das Rad", "bis 5. Dezember das Rad", "am 5.12., bitte"]
)
def test_words_behind_a_date_in_numbers_are_of_its_sentence(text: str) -> None:
    (sentence,) = days_named(text, "de", date(2026, 11, 27))
    assert [each.day for each in sentence.days] == [date(2026, 12, 5)]
