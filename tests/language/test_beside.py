"""Posts named by area or by asking somebody over, introductions offered as a wish, quotas told by what they are missed
for, and what Bavarians promise and refuse; each with what stands next to it. None of it was learnt from; whoever wrote
it knew what had been misread."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

POSTS = [
    ("de", "ab April wird bei uns der Außendienst Süd frei. Wär das was für dich?"),
    ("de", "Bei uns wird im Herbst die Buchhaltung frei, hättest du Lust?"),
    ("de", "bei uns wird a Platz frei, hättst Lust?"),
    ("de", "Hättest du Lust, zu uns zu wechseln?"),
    ("de", "Könntest du dir vorstellen, zu uns zu wechseln?"),
    ("de", "Magst du nicht zu uns in die Werkstatt kommen?"),
    ("de", "Die suchen bei uns an Prüfer. War des nix für di? Hättest Interesse?"),
    ("es", "En abril queda libre la zona sur en nuestra empresa. ¿Te interesaría?"),
    ("es", "¿No te animarías a cambiarte a nuestra empresa?"),
    ("es", "¿Te vendrías a trabajar con nosotros?"),
    ("fr", "Le secteur sud se libère chez nous en avril. Ça te dirait ?"),
    ("fr", "Chez nous, la comptabilité va se libérer. Ça t'intéresserait ?"),
    ("fr", "Ça te dirait de nous rejoindre à l'atelier ?"),
]
NO_POSTS = [
    ("de", "Bei uns wird im Juli ein Zimmer frei, wär das was für dich?"),
    ("de", "In unserer WG wird ein Platz frei, hättest du Lust?"),
    ("de", "Bei uns wird ein Parkplatz frei. Wär das was für dich?"),
    ("de", "Ab April wird bei uns gebaut. Wär das was für dich, mit dem Lärm?"),
    ("de", "Magst du am Sonntag zu uns kommen?"),
    ("de", "Hättest du Lust, am Samstag zu uns zu kommen?"),
    ("de", "Der Freitag wird bei mir frei. Hättest du Lust auf Kino?"),
    ("es", "Queda libre una habitación en el piso. ¿Te interesaría?"),
    ("es", "El sábado me queda libre la tarde. ¿Te apetece un café?"),
    ("es", "¿Te vendrías a cenar con nosotros?"),
    ("fr", "Une chambre se libère chez nous, ça te dirait ?"),
    ("fr", "Mon samedi se libère. Ça te dirait un ciné ?"),
    ("fr", "Ça te dirait de passer chez nous dimanche ?"),
]
INTRODUCTIONS_OFFERED = [
    ("de", "Ich würde euch gern bekannt machen, darf ich ihm deinen Kontakt geben?"),
    ("de", "Ich würd dich gern mit Gerald Moser zusammenbringen."),
    ("de", "Ich tät dich gern der Anna vorstellen, die macht genau das."),
    ("de", "Soll i eich zsammbringen?"),
    ("de", "Magst den Gerald kennenlernen?"),
    ("de", "Möchtest du meine Kollegin kennenlernen?"),
    ("de", "I kann dir den Gerald vorstellen"),
    ("de", "Die Anna sucht Praktiker wie dich. Darf ich ihr deine Nummer geben?"),
    ("es", "Me gustaría poneros en contacto, ¿le doy tu número?"),
    ("es", "Me encantaría presentarte a Lucía Prats, hace justo lo tuyo."),
    ("es", "¿Quieres conocer a mi compañera Lucía?"),
    ("fr", "J'aimerais vous mettre en relation, je lui donne ton numéro ?"),
    ("fr", "Je voudrais te présenter à Lucie Morel, qui fait exactement ça."),
    ("fr", "Tu veux rencontrer ma collègue Lucie ?"),
]
NO_INTRODUCTIONS = [
    ("de", "Ich würde euch gern unser neues Programm vorstellen."),
    ("de", "Ich würde dich gern kennenlernen."),
    ("de", "Magst du die Stadt kennenlernen?"),
    ("de", "Willst du mich kennenlernen?"),
    ("de", "Darf ich dir meine Nummer geben?"),
    ("de", "Ich würde euch gern am Samstag zum Essen einladen."),
    ("de", "Wir würden gern die Termine zusammenlegen."),
    ("es", "Me gustaría presentaros nuestro nuevo programa."),
    ("es", "¿Quieres conocer la ciudad?"),
    ("es", "Me gustaría conocerte."),
    ("es", "Quería conectaros, Olga y Sergi. Olga programa el festival, Sergi toca la gaita."),
    ("fr", "J'aimerais vous présenter notre nouvelle gamme."),
    ("fr", "Tu veux voir la ville ?"),
    ("fr", "Je te donne mon numéro ?"),
]
QUOTAS = [
    ("de", "Ich brauch noch drei Namen, sonst schaff i mei Quote nit"),
    ("de", "Mir fehlen zwei Kontakte, dann hab ich mein Soll erfüllt"),
    ("de", "500 Euro pro geworbenem Techniker, kennst du wen?"),
    ("de", "Für jeden geworbenen Kollegen gibt's 300 Euro. Wen hast du?"),
    ("es", "Necesito tres nombres más o no llego a mi cuota"),
    ("es", "Dan 500 euros por cada técnico recomendado, ¿a quién conoces?"),
    ("fr", "Il me faut encore trois noms, sinon je rate mon quota"),
    ("fr", "500 euros par technicien coopté, tu as quelqu'un ?"),
]
NO_QUOTAS = [
    ("de", "Ich brauch noch drei Namen für die Gästeliste"),
    ("de", "Die Quote im Fernsehen war nicht schlecht"),
    ("de", "500 Euro pro Techniker und Tag, das ist zu teuer"),
    ("de", "Wir haben den neuen Kollegen gestern kennengelernt"),
    ("es", "Necesito tres nombres más para el cartel"),
    ("es", "Son 500 euros por técnico y día"),
    ("fr", "Il me faut encore trois noms pour l'affiche"),
    ("fr", "C'est 500 euros par technicien et par jour"),
]
NO_PROMISES = [
    "sicher kumman ma. i schweig wie a Grab",
    "I bin raus",
    "das Bier nehm i",
    "i glaub nit",
    "i woaß nit",
    "i moan scho",
    "i hab no ka Antwort kriagt",
    "i steh im Stau",
    "i bin no in da Hackn",
    "i hob koan Hunger",
]
PROMISES = [
    "schick i da morgen",
    "i meld mi bei dir",
    "i schau nach und meld mi bei dir",
    "i bring da des Buach am Freitag mit",
]
REFUSALS = [
    "Na, des geht nit",
    "na geht nit",
    "na danke",
    "leider na",
    "Na, i hab ka Zeit",
    "na, des geht si nimmer aus",
]
HELLOS = ["na, wie gehts?", "Na du", "Na, alles klar bei euch?", "na ihr zwei"]


@pytest.mark.parametrize(("language", "text"), POSTS)
def test_it_offers_a_post(language: str, text: str) -> None:
    assert read(text, hint=language).vacancy


@pytest.mark.parametrize(("language", "text"), NO_POSTS)
def test_it_offers_none(language: str, text: str) -> None:
    assert not read(text, hint=language).vacancy


@pytest.mark.parametrize(("language", "text"), INTRODUCTIONS_OFFERED)
def test_it_offers_an_introduction(language: str, text: str) -> None:
    assert read(text, hint=language).offers_introduction


@pytest.mark.parametrize(("language", "text"), NO_INTRODUCTIONS)
def test_it_offers_no_introduction(language: str, text: str) -> None:
    assert not read(text, hint=language).offers_introduction


def test_who_is_asked_by_me_for_leave_is_asked_for_no_more_than_that() -> None:
    assert read("Darf ich ihr deine Nummer geben?", hint="de").offers_introduction
    assert not read("Darf ich ihr deine Nummer geben?", hint="de", mine=True).offers_introduction


@pytest.mark.parametrize(("language", "text"), QUOTAS)
def test_it_wants_names_for_a_number_or_a_reward(language: str, text: str) -> None:
    assert read(text, hint=language).quota


@pytest.mark.parametrize(("language", "text"), NO_QUOTAS)
def test_it_wants_none_for_that(language: str, text: str) -> None:
    assert not read(text, hint=language).quota


@pytest.mark.parametrize("text", NO_PROMISES)
def test_it_promises_nothing(text: str) -> None:
    assert Act.PROMISE not in acts("de", text, mine=True)
    assert Act.PROMISE not in acts("de", text)


@pytest.mark.parametrize("text", PROMISES)
def test_it_promises(text: str) -> None:
    assert Act.PROMISE in acts("de", text, mine=True)


@pytest.mark.parametrize("text", REFUSALS)
def test_a_bavarian_no_is_no_greeting(text: str) -> None:
    assert Act.GREETING not in acts("de", text)
    assert Act.DECLINE in acts("de", text)


@pytest.mark.parametrize("text", HELLOS)
def test_a_northern_greeting_is_one(text: str) -> None:
    assert Act.GREETING in acts("de", text)


@pytest.mark.parametrize(
    "text", ["brauchat den Adapter", "bräuchte den Adapter", "bräuchten noch einen Tisch fürs Fest"]
)
def test_who_would_need_something_asks_for_it(text: str) -> None:
    assert Act.ASK in acts("de", text)


@pytest.mark.parametrize("text", ["bräuchte Urlaub", "bräuchten wir mehr Regen, wär alles gut"])
def test_who_would_need_what_nobody_gives_asks_nothing(text: str) -> None:
    assert Act.CLEAR_ASK not in acts("de", text)
