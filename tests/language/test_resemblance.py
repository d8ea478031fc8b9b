"""Sketches: near to the true resemblance, noise without the key, and closed to whoever tries words one by one."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from auditor.language import resemblance, resembling, sketch, sketches
from auditor.language.resemblance import BITS, SHINGLE, _hashes, _orders

KEY = b"k" * 32
#: Made-up words: what an attacker's dictionary holds, all words of the message among them.
STARTS = ["bo", "du", "fi", "ga", "lo", "mu", "ne", "pa", "ri", "su"]
ENDS = ["bir", "dok", "fel", "gan", "hus", "jom", "kat", "lem", "nop", "rud", "sol", "tam", "vek", "wiz", "zun"]
DICTIONARY = [f"{start}{end}" for start in STARTS for end in ENDS]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def jaccard(a: str, b: str) -> float:
    return len(shingles(a) & shingles(b)) / len(shingles(a) | shingles(b))


def sketched(text: str, key: bytes = KEY) -> bytes:
    made = sketch(text, key)
    assert made is not None
    return made


def keys(count: int) -> list[bytes]:
    return [bytes([number]) * 32 for number in range(count)]


def test_under_five_words_there_is_nothing_to_compare() -> None:
    assert sketch("one two three four", KEY) is None
    assert sketch("", KEY) is None
    assert len(sketched("one two three four five")) == BITS // 8


def test_the_same_words_are_alike_and_others_are_not() -> None:
    same, loud = "Hi Ana I came across your profile today", "hi ana  I CAME across your\nprofile today"
    assert resemblance(sketched(same), sketched(loud)) == 1
    other = "of that sort stands nothing in here"
    assert all(resemblance(sketched(same, key), sketched(other, key)) < 0.4 for key in keys(50))


def test_repetition_counts_once() -> None:
    assert sketched("buy now " * 200) == sketched("buy now " * 3)


@pytest.mark.parametrize("words", [30, 500, 3_000])
def test_resemblance_is_estimated_closely_and_without_bias(words: int) -> None:
    chance = random.Random(1)
    vocabulary = [f"word{number}" for number in range(2_000)]
    errors = []
    for kept in (0.6, 0.8, 0.9, 0.95) * 10:
        a = chance.choices(vocabulary, k=words)
        b = a[: int(words * kept)] + chance.choices(vocabulary, k=words - int(words * kept))
        one, other = " ".join(a), " ".join(b)
        errors.append(resemblance(sketched(one), sketched(other)) - jaccard(one, other))
    assert abs(sum(errors) / len(errors)) < 0.04  # 40 errors of at most 0.09 each: 0.014 are usual
    assert max(map(abs, errors)) < 0.35


def test_templates_are_found_under_any_key_and_texts_of_ones_own_are_not() -> None:
    rest = " ".join(f"word{number}" for number in range(43))
    own = [f"Your talk {n} on seal {n} of pump {n} in town {n} stayed with me {n} days" for n in range(40)]
    for key in keys(20):
        alike = [f"{name}, {rest}" for name in ("Ana", "Ben")]  # 0.95
        halves = [" ".join(f"{name}{number}" for number in range(43)) + " " + rest for name in ("x", "y")]  # 0.31
        assert resembling([sketched(text, key) for text in [*own, *alike, *halves]], 0.8) == {40, 41}


def test_many_are_compared_with_all_others() -> None:
    """More than are compared at a time, and the two that are alike far apart."""
    many = [sketched(" ".join(f"{number}x{at}" for at in range(8))) for number in range(2_500)]
    assert resembling([*many, many[3]], 0.8) == {3, 2_500}
    assert resembling([], 0.8) == set()


def test_a_sketch_stays_the_same_over_time() -> None:
    """Stored sketches are compared with new ones."""
    assert sketched("one two three four five six").hex() == "ac1a1ac7621bd983bd4e2278810f160c"


def test_another_key_makes_another_sketch_of_which_nothing_agrees() -> None:
    text = " ".join(DICTIONARY[:38])
    made = [sketched(text, key) for key in keys(40)]
    agreeing = [BITS - (int.from_bytes(a) ^ int.from_bytes(b)).bit_count() for a in made for b in made if a is not b]
    assert max(agreeing) < BITS * 0.75
    assert abs(sum(agreeing) / len(agreeing) - BITS / 2) < 2


def words_won_back(target: bytes, opening: Sequence[str], length: int, key: bytes) -> list[str]:
    """The dictionary attack: from a message's first five words on, the next word is whichever makes the sketch so far
    most likely to become the one found. The 10 best beginnings are followed."""
    bits = np.unpackbits(np.frombuffer(target, np.uint8))[:, np.newaxis]
    beginnings = [(list(opening), _hashed([opening], key).min(axis=1))]
    for left in range(length - len(opening) - 1, -1, -1):
        tried = []
        for words, first in beginnings:
            tails = [[*words[1 - SHINGLE :], word] for word in DICTIONARY]
            firsts = np.minimum(first[:, np.newaxis], _hashed(tails, key))
            sure = (1 - firsts / 2**32) ** left  # that no later shingle comes before
            likely = np.log(np.where((firsts & 1) == bits, 1 + sure, 1 - sure + 1e-9)).sum(axis=0)
            tried += [(likely[at], [*words, DICTIONARY[at]], firsts[:, at]) for at in np.argsort(likely)[-10:].tolist()]
        tried.sort(key=lambda one: -one[0])
        beginnings = [(words, first) for _, words, first in tried[:10]]
    return beginnings[0][0][len(opening) :]


def _hashed(tails: Sequence[Sequence[str]], key: bytes) -> "np.ndarray":
    hashes = b"".join(next(_hashes([word.encode() for word in tail], key)) for tail in tails)
    return _orders(np.frombuffer(hashes, "<u4")).T


@pytest.mark.parametrize(
    ("length", "stolen"), [(38, True), (38, False), (12, False)], ids=["long and key", "long", "short"]
)
def test_a_dictionary_wins_back_no_word(length: int, stolen: bool) -> None:
    """Even where the key was stolen together with the sketches, and the first five words and the length are known. Of
    12 words, 128 bits are enough to check a guess by; they are safe only as long as the key is."""
    right = 0
    for number, key in enumerate(keys(6)):
        message = random.Random(number).sample(DICTIONARY, length)
        known = key if stolen else b"guessed" + key[7:]
        found = words_won_back(sketched(" ".join(message), key), message[:SHINGLE], length, known)
        right += sum(a == b for a, b in zip(found, message[SHINGLE:], strict=True))
    assert right <= 6  # one in 150 is right by chance: 1.3 of 198, or 0.3 of 42


@pytest.mark.parametrize("bad", [b"", b"abc", b"abcd" * 65])
def test_what_is_no_sketch_is_refused(bad: bytes) -> None:
    with pytest.raises(ValueError, match="not a sketch"):
        resemblance(bad, sketched("one two three four five"))
    with pytest.raises(ValueError, match="not a sketch"):
        resembling([bad], 0.8)


def test_sketched_together_is_sketched_one_by_one() -> None:
    lengths = [7, 3, 40, 250, 5, 0, 300, 4, 3_000, 6, *range(5, 60)]
    texts = [" ".join(f"word{word * place}" for word in range(words)) for place, words in enumerate(lengths, 1)]
    assert sketches(texts, KEY) == [sketch(text, KEY) for text in texts]
    assert [text for text, made in zip(texts, sketches(texts, KEY), strict=True) if made is None] == [
        text for text in texts if len(text.split()) < 5
    ]
    assert sketches([], KEY) == []
