"""What "we" promise, and what is promised in dialect or without a pronoun; near them, what "we" want, did or do for
ourselves. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

PROMISES = {
    "de": [
        "die Messwerte 2024 reichen wir Ihnen nächste Woche nach.",
        "Wir reichen Ihnen die Messwerte nächste Woche nach.",
        "Wir schicken Ihnen die Werte am Freitag.",
        "Die Messwerte schicken wir Ihnen nächste Woche.",
        "Honorar für den Auwald überweisen wir dir bis Ende November",
        "Wir überweisen dir das Honorar bis Ende November.",
        "Das Honorar überweisen wir am Montag.",
        "Wir melden uns nächste Woche bei Ihnen.",
        "Wir melden uns.",
        "Wir senden Ihnen den Vertrag zu.",
        "ick schick dir die Nummer",
        "ja hallo icke, also ähm wegen dem Anwalt wo du jefragt hast, ick schick dir die Nummer, muss ick nur "
        "raussuchen, mach ick, tschüssi",
        "ick schick dir dit morjen",
        "isch schick dir das morschn",
        "I schick da des morgen",
        "Schick i dir morgen.",
        "Ich schick ders morgen",
        "Wir prüfen das und melden uns bis Freitag.",
        "Wir kümmern uns darum.",
        "Wir kommen unaufgefordert auf Sie zu.",
        "Wir lassen Ihnen die Unterlagen in den nächsten Tagen zukommen.",
        "Die Unterlagen gehen Ihnen gesondert zu.",
        "Sie erhalten in Kürze Nachricht von uns.",
        "Sie bekommen von uns bis Mittwoch Bescheid.",
        "Wir geben Ihnen bis Freitag Bescheid.",
        "Eine Antwort erhalten Sie bis zum 4.12.",
        "Der Vertrag kommt morgen.",
        "Geld kommt nächste Woche.",
        "Mach ich diese Woche.",
        "Machen wir.",
        "Mach ma",
        "Wir bringen dir die Proben am Montag vorbei.",
        "Wir rufen Sie morgen zurück.",
        "Wir leiten Ihre Anfrage an die Fachabteilung weiter und kommen auf Sie zurück.",
        "Wir fragen beim Amt nach und sagen dir Bescheid.",
        "Dit mach ick dir fertig bis Freitach.",
        "I meld mi morgen bei dir.",
        "Ich schigg dir das morgen.",
        "Das kläre ich und melde mich.",
        "Die Rechnung schicken wir Ihnen morgen.",
        "Wir antworten Ihnen bis Ende der Woche.",
        "Sie hören nächste Woche von uns.",
        "Wir rufen dich heut Abend an.",
        "Ick meld mir morjen bei dir.",
        "I bring da des Buch morgen mit.",
        "Wir erledigen das bis Freitag.",
        "Den Vertrag bekommst du von uns am Montag.",
        "Wir lassen es Sie wissen.",
    ],
    "es": ["Le enviamos los datos la próxima semana.", "Nos ocupamos de ello.", "Os llamamos mañana."],
    "fr": [
        "Nous vous envoyons les valeurs vendredi.",
        "On t'envoie le contrat demain.",
        "Nous revenons vers vous la semaine prochaine.",
    ],
}
NO_PROMISES = {
    "de": [
        "Wir treffen uns am Freitag.",
        "Wir bitten Sie um die Werte bis Freitag.",
        "Wir brauchen von dir die Werte bis Freitag.",
        "Wir bräuchten Ihre Antwort bis Montag.",
        "Wir haben Ihnen die Werte am Freitag geschickt.",
        "Wir fahren am Freitag nach Rom.",
        "Wir wünschen Ihnen eine schöne Woche.",
        "Wir sehen uns nächste Woche.",
        "Wir würden Ihnen die Werte schicken, wenn Sie möchten.",
        "Können wir Ihnen die Werte schicken?",
        "Wir schicken Ihnen keine Werte.",
        "Wir danken Ihnen für Ihre Nachricht.",
        "Wir melden uns nicht mehr.",
        "Besuch kommt morgen.",
        "Der Winter kommt.",
        "Oma kommt am Freitag.",
        "Machen wir uns nichts vor.",
        "Wir melden unser Auto ab.",
        "Schickt ihr mir die Werte am Freitag?",
        "Schick mir das morgen.",
        "Wir schicken die Kinder am Montag in die Schule.",
        "Wir bringen Oma morgen ins Krankenhaus.",
        "Ick fahr morjen nach Potsdam.",
        "Der Handwerker kommt nächste Woche.",
        "Schnee kommt am Freitag.",
        "Sie erhalten von uns jeden Monat unseren Newsletter.",
        "Wir rufen morgen den Klempner an.",
        "Wir liefern seit 30 Jahren Heizöl.",
        "Wir brauchen die Zahlen am Montag.",
        "Wir antworten nie auf Werbung.",
        "Was schickst du mir morgen?",
        "Wir bringen den Müll am Montag raus.",
    ],
    "es": ["Nos vemos la próxima semana.", "Le hemos enviado los datos."],
    "fr": ["On se voit vendredi.", "Nous vous avons envoyé les valeurs."],
}


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in PROMISES.items() for text in texts])
def test_what_we_will_do_is_promised(language: str, text: str) -> None:
    assert acts(language, text) & Act.PROMISE


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in NO_PROMISES.items() for text in texts])
def test_what_we_want_did_or_do_for_ourselves_is_not(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PROMISE
