"""What is said in few words: press notes without a verb, work that is ordered, requests as people say them, places that
are left on a bus, a day that is repeated, words of no hurry. None of these was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Día de la Tierra: ecóloga, datos y fotos en el enlace. Todo listo para publicar"),
        ("es", "Te actualizo: el barómetro de los garajes, ya por barrios"),
        ("fr", "Sondage maison : un Breton sur trois sans petit-déjeuner. Infographie jointe"),
    ],
)
def test_a_press_note_needs_no_verb(language: str, text: str) -> None:
    assert acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Parte del día: dos dientes fuera y un diente nuevo"),
        ("es", "Adjunto la factura del taller, 90 euros"),
        ("es", "Han cerrado el consultorio. Cartel en la puerta, nada más"),
        ("de", "Tagesbericht: zwei Zähne raus, einer neu"),
        ("de", "Anbei die Rechnung der Werkstatt, 90 Euro"),
        ("en", "Report of the day: two teeth out and a new one"),
        ("fr", "Bulletin du jour : deux dents tombées, une nouvelle"),
    ],
)
def test_news_of_ones_own_needs_none_either(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Te encargo un retrato de la panadera. 300 €. ¿Puedes?"),
        ("es", "Quiero una columna fija tuya, ocho minutos, 60 por programa. ¿Qué dices?"),
        ("de", "Ich möchte eine feste Kolumne von dir, 60 Euro das Stück. Was meinst du?"),
        ("en", "I'd like a regular column from you, 60 a piece. What do you think?"),
        ("fr", "Je te commande un portrait de la boulangère. 300 €. Tu peux ?"),
    ],
)
def test_who_orders_work_sells_nothing(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert reading.commission
    assert not (reading.acts or 0) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Guten Tag Frau Kalb, am 5. Mai ist unser Beratungsabend. Soll ich Ihnen einen Platz freihalten?"),
        ("de", "Am Freitag tanzen wir in Wurzen. Soll ich dir eine Karte zurücklegen?"),
        ("de", "Am Freitag singen wir in Borna. Soll ich dir zwei Karten zurücklegen?"),
        ("es", "El 5 es nuestra jornada informativa. ¿Le reservo una plaza?"),
        ("en", "We're drumming in Hexham on Saturday. Shall I keep you a ticket?"),
        ("fr", "On joue à Uzès samedi. Je te garde une place ?"),
    ],
)
def test_who_would_keep_a_place_asks_and_sells_nothing(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & (Act.QUESTION | Act.OFFER | Act.ASK)
    assert not found & Act.PITCH


def test_who_would_keep_a_place_in_what_costs_sells() -> None:
    text = "Unser Erfolgsseminar mit 30 % Rabatt startet am Samstag. Soll ich Ihnen einen Platz reservieren?"
    assert acts("de", text) & Act.PITCH


@pytest.mark.parametrize(
    "text",
    [
        "kannste den ofen anmachen wenn de kommst",
        "bringste morgen die gläser mit",
        "haste den koffer vom opa noch",
        "machste mir nen tee",
        "nimmste meinen frühdienst",
        "Tauschste am Dienstag mit mir?",
        "könntste heute eher kommen",
        "hast du noch den plan von der werkstatt",
        "wo bleibstn du",
    ],
)
def test_a_request_may_swallow_its_pronoun(text: str) -> None:
    assert acts("de", text) & (Act.ASK | Act.QUESTION)


@pytest.mark.parametrize("text", ["da kannste nix machen", "Siehste, hab ich doch gesagt", "da haste recht"])
def test_what_swallows_its_pronoun_need_not_ask(text: str) -> None:
    assert not acts("de", text) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El domingo cumple ocho la niña, merienda en el parque a las seis. ¿Venís? Ha pedido tu bizcocho"),
        ("de", "Am Sonntag wird die Kleine acht, Kuchen im Park um drei. Kommt ihr? Sie wünscht sich deinen Kuchen"),
    ],
)
def test_a_question_is_not_outweighed_by_what_stands_around_it(language: str, text: str) -> None:
    assert acts(language, text) & Act.QUESTION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Quedan dos plazas en el autobús de la manifestación"),
        ("es", "Press trip a Mallorca en mayo. Quedan dos plazas, una es para ti"),
        ("de", "Nur noch drei Plätze im Bus zur Demo"),
        ("fr", "Il reste trois places dans le car de la manif"),
        ("en", "Last two seats on the coach to the march"),
    ],
)
def test_places_left_on_a_bus_are_no_scheme(language: str, text: str) -> None:
    assert not acts(language, text) & Act.HYPE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pon 200 y te los devuelven si no ganas el triple en dos meses, es dinero que estás tirando"),
        ("es", "Charla gratis con mi upline, limpiaba oficinas y ahora vive en Marbella"),
        ("es", "Quedan tres plazas en la mentoría, el precio sube mañana"),
        ("de", "Gratis-Webinar mit meiner Upline, hat vor drei Jahren noch geputzt und lebt jetzt in Dubai"),
        ("en", "Free webinar with my upline, she was cleaning offices and now lives in Dubai"),
        ("fr", "Webinaire gratuit avec mon upline, elle faisait des ménages et maintenant vit à Dubaï"),
    ],
)
def test_riches_that_others_came_to_are_a_scheme(language: str, text: str) -> None:
    assert acts(language, text) & Act.HYPE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "No me lo puedo creer, mellizos"),
        ("es", "No puedo dormir"),
        ("es", "No lo agobies, ya llamará"),
        ("es", "Ni a nosotros. Gracias por todo"),
        ("es", "No puedo seguir escribiendo sin cobrar"),
        ("de", "Ich kann nicht schlafen"),
        ("de", "Dräng ihn nicht, der ruft schon an"),
        ("en", "I can't keep writing without pay"),
        ("fr", "Je n'en reviens pas, des jumeaux"),
    ],
)
def test_amazement_and_complaints_refuse_nothing(language: str, text: str) -> None:
    assert not acts(language, text, mine=True) & Act.DECLINE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Te parece bien a las seis?"),
        ("es", "¿Le parece bien con su apellido?"),
        ("es", "Sí, por videollamada que estoy en Soria"),
        ("de", "Passt es dir um sechs?"),
        ("fr", "Ça te va à six heures ?"),
        ("en", "Is six o'clock all right for you?"),
    ],
)
def test_a_time_or_a_way_that_suits_is_no_consent_to_an_introduction(language: str, text: str) -> None:
    assert not acts(language, text, mine=True) & Act.CONSENT


def test_whether_an_address_may_be_handed_on_is_a_consent() -> None:
    assert acts("es", "¿Te parece bien que le dé tu correo a la del museo?", mine=True) & Act.CONSENT


@pytest.mark.parametrize(
    "text",
    ["Cobras el 15", "El martes sin falta está", "El jueves está pagado", "Te digo los turnos antes del martes"],
)
def test_when_one_is_paid_or_told_is_promised(text: str) -> None:
    assert acts("es", text) & Act.PROMISE


@pytest.mark.parametrize("text", ["El martes pues", "El jueves entonces 🙏", "Vale, el martes pues"])
def test_a_day_that_is_repeated_promises_nothing(text: str) -> None:
    assert not acts("es", text, mine=True) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text", "is_one"),
    [
        ("es", "Murió Tata, la vecina de la que te hablé. Estamos fatal", False),
        ("es", "Déjalo, Paco. Y luego nos repartimos las vacaciones", False),
        (
            "es",
            "Olga, te presento a Iván Lobo, montador, el del corto de las minas. Busca piso de alquiler y tú conoces a "
            "medio barrio. Iván, Olga. Su móvil: 600 000 555",
            True,
        ),
        (
            "fr",
            "Olga, je te présente Ivan Loup, monteur, celui du film sur les mines. Il cherche un logement et tu "
            "connais la moitié du quartier, alors parlez-vous donc",
            True,
        ),
    ],
)
def test_who_is_named_to_one_by_name_is_introduced(language: str, text: str, is_one: bool) -> None:
    assert bool(acts(language, text, mine=True) & Act.INTRODUCTION) is is_one


@pytest.mark.parametrize(
    ("language", "text", "is_at_leisure"),
    [
        ("de", "Leih mir mal die Säge, eilt nicht", True),
        ("de", "Reicht locker nach Weihnachten", True),
        ("de", "Schick mir das einfach irgendwann 2027", True),
        ("de", "Irgendwann reicht es mir", False),
        ("es", "Pásame la receta, sin prisa", True),
        ("es", "Vale con que sea después de Reyes", True),
        ("en", "Send it over, no rush, after New Year is fine", True),
        ("en", "It can wait till January", True),
        ("fr", "Après Noël suffit largement", True),
        ("fr", "Il me le faut demain", False),
    ],
)
def test_no_hurry_is_told(language: str, text: str, is_at_leisure: bool) -> None:
    assert read(text, hint=language).at_leisure is is_at_leisure


@pytest.mark.parametrize(
    ("text", "language"), [("Hoy has estado enorme", "es"), ("Pues hala", "es"), ("torna-ho!!!", None)]
)
def test_a_short_text_is_in_no_other_letters_nor_language_than_its_own(text: str, language: str | None) -> None:
    assert read(text).language == language
