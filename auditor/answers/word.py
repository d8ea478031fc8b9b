"""The guide to the word: what to say and do where “networking” puts somebody off, oneself or another.

Elicit, provide, elicit (evidence §5.3): their definition and what led to it come before ours, leave is asked before
anything is offered, one experience of one's own stands in place of an argument, and what is offered is an event, a
place or company, never a lecture. What spoiled the word for many (Teten & Allen 2004) is named with what to do instead.
Nothing here is scored. Data only: the dashboard renders and translates it.
"""

from dataclasses import dataclass

from auditor.answers.expectations import Expectations
from auditor.answers.questionnaire import Question, Words
from auditor.translatable import N_

#: What one's own drafts are made of, each kept for oneself and scored by nothing.
OWN: tuple[Question, ...] = (
    Question(
        "own_experience",
        N_("One time somebody helped you on, or you helped them, without keeping count: what happened?"),
        Words(3),
    ),
    Question("liked_event", N_("One event you would take a friend to, because of its subject"), Words()),
    Question("liked_place", N_("One place online where people talk as you like to talk"), Words()),
)


#: What a sentence ends with, in any of the languages one may write in; quotation marks stand behind it.
_ENDS = ".!?…:;)”\"'’»«“"


@dataclass(frozen=True)
class Turn:
    """One turn of a talk with somebody who dislikes the word: what it is for, a draft, and the field of Expectations
    whose answer stands in its ``%(own)s``; ``without`` is the draft where that was not answered."""

    id: str
    title: str
    words: str
    without: str
    own: str | None = None


TALK: tuple[Turn, ...] = (
    Turn(
        "definition",
        N_("Ask for their definition"),
        N_("What does “networking” mean to you?"),
        N_("What does “networking” mean to you?"),
    ),
    Turn(
        "origin",
        N_("Ask what led to it, and listen"),
        N_("What happened that made you see it like that?"),
        N_("What happened that made you see it like that?"),
    ),
    Turn(
        "permission",
        N_("Ask leave before you offer anything"),
        N_("I can see why. May I tell you of one time that was different for me? You may well leave it at that."),
        N_("I can see why. May I tell you of one time that was different for me? You may well leave it at that."),
    ),
    Turn(
        "experience",
        N_("One experience of your own, no argument"),
        N_("For me it was this: %(own)s I would not have called it networking at the time."),
        N_("For me it was this: … I would not have called it networking at the time."),
        "own_experience",
    ),
    Turn(
        "event",
        N_("Invite them to something first-class"),
        N_("I am going to %(own)s, for the subject and not for the contacts. Will you come along?"),
        N_("I am going to …, for the subject and not for the contacts. Will you come along?"),
        "liked_event",
    ),
    Turn(
        "place",
        N_("Show them a place online that you like"),
        N_("People talk well at %(own)s. Read there for a week before you write a word."),
        N_("People talk well at … Read there for a week before you write a word."),
        "liked_place",
    ),
    Turn(
        "guide",
        N_("Offer to be their guide"),
        N_("If you’d like, I’ll introduce you to two people there, and stay until you talk about something real."),
        N_("If you’d like, I’ll introduce you to two people there, and stay until you talk about something real."),
    ),
    Turn(
        "afterwards",
        N_("Ask what they make of it"),
        N_("And what do you make of that?"),
        N_("And what do you make of that?"),
    ),
)


@dataclass(frozen=True)
class Spoiler:
    """Something that spoiled the word, what to do instead, and a kind ``no`` to whoever asks it of one."""

    id: str
    title: str
    words: str
    instead: str
    no: str


SPOILERS: tuple[Spoiler, ...] = (
    Spoiler(
        "names",
        N_("A name handed over"),
        N_("“Call my friend Ben and say that I sent you” leaves one with a cold call and the other with a stranger."),
        N_(
            "Make the introduction yourself: ask each of the two first, then write one message to both that says who "
            "each is, why you thought of them, and who writes next. It is better for all three."
        ),
        N_("I would rather not hand over a number. Let me ask them first; if they are glad of it, I’ll introduce you."),
    ),
    Spoiler(
        "quotas",
        N_("Referrals by quota"),
        N_(
            "Where a group counts referrals, they are made because the meeting is tomorrow, not because two people fit."
        ),
        N_(
            "Refer when somebody comes to mind, and say so when nobody does. If your group counts, ask it to count "
            "what came of introductions instead. Somebody wants you to fill their number? You owe them no name."
        ),
        N_(
            "I only name somebody when both would be glad of it, so I have no name for you this time. If that changes, "
            "I’ll introduce the two of you myself."
        ),
    ),
    Spoiler(
        "schemes",
        N_("Network marketing"),
        N_(
            "Selling to friends who are to recruit their friends has worn the word out. In 70 income statements of "
            "such firms most people had made at most 1,000 dollars in a year, in at least 17 most had made nothing "
            "(staff of the US Federal Trade Commission, 2024)."
        ),
        N_("You owe no second talk to a pitch that comes as friendship. A clear no, said once, is kind."),
        N_("Thanks for thinking of me. It is a no, and it stays one, so please don’t ask again. How are you, though?"),
    ),
    Spoiler(
        "pitches",
        N_("A pitch on the heels of a connection"),
        N_("Being written to only for what one could buy or do for somebody is what being used feels like."),
        N_(
            "Say why you are glad to be connected, and ask for nothing in the first message. Are you the one pitched "
            "at? Say on your profile what you take and what you do not, and keep a kind “no” at hand."
        ),
        N_("Thank you for writing. This is not for me, so please write no more about it. I wish you well with it."),
    ),
)


def draft(turn: Turn, answers: Expectations) -> tuple[str, str]:
    """The words of a turn and what stands in their ``own``: an answer of the person's, if there is one, which ends as a
    sentence does where another follows it."""
    own: str = ((getattr(answers, turn.own) if turn.own else None) or "").strip()
    if not own:
        return turn.without, ""
    return turn.words, own if "%(own)s " not in turn.words or own[-1] in _ENDS else f"{own}."
