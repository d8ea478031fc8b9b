"""A score, a jersey and a fish fry sell nothing, and neither does who asks after what they asked; who sells to friends
does. All were set down before the cues were."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

GROUND_FLOOR = (
    "Hun! Ground floor opportunity, new collagen line drops Friday. I only need 2 more on my team to hit Ruby and u "
    "already know the product!! U still have ur distributor number?"
)
SELLS_NOTHING = [
    "W!!! 11-4!!! Shonda in the PARK home run",
    "we won 11-4!!!",
    "Dub!!! 9-2, Tasha with a home run",
    "3RD PLACE!!!!! 🥉🥉🥉",
    "We swept the doubleheader!!! 7-3 and 10-0",
    "GO BUCKS!!! 42-27",
    "Hey ladies!! New season new group. Practice starts april 11. are u catching again or are the knees done",
    "Hey boys!! Tryouts are Saturday at 9, bring a glove and water",
    "tickets are at the rectory",
    "keys and programs are at the parish office",
    "jerseys are in, $40 each",
    "jersey money is $35, venmo me by Friday",
    "Tickets for the fish fry are $12 at the door",
    "Fish fry is $12 a plate, kids under 5 eat free",
    "Isn't that right up your alley?",
    "I see your company is building out a team over there. Isn't that right up your alley?",
    "that crossword is right up your alley lol",
    "HAPPY MOTHERS DAY WEEKEND to our mama d and all the mamas",
    "No game today everybody go to Dee's wedding!!!",
    "Holiday parade dec 5!! we got a float spot. Need a truck and a canopy and candy",
    "412 dinners!!! new record. how much did we clear",
    "Ladies we lost but we looked good. Tourney is the 15th",
    "snack stand shift is ours the 18th. who can cover 12-2",
    "Dues are $25 this year, pay Linda at the meeting",
    "Raffle tickets came in, 6 for $5, I have yours",
    "Pie auction is after the 11 o'clock Mass, bring cash",
    "Potluck at noon Friday, sign up sheet is on the fridge",
    "Tourney is $250 a team, thats like 20 bucks each",
    "T-shirts are $15, what size do you want",
    "union dues go up $2 a month in January",
    "Local 20 is picketing at 6am, hot coffee provided",
    "Bus to the game is $30 a head, leaves the lot at 9",
    "Bake sale made $640!!! Thank you all",
    "50/50 pot is up to $900",
    "bumping this",
    "Just bumping this, are we still on for the canopy?",
    "Circling back on the panel",
    "Checking in on the bylaws vote",
    "Practice tmrw 10am carter field. can you bring the balls they're in ur garage",
]
SELLS = [
    GROUND_FLOOR,
    "Cuz dont be mad but VitaRoot has a challenge, u get ur money back if u sign up 3 friends. Want me to put u in?",
    "ur busy but have you ever thought about a side hustle? $500 extra a month, I'd love to hop on a quick call!",
    "Im building my VitaRoot team in NW Ohio and ur name came to my heart. Can I add u to a lil group, no obligation?",
    "Hey cuz!!! Black Friday bundles are still on, I thought of YOU. Its 30% off if u join my team today",
    "Hey girl!! I'm looking for 5 women to try our 30 day gut reset, want in?",
    "My launch party is Thursday, want me to add you to the group? No obligation!",
    "You'd be AMAZING at this, your personality is perfect. Be your own boss!!",
    "I'm hosting an online jewelry party, the hostess gets free product, want to book one?",
    "sign up 3 friends and your first box is free",
    "New collagen line drops Friday, want me to save you a bundle?",
    "I need 2 more on my team to hit Ruby, ground floor, u in?",
    "New season, new you! Our 6 week bootcamp starts april 11, early bird tickets are at our website",
    "Hit a home run this quarter with our platform, book a demo",
    "Our wellness retreat is $299 a person, book your spot today",
    "Our dealership is raffling a grill! Tickets are $20 with a free quote, book yours today",
    "Jerseys and team gear for your league from $19 each, free mockup, ask for our catalog",
    "We won Best HR Tech 2026!!! See why companies like yours switch. Book a demo",
    "Tickets for our leadership summit are $499, early bird ends Friday, use code SAVE50",
    "Bumping this to the top of your inbox. Quick 15 min to see our payroll software?",
    "Circling back on my last email, our AP automation would be right up your alley. Worth a quick call?",
    "Just checking in on our proposal for your benefits. Open to a quick demo this week?",
    "Darlene, circling back. Quick 15? Here's my calendar calendly.example/gary",
]
SCHEMES = [
    GROUND_FLOOR,
    "Ground floor opportunity, join my team",
    "It's a ground floor opportunity and I need 2 more on my team to hit Diamond",
    "have you ever thought about a side hustle? $500 extra a month w/ VitaRoot just sharing what you love",
]


@pytest.mark.parametrize("text", SELLS_NOTHING)
def test_a_score_a_jersey_and_a_fish_fry_sell_nothing(text: str) -> None:
    assert not acts("en", text) & (Act.PITCH | Act.HYPE)


@pytest.mark.parametrize("text", SELLS)
def test_who_sells_to_friends_or_teams_is_seen(text: str) -> None:
    assert acts("en", text) & Act.PITCH


@pytest.mark.parametrize("text", SCHEMES)
def test_a_scheme_is_one_whatever_stands_around_it(text: str) -> None:
    assert acts("en", text) & Act.HYPE
