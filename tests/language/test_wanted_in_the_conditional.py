"""By when something is wanted in German, said with "bräuchte", "müsste", "hätten gern" or with no verb at all; near
them, what its writer will deliver by a day, and days of something else. None was learnt from."""

from datetime import date

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.due import wanted_day

SAID = date(2026, 11, 26)  # a Thursday
FRIDAY, MONDAY, TUESDAY = date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)
WEDNESDAY, FOURTH = date(2026, 12, 2), date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Manuskript bräuchte ich bis Mittwoch.", WEDNESDAY),
        ("Manuskript bräuchte ich bis Mittwoch, 2.12., 14 Uhr. Schaffen Sie das?", WEDNESDAY),
        ("Wir bräuchten das bis Freitag.", FRIDAY),
        ("Manuskript bitte bis Mittwoch.", WEDNESDAY),
        ("Muss Dienstag in einer Woche raus", date(2026, 12, 8)),
        ("Den Text brauche ich bis Mittwoch.", WEDNESDAY),
        ("Die Bilder bräuchte ich bis Freitag.", FRIDAY),
        ("Bis Freitag bräuchte ich die Zahlen.", FRIDAY),
        ("Die Fahnen sollten bis Dienstag zurück sein.", TUESDAY),
        ("Es müsste bis Freitag da sein.", FRIDAY),
        ("Das müsste bis Montag bei uns sein.", MONDAY),
        ("Könnte ich die Bildunterschriften bis Freitag haben?", FRIDAY),
        ("Dein Text sollte bis Montag hier liegen.", MONDAY),
        ("Wär super, wenn der Text bis Montag da wäre.", MONDAY),
        ("Schaffst du das? Ich bräuchte es bis Samstag.", date(2026, 11, 28)),
        ("Text bis Freitag, 12 Uhr bitte", FRIDAY),
        ("Abgabe wäre Dienstag.", TUESDAY),
        ("Wir würden den Text gern bis Montag haben.", MONDAY),
        ("Ich hätte den Text gern bis Montag.", MONDAY),
        ("Das Exposé hätten wir gern bis Mittwoch.", WEDNESDAY),
        ("Das Stück muss Freitag raus.", FRIDAY),
        ("Der Text müsste Montag bei mir sein.", MONDAY),
        ("I brauchat des bis Freitag.", FRIDAY),
        ("Ich brauch das bis am Fritig.", FRIDAY),
        ("Wir bräuchten die Rechnung noch bis zum 30.11.", MONDAY),
        ("Ihre Stellungnahme erbitten wir bis zum 4.12.", FOURTH),
        ("Ihre Rückmeldung erwarten wir bis Dienstag.", TUESDAY),
        ("Um Rücksendung bis zum 4. Dezember wird gebeten.", FOURTH),
        ("Wir benötigen Ihre Unterlagen bis spätestens 30.11.", MONDAY),
        ("brauch die fotos bis freitag", FRIDAY),
        ("Deine Rechnung bitte noch bis Montag", MONDAY),
        ("Ich müsste das bis Freitag haben.", FRIDAY),
        ("Die Fotos bitte bis Freitag.", FRIDAY),
        ("Das Interview bräuchten wir bis Freitag.", FRIDAY),
        ("Hätt den Text gern bis Freitag", FRIDAY),
        ("Freigabe bitte bis Freitag, 10 Uhr.", FRIDAY),
        ("Bis Freitag müsste ich das wissen.", FRIDAY),
        ("Ihre Unterlagen sollten bis Freitag bei uns eingehen.", FRIDAY),
        ("Wir benötigten Ihre Antwort bis Freitag.", FRIDAY),
        ("Könntest du mir das bis Freitag geben?", FRIDAY),
        ("Ich wär froh, wenn ich das bis Freitag hätte.", FRIDAY),
        ("Der Beitrag muss bis Freitag fertig sein.", FRIDAY),
    ],
)
def test_what_is_wanted_by_a_day_presses_and_promises_nothing(text: str, day: date) -> None:
    found = read(text, hint="de")
    assert wanted_day(text, "de", SAID).day == day
    assert found.urgent
    assert found.acts is not None
    assert found.acts & (Act.ASK | Act.QUESTION)
    assert not found.acts & Act.PROMISE


@pytest.mark.parametrize(
    "text",
    [
        "Den Text schicke ich Ihnen bis Mittwoch.",
        "Die Bilder liefere ich bis Freitag.",
        "Das Manuskript bekommen Sie bis Mittwoch von mir.",
        "Die Zahlen reiche ich Ihnen bis Montag nach.",
        "Ich schicke dir den Text bis Montag, versprochen.",
    ],
)
def test_what_its_writer_will_deliver_is_promised(text: str) -> None:
    found = read(text, hint="de")
    assert (found.acts or 0) & Act.PROMISE
    assert wanted_day(text, "de", SAID).day is None


@pytest.mark.parametrize(
    "text",
    [
        "Bis Mittwoch bin ich in Rom.",
        "Ich bräuchte mal Urlaub.",
        "Der Laden hat bis Freitag zu.",
        "Wir waren bis Mittwoch krank.",
        "Ich würde bis Montag bleiben.",
        "Das Museum wäre bis Sonntag offen.",
        "Wir könnten bis Freitag warten.",
        "Ich hätte bis Mittwoch Zeit.",
        "Den Text brauche ich nicht vor Mittwoch.",
        "Das Wetter soll bis Samstag halten.",
        "Der Zug müsste Freitag wieder fahren.",
        "Das Buch ist seit Freitag raus.",
        "Wir hätten dich gern bis Sonntag hier behalten.",
        "Ich muss Freitag raus aus der Wohnung",
        "Ich bring dir die Fotos bis Freitag.",
        "Bis Freitag sind wir an der See.",
        "Der Film läuft bis Freitag.",
        "Das Zimmer wäre bis Freitag frei.",
        "Ich hab bis Freitag Spätschicht.",
    ],
)
def test_a_day_of_something_else_is_none_by_which_anything_is_wanted(text: str) -> None:
    assert wanted_day(text, "de", SAID).day is None
