"""Which language a text is in; and that in one without a lexicon nothing is guessed."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.lexicon import lexicons
from tests.benchmarks.language import LANGUAGES

LABELLED = [
    json.loads(line) for line in (Path(__file__).parent / "labelled/languages.jsonl").read_text("utf-8").splitlines()
]
CONFUSED = {"no": {"no", "nb", "da"}}  # Norwegian and Danish are written alike


@pytest.mark.parametrize("row", LABELLED, ids=lambda row: f"{row['language']}: {row['text'][:30]}")
def test_a_language_is_recognised_and_read_only_with_a_lexicon(row: dict[str, str]) -> None:
    reading = read(row["text"])

    assert reading.language in CONFUSED.get(row["language"], {row["language"]})
    assert (reading.acts is not None) == (row["language"] in LANGUAGES)


@pytest.mark.parametrize("text", ["", "   ", "👍", "12:30", "https://example.org/a?b=c", "#qwrtzpsdf", "@ana"])
def test_what_has_no_language_is_unknown(text: str) -> None:
    assert read(text).acts is None


def test_a_hint_decides_only_where_the_text_does_not() -> None:
    assert read("Xyzzy Plugh").language is None
    assert read("Xyzzy Plugh", hint="en-GB").language == "en"
    assert read("Xyzzy Plugh", hint="en-GB").acts == Act(0)
    assert read("Ich habe leider keine Zeit, danke!", hint="en").language == "de"
    assert read("Could you send me the slides, please?", hint="de").language == "en"


@pytest.mark.parametrize("text", ["im still waiting on u", "im out of a job as of friday", "ok im here"])
def test_english_without_its_apostrophes_is_no_german(text: str) -> None:
    assert read(text, hint="en").language == "en"
    assert read("Wir sind im Garten", hint="en").language == "de"


def test_words_borrowed_from_english_do_not_make_a_text_english() -> None:
    assert read("Das Meeting mit dem Head of Data war super, the best of the year!").language == "de"


def test_names_do_not_make_a_text_foreign() -> None:
    assert read("I met Jürgen von der Heide and Maria de la Cruz at the fair.").language == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La cama 3 antes del 12, por favor", "es"),  # a page of Portuguese is likelier, by a little
        ("Hola, Irene, qué bien, Sagunt!", "es"),  # words count with a comma after them
        ("Vamos almoçar amanhã então", "pt"),
        ("A reunião ficou para sexta", "pt"),
        ("Quan arribes a Girona", "ca"),
        ("Ci vediamo domani alle nove", "it"),
        ("Zullen we vrijdag afspreken", "nl"),
    ],
)
def test_a_few_words_are_in_a_language_that_is_read_where_they_may_well_be(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les conté que nos va bien.", "es"),
        ("Que llegues bien.", "es"),
        ("¡Qué bien!", "es"),
        ("Yo les mando el acta.", "es"),
        ("Os escribo luego", "es"),
        ("Il part demain", "fr"),
        ("À samedi !", "fr"),
        ("Tu me racontes", "fr"),
        ("Les petits vont bien, que dire ?", "fr"),
        ("Herzlichen Dank!", "de"),
        ("Tausend Dank euch", "de"),
        ("Will er kommen?", "de"),
        ("Zullen we volgende week wandelen?", "nl"),
        ("Non lo vedo qui", "it"),
        ("Mi piace molto", "it"),
        ("Os papéis chegaram", "pt"),
        ("Que bom!", "pt"),
        ("Els llibres són aquí", "ca"),
        ("Will do", "en"),
        ("Of course!", "en"),
    ],
)
def test_words_that_several_languages_have_settle_none_of_them(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Diolch, wela i di wedyn.", "cy"),
        ("Fe wna i anfon y llun atat heddiw.", "cy"),
        ("Go raibh maith agat, agus beidh mé ann.", "ga"),
        ("Eskerrik asko, bihar deituko dizut.", "eu"),
        ("Grazas, xa falamos mañá.", "gl"),
        ("Takk, jeg vet ikke hva.", "no"),
        ("Tack, jag kan inte komma.", "sv"),
    ],
)
def test_a_few_words_of_a_small_language_are_not_taken_for_one_that_is_read(text: str, language: str) -> None:
    assert read(text).language == language


def test_detection_never_asks_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert read("Kiitos paljon avusta, tämä oli todella hyödyllistä.").language == "fi"


def test_importing_costs_nothing() -> None:
    """The detector and the parser of HTML are loaded when they are needed."""
    loaded = subprocess.run(
        [sys.executable, "-c", "import auditor.language, sys; print('fasttext' in sys.modules, 'bs4' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("Danke dir!", "de", Act.THANKS),
        ("koenntest du mir das schicken?", "de", Act.ASK),
        ("Hat Peter dir geantwortet?", "de", Act.OUTCOME_QUESTION),
        ("¡Gracias!", "es", Act.THANKS),
        ("podrias pasarme el enlace", "es", Act.ASK),
        ("felicidades!!", "es", Act.GREETING),
        ("merci à toi", "fr", Act.THANKS),
        ("tu peux me preter ton velo ?", "fr", Act.ASK),
        ("Félicitations 🎉", "fr", Act.GREETING),
        ("thanks!", "en", Act.THANKS),
    ],
)
def test_a_short_message_is_read_in_its_language_with_or_without_accents(text: str, language: str, act: Act) -> None:
    reading = read(text)

    assert reading.language == language
    assert reading.acts is not None
    assert act in reading.acts


def test_the_languages_that_are_read_are_those_with_a_lexicon() -> None:
    assert set(lexicons()) == set(LANGUAGES), "name a language of people's messages in tests/benchmarks/language.py"
