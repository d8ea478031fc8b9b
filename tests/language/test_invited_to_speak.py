"""Who wants the reader on a stage gives them work, in however few words; who asks how a talk went, wants its slides or
invites to listen gives none."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

INVITED = {
    "de": [
        "15 min Impuls zu Personalbemessung von dir?",
        "Neuer Anlauf 😉 Regionaltreffen 12.12. in Kiel: 15 min Impuls zu Personalbemessung von dir? Bräuchte bis "
        "Mittwoch ne Antwort",
        "Hältst du am 12.12. einen kurzen Vortrag bei uns?",
        "Podium am 30.10. in Neumünster. Setzt du dich mit drauf?",
        "Darf ich dich als Rednerin für den Regionaltag anfragen?",
        "Kommst du am 12.12. aufs Podium?",
        "Würdest du am 12. bei uns sprechen?",
        "Hätten Sie Lust, auf unserer Tagung einen Vortrag zu halten?",
        "Wir würden Sie gern als Referentin für unseren Fachtag gewinnen.",
        "Magst du bei uns einen Workshop geben?",
        "Könntest du am Stammtisch kurz was zu eurer Demenz-Gruppe erzählen?",
        "Übernimmst du ein Grußwort bei unserer Feier?",
        "Wir hätten Sie gern als Gast in unserem Podcast.",
        "Machst du mit in unserem Podcast?",
        "Könnten Sie Ihr Projekt auf unserer Mitgliederversammlung vorstellen?",
    ],
    "en": [
        "Would you give a short talk at our meeting on the 12th?",
        "A 15-minute talk from you on staffing?",
        "Would you sit on our panel on 30 October?",
        "May I put you down as a speaker for our regional day?",
        "Will you join the panel?",
        "Fancy being a guest on our podcast?",
        "Could you say a few words at our regional meeting on staffing?",
        "We'd love to have you on our podcast.",
    ],
    "es": [
        "¿Nos darías una charla corta en la reunión del 12?",
        "¿Nos das una charla de 15 minutos sobre plantillas?",
        "¿Te apuntas a la mesa redonda del 30?",
        "¿Puedo contar contigo como ponente en la jornada?",
        "¿Quieres venir a nuestro podcast como invitada?",
    ],
    "fr": [
        "Tu ferais une courte intervention à notre réunion du 12 ?",
        "Une intervention de 15 minutes de ta part sur les effectifs ?",
        "Tu participes à la table ronde du 30 ?",
        "Puis-je vous inscrire comme intervenante à notre journée ?",
        "Accepteriez-vous de donner une conférence chez nous ?",
    ],
}
NOT_INVITED = {
    "de": [
        "Wie war dein Vortrag?",
        "Hast du den Vortrag gehört?",
        "Ich halte am 12. einen Vortrag, kommst du?",
        "Kommst du zum Vortrag?",
        "Kannst du mir die Folien vom Vortrag schicken?",
        "War der Impuls gestern von dir?",
        "Hältst du das für eine gute Idee?",
        "Hältst du mir einen Platz frei?",
        "Setzt du dich mit an den Tisch?",
        "Hältst du am Freitag deinen Vortrag?",
        "Möchten Sie sich bei uns vorstellen?",
        "Kennst du einen guten Podcast?",
        "Als Redner auf unserem Kongress erreichen Sie 500 Entscheider, Slot ab 2.900 €.",
    ],
    "en": [
        "How was your talk?",
        "Are you coming to the talk?",
        "Could you send me the slides from your talk?",
        "Do you have a minute to talk?",
        "Would you recommend a podcast?",
    ],
    "es": ["¿Cómo fue tu charla?", "¿Vienes a la charla?", "¿Me pasas las diapositivas de la charla?"],
    "fr": ["C'était comment ta conférence ?", "Tu viens à la conférence ?", "Tu m'envoies ta présentation ?"],
}


def _each(of: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in of.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), _each(INVITED))
def test_who_gives_a_stage_gives_work_and_sells_nothing(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert reading.commission
    assert not (reading.acts or Act(0)) & Act.PITCH


@pytest.mark.parametrize(("language", "text"), _each(NOT_INVITED))
def test_who_speaks_of_a_talk_gives_none(language: str, text: str) -> None:
    assert not read(text, hint=language).commission


def test_a_stage_that_is_paid_for_by_who_stands_on_it_is_sold() -> None:
    text = (
        "Hallo Herr Dr. Immel, wir möchten Sie als Gast in unseren Podcast einladen! Ihre Folge wird von unserem Team "
        "produziert. Die Produktionsbeteiligung liegt bei einmalig 1.490 €."
    )
    reading = read(text, hint="de")
    assert not reading.commission
    assert (reading.acts or Act(0)) & Act.PITCH
