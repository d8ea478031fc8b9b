"""A warm letter is no mere thanks and ends in what it would like to know; a promise stands beside a parting word; who
is tired of pitches makes none."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

PRAISED = {
    "en": [
        "you are the best reporter I ever had and the kindest. I would love to hear how you are.",
        "You're the best teacher I know. It rained all week here. I would love to hear how you are.",
    ],
    "de": ["Du bist die beste Lehrerin, die ich je hatte. Ich würde so gern hören, wie es dir geht."],
    "es": ["Eres la mejor periodista que conozco. Me encantaría saber cómo estás."],
    "fr": ["Tu es la meilleure journaliste que je connaisse. J'aimerais beaucoup savoir comment tu vas."],
}
THANKED = {
    "en": [
        "you are the best",
        "You're the best, see you Friday",
        "You're the best! xx",
        "you are the best ❤️",
        "You're a star!",
    ],
    "de": ["Du bist die Beste!", "Ihr seid die Besten ❤️"],
    "es": ["Eres la mejor", "Eres la mejor, un beso"],
    "fr": ["Tu es la meilleure", "Tu es la meilleure, bisous"],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in PRAISED.items() for each in texts])
def test_praise_is_no_thanks_and_what_they_would_like_to_know_is_asked(language: str, text: str) -> None:
    found = acts(language, text)
    assert Act.QUESTION in found
    assert not found & (Act.THANKS | Act.CONSENT)


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in THANKED.items() for each in texts])
def test_thanks_said_so_stay(language: str, text: str) -> None:
    assert Act.THANKS in acts(language, text)


@pytest.mark.parametrize(
    "text",
    [
        "yes, I'll write her this weekend. talk soon",
        "ugh yes, I'll write her this weekend, promise. y ahí voy, gracias",
        "Sure, I'll ask him tomorrow. See you at choir!",
        "ok I'll email Tom tonight. Love to the kids",
    ],
)
def test_a_promise_beside_a_parting_word_is_one(text: str) -> None:
    assert Act.PROMISE in acts("en", text, mine=True)


@pytest.mark.parametrize(
    "text",
    ["Will I write her this weekend?", "I write her every weekend. talk soon", "I won't ask him tomorrow. See you!"],
)
def test_who_only_speaks_of_it_promises_nothing(text: str) -> None:
    assert Act.PROMISE not in acts("en", text, mine=True)


@pytest.mark.parametrize(
    "text",
    [
        "tired of pitches. talk to me about water instead",
        "sick of sales emails. talk to me about water",
        "so tired of cold calls, honestly",
        "Sick of pitches in my inbox. Anybody else?",
    ],
)
def test_who_is_tired_of_pitches_makes_none(text: str) -> None:
    assert Act.PITCH not in acts("en", text, mine=True)
    assert Act.PITCH not in acts("en", text)


def test_what_sellers_say_one_is_tired_of_sells() -> None:
    assert Act.PITCH in acts(
        "en", "Tired of cold calls that go nowhere? Our platform books meetings for you. Free trial!"
    )


def test_who_is_out_of_their_post_after_years_tells_of_something_grave() -> None:
    assert read("so that's it. I'm out as of friday. 11 years", hint="en").grave
    assert not read("I'm out on Friday, back Monday", hint="en").grave
