"""The closed list of acts that a message can contain, and the result of reading a text.

An act is stored as one bit, so that a number is all that remains of a text, without any of its words.
"""

from collections.abc import Mapping
from enum import IntFlag

import msgspec

from auditor.translatable import N_


class Act(IntFlag):
    """Acts of a message. The bits are stored: never renumber, only append."""

    ASK = 1  # asks the reader for time, help, a job, a purchase, a share, an introduction
    OFFER = 2  # offers or gives help, a resource, time, an answer
    THANKS = 4  # thanks the reader for something
    INTRODUCTION = 8  # introduces two people to each other, both being addressed
    BARE_NAME = 16  # gives a name, number or link ("you should call X") without introducing
    PITCH = 32  # promotes or sells: product, service, story, candidate, webinar, "open to a demo?"
    HYPE = 64  # promises of income, recruitment, urgency: things that make a stranger suspect a scheme
    QUESTION = 128  # a genuine question to the reader: not rhetorical, not a sales qualifier
    GREETING = 256  # a greeting or good wish ("hi Ana", "congratulations on the new job")
    CLEAR_ASK = 512  # an ask that names what is wanted and can be answered yes or no or by a fact or date
    CONSENT = 1024  # asks whether someone would want an introduction, or says yes to one
    OUTCOME_QUESTION = 2048  # asks how an introduction or advice turned out ("did you two get to talk?")
    OUTCOME_REPORT = 4096  # reports the outcome of an introduction, referral or advice
    DECLINE = 8192  # a kind or plain no
    PROMISE = 16384  # says that the writer will later do something for the reader: send, introduce, ask, come back
    TO_INTRODUCE = 32768  # a future introduction: asks the reader for one, or says that the writer will make one


ACTS: tuple[Act, ...] = tuple(Act)

#: The names of acts that people read in lists.
NAMED: Mapping[Act, str] = {
    Act.ASK: N_("ask"),
    Act.OFFER: N_("offer"),
    Act.THANKS: N_("thanks"),
    Act.INTRODUCTION: N_("introduction"),
    Act.BARE_NAME: N_("bare name"),
    Act.PITCH: N_("pitch"),
    Act.HYPE: N_("hype"),
    Act.QUESTION: N_("question"),
    Act.GREETING: N_("greeting"),
    Act.CLEAR_ASK: N_("clear ask"),
    Act.CONSENT: N_("consent"),
    Act.OUTCOME_QUESTION: N_("outcome question"),
    Act.OUTCOME_REPORT: N_("outcome report"),
    Act.DECLINE: N_("decline"),
    Act.PROMISE: N_("promise"),
    Act.TO_INTRODUCE: N_("introduction to come"),
}


def has(acts: int | None, act: Act) -> bool:
    """Whether a stored reading contains the act. A text that could not be read contains no act."""
    return acts is not None and bool(acts & act)


class Reading(msgspec.Struct, frozen=True):
    """What is kept of a text.

    ``acts`` is None if there is no lexicon for the text's language: unknown, which is neither yes nor no.
    ``cues`` are the set phrases by which each act was found, if the caller asked for them. They are never stored.
    """

    words: int
    language: str | None
    acts: Act | None
    cues: dict[Act, tuple[str, ...]] = {}
    hype: tuple[str, ...] = ()  # the lexicon's entries that were found, once per hit; never words of the text itself
    introduction_checks: int | None = None  # of 4: who A is, who B is, why each, who moves next; None: no introduction
    urgent: bool = False  # says that it is urgent, or by which day something is needed
    settled: bool = False  # says that a request is settled
    agrees: bool = False  # begins by agreeing
    met: bool = False  # says that people met, or what somebody is like
    gives: bool = False  # delivers what was promised
    vacancy: bool = False  # offers me a post, or asks whether I want it
    commission: bool = False  # commissions work from me, or offers me a stage or a stay, without selling any
    offers_introduction: bool = False  # offers to introduce the reader to somebody, if they like
    wishes: bool = False  # congratulates, or sends wishes for a day such as a birthday
    grave: bool = False  # reports a death, a dismissal, a threat or an illness of the writer or somebody close to them
    at_leisure: bool = False  # says that there is no hurry
    quota: bool = False  # asks for names of people because a number of them is expected or rewarded
    withdraws: bool = False  # takes back what the writer said, gave or agreed to, or asks to be left out


class ProfileReading(msgspec.Struct, frozen=True):
    """What is kept of the text of a person's own profile: yes/no checks. None: no lexicon for the text's language."""

    what: bool | None = None  # says what I do
    whom: bool | None = None  # ... for whom
    plain: bool | None = None  # ... in plain words
    help: bool | None = None  # ... what I can help with
    seeking: bool | None = None  # ... what I am looking for
    route: bool | None = None  # a working way to reach me
    topics: bool | None = None  # what to write to me about, or not
    response_time: bool | None = None  # when to expect an answer
    pitch_route: bool | None = None  # how to pitch me
