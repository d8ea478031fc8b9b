"""Weights of words: read as they are written, bounded, and learnt from what they say they were."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.weighing import Scale, features, scale, shapes
from tests.benchmarks.weights import WEIGHTS, digest, with_examples

TABLE = "\n".join(
    "\t".join(line)
    for line in (
        ("# Learnt from nothing",),
        ("kind", "of", "pitch", "promise"),
        ("start", "", "-1", "-0.5"),
        ("start", "needs its cue", "", "1"),
        ("words", "demo", "3", ""),
        ("words", "a demo", "1", ""),
        ("words", "thursday", "", "4"),
        ("cue", "decline", "-9", ""),
        ("shape", "a link", "0.8", ""),
    )
)


@pytest.mark.parametrize(
    ("own", "cues", "acts"),
    [
        ("demo", 0, Act.PITCH),
        ("demo of many other things that were told", 0, 0),  # few of its words speak for it
        ("a demo", 0, Act.PITCH),
        ("demo", Act.DECLINE, Act.DECLINE),
        ("demo", Act.THANKS, Act.PITCH | Act.THANKS),  # what is not weighed stays
        ("rain", Act.PITCH, 0),  # what is weighed needs its words
        ("thursday", 0, 0),
        ("thursday", Act.PROMISE, Act.PROMISE),
        ("rain", Act.PROMISE, Act.PROMISE),  # a set phrase in few words says it by itself
        ("rain " * 15, Act.PROMISE, 0),
        ("", 0, 0),
    ],
)
def test_signs_add_up(own: str, cues: int, acts: int) -> None:
    assert Scale(TABLE).weigh(own, cues) == acts


def test_what_is_said_to_many_is_read_by_cues_alone() -> None:
    said = "I'm open to work! After eight years as a product manager I am looking for my next role in Berlin."
    private, public = read(said).acts, read(said, public=True).acts
    assert private is not None
    assert public is not None
    assert private & Act.PITCH
    assert not public & Act.PITCH


def test_a_pitch_of_ones_own_is_found_by_cues_alone() -> None:
    said = "Following up on my note: would a short call about our payroll software suit you?"
    theirs, mine = read(said).acts, read(said, mine=True).acts
    assert theirs is not None
    assert mine is not None
    assert theirs & Act.PITCH
    assert not mine & Act.PITCH
    assert Scale(TABLE).weigh("demo on thursday", Act.PROMISE, but=Act.PITCH) == Act.PROMISE


def test_features_are_words_and_pairs_without_what_is_quoted() -> None:
    assert features('See https://a.example/b, 7 of 12345! "be your own boss"') == {
        *("see", "link", "0", "of", "0000", "!"),
        *("see link", "link 0", "0 of", "of 0000", "0000 !"),
        *("^see", "^see link"),
    }


def test_long_words_count_by_their_beginning_and_sentences_by_theirs() -> None:
    found = features("We sell. Sharpeners?\nOurs are sharp")
    assert {word for word in found if word[0] in "~^"} == {
        *("^we", "^we sell", "^sharpeners", "^sharpeners ?", "^ours", "^ours are"),
        "~sharp",
    }
    assert {"sell sharpeners", "? ours"} <= found, "pairs go on beyond a sentence"


def test_shapes_are_told_without_words() -> None:
    assert shapes("Really?") == ["under 6 words", "a question", "ends in a question"]
    assert shapes("word " * 100 + "\n\nhttps://a.example 5 €!") == ["longer", "a link", "a call", "money", "paragraphs"]


def test_only_the_beginning_of_a_long_text_is_weighed() -> None:
    assert features("rain " * 100_000) == {"rain", "rain rain", "^rain", "^rain rain"}
    assert len(features(" ".join(f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(9_000)))) < 1_300
    assert "late" not in features("rain. " * 100_000 + "late")


@pytest.mark.parametrize(
    "table",
    [
        *("", "kind\tof\tpitch", TABLE.replace("words", "letters"), TABLE.replace("-9", "no")),
        *(TABLE.replace("-9", "-101"), TABLE.replace("-9", "nan")),
    ],
)
def test_a_faulty_table_is_an_error(table: str) -> None:
    with pytest.raises((KeyError, IndexError, ValueError)):
        Scale(table)


@pytest.mark.parametrize("language", with_examples())
def test_every_language_is_weighed_as_it_was_learnt(language: str) -> None:
    """Where this fails: `python -m tests.benchmarks.weights --write`, then the same of `tests.benchmarks.language`."""
    assert scale(language) is not None
    assert digest() in (WEIGHTS / f"{language}.tsv").read_text("utf-8").partition("\n")[0]


def test_a_language_without_a_file_is_not_weighed() -> None:
    assert scale("xx") is None


@pytest.mark.parametrize(
    ("text", "acts"), [("Yes", 0), ("Yes, Thursday", 0), ("No.", Act.DECLINE), ("Thank you.", Act.THANKS)]
)
def test_of_one_or_two_words_only_set_phrases_tell(text: str, acts: int) -> None:
    assert read(text, hint="en").acts == acts


def test_a_polite_no_is_a_refusal_and_a_polite_thank_you_is_none() -> None:
    for text in ("No. But thanks for asking me.", "Nein. Aber danke der Nachfrage."):
        assert (read(text).acts or 0) & Act.DECLINE, text
    assert not (read("No problem at all, thank you for telling me!").acts or 0) & Act.DECLINE
