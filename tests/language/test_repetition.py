"""Sentences met again: they are known by their digest, read as they were, and leave no word in memory."""

import gc
import tracemalloc
from importlib.resources import files
from types import FunctionType, ModuleType

from auditor.language import read
from auditor.language.lexicon import Lexicon
from auditor.language.repetition import Remembering
from auditor.language.text import own_words, sentences
from tests.benchmarks.language import labelled

BODY = b'language = "xx"\n[[ask]]\nname = "a"\ncues = ["please"]\nunless = ["no"]\n'


def names(known: Lexicon, sentence: str) -> list[tuple[str, frozenset[int]]]:
    return sorted((rule.name, cues) for rule, cues, _ in known.hits(sentence))


def test_a_sentence_is_read_alike_first_and_again_whatever_was_read_between() -> None:
    content = files("auditor.language.lexicons").joinpath("en.toml").read_bytes()
    one, other = Lexicon("en.toml", content), Lexicon("en.toml", content)
    texts = [own_words(message.text) for message in labelled("held_out")]
    said = list(dict.fromkeys(sentence for text in texts for sentence in sentences(text, one.abbreviations)))
    first = [names(one, sentence) for sentence in said]
    backwards = [names(other, sentence) for sentence in reversed(said)][::-1]
    assert sum(map(bool, first)) > 100
    assert first == backwards == [names(one, sentence) for sentence in said]


def test_sentences_that_begin_alike_are_told_apart() -> None:
    known = Lexicon("xx.toml", BODY)
    alike = "so it went on and on and on, " * 6
    assert not known.hits(f"{alike} and on")
    assert known.hits(f"{alike} please")
    assert not known.hits(f"{alike} please, no")


def test_what_is_remembered_is_bounded() -> None:
    known = Lexicon("xx.toml", BODY)
    known.hits("please")
    tracemalloc.start()
    for number in range(40_000):
        known.hits(f"please, number {number}")
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 4 << 20


def test_no_word_of_a_sentence_stays_in_memory() -> None:
    known = Lexicon("xx.toml", BODY)
    assert known.hits("please feed the wombat")
    assert not known.hits("the wombat slept " * 100)
    seen: dict[int, object] = {}
    waiting: list[object] = [known]
    while waiting:
        found = waiting.pop()
        if id(found) not in seen and not isinstance(found, type | ModuleType | FunctionType):
            seen[id(found)] = found
            waiting += gc.get_referents(found)
            waiting += found if isinstance(found, dict) else ()  # which does not refer to keys that are strings
    assert any(isinstance(found, str) and "please" in found for found in seen.values())  # the cue, so the search works
    assert not [found for found in seen.values() if isinstance(found, str) and "wombat" in found]
    assert not [found for found in seen.values() if isinstance(found, bytes) and b"wombat" in found]


def test_a_text_is_read_once_for_each_way_it_is_taken() -> None:
    asked: list[tuple[object, ...]] = []

    def make(text: str, *how: object) -> tuple[object, ...]:
        asked.append((text, *how))
        return text.upper(), *how

    remembered = Remembering(make)
    taken = [("hello", "en"), ("hello", "de"), ("hello", "en"), ("goodbye", "en"), ("hello", "de"), ("goodbye", "en")]
    assert [remembered(*each) for each in taken] == [(text.upper(), how) for text, how in taken]
    assert asked == [("hello", "en"), ("hello", "de"), ("goodbye", "en")]


def test_a_message_met_again_is_read_as_what_it_is_now() -> None:
    text = "We double the leads of firms like yours, guaranteed. Shall we talk for a quarter of an hour on Tuesday?"
    to_me, mine, public, told = read(text), read(text, mine=True), read(text, public=True), read(text, cues=True)
    assert told.cues
    assert not to_me.cues
    assert (read(text), read(text, mine=True), read(text, public=True)) == (to_me, mine, public)
    assert len({(each.acts, each.urgent, each.vacancy) for each in (to_me, mine, public)}) > 1
