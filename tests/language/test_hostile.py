"""Whatever the text, it is read, in time linear in its length."""

import sys
import time
from datetime import date
from itertools import count
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.history.said import Told, said
from auditor.language import plain_text, read, reading, sketch
from auditor.language.lexicon import lexicons
from auditor.language.weighing import Scale
from tests.examples import examples

HOSTILE = {
    "nothing but spaces": " " * 100_000,
    "one long word": "a" * 100_000,
    "nulls": "could you help me\0" * 5_000,
    "lone surrogates": "could you \ud800 help me? \udfff" * 3_000,
    "quotes": '"' * 100_000,
    "open quotes": '"earn passive income ' * 5_000,
    "cues": "could you please introduce me to Ana, meet Ben and earn $500 a day " * 1_500,
    "sentences": "a. " * 33_000,
    "questions": "? " * 50_000,
    "names": "Ana Ben " * 12_000,
    "handles": "@a " * 33_000,
    "replies": "On it goes wrote " * 6_000 + "wrote:",
    "quoted lines": "> a\n" * 25_000,
    "right to left": "\u202eشكرا جزيلا could you help me " * 3_000,
    "emoji": "🎉👍🏽 thanks 👩‍👩‍👧 " * 6_000,
    "mixed": "Hi Ana, danke für alles, merci beaucoup, 非常感谢, could you help? " * 1_500,
    "German cues": "könntest du mir bitte Anna vorstellen, ich suche passives Einkommen " * 1_500,
    "Spanish cues": "¿me puedes presentar a Ana? os presento a Ben, gana 500 euros al mes " * 1_500,
    "French cues": "tu peux me présenter Anne, je vous présente Ben, revenus passifs garantis " * 1_500,
    "tags": "<div>" * 20_000,
    "links": "https://" * 12_000,
    "negations": "no not never " * 8_000 + "passive income",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read(text: str) -> None:
    started = time.process_time()

    read(text, cues=True)
    sketch(text, b"k" * 32)
    plain_text(text)

    assert time.process_time() - started < 20  # seconds; a quadratic reading would take hours


@pytest.mark.parametrize("mine", [False, True])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_kept_of_hostile_texts_is_found(text: str, mine: bool) -> None:
    kind = Subject.MESSAGE_SENT if mine else Subject.MESSAGE_RECEIVED
    reading = read(text, hint="en", mine=mine)
    acts = None if reading.acts is None else int(reading.acts)
    started = time.process_time()

    assert said(Told(text, reading, acts, kind, mine, to_one=True, day=date(2026, 11, 2)))

    assert time.process_time() - started < 20


def test_of_very_many_sentences_that_may_promise_few_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by itself, besides the message as a whole."""
    weighed: list[str] = []

    def never(_: Scale, own: str, acts: int, *, but: int = 0, above: int = 0) -> int:
        weighed.append(own)
        return acts & ~int(Act.PROMISE) & ~but

    monkeypatch.setattr(Scale, "weigh", never)
    read(" ".join(f"I'll send it to you, number {number}." for number in range(3_000)))
    assert 2 < len(weighed) < 100


@examples(300)
@given(text=st.text(max_size=400), hint=st.none() | st.sampled_from(["en", "de", "xx", "", "EN-gb"]))
def test_reading_never_raises_and_is_known_exactly_with_a_lexicon(text: str, hint: str | None) -> None:
    reading = read(text, hint=hint)

    assert (reading.acts is None) == (reading.language not in lexicons())
    assert reading.words >= 0
    assert reading.introduction_checks is None or 0 <= reading.introduction_checks <= 4


PIECES = [
    "Ana, meet Ben.",
    "could you",
    "earn $500 a day",
    '"',
    "not",
    "?",
    "\n>",
    "thanks",
    "wrote:",
    "danke",
    "@a",
    ". ",
]


@examples(200)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12))
def test_asking_for_the_cues_changes_nothing_else(pieces: list[str]) -> None:
    text = " ".join(pieces)
    without, with_cues = read(text), read(text, cues=True)

    assert (without.acts, without.hype, without.words) == (with_cues.acts, with_cues.hype, with_cues.words)
    assert set(with_cues.cues) == set(with_cues.acts or ())


#: Markup that a parser with a tree takes minutes for.
MARKUP = [
    "<", "<b>", "</b>", "<b><i><u>", "<p>", "<div>", "<li>", "<table><td>", "<a href='", '<p a="', "<a ='>' <a =\">\" ",
    "<!--", "<!-- a -->", "<!", "<?", "</", "<![CDATA[", "<script>", "<script></", "<style>", "<template>", "<head>",
    "a ", "<a ", "<a", "<p/", "=", "='", "= ", " ", "\n", "&", "&amp;", "&#", "&#x", "&#x1F600;", "&#9999999999", "9",
]  # fmt: skip


@pytest.mark.parametrize("before", ["<p>", "<p ", "<p a=", "<!--", "&#", "<p>&#x"])
@pytest.mark.parametrize("piece", MARKUP)
def test_markup_is_taken_off_in_time_linear_in_its_length(piece: str, before: str) -> None:
    started = time.process_time()
    plain_text(before + piece * (99_000 // len(piece)))
    assert time.process_time() - started < 3  # seconds; a tenth of one is usual, a quadratic way takes half a minute


@pytest.mark.parametrize("piece", MARKUP)
def test_four_times_the_markup_takes_four_times_the_steps(piece: str) -> None:
    def steps(size: int) -> int:
        """How many calls of functions, those written in C among them, it takes."""
        calls = count()

        def called(frame: FrameType, event: str, _: object) -> None:
            if event in {"call", "c_call"}:
                next(calls)

        before = sys.getprofile()
        sys.setprofile(called)
        try:
            plain_text("<p>" + piece * size)
        finally:
            sys.setprofile(before)
        return next(calls)

    assert steps(2_000) <= 4.5 * steps(500) + 100


def test_a_text_that_takes_too_long_is_unreadable_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Could you please help me with this? "
    clock = count()
    monkeypatch.setattr(reading, "thread_time", lambda: float(next(clock)))
    long = read(said * 500)
    assert (long.acts, long.language) == (None, "en")
    assert long.words == 7 * 500
    assert next(clock) <= reading.BUDGET + 3  # it was given up at once
    assert read(said).acts
