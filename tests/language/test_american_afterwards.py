"""More of what Americans say for the same things, and what has the same words, set down after the cues by one hand;
what was not read at once is learnt from since."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

LOST = [
    "Welp I got laid off today 😂😭",
    "they called me into HR at 8 and by 8:20 my badge was dead, I'm out of a job",
    "the whole accounting floor got the axe",
    "they handed us boxes and walked us out",
    "company downsized and I was in the cut",
    "my wife just got let go from the hospital",
    "I was part of yesterday's layoffs",
    "my position got cut in the merger",
    "they are closing the Findlay plant so I'm out of work come January",
    "I got fired today. I don't even know what to say",
    "Pastor sat me down Sunday, the church is letting me go",
    "Today was my last day, they let 12 of us go",
    "they shut down second shift and laid us all off",
    "boss says they're restructuring my job out of existence",
    "I got the can after 20 years lol",
    "They terminated me over Teams",
    "the school cut the music program and me with it",
    "I'm on unemployment as of this week",
    "My last day was Friday, they eliminated the whole team",
    "my sister got laid off from GM",
    "I don't work there anymore, they let me go in October",
    "got RIFed",
    "They outsourced us to Manila",
    "HR took my laptop and walked me out",
    "I'm one of the 200 they cut at the plant",
    "was told today my position is being eliminated effective Jan 1",
]
NOT_LOST = [
    "They let me go first because I had a baby with me",
    "we laid off the gas going down the hill",
    "the umpire walked me out of the dugout lol",
    "They walked us out to the mound for the first pitch",
    "my whole team got cut down to size in the first quarter",
    "the coach cut my minutes",
    "I lost my job application somewhere in this mess",
    "we got canned ham again this Christmas",
    "our department got hit by the flu",
    "that movie Let Me In is great",
    "he got the boot stuck in the mud",
    "The position of treasurer is open",
    "they fired up the grill at noon",
    "she fired off a text",
    "My cousin got fired for stealing in 1998",
    "I got out of work early, want tacos?",
    "layoffs are always in January around here",
    "Fired Up is my favorite cheer movie",
    "let me go grab my coat",
    "they cut the ribbon at the new plant",
    "he got fired up about the refs",
    "my flight got cancelled",
    "we walked out to the parking lot together",
    "her position on the budget was clear",
    "the quarterback got benched",
    "I got a pink slip dress for the party",
]
QUOTA = [
    "who do you know that needs a realtor? I gotta bring two to my group Thursday",
    "i gotta have a referral by breakfast tomorrow, who u got",
    "my chapter president is on me, got any names",
    "just need one more girl to join under me to make Director",
    "Ok I hate to ask but I need 3 warm leads for my networking group by Wed",
    "Can you refer one person? I'm one short of my bonus",
    "I owe my group a guest this week, come or send somebody?",
    "if I don't turn in 4 names this month I'm out of the chapter",
    "gimme 3 names and I'll leave you alone lol",
    "2 sign ups away from Platinum, who do you know that wants clean skincare?",
    "my manager wants 10 names from my warm market by Friday, can I put you and Hector down?",
    "every steward has to turn in 5 names by Friday",
    "You get $200 for every nurse you refer, know any?",
    "got somebody for me? I'm behind on my referrals",
    "I have to bring 2 visitors to my chapter or I get written up",
    "who can u think of that needs insurance, I'm 3 short of my quota",
    "one more sale and I make Diamond, who do you know",
    "Do you have 2 names for me before my Thursday meeting? my networking group wants referrals",
    "pls just one name, I'm 0 for 3",
    "I get $50 if you refer a friend, know anyone?",
    "help me hit rank, need 2 girls by midnight",
    "our group has a rule, a referral a week. Got one for me?",
]
NO_QUOTA = [
    "I need 3 more people for the carpool",
    "who do you know that plays bass? our guy quit",
    "I need 5 names on the petition by Friday",
    "one more guest for dinner, ok?",
    "We're two short for the relay",
    "I need two references from church for the adoption papers",
    "3 girls on my team are out with the flu",
    "Do you have names and sizes for the jerseys?",
    "I need your kids' names for the Christmas program",
    "my chapter of the book is due Friday, any names for the hero?",
    "Platinum wedding anniversary for my grandparents!",
    "Any names for the team? Dirt Divas is taken",
    "director said I need 2 more signatures",
    "the league fined us for no ref",
    "need two names for the lineup card",
    "I need one more by Friday or we forfeit",
    "can you think of anyone for Secret Santa?",
    "one more sale and the booth is empty lol",
    "I need 4 people to help move Saturday",
    "My doctor's referral expires Friday",
    "who do you know on the school board?",
    "Two more donors and we make the goal for the roof",
]
NO_PITCH = [
    "WE WON!!! 6-5 in extras",
    "Lost 3-2 but what a game",
    "final was 21-14, proud of these boys",
    "hoodies came in! $32 each, cash or venmo",
    "spaghetti dinner Saturday, $10 a plate, proceeds to the roof",
    "Raffle at the picnic, tickets 3 for $5",
    "bowling banquet is $18 a person, pay Deb",
    "registration for spring ball is $75 a kid",
    "bingo Friday, doors at 6",
    "The choir concert is free, cookies after",
    "that job looks right up your alley",
    "Wreath orders are due Friday, $20 each",
    "Our team meal is at Olive Garden, about $15 a person",
    "the local's picnic is Sunday, hot dogs and a bounce house",
    "Tigers 5, Guardians 2. ugh",
    "We lost in OT 3-2",
    "cap and gown is $45, order by Friday",
    "PTA needs $5 from each kid for pizza",
    "sandwich sale is back, $8 for a hoagie",
    "prom tickets are $60 a couple",
    "Just bumping this!",
    "The Knights are selling fish dinners, $13",
]
PITCH = [
    "Score big this season! Custom jerseys from $19, order now at the link",
    "Book your team's fundraiser with us and earn 40% back, reply for a free kit",
    "Girl you NEED these oils, I can get you a starter kit for $99, want me to order it?",
    "I'd love to have you on my team, you'd crush it, it's only $49 to join",
    "Hi Darlene, circling back on our HR platform. Do you have 15 minutes this week?",
    "Tickets to our sales bootcamp are $297 but only $97 today",
    "Hey hun! My Pampered party is live, shop now and use my link",
    "Just bumping this up, our software cuts payroll time by 40%. Quick call?",
    "Are you tired of payroll errors? Our app fixes them. Book a demo",
    "Hey lady! Want to earn free makeup? Host a party with me!",
    "Join my team and get 40% off, only $35 to start",
    "Hi Darlene, just circling back on my last note about our benefits platform",
]
ASK = [
    "checking in on those numbers",
    "just wanted to bump this",
    "any update on the fryer?",
    "just following up on the key",
    "Checking to see if you saw my note about Saturday",
    "wanted to circle back on the job posting",
    "did you ever get a chance to look at that form?",
    "not to bug you but did you get the form",
    "sorry to be a pest, any word on the hall?",
    "Just checking back on the bylaws",
    "Circling back on the hall rental",
    "touching base on the budget",
    "bump!",
    "any word on the permit?",
    "Did you see my note about the roster?",
]
NO_ASK = [
    "checking in from the lake, all good",
    "circling the parking lot lol",
    "I bumped my head",
    "bumping Motown in the kitchen",
    "following up with my doctor tomorrow",
    "I'll check back with you Friday",
]
SETTLED = [
    "Nvm!! it was in the glovebox",
    "oh nvm I see it",
    "found em!",
    "jk I got it",
    "disregard last text",
    "all set, Hector grabbed it",
    "false alarm!",
    "we're good, Shonda is bringing hers",
    "scratch that, practice is canceled",
    "never mind, my sister did it",
    "no need, I figured it out",
    "got it, thanks anyway",
    "nvm got it",
    "found it under my seat",
    "all set thx",
    "scratch that",
    "don't worry about it, mom has one",
    "disregard my last",
]
OPEN = [
    "nvm the rain, are we playing?",
    "found the lid but where's the pot?",
    "all set for Sunday?",
    "are we good on ice?",
    "I still can't find it",
    "Disregard for rules is why I quit, what do you think?",
    "all set?",
    "did you ever find it?",
    "nvm the mess",
    "is the false alarm thing fixed?",
]
NO_PROMISE = [
    "I owe you a steak dinner",
    "we owe you big",
    "I'll pray on it",
    "I'll cry if it rains",
    "I'll never hear the end of it",
    "I'll take that as a yes 😂",
    "owe you one",
    "I'll pray about that",
    "I'll never forget that day",
    "I'll drink to that",
    "I'll believe that when I see it",
]
PROMISE = [
    "I'll pray for him and call you Sunday",
    "I owe you $20, I'll venmo you tonight",
    "I'll bring the ice",
    "I'll ask Tom about it",
    "I'll think it over and let you know Friday",
    "I'll pray for you and text you after",
    "I owe you lunch. I'll pick you up at noon",
    "I'll get the keys back to you",
]
NO_DECLINE = [
    "I cant feel my feet",
    "I can't with you 😂",
    "can't get over how big he is",
    "no worries!",
    "I can't believe you did that",
    "can't feel my toes",
    "I can't even",
    "I can't thank you all enough",
]
DECLINE = [
    "No more names Rick",
    "nope, hard pass",
    "no ma'am not this year",
    "can't swing it this month",
    "I'm out",
    "no can do sorry",
    "no names",
    "hard no",
    "nope not happening",
    "no sir",
    "not this time",
]
OFFERED = [
    "I know Pris from way back, want me to say something?",
    "I'd put in a good word in a heartbeat",
    "I can talk to the chief steward for you",
    "I'll mention you to the principal if you want",
    "happy to be a reference",
    "Want me to ask my cousin at Jeep for you?",
    "I could drop your name to the pastor",
    "I'd be happy to introduce you two over coffee",
    "I can vouch for you with the board",
    "want me to put in a word with Coach?",
    "I could get your resume in front of the chief",
    "I'd be happy to mention you to Joanne",
    "I know the steward there, I can talk to him for you",
]
NOT_OFFERED = [
    "thanks for putting in a good word",
    "could you put in a good word?",
    "I can hook up the trailer",
    "want me to call the plumber?",
    "I'll mention the potluck in the bulletin",
    "I can talk to the kids",
    "I can vouch for the chili",
    "I vouched for him once, never again",
    "she mentioned you",
    "put in a word for the cat",
    "I can pass the plate",
    "want me to mention the fundraiser?",
]
CAME = [
    "He's working out great so far",
    "Kelli and I talked, she's sending my resume over. Thanks to you!",
    "Didn't work out with the contractor you sent",
    "Got hired!! Thank you for the intro",
    "Your plumber is a keeper",
    "Brandi is a keeper!",
    "Tom is a keeper!",
    "She's working out so well, thanks",
    "thanks to you for introducing us",
    "he didn't work out, quit in a week",
    "that guy you hooked me up with fixed it",
]
NOT_CAME = [
    "this one's a keeper (the fish)",
    "we worked out at the Y",
    "the plan didn't work out because of rain",
    "It's all working out fine",
    "I didn't work out this week",
    "goalkeeper is out",
    "this casserole is a keeper!",
    "thanks to you the pie is gone",
]


@pytest.mark.parametrize("text", LOST)
def test_a_job_is_lost(text: str) -> None:
    assert read(text, hint="en").grave


@pytest.mark.parametrize("text", NOT_LOST)
def test_no_job_is_lost(text: str) -> None:
    assert not read(text, hint="en").grave


@pytest.mark.parametrize("text", QUOTA)
def test_names_are_wanted_for_a_number(text: str) -> None:
    assert read(text, hint="en").quota


@pytest.mark.parametrize("text", NO_QUOTA)
def test_no_names_are_wanted_for_a_number(text: str) -> None:
    assert not read(text, hint="en").quota


@pytest.mark.parametrize("text", NO_PITCH)
def test_nothing_is_sold(text: str) -> None:
    assert not acts("en", text) & (Act.PITCH | Act.HYPE)


@pytest.mark.parametrize("text", PITCH)
def test_something_is_sold(text: str) -> None:
    assert acts("en", text) & Act.PITCH


@pytest.mark.parametrize("text", ASK)
def test_something_is_asked_again(text: str) -> None:
    found = acts("en", text)
    assert found & (Act.ASK | Act.QUESTION)
    assert not found & Act.PITCH


@pytest.mark.parametrize("text", NO_ASK)
def test_nothing_is_asked(text: str) -> None:
    assert not acts("en", text) & Act.ASK


@pytest.mark.parametrize("text", SETTLED)
def test_it_is_settled(text: str) -> None:
    assert read(text, hint="en").settled


@pytest.mark.parametrize("text", OPEN)
def test_it_is_open(text: str) -> None:
    assert not read(text, hint="en").settled


@pytest.mark.parametrize("text", NO_PROMISE)
def test_nothing_is_promised(text: str) -> None:
    assert not acts("en", text) & Act.PROMISE


@pytest.mark.parametrize("text", PROMISE)
def test_something_is_promised(text: str) -> None:
    assert acts("en", text) & Act.PROMISE


@pytest.mark.parametrize("text", NO_DECLINE)
def test_nothing_is_refused(text: str) -> None:
    assert not acts("en", text) & Act.DECLINE


@pytest.mark.parametrize("text", DECLINE)
def test_something_is_refused(text: str) -> None:
    assert acts("en", text) & Act.DECLINE


@pytest.mark.parametrize("text", OFFERED)
def test_an_introduction_is_offered(text: str) -> None:
    assert read(text, hint="en").offers_introduction


@pytest.mark.parametrize("text", NOT_OFFERED)
def test_no_introduction_is_offered(text: str) -> None:
    assert not read(text, hint="en").offers_introduction


@pytest.mark.parametrize("text", CAME)
def test_what_came_of_it_is_told(text: str) -> None:
    assert acts("en", text) & Act.OUTCOME_REPORT


@pytest.mark.parametrize("text", NOT_CAME)
def test_nothing_that_came_of_it_is_told(text: str) -> None:
    assert not acts("en", text) & Act.OUTCOME_REPORT
