"""Who asks after what they asked, and until when something can be done, told as a fact, in American English; and what
has the same words. All were set down before the cues were."""

from datetime import date

import pytest

from auditor.activities.acts import Act
from auditor.language import read, wanted_day
from tests.language.acts_read import acts

SAID = date(2026, 11, 23)  # a Monday
ASKS_AGAIN = [
    "just checking on the panel. The program goes to the printer on Wednesday, December 2. No pressure",
    "Just checking in on the spreadsheet you mentioned",
    "just checking in on that tracker",
    "Circling back on the panel",
    "circling back on this",
    "bumping this",
    "Bumping this up :)",
    "just bumping this to the top of your inbox",
    "Checking back on the canopy",
    "Following up on the W-2 panel",
    "following up on my text about Saturday",
    "touching base about the bylaws vote",
    "Floating this back up",
    "Just wanted to circle back about the ACA tracker",
    "wanted to check in about Saturday's lineup",
    "hey just checking if you got my email about the roster",
    "pinging you about the signup sheet",
    "Friendly nudge on the bylaws",
    "Hi! Just seeing if you had a chance to look at the roster",
    "Hey no rush on that tracker, I know it's OE for you too 😅",
    "bump",
]
ASKS_NOTHING = [
    "Just checking in at the hotel, call you later",
    "we're checking in at the gate",
    "checking on the turkey brb",
    "Just checked on Ma, she's resting",
    "Coming back around to the church at 4",
    "he keeps circling back to the same story lol",
    "been bumping this song all day",
    "bumping into Deb at Kroger was a treat",
    "I followed up on it, all good",
    "Checked on the dog, he's asleep",
    "Just checking my mail lol",
    "that speed bump got me again",
]
WEDNESDAY = date(2026, 12, 2)
FRIDAY = date(2026, 11, 27)
DEADLINES = [
    (
        "Just checking on the panel. The program goes to the printer on Wednesday, December 2. No pressure, join us.",
        WEDNESDAY,
    ),
    ("Circling back on the panel. We go to print December 2.", WEDNESDAY),
    ("Just checking in on your bio. The bulletin goes to the printer Friday", FRIDAY),
    ("Bumping this, the roster locks on Friday.", FRIDAY),
    ("Just checking on your T-shirt size. I place the order Friday, no pressure", FRIDAY),
    ("Following up on the nomination. Ballots go out December 2.", WEDNESDAY),
    ("Are you in for the float? The sign-up sheet comes down Friday", FRIDAY),
    ("Are you playing spring ball? Registration closes Friday", FRIDAY),
    ("Did you pick a plan? Open enrollment ends December 2", WEDNESDAY),
    ("Can you do the panel? The agenda gets posted on Friday", FRIDAY),
    ("Can you sing at the 11? I turn in the music list Friday", FRIDAY),
    ("Will you run for steward? Nominations close December 2", WEDNESDAY),
]
NO_DEADLINES = [
    "We go to Cleveland on Friday. How are you?",
    "The printer gets fixed Wednesday. Can you believe it?",
    "I'm going to the printer's wedding on Friday, are you?",
    "No pressure, but I'd love to have you. We meet on Wednesdays.",
]


@pytest.mark.parametrize("text", ASKS_AGAIN)
def test_who_asks_after_what_they_asked_asks(text: str) -> None:
    found = acts("en", text)
    assert found & Act.ASK
    assert not found & Act.PITCH


@pytest.mark.parametrize("text", ASKS_NOTHING)
def test_a_hotel_a_song_and_a_turkey_ask_nothing(text: str) -> None:
    assert not acts("en", text) & Act.ASK


@pytest.mark.parametrize(("text", "day"), DEADLINES)
def test_until_when_it_can_be_done_is_a_day_by_which_it_is_wanted(text: str, day: date) -> None:
    assert wanted_day(text, "en", SAID).day == day
    assert not read(text, hint="en").at_leisure


@pytest.mark.parametrize("text", NO_DEADLINES)
def test_where_somebody_goes_is_no_deadline(text: str) -> None:
    assert wanted_day(text, "en", SAID).day is None


def test_there_is_no_hurry_where_no_day_ends_it() -> None:
    assert read("just checking on the panel. No pressure!", hint="en").at_leisure
