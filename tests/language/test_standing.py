"""What the documentation tells of how well it is read where things stand is what the code does."""

from tests.benchmarks.language import LANGUAGES, ROOT
from tests.benchmarks.standing import MARKS, PARTS, labelled, measure_all

KNOWN = {*MARKS, "met"}


def test_the_document_tells_what_the_code_gives() -> None:
    text = (ROOT / "docs/reading.md").read_text("utf-8")
    words = {"hands_over": "hands over"}
    for mark, figures in measure_all("standing").items():
        assert f"| {words.get(mark, mark)} | {figures} | {figures.there} |" in text


def test_marks_are_known_and_no_message_is_in_both_halves() -> None:
    messages = [message for part in PARTS for language in LANGUAGES for message in labelled(part, language)]
    assert {mark for message in messages for mark in message.marks} == KNOWN
    assert len({message.text for message in messages}) == len(messages)
