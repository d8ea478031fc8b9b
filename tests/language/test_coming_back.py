"""A promise to write again is told from one of a thing."""

import pytest

from auditor.language import comes_back


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'll come back when I have something that suits you, and only then."),
        ("en", "Good to hear. I will be in touch as soon as I have a stall that suits you."),
        ("de", "Danke für die Pläne. Ich melde mich bei dir, sobald der Rat getagt hat."),
        ("es", "Gracias por los planos. Te escribo en cuanto tenga una fecha."),
        ("fr", "Merci pour les plans. Je reviens vers toi dès que j'ai une date."),
    ],
)
def test_who_says_they_will_write_again_promises_no_thing(language: str, text: str) -> None:
    assert comes_back(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'll send you the plans, and I'll come back when I have something that suits you."),
        ("en", "I'll come back to you with the plans of the hall."),
        ("en", "Could you come back to me on Friday?"),
        ("en", "I will send you the slides once I am back at home."),
        ("de", "Ich schicke dir die Pläne am Montag."),
        (None, "I'll come back when I have something that suits you."),
    ],
)
def test_what_else_is_promised_or_asked_is_none(language: str | None, text: str) -> None:
    assert not comes_back(text, language)
