"""Messages in the dialect of a language that is read, or in a few mixed words, are read as what their conversation is
in. None of them was learnt from; whoever wrote them knew what had been misread."""

import pytest

from auditor.language import Spoken, read, told_in

BAVARIAN = [
    "Mein Papa is gstorbn",
    "Mei Papa is gsturbn",
    "de Oma is gstorbn heit in da Friah",
    "unser Nachbar is gestern gstorbn, mia san alle gschockt",
    "i hab Krebs",
    "I bin kündigt wordn",
]
HINTED = [
    ("de", "schau i ma um 9 an"),
    ("de", "Gott sei Dank! Kaffee bring i da"),
    ("de", "Befund is da, bösartig"),
    ("de", "Da Papa liegt im Spital"),
    ("de", "i woaß nit"),
    ("de", "kimmst morgn?"),
    ("de", "I ruf di morgn an"),
    ("de", "habts es no an Adapter?"),
    ("en", "Mama don die"),
    ("en", "Dem don sack me"),
    ("es", "ke pasa"),
    ("fr", "jsuis en route"),
]
OTHER_ALL_THE_SAME = [
    ("de", "Thanks, see you on Friday", "en"),
    ("de", "Will do, cheers", "en"),
    ("de", "Vamos almoçar amanhã então", "pt"),
    ("de", "¿Qué tal todo? Hablamos luego", "es"),
    ("de", "On se voit demain, d'accord ?", "fr"),
    ("es", "Ci vediamo domani alle nove", "it"),
    ("en", "Zullen we vrijdag afspreken", "nl"),
    ("en", "Ich habe leider keine Zeit, danke!", "de"),
    ("de", "Увидимся в пятницу", "ru"),
    ("en", "Diolch, wela i di wedyn.", "cy"),
]


@pytest.mark.parametrize("text", BAVARIAN)
def test_what_only_bavarians_write_is_german(text: str) -> None:
    assert read(text).language == "de"


@pytest.mark.parametrize(("hint", "text"), HINTED)
def test_a_few_words_that_no_other_language_alone_has_are_in_that_of_the_conversation(hint: str, text: str) -> None:
    assert read(text, hint=hint).language == hint


@pytest.mark.parametrize(("hint", "text", "language"), OTHER_ALL_THE_SAME)
def test_words_of_another_language_are_in_that_one_whatever_the_conversation_is_in(
    hint: str, text: str, language: str
) -> None:
    assert read(text, hint=hint).language == language


@pytest.mark.parametrize("text", ["The gst was paid.", "Gmail said so.", "Fe wna i anfon y gwaith heddiw.", "gsm"])
def test_a_g_before_other_letters_makes_no_german(text: str) -> None:
    assert read(text).language != "de"


def test_a_text_tells_its_language_where_it_has_words_enough() -> None:
    assert told_in("Kommst du am Freitag mit zum Schnapsen?") == "de"
    assert told_in("jo passt") is None
    assert told_in("👍") is None


def test_a_place_is_spoken_in_what_most_of_its_texts_are_in_and_else_in_what_its_owner_writes() -> None:
    spoken = Spoken()
    for _ in range(3):
        spoken.add("chat", "Kommst du am Freitag mit zum Schnapsen?", mine=True)
    spoken.add("chat", "Will do, see you there then", mine=False)
    for _ in range(3):
        spoken.add("other", "Are you coming along on Friday?", mine=False)

    assert spoken.in_place("chat") == "de"
    assert spoken.in_place("other") == "en"
    assert spoken.in_place("new") == "de"


def test_of_a_few_texts_or_of_two_languages_alike_nothing_is_taken() -> None:
    spoken = Spoken()
    spoken.add("chat", "Kommst du am Freitag mit zum Schnapsen?", mine=True)
    assert spoken.in_place("chat") is None
    for _ in range(3):
        spoken.add("chat", "Kommst du am Freitag mit zum Schnapsen?", mine=False)
        spoken.add("chat", "Are you coming along on Friday?", mine=False)
    assert spoken.in_place("chat") == "de"
    spoken.add("chat", "Are you coming along on Friday?", mine=False)
    assert spoken.in_place("chat") is None
