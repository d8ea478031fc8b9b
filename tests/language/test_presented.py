"""Who presents themselves or a thing introduces nobody, and who puts somebody on a list, a shift or a thread does not
either. None of these was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Salut Nora, c'est Paul du club"),
        ("fr", "Bonsoir Léa, c'est Karim, le papa de Sami"),
        ("fr", "Bonjour Odile, ici Marc de la mairie"),
        ("fr", "Coucou Zoé, c'est Anne ! Je suis devant la porte"),
        ("en", "Hi Nora, this is Paul from the allotments"),
        ("en", "Hello Zoe, this is Karim, Sami's dad. I'm outside."),
        ("en", "Morning Lea, it's Anne from number nine"),
        ("de", "Hallo Nora, hier ist Paul vom Verein"),
        ("de", "Hallo Frau Blum, hier spricht Anne Krüger vom Amt"),
        ("es", "Hola Nora, soy Pablo, del huerto"),
        ("es", "Buenas, Lea, aquí Karim, el padre de Sami"),
    ],
)
def test_who_says_who_is_writing_introduces_nobody(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.INTRODUCTION | Act.TO_INTRODUCE)
    assert not acts(language, text, mine=True) & (Act.INTRODUCTION | Act.TO_INTRODUCE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Nora, je te présente Paul, qui tient le club. Paul, Nora cherche un local."),
        ("en", "Nora, this is Paul, who runs the allotments. Paul, Nora is looking for a plot."),
        ("de", "Nora, das ist Paul vom Verein. Paul, Nora sucht einen Garten."),
        ("es", "Nora, este es Pablo, del huerto. Pablo, Nora busca una parcela."),
    ],
)
def test_who_presents_one_to_the_other_does(language: str, text: str) -> None:
    assert acts(language, text) & Act.INTRODUCTION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Auriez-vous vingt minutes jeudi pour que je vous présente notre nouveau catalogue ?"),
        ("fr", "Puis-je vous présenter notre démarche climat ?"),
        ("fr", "Si vous voulez, je vous présente nos chiffres de l'année."),
        ("es", "¿Puedo presentarle nuestro catálogo de otoño?"),
        ("es", "Si quiere, le presento nuestro proyecto."),
    ],
)
def test_who_would_present_a_thing_offers_no_introduction(language: str, text: str) -> None:
    assert not read(text, hint=language).offers_introduction
    assert not acts(language, text) & (Act.INTRODUCTION | Act.TO_INTRODUCE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Si tu veux, je te présente mon cousin."),
        ("en", "Would you like me to introduce you to our archivist?"),
        ("de", "Wenn du magst, stelle ich dich unserer Archivarin vor."),
        ("es", "Si quiere, le presento a nuestra archivera."),
    ],
)
def test_who_would_present_a_person_does(language: str, text: str) -> None:
    assert read(text, hint=language).offers_introduction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "je te mets sur la brocante samedi"),
        ("fr", "ok je te mets dans le planning de mardi"),
        ("fr", "je vous mets dans la boucle"),
        ("fr", "je te mets en copie la prochaine fois"),
        ("es", "te pongo en el turno del sábado"),
        ("es", "vale, te pongo en la feria el domingo"),
    ],
)
def test_who_puts_somebody_on_a_list_introduces_nobody(language: str, text: str) -> None:
    assert not acts(language, text, mine=True) & (Act.INTRODUCTION | Act.TO_INTRODUCE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "je te mets en contact avec Odile lundi"),
        ("fr", "je te présente Odile samedi, promis"),
        ("en", "I'll put you in touch with Odile on Monday"),
        ("de", "ich stell dich am Montag der Odile vor"),
        ("de", "ich bring dich am Montag mit Odile zusammen"),
        ("es", "el lunes te pongo en contacto con Odile"),
    ],
)
def test_who_puts_somebody_in_touch_does(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.TO_INTRODUCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "J'aimerais vous parler de la cantine"),
        ("fr", "Je voudrais te rencontrer un soir"),
    ],
)
def test_who_would_like_to_talk_introduces_nobody(language: str, text: str) -> None:
    assert not acts(language, text) & Act.INTRODUCTION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "t'as vu l'heure ?"),
        ("fr", "tu as vu ma clé usb ?"),
        ("fr", "vous avez vu le tableau de la page 4 ?"),
        ("fr", "as-tu lu la deuxième version ?"),
        ("en", "have you seen my keys?"),
        ("de", "hast du die Tabelle auf Seite 4 gesehen?"),
        ("es", "¿has visto el cuadro de la página 4?"),
    ],
)
def test_who_asks_whether_a_thing_was_seen_asks_nothing_about_what_came_of_it(language: str, text: str) -> None:
    assert not acts(language, text) & Act.OUTCOME_QUESTION


def test_whether_the_one_recommended_was_seen_does() -> None:
    assert acts("fr", "tu as vu le kiné que je t'avais conseillé ?") & Act.OUTCOME_QUESTION
    assert acts("fr", "alors, vous avez appelé Madame Roth ?") & Act.OUTCOME_QUESTION
