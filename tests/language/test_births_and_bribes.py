"""What weighs like a pitch for its numbers and calls and is none; a press event and a campaign that
are; and who would pay a reporter for a story, which is no commission."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It's a boy!!! 3.4kg"),
        ("en", "It's a girl! 3.2kg, both fine"),
        ("en", "It's twins!! 2.1kg and 2.3kg"),
        ("en", "Loan growth 40% and no provisions"),
        ("en", "Their margin fell 12% and nobody asked why"),
        ("en", "Your pension piece made my office finally remit. 14 months o! Just wanted to say thank you ma"),
        ("en", "The committee paid us at last, 14 months late! Thank you so much for that article"),
        ("en", "42!! I counted twice"),
        ("de", "Es ist ein Mädchen!!! 3,4 kg"),
        ("es", "¡Es un niño! 3,4 kg"),
        ("fr", "C'est un garçon !!! 3,4 kg"),
    ],
)
def test_a_number_and_a_call_sell_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    "text",
    [
        "We are looking for brand ambassadors for our launch. DM us your rate card",
        "Calling all influencers! Send us your rate card to be considered for our campaign",
        "We're seeking content creators as ambassadors of our brand, DM us",
        "We are hosting a media breakfast on Thursday at Eko Hotel",
        "You are cordially invited to a media parley with our MD on Friday",
        "Get 40% off our accounting course this week only!",
        "Hello ma, did you see our proposal for the partnership with our fintech?",
    ],
)
def test_a_campaign_and_a_press_event_sell(text: str) -> None:
    assert acts("en", text) & Act.PITCH


@pytest.mark.parametrize(
    "text",
    [
        "Did you see our message?",
        "She is the ambassador of Ghana",
        "My rate card is attached, as you asked",
        "We had breakfast with the media team",
        "Can you send me your rate card? We need two articles in May",
    ],
)
def test_words_of_campaigns_alone_sell_nothing(text: str) -> None:
    assert not acts("en", text) & Act.PITCH


@pytest.mark.parametrize(
    "text",
    [
        "We have a budget for journalists. How much for a feature?",
        "We have a budget for the press. How much do you charge for a positive story?",
        "There is a small envelope for reporters who come. How much for coverage?",
        "Our MD will appreciate you very well if you run the story. We have something for the boys",
        "How much would it cost us to publish a story about our CEO?",
    ],
)
def test_who_would_pay_a_reporter_for_a_story_orders_no_work(text: str) -> None:
    assert not read(text, hint="en").commission


@pytest.mark.parametrize(
    "text",
    [
        "We'd like to commission 1200 words on the port. How much do you charge?",
        "We have a budget for two illustrations, what would you want for them?",
        "Would you write us a piece on cocoa? We pay 60 cents a word",
        "Our magazine needs a feature of 1500 words on trams, we pay £400",
    ],
)
def test_who_orders_work_does(text: str) -> None:
    assert read(text, hint="en").commission
