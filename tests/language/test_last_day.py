"""The last day on which what a message tells of can be had, seen or asked: after it, its writer says, it is over."""

import time
from datetime import date

import pytest

from auditor.language import last_day

SAID = date(2026, 11, 18)  # a Wednesday
FRIDAY, SEVENTH = date(2026, 11, 20), date(2026, 12, 7)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The boxes go back to the archive on Friday. After that I can't get at them.", FRIDAY),
        ("en", "I'm at the mill until 7 December, after that I won't have a key any more.", SEVENTH),
        ("en", "The house is pulled down on Friday. Then it's too late.", FRIDAY),
        ("en", "My mailbox here closes on 7 December, from then on I can no longer be reached.", SEVENTH),
        ("de", "Die Kisten gehen am Freitag zurück ins Archiv. Danach komme ich nicht mehr ran.", FRIDAY),
        ("de", "Bis 7. Dezember bin ich noch im Amt, danach habe ich keinen Zugang mehr.", SEVENTH),
        ("de", "Am Freitag wird das Haus abgerissen. Dann ist es zu spät.", FRIDAY),
        ("de", "Am Freitag ziehe ich aus. Dann kann ich dir den Keller nicht mehr zeigen.", FRIDAY),
        ("es", "Las cajas vuelven al archivo el viernes. Después ya no podré verlas.", FRIDAY),
        ("es", "Estoy en el molino hasta el 7 de diciembre, después ya no tendré llave.", SEVENTH),
        ("es", "El viernes tiran la casa. Luego será demasiado tarde.", FRIDAY),
        ("fr", "Les cartons repartent aux archives vendredi. Après, je n'y aurai plus accès.", FRIDAY),
        ("fr", "Je suis au moulin jusqu'au 7 décembre, ensuite je ne pourrai plus entrer.", SEVENTH),
        ("fr", "La maison est démolie vendredi. Après ce sera trop tard.", FRIDAY),
    ],
)
def test_the_day_after_which_it_is_over_is_read(language: str, text: str, day: date) -> None:
    assert last_day(text, language, SAID) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The boxes go back to the archive on Friday."),
        ("en", "The exam is on Friday. After that I won't have to get up so early."),
        ("en", "We sail on Friday and dock on 7 December. After that I can't say where we go."),  # of which day?
        ("en", "The fair is on Friday. I can't get at the boxes now. After that we have supper."),
        ("en", "On Friday we sing, then we go home, and you can't miss the hall."),
        ("en", "The boxes are here on Friday. Then on 7 December I can't be there."),  # another day's
        ("de", "Am Freitag ist Prüfung. Danach habe ich keine Sorgen mehr."),
        ("de", "Am Freitag feiern wir. Dann gehen wir nach Hause."),
        ("es", "El viernes es el examen. Después ya no madrugo más."),
        ("fr", "L'examen est vendredi. Après, je ne me lève plus si tôt."),
        ("fr", "On chante vendredi. Ensuite on rentre."),
        ("it", "Le scatole tornano in archivio venerdì. Poi non potrò più vederle."),
        (None, "The boxes go back on Friday. After that I can't get at them."),
    ],
)
def test_no_day_is_made_up_after_which_something_would_be_over(language: str | None, text: str) -> None:
    assert last_day(text, language, SAID) is None


def test_the_last_day_is_read_in_time_linear_in_the_text() -> None:
    piece = "It ends on Friday. After that not a few of us can not "

    def takes(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        last_day(text, "en", SAID)
        return time.process_time() - started

    takes(len(piece))  # what is made ready once is not counted
    assert takes(100_000) < 10 * takes(25_000) + 0.2  # seconds
