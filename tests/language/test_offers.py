"""Which words offer the reader an introduction, if they like, and whom they name."""

import pytest

from auditor.history.remains import Remains
from auditor.language import mentions
from auditor.language.reading import read

OFFERS = [
    ("en", "If you like, I can introduce you to Ana Blum."),
    ("en", "Would you like me to introduce you to Ana Blum?"),
    ("en", "I could put you in touch with Ana Blum if that helps."),
    ("en", "Happy to introduce you to Ana Blum, just say the word."),
    ("en", "Shall I connect you with Ana Blum?"),
    ("en", "I'd be glad to make an intro to Ana Blum if you want."),
    ("en", "Let me know if you'd like an introduction to Ana Blum."),
    ("de", "Wenn du magst, stelle ich dich Ana Blum vor."),
    ("de", "Ich kann dich gern mit Ana Blum bekannt machen, wenn du willst."),
    ("de", "Soll ich dich mit Ana Blum in Kontakt bringen?"),
    ("de", "Möchtest du, dass ich dich Ana Blum vorstelle?"),
    ("de", "Falls du Interesse hast, stelle ich gern den Kontakt zu Ana Blum her."),
    ("es", "Si quieres te presento a Ana Blum."),
    ("es", "¿Quieres que te presente a Ana Blum?"),
    ("es", "Puedo ponerte en contacto con Ana Blum si te interesa."),
    ("es", "Te puedo presentar a Ana Blum, dime si te apetece."),
    ("es", "Si os viene bien, os pongo en contacto con Ana Blum."),
    ("fr", "Je peux te présenter à Ana Blum si tu veux."),
    ("fr", "Si tu veux, je te mets en contact avec Ana Blum."),
    ("fr", "Veux-tu que je te présente à Ana Blum ?"),
    ("fr", "Je pourrais vous présenter à Ana Blum si cela vous intéresse."),
]
NONE = [
    ("en", "I will introduce you to Ana Blum."),
    ("en", "Could you introduce me to Ana Blum?"),
    ("en", "I can't introduce you to Ana Blum, sorry."),
    ("en", "I wish I could introduce you to Ana Blum."),
    ("en", "I am so glad I could introduce you to Ana Blum."),
    ("en", "Ana, meet Ben. Ben, meet Ana."),
    ("en", "May I introduce myself?"),
    ("en", "If you like, I can send you the slides."),
    ("de", "Ich stelle dich Ana Blum vor."),
    ("de", "Kannst du mich Ana Blum vorstellen?"),
    ("de", "Darf ich mich kurz vorstellen?"),
    ("de", "Ich kann dich leider niemandem vorstellen."),
    ("de", "Wenn du magst, können wir das Gespräch einmal zusammen durchgehen."),
    ("es", "Te presento a Ana Blum la semana que viene."),
    ("es", "¿Me puedes presentar a Ana Blum?"),
    ("es", "No te puedo presentar a Ana Blum."),
    ("es", "¿Podría presentarle a mi hermana al director?"),
    ("fr", "Je te présenterai à Ana Blum la semaine prochaine."),
    ("fr", "Peux-tu me présenter à Ana Blum ?"),
    ("fr", "Je ne peux pas te présenter à Ana Blum."),
]


@pytest.mark.parametrize(("language", "text"), OFFERS)
@pytest.mark.parametrize("mine", [True, False])
def test_an_offer_is_found_with_whom_it_names(language: str, text: str, mine: bool) -> None:
    assert read(text, hint=language, mine=mine).offers_introduction
    assert [each.names for each in mentions(text, language)] == [(("ana", "blum"),)]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_promised_asked_for_made_or_refused_is_no_offer(language: str, text: str) -> None:
    assert not read(text, hint=language).offers_introduction
    assert not read(text, hint=language, mine=True).offers_introduction


def test_what_is_said_to_many_offers_nothing_and_one_bit_is_all_that_is_kept() -> None:
    assert not read(OFFERS[0][1], public=True).offers_introduction
    assert Remains.__annotations__["offers_introduction"] is bool


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two people of the committee would like to talk to you."),
        ("en", "Somebody at the harbour office is keen to meet you."),
        ("en", "My director would love to meet you."),
        ("en", "Ana Blum wants to get in touch with you about the lights."),
        ("de", "Zwei aus dem Vorstand würden gern mit dir reden."),
        ("de", "Meine Chefin möchte dich gern kennenlernen."),
        ("de", "Jemand aus der Werft möchte Sie unbedingt kennenlernen."),
        ("es", "Dos del comité quieren hablar contigo."),
        ("es", "A mi jefa le gustaría conocerte."),
        ("es", "Alguien del puerto tiene ganas de conocerte."),
        ("fr", "Deux personnes du comité aimeraient te parler."),
        ("fr", "Ma directrice souhaite vous rencontrer."),
        ("fr", "Quelqu'un du port voudrait te rencontrer."),
    ],
)
def test_who_tells_of_others_who_want_to_meet_the_reader_offers_an_introduction(language: str, text: str) -> None:
    assert read(text, hint=language).offers_introduction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I would love to meet you on Friday."),
        ("en", "We want to talk to you about the rent."),
        ("en", "Nobody wants to talk to you like that."),
        ("de", "Ich möchte dich gern kennenlernen."),
        ("de", "Wir würden gern mit dir reden."),
        ("de", "Niemand will mit dir streiten."),
        ("es", "Me gustaría conocerte."),
        ("es", "Queremos hablar contigo."),
        ("fr", "J'aimerais te rencontrer vendredi."),
        ("fr", "Nous voulons vous parler du loyer."),
    ],
)
def test_who_wants_to_meet_the_reader_themselves_introduces_nobody(language: str, text: str) -> None:
    assert not read(text, hint=language).offers_introduction
