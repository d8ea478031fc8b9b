"""Ways of speaking that promise or refuse nothing, and the promises and refusals beside them, in American English. All
were set down before the cues were."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

NO_PROMISES = [
    "I owe you a margarita",
    "Oh good grief. Sorry about that Kelli, I owe you a margarita",
    "I owe you one!",
    "I owe you big time",
    "i owe u a beer for that",
    "I will pray about it 😂",
    "I'll pray for you",
    "I'll be praying for y'all",
    "I'll take that as a no lol",
    "I'll believe it when I see it",
    "I'll be honest, that was rough",
    "I'll let that slide 😂",
    "if anybody wears cleats i will die",
    "I'll never forget it",
    "I will die on this hill",
    "I'll eat my hat if the Browns win",
    "I'll think about it",
    "I'll be darned",
    "I'll drink to that!",
    "I'll keep you in my prayers",
]
PROMISES = [
    "I'll bring you a casserole on Sunday, the chicken and rice one he likes",
    "I owe you an answer, I'll send it tonight",
    "I'll pray for your mom and I'll drop off a casserole Sunday",
    "I'll pray on it and let you know by Friday",
    "I'll cover 12-2",
    "I'll do candy. Not the cheap kind",
    "i'll venmo you the 40 tonight i promise",
    "I owe you that spreadsheet, I'll email it tomorrow",
    "I'll send you that mapping doc this week btw",
    "I'll think about it and get back to you Monday",
    "I'll put in a good word for you with Pris tomorrow",
]
NO_REFUSALS = [
    "I cant feel my legs",
    "I can't feel my face when I'm with this cake",
    "I cant even 😂",
    "I can't stop laughing",
    "cant believe it",
    "I can't wait for Saturday",
    "I can't thank you enough",
    "I can't find my glasses lol",
    "I can't tell you how much that meant",
    "I don't blame you",
    "No kidding!",
    "No way!!!",
    "nobody touch my quarters",
    "not gonna lie that was fun",
    "can't complain",
    "I'm good, thanks! How are you?",
    "I do! Send me your resume and I'll pass it on",
    "I'll pass the word along to the crew",
    "I'll pass along your number",
    "I'll pass the potatoes",
]
REFUSALS = [
    "No names.",
    "No names. Not church, not work.",
    "No ma'am",
    "Nope not this year",
    "hard pass",
    "Not this week Rick",
    "No and no. love you.",
    "no for me too",
    "Can't do it this year",
    "I'm gonna pass",
    "I'll pass on the fish fry this year",
    "I'll pass, knees are shot",
    "that's a no from me",
    "No means no",
    "Gonna have to sit this one out",
    "count me out",
    "not happening",
    "I'm good, thanks",
    "no can do",
]


@pytest.mark.parametrize("text", NO_PROMISES)
def test_a_way_of_speaking_promises_nothing(text: str) -> None:
    assert not acts("en", text) & Act.PROMISE


@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_stays_one_beside_a_way_of_speaking(text: str) -> None:
    assert acts("en", text) & Act.PROMISE


@pytest.mark.parametrize("text", NO_REFUSALS)
def test_a_way_of_speaking_refuses_nothing(text: str) -> None:
    assert not acts("en", text) & Act.DECLINE


@pytest.mark.parametrize("text", REFUSALS)
def test_a_few_words_refuse(text: str) -> None:
    assert acts("en", text) & Act.DECLINE
