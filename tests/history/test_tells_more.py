"""Whether a message tells something after a bare thanks or no."""

import pytest

from auditor.history.tells_more import tells_more


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Thanks. The letter came, they close in January.", True),
        ("Thanks. They close again in January.", True),
        ("Thanks. They close in January.", False),
        ("Thanks. Thank you so much for all of this.", False),
        ("Thank you for the letter. They close in January.", False),
        ("The letter came today. They close in January.", False),
        ("Thanks.", False),
    ],
)
def test_a_sentence_of_five_words_after_a_bare_thanks_tells_something(text: str, tells: bool) -> None:
    assert tells_more(text, "en") is tells
