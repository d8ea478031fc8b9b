"""Sketches: exact for short texts, close for long ones."""

import random

import pytest

from auditor.language import resemblance, sketch
from auditor.language.resemblance import SIZE


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def jaccard(a: str, b: str) -> float:
    return len(shingles(a) & shingles(b)) / len(shingles(a) | shingles(b))


def sketched(text: str) -> bytes:
    made = sketch(text)
    assert made is not None
    return made


def test_under_five_words_there_is_nothing_to_compare() -> None:
    assert sketch("one two three four") is None
    assert sketch("") is None
    assert len(sketched("one two three four five")) == 4


def test_short_texts_are_compared_exactly() -> None:
    template = "hi {} i came across your profile and would love to connect with you about our new platform"
    ana, ben = template.format("Ana"), template.format("Ben")

    assert resemblance(sketched(ana), sketched(ben)) == jaccard(ana, ben)
    assert 0.5 < jaccard(ana, ben) < 1
    assert resemblance(sketched(ana), sketched(ana.upper())) == 1
    assert resemblance(sketched(ana), sketched("nothing of that sort stands in here at all")) == 0


def test_repetition_counts_once() -> None:
    assert len(sketched("buy now " * 200)) == 8
    assert len(sketched("one two three four five " * 3)) == 20


def test_long_texts_are_compared_closely() -> None:
    chance = random.Random(1)
    vocabulary = [f"word{number}" for number in range(2_000)]
    errors = []
    for kept in (0.3, 0.6, 0.8, 0.95) * 10:
        a = chance.choices(vocabulary, k=500)
        b = a[: int(500 * kept)] + chance.choices(vocabulary, k=500 - int(500 * kept))
        one, other = " ".join(a), " ".join(b)
        assert len(sketched(one)) == 4 * SIZE
        errors.append(resemblance(sketched(one), sketched(other)) - jaccard(one, other))

    assert abs(sum(errors) / len(errors)) < 0.03  # unbiased
    assert max(map(abs, errors)) < 0.2  # 64 hashes: a standard error of about 0.06


def test_a_sketch_stays_the_same_over_time() -> None:
    """Stored sketches are compared with new ones."""
    assert sketched("one two three four five six").hex() == "de12981e84075bfe"


@pytest.mark.parametrize("bad", [b"", b"abc", b"abcd" * 65])
def test_what_is_no_sketch_is_refused(bad: bytes) -> None:
    with pytest.raises(ValueError, match="not a sketch"):
        resemblance(bad, sketched("one two three four five"))
