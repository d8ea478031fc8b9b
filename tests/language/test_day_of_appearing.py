"""The day on which a text appears is the one by which what is asked for it is wanted, and so is the one of which
somebody says "it's for Tuesday" when they ask."""

from datetime import date

import pytest

from auditor.language import wanted_day

SAID, TUESDAY = date(2026, 11, 26), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Tu peux me relire ? c'est pour mardi"),
        ("fr", "Enlève mon nom stp, ça paraît mardi"),
        ("fr", "Il me faudrait ta photo. L'article sort mardi."),
        ("fr", "c'est pour mardi hein? dis moi que tu peux encore changer"),
        ("fr", "Pourriez-vous vérifier mes citations ? Le papier paraît mardi."),
        ("fr", "Merci de retirer mon passage, l'émission passe mardi"),
        ("de", "Kannst du noch drüberschauen? Es erscheint am Dienstag"),
        ("de", "Bitte streich meinen Namen, das kommt am Dienstag raus"),
        ("de", "Nimm meinen Satz raus, der Artikel erscheint Dienstag"),
        ("de", "Schickst du mir das Foto? Der Text läuft am Dienstag"),
        ("de", "Können Sie meine Zitate prüfen? Der Beitrag wird am Dienstag gesendet"),
        ("de", "Könntest du mir die Zahlen schicken? ist für Dienstag"),
        ("en", "Please take my name out, it runs on Tuesday"),
        ("en", "Could you check my quotes? The piece comes out on Tuesday."),
        ("en", "Can you send me the photo? It's for Tuesday"),
        ("en", "You have to take out \"ward 4\", they'll know it's me. It goes out on Tuesday"),
        ("en", "Could you read it over? It's published on Tuesday."),
        ("en", "Would you send me the figures? The article appears Tuesday."),
        ("es", "Quita mi nombre, por favor, sale el martes"),
        ("es", "¿Puedes revisar mis citas? El artículo sale el martes."),
        ("es", "¿Me mandas la foto? es para el martes"),
        ("es", "Por favor, borra mi parte, se publica el martes"),
        ("es", "¿Puedes leerlo? El texto aparece el martes"),
        ("es", "¿Me envías las cifras? El reportaje se emite el martes."),
    ],
)
def test_what_is_asked_is_wanted_by_the_day_on_which_it_appears(language: str, text: str) -> None:
    assert wanted_day(text, language, SAID).day == TUESDAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Mon roman paraît mardi."),
        ("fr", "Le cadeau, c'est pour mardi."),
        ("fr", "Le film sort mardi au cinéma, il a l'air super"),
        ("fr", "L'article est paru mardi. Tu peux me l'envoyer ?"),
        ("fr", "La boulangerie ouvre mardi, tu viens ?"),
        ("fr", "Ça paraît bizarre, mardi il était là. Tu peux demander ?"),
        ("de", "Mein Buch erscheint am Dienstag."),
        ("de", "Der Film läuft am Dienstag im Kino, sieht gut aus"),
        ("de", "Das Geschenk ist für Dienstag."),
        ("de", "Der Artikel ist am Dienstag erschienen. Kannst du ihn mir schicken?"),
        ("de", "Er erscheint am Dienstag nicht zum Dienst."),
        ("de", "Die Bäckerei öffnet am Dienstag, kommst du?"),
        ("en", "My novel comes out on Tuesday."),
        ("en", "It ran on Tuesday. Could you send me the link?"),
        ("en", "The film comes out on Tuesday, it looks good"),
        ("en", "The cake is for Tuesday."),
        ("en", "The night bus runs on Tuesday, are you coming?"),
        ("en", "The bakery opens on Tuesday, fancy it?"),
        ("es", "Mi novela sale el martes."),
        ("es", "Salió el martes. ¿Me mandas el enlace?"),
        ("es", "La película sale el martes, tiene buena pinta"),
        ("es", "El pastel es para el martes."),
        ("es", "Marta sale el martes de viaje, ¿vienes?"),
        ("es", "La panadería abre el martes, ¿te apetece?"),
    ],
)
def test_a_day_on_which_something_else_happens_is_none_by_which_anything_is_wanted(language: str, text: str) -> None:
    assert wanted_day(text, language, SAID).day is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chönntsch mir d Liste bis Mäntig schicke?", date(2026, 11, 30)),
        ("Chasch mer s Foto bis Zyschtig gäh?", TUESDAY),
        ("Ich bruche d Liste bis am Ziischtig", TUESDAY),
        ("Schicksch mer d Zahle bis Mittwuch?", date(2026, 12, 2)),
        ("Hesch Zyt bis Donnschtig? I bruuchti d Antwort bis am Donnschtig", date(2026, 12, 3)),
        ("Chasch mer se bis Frytig schicke?", date(2026, 11, 27)),
        ("Chasch mer d Bilder bis am Fritig schicke?", date(2026, 11, 27)),
        ("Bitte schick mer de Text bis Samschtig", date(2026, 11, 28)),
        ("Chasch mir d Adrässe bis Sunntig schicke?", date(2026, 11, 29)),
    ],
)
def test_swiss_names_of_days_are_read_in_german(text: str, day: date) -> None:
    assert wanted_day(text, "de", SAID).day == day


@pytest.mark.parametrize(
    "text",
    [
        "Am Mäntig isch zue.",
        "Merci vilmal, bis Fritig!",
        "Z Frytigschind wohnt hie.",
        "Am Samschtig bin i z Bärn gsi.",
        "Jede Zyschtig gang i i d Turnhalle.",
        "Schöne Sunntig!",
    ],
)
def test_a_swiss_day_by_which_nothing_is_wanted_is_none(text: str) -> None:
    assert wanted_day(text, "de", SAID).day is None
