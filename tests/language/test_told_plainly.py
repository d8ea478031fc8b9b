"""Grave news as colleagues, sources and neighbours tell it in few words, in Lagos as in Leeds; who asks to be left
out of a story, or to be called; and what only sounds like it."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

GRAVE = [
    "They let us all go",
    "They let most of us go today.",
    "They asked all of us to go",
    "Management asked half of us to resign",
    "They disengaged 40 of us",
    "They retrenched over 60 of us on Friday",
    "My appointment was terminated today",
    "Our contracts have been terminated, all of us",
    "Them sack all of us",
    "Dem don sack my husband",
    "They have sent us packing",
    "EFCC picked my brother",
    "Police arrested my son last night",
    "They carried my husband to the station",
    "They took my brother to the police station",
    "My brother has been detained since Monday",
    "Kidnappers took my uncle",
    "My cousin was kidnapped on the Abuja road",
    "They are sending DSS to my house",
    "They sent thugs to our shop",
    "They will sack me if my name comes out",
    "They'll kill us if they find out I spoke to you",
    "I go lose my job if them hear say na me talk",
    "My papa don die this morning",
    "We don lose our mama",
    "The cancer is back",
    "Her cancer has spread to the liver",
    "They found a tumour, they'll operate in January",
    "There's a shadow on my lung",
    "They found a lump in my breast",
    "I have to do chemo again",
    "Mum needs dialysis now",
    "it's malignant",
    "The biopsy came back malignant",
    "He's on palliative care now",
]
NOT_GRAVE = [
    "They let us all go home early",
    "They let us go in first",
    "They asked all of us to go to the hall",
    "He asked me to go with him",
    "My appointment was moved to Friday",
    "My phone contract was terminated, I have a new number",
    "They sacked the coach again",
    "I was packing all night",
    "They picked my brother for the team",
    "The police were very kind to my brother",
    "Immigration took my fingerprints",
    "They took my brother to the station, his train leaves at nine",
    "They're sending someone to my house to fix the boiler",
    "Police are at every junction today",
    "My mum will kill me if I'm late",
    "They will kill it on stage",
    "My phone don die",
    "My data don finish",
    "The band is back",
    "They found a room for it",
    "There's a shadow on the photo",
    "I found a lump of sugar in it",
    "I have to do the dishes again",
    "Loan growth is back",
    "The cancer charity called back",
    "I'm reading about chemo for the piece",
    "They will sack the board if the report comes out",
]


@pytest.mark.parametrize("text", GRAVE)
def test_it_tells_of_something_grave(text: str) -> None:
    assert read(text, hint="en").grave


@pytest.mark.parametrize("text", NOT_GRAVE)
def test_it_is_nothing_grave(text: str) -> None:
    assert not read(text, hint="en").grave


@pytest.mark.parametrize(
    "text",
    [
        "Kindly remove me from that story completely",
        "Kindly remove me from that story completely, my husband is not happy",
        "I no longer want to be part of the story",
        "I don't want to be in your piece any more",
        "Abeg comot my name",
        "Abeg comot my name for that thing",
        "Please remove my name from the article",
        "Please expunge my name",
        "pls leave me out of the report",
        "Take me out of the documentary please",
    ],
)
def test_who_wants_to_be_left_out_asks_for_it(text: str) -> None:
    found = acts("en", text)
    assert found & Act.ASK
    assert not found & Act.OFFER


@pytest.mark.parametrize(
    "text",
    [
        "They took me out of the team",
        "I was part of the story once",
        "My name is on the article, thank you",
        "He left me out of the photo",
        "No thanks, I don't want to be in the choir",
    ],
)
def test_who_tells_of_being_left_out_takes_nothing_back(text: str) -> None:
    assert not acts("en", text) & Act.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Call me when you can",
        "When you can, call",
        "Not on here. Call me when you can",
        "Biko call me",
        "Abeg call me back",
        "Ada, call me later please",
        "ring me when you're free",
        "Once you land, call me",
        "When you get a minute, give me a ring",
    ],
)
def test_who_wants_to_be_called_asks_for_it(text: str) -> None:
    assert acts("en", text) & Act.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Call me old-fashioned",
        "call me Ada",
        "Call me if you need anything",
        "They call me when they want money",
        "When you call, they answer",
        "My mum called me back",
        "I'll call when you can talk",
    ],
)
def test_who_speaks_of_a_call_asks_for_none(text: str) -> None:
    assert not acts("en", text) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You're a star, thank youuu"),
        ("en", "You're a star!"),
        ("en", "Thanks for this"),
        ("en", "Thanks for this, Adaeze"),
        ("en", "I like boring 😂 thanks love"),
        ("en", "Thank you so much for the call, Ben"),
        ("en", "thanks hun, see you there"),
        ("de", "Danke dir, bis morgen"),
        ("de", "Danke für die Liste!"),
        ("es", "Gracias por la lista"),
        ("fr", "Merci pour la liste"),
    ],
)
def test_mere_thanks_refuse_nothing(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & Act.THANKS
    assert not found & Act.DECLINE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thank you, but I'll manage alone"),
        ("en", "Thanks but we already have somebody"),
        ("en", "Ah you're a star, but Rory's mum has got there first!"),
        ("de", "Danke dir, aber das schaff ich allein."),
        ("es", "Te lo agradezco, pero este año paso."),
        ("fr", "Merci frère mais moi ces affaires là j'y touche pas."),
    ],
)
def test_thanks_beside_a_reason_refuse(language: str, text: str) -> None:
    assert acts(language, text) & Act.DECLINE
