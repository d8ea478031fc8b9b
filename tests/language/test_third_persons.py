"""Whether a message speaks of a third person, and to whom of a group it speaks."""

import pytest

from auditor.language import of_a_third, to_one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Would you mind if I gave Ben your number?"),
        ("en", "Shall I introduce you to my neighbour?"),
        ("en", "Would a call with Ben be of use?"),
        ("de", "Soll ich dich mit Ben bekannt machen?"),
        ("de", "Darf ich ihm deine Nummer geben?"),
        ("es", "¿Te parece bien si le paso tu número a mi prima?"),
        ("es", "¿Quieres conocer a Ben?"),
        ("fr", "Je te mets en contact avec Ben ?"),
        ("fr", "Je lui donne ton mail ?"),
        ("it", "Va bene martedì?"),
        (None, "Va bene martedì?"),
    ],
)
def test_who_asks_about_somebody_else_speaks_of_them(language: str | None, text: str) -> None:
    assert of_a_third(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Would Tuesday work for you?"),
        ("en", "Is it ok if I quote you by name?"),
        ("en", "Would you be up for lunch in Zaragoza?"),
        ("de", "Wäre dir Freitag recht?"),
        ("de", "Passt es dir, wenn ich sie morgen schicke?"),
        ("de", "Darf ich Sie mit Namen zitieren?"),
        ("es", "¿Le parece bien con nombre o sin nombre?"),
        ("es", "¿Te parece bien a las cinco?"),
        ("es", "¿Te importa si publico tu foto?"),
        ("fr", "Ça te va si je passe à 18h ?"),
        ("fr", "Ça vous convient avec votre nom ?"),
    ],
)
def test_who_asks_about_a_day_or_a_photo_speaks_of_nobody_else(language: str, text: str) -> None:
    assert not of_a_third(text, language)


@pytest.mark.parametrize(
    ("language", "text", "alone"),
    [
        ("es", "Cógelo, Maite. Y luego nos pasas los regalos de Navidad", True),
        ("es", "COGELO MAITÉ y luego nos pasas los regalos", True),
        ("en", "Go for it, Maite, you will do well there.", True),
        ("es", "Maite, te presento a Toño, fotógrafo.", False),
        ("es", "Os presento a Toño, fotógrafo.", False),
        ("en", "Maite, Nuria, I will let you take it from here.", False),
        ("en", "Meet Maite, who plans the night shifts.", False),
        ("en", "You two should talk.", False),
        ("de", "Maite, das ist meine Kollegin vom Nachtdienst.", False),
    ],
)
def test_who_speaks_to_one_of_a_group_is_told_from_who_introduces(language: str, text: str, alone: bool) -> None:
    assert to_one(text, language, ["Maite Lacambra", "Nuria Esteve"]) is alone


def test_it_is_not_known_to_whom_one_speaks_where_a_name_is_not() -> None:
    assert not to_one("Cógelo, Maite.", "es", ["Maite Lacambra", ""])
