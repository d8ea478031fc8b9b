"""What the documentation tells of how often it is found whom a message looks for is what the code does."""

from tests.benchmarks.language import LANGUAGES, ROOT
from tests.benchmarks.searching import PARTS, labelled, measure


def test_the_document_tells_what_the_code_gives() -> None:
    text = (ROOT / "docs/reading.md").read_text("utf-8")
    of_each = [measure("searching", [language]) for language in LANGUAGES]
    assert f"| {' | '.join(f'{each.found} of {each.sought}' for each in of_each)} |" in text
    assert f"| {' | '.join(f'{each.false} of {each.beside}' for each in of_each)} |" in text


def test_no_message_is_in_both_parts() -> None:
    messages = [message.text for part in PARTS for language in LANGUAGES for message in labelled(part, language)]
    assert len(set(messages)) == len(messages) == 600
