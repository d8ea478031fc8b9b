"""Editors order, ask onto a stage and call off in few words; near them, who asks for advice, counts lines of something
else, or tips a window. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

ORDERS = [
    "120 Zeilen zum Kiesabbau, Samstag?",
    "Moin Jördis, 120 Zeilen zum Kiesabbau am Cossi, Samstag?",
    "Kiesabbau, 120 Zeilen bis Samstag, geht das?",
    "Aufmacher für Samstag, 150 Zeilen, geht das?",
    "5 Minuten TFA, Sendung am Donnerstag?",
    "Klärschlamm, 4 Minuten, Sendung 1.10. – wären Sie dabei?",
    "Schreibst du uns was zu TFA?",
    "Übernimmst du die Seite 3?",
    "Machst du uns was zum Auensee?",
    "Hast du Lust auf 120 Zeilen?",
    "80 Zeilen plus Bild zur Talsperre, schaffst du das bis Freitag?",
    "Magst du den Kommentar schreiben? 60 Zeilen",
    "Machst du den Kommentar für morgen?",
    "Kannst du uns 3.500 Zeichen zum Hochwasser liefern?",
    "Können Sie uns bis Freitag 150 Zeilen zu den Brunnen schreiben?",
    "kannste uns bis Freitag was zu den Brunnen machen? 150 Zeilen, Aufmacher.",
    "Wir hätten gern ein Stück von Ihnen über Trinkwasser.",
    "wir hätten gern was Langes von dir: Ewigkeitschemikalien in der Elbe, 14.000 Zeichen.",
    "Wir nehmen das. 150 Zeilen.",
    "Gekauft! 6.000 Zeichen bis zum 12.",
    "Ja zum Brunnenthema, 100 Zeilen für die Wochenendausgabe",
    "40 Zeilen Nachdreh zum Brand, heute noch?",
    "Beauftrage dich hiermit mit der Reportage, 10.000 Zeichen.",
    "Könnten Sie für unser Heft 2 Seiten zum Thema Boden schreiben?",
    "Wir bräuchten einen Zweispalter zum Kies bis Samstag.",
    "Bock auf 200 Zeilen Auwald?",
    "Wir würden Sie gern auf dem Podium begrüßen, Honorar 300 Euro.",
    "Moderierst du unser Podium im März? 400 Euro plus Fahrt.",
    "Würden Sie bei uns lesen? Honorar nach Absprache.",
    "Wir möchten Sie als Referentin gewinnen, Honorar 500 Euro.",
    "Dürfen wir Sie auf unser Podium einladen? Wir zahlen 350 Euro.",
    "Wir würden dich gern für einen Vortrag buchen, Honorar ist da.",
    "Wir würden Sie als Journalistin mit Expertise sehr gern auf unserem Podium begrüßen.",
    "Was würden Sie für so einen Vortrag verlangen?",
    "Was nehmen Sie für so einen Text?",
    "Was würde das kosten, 8.000 Zeichen von Ihnen?",
    "90 Zeilen über die neue Kläranlage, kriegst du das bis Donnerstag hin?",
    "Machen Sie uns ein Porträt über den Bürgermeister?",
    "Wir hätten gern eine Reportage von Ihnen, 9.000 Zeichen.",
    "Schreibst du den Leitartikel?",
    "Thema ist durch, bitte 130 Zeilen.",
    "Könnten Sie einen Gastkommentar für uns schreiben, 4.000 Zeichen?",
    "Wir suchen jemanden, der uns 8.000 Zeichen zum Thema Boden schreibt. Sie?",
    "Würden Sie unser Podium moderieren? Honorar 600 Euro.",
]
NO_ORDERS = [
    "Was würden Sie mir raten?",
    "Was würden Sie sagen?",
    "Was würden Sie tun?",
    "Was würden Sie machen?",
    "Was würden Sie empfehlen?",
    "Was würdest du an meiner Stelle machen?",
    "Was würden Sie denn anziehen?",
    "Was würden Sie darauf antworten?",
    "Wie würden Sie das einschätzen?",
    "Was würdest du dir wünschen?",
    "Was nehmen Sie zum Abendessen?",
    "Was kostet das Ticket?",
    "Was würde das ändern?",
    "Was würde Sie daran stören?",
    "Was würdest du kochen?",
    "Ich suche ein Praktikum in einem Wasserlabor, am liebsten mit Schreibanteil. Was würden Sie mir raten?",
    "Der Code hat 120 Zeilen, geht das kürzer?",
    "120 Zeilen habe ich geschafft!",
    "Samstag 120 Leute, geht das?",
    "Das Gedicht hat nur 14 Zeilen",
    "Schreibst du uns, wann du kommst?",
    "Machst du uns einen Kaffee?",
    "Machst du uns was zu essen?",
    "Übernimmst du die Schicht am Samstag?",
    "5 Minuten noch, die Sendung fängt an",
    "Hast du Lust auf 20 Kilometer Rad am Samstag?",
    "Seite 3 fehlt in meinem Exemplar",
    "Wir würden Sie gern auf unserer Messe begrüßen, Ticket 300 Euro.",
    "Wir begrüßen Sie herzlich im Hotel.",
    "Mein Text hat 120 Zeilen, wo kann ich kürzen?",
    "Ich hab noch 120 Zeilen vor mir, uff",
    "Hast du den Kommentar für morgen gelesen?",
    "Wir hätten gern zwei Stück Kuchen von Ihnen.",
    "Habt ihr im Februar Platz für 150 Zeilen zum Hafen?",
    "Kann ich euch dazu 120 Zeilen schreiben?",
    "Interesse an 120 Zeilen zum Kies?",
    "Machst du uns was zum Frühstück?",
    "Was würden Sie an meiner Stelle studieren?",
    "Was würdest du anziehen?",
    "Schreibst du mir was Schönes ins Poesiealbum?",
    "Der Brief hat 40 Zeilen, reicht das?",
    "Was nimmst du zu trinken?",
    "Kannst du mir 20 Seiten kopieren?",
]
CALLED_OFF = [
    "Den Auensee müssen wir kippen.",
    "mir tuts leid, aber den Auensee müssen wir kippen. Kein Platz mehr vor Weihnachten",
    "Den Text müssen wir kippen.",
    "Das Stück fliegt leider raus.",
    "Daraus wird leider nichts.",
    "Wir nehmen das Stück doch nicht.",
    "Dein Text ist leider gekippt.",
    "Wir können den Text nun doch nicht bringen.",
    "Wir müssen den Text leider absagen.",
    "Das Thema haben wir leider schon vergeben.",
    "Wir müssen dein Stück rausschmeißen.",
    "Leider doch kein Platz für den Auensee.",
    "Die Chefredaktion hat dein Stück gekippt.",
]
NOT_CALLED_OFF = [
    "Der Tee ist umgekippt.",
    "Wir müssen das Fenster kippen.",
    "Der Auensee kippt gerade.",
    "Wir müssen den Schrank kippen, sonst passt er nicht durch die Tür",
    "Daraus wird ein Buch!",
    "Die Kollegen kippen den Müll in den See",
    "Das Gericht hat das Gesetz gekippt.",
    "Wir nehmen das Stück.",
]


@pytest.mark.parametrize("text", ORDERS)
def test_a_short_order_is_a_commission(text: str) -> None:
    assert read(text, hint="de").commission


@pytest.mark.parametrize("text", NO_ORDERS)
def test_advice_and_lines_of_something_else_are_none(text: str) -> None:
    assert not read(text, hint="de").commission


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Qué me aconsejaría usted?"),
        ("es", "¿Qué haría usted en mi lugar?"),
        ("fr", "Que me conseilleriez-vous ?"),
        ("fr", "Que feriez-vous à ma place ?"),
    ],
)
def test_advice_is_no_commission_in_other_languages(language: str, text: str) -> None:
    assert not read(text, hint=language).commission


@pytest.mark.parametrize("text", CALLED_OFF)
def test_what_is_called_off_is_a_no(text: str) -> None:
    assert acts("de", text) & Act.DECLINE


@pytest.mark.parametrize("text", NOT_CALLED_OFF)
def test_what_tips_over_is_no_no(text: str) -> None:
    assert not acts("de", text) & Act.DECLINE
