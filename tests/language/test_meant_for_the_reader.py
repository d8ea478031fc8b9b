"""An introduction or a post put to the reader as people put it, a question about somebody who should have written, the
end of a week, and thanks in other words."""

from datetime import date

import pytest

from auditor.activities.acts import Act
from auditor.language import read, wanted_day
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    "text",
    [
        "I'd love to connect you two, may I pass him your contact?",
        "I would love to introduce you two. Can I give her your number?",
        "Would you mind if I connected you with my editor?",
        "He's building the same thing. Should I link you up?",
        "Happy to make an intro if you want",
        "I'd be glad to put you both in touch, shall I?",
    ],
)
def test_an_introduction_is_offered(text: str) -> None:
    assert read(text, hint="en").offers_introduction


@pytest.mark.parametrize(
    "text",
    [
        "I'd love to connect, may I call you?",
        "Can I give you my number?",
        "May I pass you the salt?",
        "Can I share your photo with the class?",
        "I love how you two connect",
        "Would you mind if I connected my phone?",
        "I'd love to connect you with our sales team",
    ],
)
def test_no_introduction_is_offered(text: str) -> None:
    assert not read(text, hint="en").offers_introduction


@pytest.mark.parametrize(
    "text",
    [
        "Any word from Dr. C? Our printers are asking for names",
        "Any news from Mrs. Bello? The hall is waiting",
        "Any word from Sarah?",
        "Any update from the bank? They promised Friday",
        "Have you heard from Prof. Ade? I'm still waiting",
    ],
)
def test_who_asks_for_word_from_somebody_asks(text: str) -> None:
    assert acts("en", text) & (Act.QUESTION | Act.OUTCOME_QUESTION | Act.ASK)


@pytest.mark.parametrize(
    "text",
    [
        "From April our field service South will be free. Would that be something for you?",
        "From May the district North is free at our firm. Would that interest you?",
        "We've a job going, are you interested?",
        "We've a job going, you'd be great",
        "There's a vacancy on our team",
        "There's a vacancy in our newsroom, thought of you",
        "There is an opening at our clinic",
        "Our lab has a vacancy",
        "Would you like to come over to us? We need a technician",
    ],
)
def test_a_post_is_offered(text: str) -> None:
    reading = read(text, hint="en")
    assert reading.vacancy
    assert not (reading.acts or Act(0)) & Act.PITCH


@pytest.mark.parametrize(
    "text",
    [
        "From April the room upstairs will be free. Would that be something for you?",
        "There's a vacancy tax in our city now",
        "Do you know anyone for a job? There's a vacancy on our team",
        "There's no vacancy on our team",
        "I've a job going through the printer, one minute",
        "There is an opening at our gallery on Friday",
        "Would you like to come over to us on Sunday? We need a fourth for cards",
        "We've a dog going spare",
    ],
)
def test_no_post_is_offered(text: str) -> None:
    assert not read(text, hint="en").vacancy


@pytest.mark.parametrize(
    "text",
    [
        "Thank you! Could you send me the other list too?",
        "Thanks for the list. Could you send the other one?",
        "Could you send the other one too? Thank you for the first, it saved me",
        "God bless you my dear",
        "God bless you!",
        "Chai you're too much",
        "You are too much, my sister!",
        "You too much abeg",
        "Thank you ma",
    ],
)
def test_thanks_are_thanks(text: str) -> None:
    assert acts("en", text) & Act.THANKS


@pytest.mark.parametrize(
    "text",
    [
        "It's too much",
        "You talk too much",
        "You are too much for him",
        "God bless Nigeria",
        "Bless you, was that a sneeze?",
        "Goodnight my daughter. God bless you",
    ],
)
def test_these_are_no_thanks(text: str) -> None:
    assert not acts("en", text) & Act.THANKS


@pytest.mark.parametrize(
    "text",
    [
        "Please send it before the week runs out",
        "Kindly revert before the week runs out",
        "I need it before the week ends",
        "Can you send it before the end of the week?",
        "Please let me have it before the month is over",
    ],
)
def test_before_the_week_is_over_it_presses(text: str) -> None:
    assert read(text, hint="en").urgent


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Please send it before the week runs out", date(2026, 11, 22)),
        ("I need it before the month is over", date(2026, 11, 30)),
    ],
)
def test_before_the_week_is_over_a_day_is_named(text: str, day: date) -> None:
    assert wanted_day(text, "en", date(2026, 11, 18)).day == day
