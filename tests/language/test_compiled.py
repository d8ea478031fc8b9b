"""Patterns by which messages are read are compiled when the first message is read, not when a program starts."""

import subprocess
import sys

import pytest

from auditor.language.compiled import Compiled, Holds, compiled, held
from auditor.language.patterns import options

COUNTED = """
import re2
made = []
compile_ = re2.compile
re2.compile = lambda *given: made.append(given) or compile_(*given)
import auditor.history.ingest
before = len(made)
from auditor.language.reading import read
from auditor.history.told_done import done
done("Done, she expects your call.")
print(before, len(made) > before)
"""


def test_what_reads_messages_is_loaded_without_compiling_a_pattern() -> None:
    said = subprocess.run([sys.executable, "-c", COUNTED], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["0", "True"], "none at first, and some for the first message"


@pytest.mark.parametrize("found", [Compiled("a(b+)c", options()), compiled({"en": "a(b+)c"})["en"]])
def test_it_finds_what_the_pattern_says(found: Compiled) -> None:
    assert found.search("xABBCx") and found.match("abcx") and found.fullmatch("abc")
    assert not found.match("xabc") and not found.fullmatch("abcx") and not found.search("ac")
    assert found.sub("-", "xabcxabbcx") == "x-x-x"


def test_one_of_several_patterns_in_any_line_suffices() -> None:
    holds = Holds("^tea", "(?i)with milk$")
    assert holds("Two, please\nTea") and holds("With Milk\nPlease")
    assert not holds("Two teas, please") and not holds("With milk, please")
    assert held({"en": "^tea"})["en"]("Please:\ntea")
