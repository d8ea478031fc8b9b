"""A promise of counted things names its thing ("I'll bring you three"), near ones of times and people do not; and the
day before which a quarter, a month or a year ends. None was learnt from."""

from datetime import date

import pytest

from auditor.language.days import days_named
from auditor.language.due import promised_day
from auditor.language.promised import promised

_ON = date(2026, 11, 10)  # a Tuesday
COUNTED = {
    "es": [
        "Le traigo tres candidatos la semana que viene",
        "Cuente conmigo. Le traigo tres antes de que acabe el trimestre",
        "Te mando dos recetas esta tarde",
        "Os paso cuatro fotos luego",
        "Te llevo media docena de huevos el sábado",
        "Le envío cinco ofertas mañana",
    ],
    "en": [
        "I'll bring you three candidates",
        "Count on me. I'll bring you three tomorrow",
        "I'll send you four photos",
        "I'll bring you half a dozen eggs",
        "I'll send over five quotes",
        "I'll send you a couple of recipes",
    ],
    "de": [
        "Ich bringe Ihnen drei Kandidaten",
        "Ich schicke dir zwei Rezepte",
        "Ich schick dir vier Fotos",
        "Ich bring dir ein halbes Dutzend Eier",
        "Ich sende Ihnen fünf Angebote",
        "Verlassen Sie sich auf mich. Ich bringe Ihnen morgen drei",
    ],
    "fr": [
        "Je vous apporte trois candidats",
        "Je t'envoie deux recettes",
        "Je vous passe quatre photos",
        "Je t'apporte une demi-douzaine d'œufs demain",
        "Je vous envoie cinq devis",
        "Comptez sur moi. Je vous en apporte trois demain",
    ],
}
NOT_COUNTED = {
    "es": [
        "Te llamo en dos minutos",
        "Paso a las tres",
        "Te escribo en dos días",
        "Nos vemos a las cinco, te aviso",
        "Te digo algo en tres semanas",
        "Te paso dos números de teléfono",
    ],
    "en": [
        "I'll call you in two minutes",
        "I'll come by at three",
        "I'll write to you in two days",
        "I'll get back to you in three weeks",
        "I'll be there at five",
        "I'll send you two numbers",
    ],
    "de": [
        "Ich ruf dich in zwei Minuten an",
        "Ich komme um drei",
        "Ich schreib dir in zwei Tagen",
        "Ich melde mich in drei Wochen",
        "Ich bin um fünf da",
        "Ich schick dir zwei Nummern",
    ],
    "fr": [
        "Je t'appelle dans deux minutes",
        "Je passe à trois heures",
        "Je t'écris dans deux jours",
        "Je reviens vers vous dans trois semaines",
        "Je serai là à cinq heures",
        "Je t'envoie deux numéros",
    ],
}
ENDS = {
    "es": {
        "Se lo traigo antes de que acabe el trimestre": date(2026, 12, 31),
        "Te lo mando antes de que termine el mes": date(2026, 11, 30),
        "Te lo paso antes de fin de año": date(2026, 12, 31),
        "Se lo envío antes de que acabe el año": date(2026, 12, 31),
        "Te lo mando a finales de trimestre": date(2026, 12, 31),
        "Te lo llevo antes de que acabe la semana": date(2026, 11, 15),
    },
    "en": {
        "I'll send it before the quarter ends": date(2026, 12, 31),
        "I'll send it before the month ends": date(2026, 11, 30),
        "I'll send it before the end of the year": date(2026, 12, 31),
        "I'll send it before the year is out": date(2026, 12, 31),
        "I'll send it by the end of the quarter": date(2026, 12, 31),
        "I'll send it before the week is out": date(2026, 11, 15),
    },
    "de": {
        "Ich schick es, bevor das Quartal endet": date(2026, 12, 31),
        "Ich schick es dir, bevor der Monat um ist": date(2026, 11, 30),
        "Ich schick es dir vor Jahresende": date(2026, 12, 31),
        "Ich schick es, bevor das Jahr zu Ende ist": date(2026, 12, 31),
        "Ich schick es bis Ende des Quartals": date(2026, 12, 31),
        "Ich schick es, bevor die Woche um ist": date(2026, 11, 15),
    },
    "fr": {
        "Je vous l'envoie avant que le trimestre se termine": date(2026, 12, 31),
        "Je te l'envoie avant que le mois se termine": date(2026, 11, 30),
        "Je te l'envoie avant la fin de l'année": date(2026, 12, 31),
        "Je te l'envoie avant que l'année se termine": date(2026, 12, 31),
        "Je vous l'envoie d'ici la fin du trimestre": date(2026, 12, 31),
        "Je te l'envoie avant que la semaine se termine": date(2026, 11, 15),
    },
}
NO_END = {
    "es": [
        "Antes el trimestre empezaba mejor",
        "El trimestre acaba mal",
        "desde que acabó el trimestre",
        "el año pasado",
        "después de que acabe el mes",
        "me acabé el mes de prueba",
    ],
    "en": [
        "the quarter ends badly",
        "since the quarter ended",
        "last year was hard",
        "after the month ends",
        "quarter past nine",
        "the year ended well",
    ],
    "de": [
        "das Quartal endet schlecht",
        "seit das Quartal um ist",
        "letztes Jahr war hart",
        "nachdem der Monat um ist",
        "das Quartal war gut",
        "im Viertel endet die Straße",
    ],
    "fr": [
        "le trimestre se termine mal",
        "depuis que le trimestre est fini",
        "l'année dernière était dure",
        "après que le mois se termine",
        "un trimestre difficile",
        "l'année s'est bien terminée",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in COUNTED for each in COUNTED[language]])
def test_who_promises_counted_things_names_them(language: str, text: str) -> None:
    assert promised(text, language).names_its_thing


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NOT_COUNTED for each in NOT_COUNTED[language]]
)
def test_times_and_numbers_are_no_things(language: str, text: str) -> None:
    assert not promised(text, language).names_its_thing


@pytest.mark.parametrize(
    ("language", "text", "day"), [(language, *each) for language in ENDS for each in ENDS[language].items()]
)
def test_before_a_quarter_month_or_year_ends_is_by_its_last_day(language: str, text: str, day: date) -> None:
    assert promised_day(text, language, _ON) == day


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in NO_END for each in NO_END[language]])
def test_what_is_told_of_an_end_is_no_day(language: str, text: str) -> None:
    assert not any(sentence.days for sentence in days_named(text, language, _ON))
