"""Acts in the dress of another: what is needed by a day and is no promise, a no that sounds helpful, a yes that says
no, a tip that sounds like a pitch, what is brought back and introduces nobody. None of these was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'd need your floor plan by Wednesday."),
        ("de", "Ich bräuchte Ihren Grundriss bis Mittwoch."),
        ("de", "Ich müsste Ihre Zusage bis Montag haben."),
        ("de", "Ich hätte gern deine Adresse bis Freitag."),
        ("de", "Ich erwarte Ihre Unterlagen bis Donnerstag."),
        ("es", "Necesitaría tu plano para el miércoles."),
        ("fr", "Il me faudrait votre plan pour mercredi."),
    ],
)
def test_what_i_need_by_a_day_is_asked_for_and_not_promised(language: str, text: str) -> None:
    found = acts(language, text, mine=True)
    assert found & Act.ASK
    assert not found & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If you were able to let me have the minutes before Thursday, I'd have something to show them."),
        ("de", "Wenn Sie mir das Protokoll vor Donnerstag überlassen könnten, hätte ich etwas, das ich zeigen kann."),
        ("es", "Si pudieras pasarme el acta antes del jueves, tendría algo que enseñarles."),
        ("fr", "Si vous pouviez me passer le compte rendu avant jeudi, j'aurais de quoi leur montrer."),
    ],
)
def test_a_condition_asks(language: str, text: str) -> None:
    assert acts(language, text) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do you know of anybody who could look at a boiler this side of Christmas?"),
        ("de", "Weißt du einen Betrieb hier, der Leute ohne Schein nimmt?"),
        ("es", "¿Tienes los planos de la reunión del jueves?"),
        ("fr", "Vous connaîtriez quelqu'un qui pourrait regarder la chaudière avant Noël ?"),
    ],
)
def test_one_asks_also_by_whether_somebody_knows_or_has(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leave it, honestly, you have enough on your plate."),
        ("en", "You catch me at a bad moment. Some other time."),
        ("de", "Mit mir brauchst du bei der Quote nicht zu rechnen."),
        ("de", "Da erwischst du mich in einem schlechten Moment. Ein andermal."),
        ("es", "Déjalo, bastante tienes con lo tuyo."),
        ("es", "Me coges en mal momento. Otra vez será."),
        ("fr", "Laisse, va, tu as assez à faire."),
        ("fr", "Tu tombes mal. Une autre fois."),
    ],
)
def test_a_no_may_sound_like_help(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & Act.DECLINE
    assert not found & Act.OFFER


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I won't say no to that!"),
        ("de", "Da sag ich nicht nein!"),
        ("es", "A eso no te voy a decir que no."),
        ("fr", "Là, je ne dis pas non !"),
    ],
)
def test_a_yes_may_say_no(language: str, text: str) -> None:
    assert not acts(language, text) & Act.DECLINE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They dump sludge behind the works at night, I have pictures. Perhaps that would be a subject for you."),
        ("de", "Hinter dem Werk laden sie Schlacke ab, ich habe Bilder. Vielleicht wäre das eine Geschichte für Sie."),
        ("es", "En el embalse viejo vienen cisternas de noche y sueltan algo. Por si le interesa."),
        ("fr", "À l'ancien étang, des camions viennent la nuit et lâchent quelque chose. Si ça peut vous intéresser."),
        ("es", "A nosotros nos lo han subido un 15 %. ¿Con quién hacéis vosotros la limpieza?"),
        ("en", "We look for villages in Thuringia where somebody kept records of the wells. Do you know anyone there?"),
    ],
)
def test_tips_and_talk_of_work_are_no_pitches(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH


@pytest.mark.parametrize("text", ["Ich bring sie dir am Sonntag mit.", "Ich stell ihn dir vor die Tür."])
def test_who_brings_a_thing_back_introduces_nobody(text: str) -> None:
    assert not acts("de", f"Die Bohrmaschine läuft wieder. {text}") & Act.TO_INTRODUCE


@pytest.mark.parametrize("text", ["Gracias de nuevo, me lo leo este finde.", "Me las miro esta noche con un café."])
def test_what_is_read_for_oneself_is_no_promise(text: str) -> None:
    assert not acts("es", text, mine=True) & Act.PROMISE
    assert acts("es", "Te lo miro esta noche y te digo.", mine=True) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In the end they took me on at the nursery, all because of your message back then."),
        ("de", "Am Ende haben sie mich in der Gärtnerei genommen, alles wegen deiner Nachricht damals."),
        ("es", "Al final me cogieron en el vivero, todo gracias a tu mensaje de entonces."),
        ("fr", "Finalement ils m'ont pris à la pépinière, tout ça grâce à ton message de l'époque."),
        ("en", "It was the pump, just as you said."),
        ("de", "Es war die Pumpe, genau wie du gesagt hast."),
        ("es", "Era la bomba, como tú decías."),
        ("fr", "C'était la pompe, comme tu disais."),
    ],
)
def test_who_was_taken_or_found_the_advice_right_tells_what_came_of_it(language: str, text: str) -> None:
    assert acts(language, text) & Act.OUTCOME_REPORT


@pytest.mark.parametrize("text", ["Si a ti te va bien, te la presento.", "Si no te importa, te lo presento."])
def test_an_introduction_is_offered_with_emphasis_too(text: str) -> None:
    assert read(f"El grupo lo lleva Elena Prats. {text}", hint="es").offers_introduction


@pytest.mark.parametrize(
    "text", ["El martes cierran la lista.", "Buscan carpintero. Cierran el jueves.", "Se cierra la bolsa el lunes."]
)
def test_a_list_that_closes_presses(text: str) -> None:
    assert read(text, hint="es").urgent


def test_a_budget_that_stands_orders_work() -> None:
    assert read("Wir hätten gern drei Folgen von dir. Budget steht, 1.800 pro Folge.", hint="de").commission
    assert not read("Unser Kurs läuft wieder, 49 € pro Folge, meld dich gleich an!", hint="de").commission
