"""Who would put in a word for the reader, as people say it at work, in church and in the union hall; what came of an
introduction; and whom somebody looks for. Beside them what has the same words. All were set down before the cues."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts
from tests.language.test_looked_for import fits

OFFERED = [
    "I'd be glad to put in a word for you about that HRIS opening. I won't unless you want me to. Say the word.",
    "I'd be happy to put in a good word with Pris",
    "I can put in a word for you with Pris if you want",
    "Want me to put in a good word?",
    "I'll vouch for you with her any day, just say the word",
    "I'd vouch for you with Pris in a heartbeat if you want it",
    "I could mention you to Pris",
    "Let me know if you want me to mention your name to the hiring manager",
    "let me talk to Pris for you, say the word",
    "I can introduce you to her if you want? You said at lunch you were thinking about that side",
    "Happy to put a bug in her ear about you",
    "I know the principal, want me to call him for you?",
    "I know the foreman at Jeep, I can get your name in front of him",
    "my cousin's the business agent at Local 8, I can get you in with him",
    "want me to hook you up with my guy at the Y?",
    "I could walk your resume over to HR if you like",
    "I can pass your name along to Coach",
    "I'd be glad to be a reference and put in a good word with Pris",
    "You want me to say something to her about you?",
    "I can make a call for you over there if you want",
    "I could have Pastor Dave put in a word for you",
]
NOT_OFFERED = [
    "Put in a good word for me with the man upstairs 😂",
    "can you put in a word for me with Pris?",
    "She put in a good word for me and I got the job!",
    "I can vouch for the potato salad",
    "I can vouch for that",
    "I'll mention it to Tasha",
    "I could mention a few good restaurants",
    "let me talk to Hector and get back to you",
    "let me talk to the ump",
    "I can introduce a motion at the meeting",
    "I can introduce you to the joys of pickleball 😂",
    "a word from our sponsor",
    "thank you for putting in a good word for me",
    "Word on the street is you're leaving",
    "I'll pass the word along to the crew",
    "Happy to pass along the recipe",
    "I can make a call for the snow day at 5am",
    "want me to call him in for supper?",
    "want me to hook up the trailer?",
    "I can put your name on the sign-up sheet",
    "I could recommend you a book on that",
    "want me to put your name on the cake?",
    "I can get your name tag printed",
]
CAME_OF_IT = [
    "Tom is making me full time thanks to you introducing us",
    "Thankful for you. Tom is making me full time in January thanks to you introducing us 😭🙏",
    "Jolene is a keeper. You done good",
    "Jolene is a keeper",
    "she didn't work out",
    "Brandi didn't work out, she no showed twice",
    "So… talked to ur friend Brandi. Well tried. She no showed twice. Not gonna work out sorry",
    "Got the job with Tom!! I start Monday after Labor Day. Thank you thank you thank you",
    "he hired me on the spot, thanks to you!",
    "the guy you sent is a gem, fixed the furnace in an hour",
    "your friend Kelli was so nice, we talked for an hour",
    "that lady you hooked me up with got me the apartment",
    "She's working out great, thank you for sending her my way",
    "the bookkeeper you sent me quit after two weeks lol",
    "hit it off with your cousin, we start the podcast in May thanks to you",
]
NOTHING_CAME = [
    "this recipe is a keeper",
    "Greg is a keeper on the U12 team",
    "I didn't work out today, knees hurt",
    "that phone case is a keeper",
    "the new printer didn't work out of the box",
    "we didn't work out last night, gym was closed",
    "thanks to you I have that song in my head",
    "Got the job done before the rain",
    "The goalie is a keeper lol, get it?",
    "Tom is making me full plates every Sunday",
]
SEEKS = [
    (
        "Now I need somebody HR-ish a few hrs a week, handbook and such. If you know anybody send em my way",
        "HR Generalist",
    ),
    ("need somebody HR-ish part time, send em my way", "HR Manager"),
    ("My bookkeeper quit. If you know somebody honest holler", "Bookkeeper at Holy Rosary"),
    ("Our organist quit. If you know anybody good give me a shout", "Organist"),
    ("we lost our catcher, if you know anyone send her our way", "Catcher"),
    ("the parish needs a bookkeeper, anybody come to mind?", "Bookkeeper"),
    ("Looking for a welder for second shift, hit me up if you know one", "Welder"),
    ("anybody know a good roofer? shoot me a name", "Roofer"),
    ("I could use a payroll person a couple days a week, send anyone good my way", "Payroll Specialist"),
    ("need a notary asap, know any?", "Notary Public"),
]
SEEKS_NONE = [
    ("send em my way when you're done with the cookies", "HR Generalist"),
    ("If you know somebody honest in politics holler 😂", "Bookkeeper"),
    ("My bookkeeper quit smoking. Good for her", "Bookkeeper"),
    ("our catcher quit on that play, coach was mad", "Catcher"),
    ("I feel HR-ish today, all I do is forms", "HR Generalist"),
]


@pytest.mark.parametrize("text", OFFERED)
def test_who_would_put_in_a_word_offers_an_introduction(text: str) -> None:
    assert read(text, hint="en").offers_introduction


@pytest.mark.parametrize("text", NOT_OFFERED)
def test_a_motion_and_a_potato_salad_are_no_introduction(text: str) -> None:
    assert not read(text, hint="en").offers_introduction


@pytest.mark.parametrize("text", CAME_OF_IT)
def test_what_came_of_it_is_told(text: str) -> None:
    assert acts("en", text) & Act.OUTCOME_REPORT


@pytest.mark.parametrize("text", NOTHING_CAME)
def test_a_recipe_and_a_workout_are_no_outcome(text: str) -> None:
    assert not acts("en", text) & Act.OUTCOME_REPORT


@pytest.mark.parametrize(("text", "position"), SEEKS)
def test_whom_somebody_looks_for_is_read(text: str, position: str) -> None:
    assert fits(text, "en", position)


@pytest.mark.parametrize(("text", "position"), SEEKS_NONE)
def test_cookies_and_jokes_seek_nobody(text: str, position: str) -> None:
    assert not fits(text, "en", position)


def test_an_offer_stays_one_before_its_reason() -> None:
    said = (
        "Our lead Joanne is super nice, I can introduce you to her if you want? "
        "You said at lunch you were curious about that side"
    )
    assert acts("en", said) & Act.OFFER
