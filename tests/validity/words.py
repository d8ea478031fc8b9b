"""What the made-up people write. Written without sight of the cues by which messages are read."""

from random import Random

PLAIN = (
    "It was good to see you at the library opening, I am still thinking about the map room.",
    "The train was late again, so I read your chapter twice on the platform.",
    "Our garden is full of plums this year and nobody here eats them.",
    "I found the photo from the boat trip, you can see the storm behind us.",
    "My sister has moved to the coast and says the light there is different.",
    "The old workshop closes in spring, which makes all of us a little sad.",
    "Yesterday the choir sang in the station hall and everybody stopped.",
    "I finished the bridge drawings and slept for twelve hours afterwards.",
    "The museum has put your grandfather's clock back into the first room.",
    "We walked along the river until the rain came, then sat in a barn.",
    "The children built a raft from three doors, and it floated for a while.",
    "My back is better now, the cold water in the mornings seems to do it.",
    "Last week the lab moved into the new building and nothing works yet.",
    "There was fog over the whole valley, only the church tower stood out.",
    "I repaired the radio on the kitchen table and it plays one station.",
    "The harvest is in, and the barn smells of hay up to the roof.",
)
PITCHES = (
    "We help teams like yours cut their costs by 30 %. Book a free demo this week and see for yourself.",
    "Our new platform saves managers ten hours a month. Can I show you a quick demo on Thursday?",
    "I would love to introduce our software to you. It is 20 % off until Friday, sign up with the link below.",
    "Are you looking for more clients? Our agency delivers qualified leads, let us schedule a call.",
    "Special offer for our network: get the premium plan at half the price. Order today.",
    "I am reaching out because our solution could boost your sales. Do you have 15 minutes for a short call?",
    "Join our free webinar and learn how to double your revenue. Register here before the seats are gone.",
    "We are offering a discount on our coaching programme this month. Buy now and save 200 dollars.",
    "Would you be open to a call about our recruiting service? We have candidates ready for you.",
    "Our product is live! Try it free for 30 days and tell your friends.",
)
REMINDERS = (
    "Just bringing this back to the top of your inbox.",
    "Did you see what I wrote last week?",
    "Only a short word in case my last one got lost.",
)
_OPENERS = ("On Monday", "In the old town", "Near the harbour", "Last winter", "At the fair", "By the lake", "In May")
_ACTORS = ("a carpenter", "my neighbour", "the whole class", "an old friend", "the baker", "two cyclists", "a dog")
_ACTS = ("found", "painted", "carried", "sold", "mended", "forgot", "drew", "lost", "opened", "counted", "washed")
_THINGS = ("a green door", "seven lanterns", "the long table", "a box of letters", "an empty frame", "some bells")
_ENDS = ("before the snow came", "while everybody slept", "and nobody asked why", "for the second time", "on a bet")


def plain(rng: Random) -> str:
    """Something that sells and asks nothing, in at least ten words."""
    return rng.choice(PLAIN)


def pitch(rng: Random) -> str:
    """Something that sells."""
    return rng.choice(PITCHES)


def unlike(rng: Random) -> str:
    """A text of some forty words that hardly resembles any other."""
    parts = (_OPENERS, _ACTORS, _ACTS, _THINGS, _ENDS)
    return " ".join(" ".join(rng.choice(part) for part in parts) + "." for _ in range(4))
