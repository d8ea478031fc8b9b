"""Who offers an editor a text of theirs asks clearly whether it is wanted, and sells nothing; so does who asks for two
things in one message. Near them, questions in the same words, and press offices. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

CLEAR = [
    "Vorschlag: der Auensee kippt gerade. Nehmt ihr das? 120 Zeilen?",
    "Liebe Maren, Idee: TFA im Wein, mit Winzern aus Meißen. 6.000 Zeichen im Januar? Habt ihr Platz?",
    "Lieber Herr Oertel, Themenvorschlag: Trinkwasserbrunnen in Nordsachsen, da gibt es neue Messreihen. Hätten Sie "
    "dafür im April Platz?",
    "Hättet ihr Interesse an einem Text über TFA?",
    "Darf ich Ihnen einen Text über Klärschlamm anbieten?",
    "Kann ich euch dazu 120 Zeilen schreiben?",
    "Interesse an 120 Zeilen zum Kies?",
    "Ich hätte eine Reportage über die Mulde, 8.000 Zeichen. Wollt ihr sie?",
    "Habt ihr im Februar Platz für 150 Zeilen?",
    "Nehmt ihr den Auwald als Seite 3?",
    "Würdet ihr das drucken, 90 Zeilen?",
    "Könntet ihr das für die Samstagsausgabe brauchen?",
    "Passt das bei euch ins Januarheft?",
    "Themenangebot: Schwermetalle im Kleingarten, 10.000 Zeichen mit Fotos. Interesse?",
    "Ist die Geschichte etwas für Ihr Ressort? Ich kann bis 10.12. liefern.",
    "Mögt ihr das Thema im März bringen?",
    "Wollt ihr das Interview für die Februarnummer?",
    "Hätten Sie im Frühjahr Platz für ein Porträt?",
    "Wäre das etwas für die Wochenendausgabe?",
    "Wäre das was für euch? 100 Zeilen, bis Mittwoch könnte ich liefern.",
    "Neue Messreihe zu den Brunnen liegt vor. Wär das was für die Wirtschaft? 90 Zeilen",
    "Sehr geehrter Herr Rothe, können Sie mir die Werte für 2024 und 2025 ebenfalls zur Verfügung stellen? Und ein "
    "Statement zur Bewertung?",
    "Können Sie mir die Werte schicken? Und ein Statement?",
    "Können Sie mir die Werte ebenfalls zur Verfügung stellen?",
    "Können Sie mir die Messreihe schicken und bis Freitag die Fragen beantworten?",
    "Schickst du mir die Tabelle? Und hast du die Nummer von Herrn Pohl?",
    "Könnt ihr eine Reportage über die Bergbauseen brauchen?",
    "Ich hätte 80 Zeilen zum Fischsterben, nehmt ihr die?",
    "Wäre ein Porträt des Försters etwas für die Märzausgabe?",
    "Darf ich Ihnen das Exposé schicken?",
    "Können Sie mir bitte die Messreihe und das Protokoll schicken?",
    "Themenvorschlag: Moore in Sachsen. Ich könnte 7.000 Zeichen bis März liefern. Interesse?",
]
ASKS = ["Wäre das was für euch?", "Nehmt ihr das?", "Habt ihr Platz?", "Hättet ihr Interesse?", "Wollt ihr das haben?"]
UNCLEAR = [
    "Nehmt ihr das ernst?",
    "Wäre das nicht schön?",
    "Wie findet ihr das?",
    "Nehmt ihr euch Zeit füreinander?",
    "Wollt ihr das wirklich?",
    "Habt ihr noch Platz im Bauch?",
    "Passt das so?",
]


@pytest.mark.parametrize("text", CLEAR)
def test_who_offers_a_text_or_asks_for_two_things_asks_clearly(text: str) -> None:
    found = acts("de", text, mine=True)
    assert found & Act.CLEAR_ASK
    assert not found & (Act.PITCH | Act.HYPE)


@pytest.mark.parametrize("text", ASKS)
def test_whether_it_is_wanted_is_asked(text: str) -> None:
    assert acts("de", text, mine=True) & (Act.ASK | Act.QUESTION)


@pytest.mark.parametrize("text", UNCLEAR)
def test_a_question_in_such_words_is_no_clear_ask(text: str) -> None:
    assert not acts("de", text, mine=True) & Act.CLEAR_ASK


@pytest.mark.parametrize(
    "text",
    [
        "Themenvorschlag: Unser CEO erklärt, wie KI die Logistik verändert. Haben Sie Interesse an einem Interview?",
        "Themenangebot für Ihre Leser: Unsere App spart Familien Zeit. Dürfen wir Ihnen Testzugänge schicken?",
    ],
)
def test_a_theme_of_a_press_office_is_a_pitch(text: str) -> None:
    assert acts("de", text) & Act.PITCH
