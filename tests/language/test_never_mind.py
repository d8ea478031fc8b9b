"""What was asked is settled, in the few words in which Americans say so, and what has the same words. All were set down
before the cues were."""

import pytest

from auditor.language import read

SETTLED = [
    "nvm found it in my email!",
    "nvm",
    "found it, nvm",
    "scratch that",
    "Scratch that, got it",
    "jk found it",
    "disregard",
    "Please disregard!",
    "Disregard, I figured it out",
    "nevermind I see it now",
    "never mind, Ed had one",
    "Strike that, I have it",
    "found it!!",
    "oh wait I found it",
    "Ope, found it",
    "all good now, thanks",
    "We're all set, Wanda brought hers",
    "all set!",
    "I'm good now, Mike fixed it",
    "got it figured out, thanks tho",
    "figured it out lol",
    "you can ignore that, it was in my spam",
    "no worries I got it handled",
    "Don't worry about it, Carol Ann has one",
    "Dont worry about the canopy, Greg has one",
    "False alarm, it was in the freezer",
    "forget it, we took care of it",
    "turns out it was in my purse 🤦",
    "nm, got it",
    "my bad, I see it now",
]
OPEN = [
    "Have you found it yet?",
    "I never found it, do you still have yours?",
    "never mind the mess, just come in",
    "jk jk but seriously can you bring it",
    "Don't disregard the memo",
    "the memo says to disregard the old form, which one do I use?",
    "we're starting from scratch, can you bring flour?",
    "can you scratch that lottery ticket for me",
    "I found it on Amazon for $30, should I order it?",
    "found it but its locked, do you have the password?",
    "are we all set for Saturday?",
    "are you all good for rides?",
    "I'm good at slaw, want me to make it?",
    "nvm that part but I still need the key by Friday",
    "did you figure it out?",
    "it was a false alarm at the school, can you pick up Maya anyway?",
    "don't worry about being late, can you still bring the rolls?",
    "no worries! when can you send it?",
    "all set list ideas welcome, what should the band play?",
]


@pytest.mark.parametrize("text", SETTLED)
def test_what_was_asked_is_settled(text: str) -> None:
    assert read(text, hint="en").settled


@pytest.mark.parametrize("text", OPEN)
def test_what_is_still_asked_is_not_settled(text: str) -> None:
    assert not read(text, hint="en").settled
