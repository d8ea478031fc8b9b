"""The day that a promise names is read in four languages; where words leave it open none is made up."""

from datetime import date, timedelta

import pytest

from auditor.language import promised_day

SAID = date(2026, 11, 18)  # a Wednesday
FRIDAY, MONDAY, HOLIDAYS = date(2026, 11, 27), date(2026, 11, 23), date(2027, 1, 7)
#: The last days of what runs: nothing promised for next week is late on its Monday.
WEEKEND, WEEKS_END, MARCH = date(2026, 11, 22), date(2026, 11, 29), date(2027, 3, 31)
TOMORROW = date(2026, 11, 19)
MONTHS_END, TWENTIETH, SEVENTH, DECEMBER = date(2026, 11, 30), date(2026, 11, 20), date(2026, 12, 7), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "I'll send it next Friday.", FRIDAY),
        ("en", "I'll send it on Friday.", date(2026, 11, 20)),
        ("en", "I'll send it next week.", WEEKS_END),
        ("en", "I'll send you the slides after the holidays.", HOLIDAYS),
        ("en", "I will send you the report in March.", MARCH),
        ("en", "I'll send it to you in two weeks.", date(2026, 12, 2)),
        ("en", "I'll introduce you to Ana on 12 January.", date(2027, 1, 12)),
        ("en", "I'll introduce you to Ana on January 12th.", date(2027, 1, 12)),
        ("de", "Ich schicke dir die Folien nächsten Freitag.", FRIDAY),
        ("de", "Ich schicke dir das nächste Woche.", WEEKS_END),
        ("de", "Ich schicke dir das nach den Feiertagen.", HOLIDAYS),
        ("de", "Den Bericht schicke ich dir im März.", MARCH),
        ("de", "Ich schicke es dir in zwei Wochen.", date(2026, 12, 2)),
        ("de", "Ich schicke dir den Bericht am 12. Januar.", date(2027, 1, 12)),
        ("de", "Ich schicke dir den Bericht am 12.1.", date(2027, 1, 12)),
        ("es", "Te lo envío el próximo viernes.", FRIDAY),
        ("es", "Te enviaré el documento el viernes que viene.", FRIDAY),
        ("es", "Te lo envío después de las fiestas.", HOLIDAYS),
        ("es", "Te mando el informe el próximo mes.", date(2026, 12, 31)),
        ("fr", "Je t'envoie le document vendredi prochain.", FRIDAY),
        ("fr", "Je vous envoie cela la semaine prochaine.", WEEKS_END),
        ("fr", "Je vous envoie le rapport après les fêtes.", HOLIDAYS),
        ("fr", "Je t'enverrai le rapport en mars.", MARCH),
        ("fr", "Je te l'envoie dans deux semaines.", date(2026, 12, 2)),
        ("en", "I'll send it by the end of the month.", MONTHS_END),
        ("en", "I'll send it by the 20th.", TWENTIETH),
        ("en", "I'll send it by the 7th.", SEVENTH),
        ("en", "I'll send it by the 20th of January.", date(2027, 1, 20)),
        ("en", "I'll send it by the end of next week.", date(2026, 11, 29)),
        ("en", "You'll have it early in the week.", MONDAY),
        ("en", "I'll send it to you early in December.", DECEMBER),
        ("en", "I'll send you the list by the end of March.", date(2027, 3, 31)),
        ("en", "I'll send you the list in mid-January.", date(2027, 1, 15)),
        ("de", "Ich schicke dir die Liste bis zum 20.", TWENTIETH),
        ("de", "Bis zum 7. schicke ich dir die Liste.", SEVENTH),
        ("de", "Ich schicke dir die Liste bis Monatsende.", MONTHS_END),
        ("de", "Ich schicke dir die Liste bis Ende des Monats.", MONTHS_END),
        ("de", "Die Liste schick ich dir Anfang der Woche.", MONDAY),
        ("de", "Ich schicke dir die Liste Ende nächster Woche.", date(2026, 11, 29)),
        ("de", "Ich schicke dir die Liste Anfang Dezember.", DECEMBER),
        ("de", "Ich schicke dir die Liste Mitte Januar.", date(2027, 1, 15)),
        ("es", "Te mando la lista antes del 20.", TWENTIETH),
        ("es", "Te la mando para el día 7.", SEVENTH),
        ("es", "Te lo mando antes de fin de mes.", MONTHS_END),
        ("es", "Te lo mando a finales de mes.", MONTHS_END),
        ("es", "Te lo mando a principios de semana.", MONDAY),
        ("es", "Te lo mando a principios de diciembre.", DECEMBER),
        ("es", "Te lo mando a mediados de enero.", date(2027, 1, 15)),
        ("fr", "Je t'envoie la liste d'ici la fin du mois.", MONTHS_END),
        ("fr", "Je t'envoie la liste d'ici le 20.", TWENTIETH),
        ("fr", "Je t'envoie la liste avant le 7.", SEVENTH),
        ("fr", "Je te l'envoie en début de semaine.", MONDAY),
        ("fr", "Je te l'envoie en fin de semaine.", date(2026, 11, 22)),
        ("fr", "Je t'envoie la liste début décembre.", DECEMBER),
        ("fr", "Je t'envoie la liste mi-janvier.", date(2027, 1, 15)),
        # The middle and the end of months and weeks, however they are called.
        ("en", "I'll send you the list mid-Jan.", date(2027, 1, 15)),
        ("en", "I'll send you the list around the middle of next month.", date(2026, 12, 15)),
        ("en", "I'll send you the list mid-month.", date(2026, 12, 15)),
        ("en", "I'll send you the list in the middle of next week.", date(2026, 11, 25)),
        ("en", "I'll send you the list midweek.", date(2026, 11, 25)),
        ("en", "I'll send you the list towards the end of Jan.", date(2027, 1, 31)),
        ("de", "Ich schicke dir die Liste gegen Mitte des Monats.", date(2026, 12, 15)),
        ("de", "Ich schicke dir die Liste Mitte nächsten Monats.", date(2026, 12, 15)),
        ("de", "Ich schicke dir die Liste Mitte Jan.", date(2027, 1, 15)),
        ("de", "Ich schicke dir die Liste Mitte nächster Woche.", date(2026, 11, 25)),
        ("de", "Die Liste schick ich dir Mitte der Woche.", date(2026, 11, 25)),
        ("de", "Ich schicke dir die Liste gegen Ende Jan.", date(2027, 1, 31)),
        ("es", "Te mando la lista a mediados del mes que viene.", date(2026, 12, 15)),
        ("es", "Te mando la lista a mediados de mes.", date(2026, 12, 15)),
        ("es", "Te mando la lista a mediados de la semana que viene.", date(2026, 11, 25)),
        ("es", "Te mando la lista a mediados de semana.", date(2026, 11, 25)),
        ("es", "Te mando la lista a finales del mes de enero.", date(2027, 1, 31)),
        ("es", "Te mando la lista a fines del mes que viene.", date(2026, 12, 31)),
        ("fr", "Je t'envoie la liste vers la mi janvier.", date(2027, 1, 15)),
        ("fr", "Je t'envoie la liste au milieu du mois prochain.", date(2026, 12, 15)),
        ("fr", "Je t'envoie la liste vers le milieu du mois.", date(2026, 12, 15)),
        ("fr", "Je t'envoie la liste en milieu de semaine prochaine.", date(2026, 11, 25)),
        ("fr", "Je t'envoie la liste en milieu de semaine.", date(2026, 11, 25)),
        ("fr", "Je t'envoie la liste vers la fin du mois de janvier.", date(2027, 1, 31)),
        # Weekends, and weekdays without a preposition.
        ("en", "I'll send it over the weekend.", WEEKEND),
        ("en", "I'll send it before the weekend.", TWENTIETH),
        ("en", "I'll send it next weekend.", WEEKS_END),
        ("en", "I'll send it Friday.", TWENTIETH),
        ("en", "I'll send it early next week.", MONDAY),
        ("en", "I'll send you last Friday's notes by Monday.", MONDAY),
        ("de", "Ich schicke es dir am Wochenende.", WEEKEND),
        ("de", "Ich schicke es dir bis zum Wochenende.", TWENTIETH),
        ("de", "Ich schicke es dir Freitag.", TWENTIETH),
        ("de", "Ich schicke es dir Anfang nächster Woche.", MONDAY),
        ("de", "Ich schicke dir die Notizen vom Freitag am Montag.", MONDAY),
        ("es", "Te lo mando este fin de semana.", WEEKEND),
        ("es", "Te la mando el finde.", WEEKEND),
        ("es", "Te la mando antes del finde.", TWENTIETH),
        ("es", "Te lo mando a principios de la semana que viene.", MONDAY),
        ("fr", "Je t'envoie ça ce week-end.", WEEKEND),
        ("fr", "Je t'envoie ça avant le weekend.", TWENTIETH),
        ("fr", "Je t'envoie ça vendredi.", TWENTIETH),
        ("fr", "Je t'envoie ça en début de semaine prochaine.", MONDAY),
        ("fr", "Je t'envoie lundi les notes de vendredi dernier.", MONDAY),
        # Tomorrow and the day after it, but not the morning.
        ("en", "I'll send it by tomorrow.", TOMORROW),
        ("en", "I'll send you the list tomorrow morning.", TOMORROW),
        ("en", "I'll send it the day after tomorrow.", TWENTIETH),
        ("de", "Ich schicke dir die Liste bis morgen.", TOMORROW),
        ("de", "Bis morgen Abend schicke ich dir die Liste.", TOMORROW),
        ("de", "Morgen schicke ich dir die Liste.", TOMORROW),
        ("de", "Ich schicke dir die Liste übermorgen.", TWENTIETH),
        ("es", "Te mando la lista mañana por la mañana.", TOMORROW),
        ("es", "Te mando la lista antes de mañana.", TOMORROW),
        ("es", "Te mando la lista pasado mañana.", TWENTIETH),
        ("fr", "Je t'envoie la liste demain.", TOMORROW),
        ("fr", "Je t'envoie la liste d'ici demain.", TOMORROW),
        ("fr", "Je t'envoie la liste après-demain.", TWENTIETH),
        ("fr", "Je t'envoie le compte rendu vendredi.", TWENTIETH),
        # A year that is named is the year meant, be it long past, and a sentence may end with it.
        ("en", "The lamp broke in March 2019, and I'll send you the list by Friday.", TWENTIETH),
        ("en", "I'll send you the list by March 3, 2027, not as on 3 February 2025.", date(2027, 3, 3)),
        ("en", "I'll send you the bill at the end of January 2027.", date(2027, 1, 31)),
        ("de", "Die Lampe ist seit Mai 2019 kaputt, im Mai 2019. Die Rechnung schicke ich dir bis Freitag.", TWENTIETH),
        ("de", "Ich schicke dir die Rechnung bis zum 7.12.2026.", SEVENTH),
        ("es", "La lámpara se rompió en marzo de 2019; te mando la factura el viernes.", TWENTIETH),
        ("fr", "La lampe est cassée depuis le 3 mars 2019. Je t'envoie la facture d'ici vendredi.", TWENTIETH),
        ("fr", "Elle est tombée en mars 2019. Je t'envoie la facture le 07/12/2026.", SEVENTH),
        ("en", "I'll send you the list by 7 December, 2000 words of it.", SEVENTH),
    ],
)
def test_the_day_of_a_promise_is_read(language: str, text: str, day: date) -> None:
    assert promised_day(text, language, SAID) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'll send it. See you tomorrow!"),
        ("de", "Ich schicke es dir gleich, bis morgen!"),
        ("de", "Ich schicke es dir heute Morgen noch."),
        ("es", "Te lo mando por la mañana."),
        ("es", "Te lo mando, hasta mañana."),
        ("fr", "Je te l'envoie, à demain !"),
        ("en", "I'll send it soon. In March it rained."),
        ("en", "I'll send it. Are you free next Friday?"),
        ("en", "I'll send you what we said on 31 February."),
        ("en", "I'll send it in 900 days."),
        ("en", "I'll send it by the 45th."),
        ("en", "I'll send it to you on the 4th floor."),
        ("en", "I'll send you the list after the midweek match."),
        ("en", "I'll send you the picture from the middle of the lake."),
        ("de", "Ich schicke dir die Karte von Berlin-Mitte."),
        ("es", "Te mando la foto del punto medio de la ruta."),
        ("fr", "Je t'envoie le gâteau mi-figue mi-raisin."),
        ("de", "Ich schicke dir die Liste bis 20 Uhr."),
        ("de", "Guten Morgen! Ich schicke es dir."),
        ("it", "Te lo mando venerdì prossimo."),
        (None, "I'll send it next Friday."),
    ],
)
def test_what_names_no_later_day_of_the_promise_has_none(language: str | None, text: str) -> None:
    assert promised_day(text, language, SAID) is None


def test_a_date_is_the_next_one_and_holidays_are_those_that_come() -> None:
    assert promised_day("I'll send it on 12 January.", "en", date(2027, 1, 3)) == date(2027, 1, 12)
    assert promised_day("I'll send it after the holidays.", "en", date(2027, 7, 3)) == date(2027, 9, 1)
    assert promised_day("I'll send it after the holidays.", "en", date(2027, 3, 3)) is None


def test_the_end_of_a_month_is_its_own_last_day_and_a_day_without_month_the_next_that_is_there() -> None:
    assert promised_day("I'll send it by the end of the month.", "en", date(2026, 12, 9)) == date(2026, 12, 31)
    assert promised_day("I'll send it by the end of next month.", "en", date(2026, 12, 9)) == date(2027, 1, 31)
    assert promised_day("I'll send it by the 31st.", "en", date(2027, 2, 3)) == date(2027, 3, 31)
    assert promised_day("I'll send it by the end of the month.", "en", date(2026, 11, 30)) is None


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        # On a Friday, "on Friday" is the one to come, and what is promised for a date of today is a year away.
        ("I'll send it on Friday.", date(2026, 11, 20), date(2026, 11, 27)),
        ("I'll send it next Friday.", date(2026, 11, 20), date(2026, 11, 27)),
        ("I'll send it next week.", date(2026, 11, 23), date(2026, 12, 6)),
        ("I'll send it on 18 November.", SAID, date(2027, 11, 18)),
        ("I'll send it in November.", SAID, None),
        ("I'll send it next month.", date(2026, 12, 5), date(2027, 1, 31)),
        ("I'll send it after the holidays.", date(2026, 10, 31), None),
        ("I'll send it after the holidays.", date(2026, 11, 1), date(2027, 1, 7)),
        ("I'll send it after the holidays.", date(2027, 1, 6), date(2027, 1, 7)),
        ("I'll send it after the holidays.", date(2027, 1, 7), None),
        ("I'll send it after the holidays.", date(2027, 4, 30), None),
        ("I'll send it after the holidays.", date(2027, 5, 1), date(2027, 9, 1)),
        ("I'll send it after the summer.", date(2027, 8, 31), date(2027, 9, 1)),
        ("I'll send it after the summer.", date(2027, 9, 1), None),
        ("I'll send it after Christmas.", date(2026, 12, 27), date(2027, 12, 27)),
        ("I'll send it after new year.", date(2027, 1, 1), date(2027, 1, 2)),
        ("I'll send it in 400 days.", SAID, SAID + timedelta(days=400)),
        ("I'll send it in 401 days.", SAID, None),
        ("I'll send it in one week.", SAID, SAID + timedelta(days=7)),
        ("I'll send it in ten days.", SAID, SAID + timedelta(days=10)),
        ("I'll send it in two months.", SAID, SAID + timedelta(days=60)),
        ("I'll send it on Friday, or in two weeks.", SAID, date(2026, 12, 2)),
        ("I'll send it in two weeks. I'll send the rest on Friday.", SAID, date(2026, 12, 2)),
    ],
)
def test_the_first_and_the_last_day_of_each_rule_are_read_as_people_mean_them(
    text: str, said: date, day: date | None
) -> None:
    assert promised_day(text, "en", said) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tell me by Friday and I'll send you the list."),
        ("en", "Say no by Friday and I'll send it to Petra."),
        ("de", "Wenn nicht, sag bis Freitag Bescheid, dann schicke ich es Petra."),
        ("es", "Avísame antes del viernes y te mando la lista."),
        ("fr", "Préviens-moi avant vendredi et je t'envoie la liste."),
    ],
)
def test_the_day_by_which_an_answer_is_wanted_is_none_of_the_promise_behind_it(language: str, text: str) -> None:
    assert promised_day(text, language, SAID) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'll tell you by Friday."),
        ("en", "I'll get back to you with an answer by Friday, and send the list."),
        ("de", "Ich gebe dir bis Freitag Bescheid."),
        ("es", "Te digo antes del viernes y te mando la lista."),
        ("fr", "Je te réponds avant vendredi et je t'envoie la liste."),
    ],
)
def test_an_answer_may_be_what_is_promised(language: str, text: str) -> None:
    assert promised_day(text, language, SAID) == TWENTIETH
