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

    assert spoken.around("chat", "ok") == "de"
    assert spoken.around("other", "ok") == "en"
    assert spoken.around("new", "ok") == "de"


def test_of_a_few_texts_or_of_two_languages_alike_nothing_is_taken() -> None:
    spoken = Spoken()
    spoken.add("chat", "Kommst du am Freitag mit zum Schnapsen?", mine=True)
    assert spoken.around("chat", "ok") is None
    for _ in range(3):
        spoken.add("chat", "Kommst du am Freitag mit zum Schnapsen?", mine=False)
        spoken.add("chat", "Are you coming along on Friday?", mine=False)
    assert spoken.around("chat", "ok") == "de"
    spoken.add("chat", "Are you coming along on Friday?", mine=False)
    assert spoken.around("chat", "ok") is None


STRANGE = [
    ("pl", "Ojciec umarł wczoraj"),
    ("pl", "Masz czas w piątek?"),
    ("tr", "Babam dün gece vefat etti, cenazesi yarın"),
    ("ro", "A murit bunica aseară"),
    ("cs", "Včera mi umřela babička"),
    ("da", "Bestemor døde i går"),
]
UNLIKE = [
    ("pt", "Perdi o meu emprego ontem"),
    ("tr", "Babam dün gece vefat etti"),
    ("hu", "Tegnap meghalt a nagymamám"),
    ("fi", "Ukki kuoli eilen illalla"),
]
BESIDE = [(habit, *told) for habit in ("en", "de", "es", "fr") for told in STRANGE]


@pytest.mark.parametrize(("habit", "language", "text"), [*BESIDE, *(("en", *told) for told in UNLIKE)])
def test_what_is_plainly_in_a_language_that_is_not_read_is_not_taken_for_that_of_others(
    habit: str, language: str, text: str
) -> None:
    """Read as that, it would count as read and as asking for nothing."""
    mine = {
        "en": "I will see you there on Friday at six.",
        "de": "Wir sehen uns dort am Freitag um sechs.",
        "es": "Nos vemos allí el viernes a las seis.",
        "fr": "On se voit là-bas vendredi à six heures.",
    }
    spoken = Spoken()
    for place in range(4):
        spoken.add(place, mine[habit], mine=True)
    found = read(text, hint=spoken.around("aunt", text))
    assert (found.language, found.acts) == (language, None)


@pytest.mark.parametrize(
    ("around", "text"), [("en", "Thanks, Søren!"), ("de", "Danke, Łukasz!"), ("es", "Vale, Zoë"), ("fr", "Oui, Paweł")]
)
def test_a_name_tells_no_language(around: str, text: str) -> None:
    assert read(text, hint=around).language == around
