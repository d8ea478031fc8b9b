"""The verdict's words: names of channels, experiments that would tell more, and numbers without false precision."""

from collections.abc import Mapping

import numpy as np

from auditor.scoring.intervals import TAIL
from auditor.verdict.base_rates import Draws
from auditor.verdict.model import Channel

CHANNELS: Mapping[Channel, str] = {
    Channel.NOTES: "invitations with a note",
    Channel.BARE: "invitations without a note",
    Channel.WEAK: "messages to people you know a little",
    Channel.DORMANT: "messages to people you had not heard from in a year",
    Channel.INTRODUCTIONS: "introductions received",
    Channel.POSTS: "posts",
}

_NOTES = (
    "For your next ten invitations toss a coin: heads, one line on why you write; tails, none. Write down who accepts "
    "and answers, and go on for four to eight weeks."
)
_DORMANT = (
    "This week toss a coin for each of ten messages: heads, to someone you have not heard from in a year; tails, to "
    "someone new. Count the answers two weeks later."
)
_WEAK = (
    "This week toss a coin for each of ten messages: heads, to someone you know a little; tails, to someone new. Count "
    "the answers two weeks later."
)
_INTRODUCTIONS = (
    "This week ask two people for one introduction each, toss a coin whom you ask first, and write down whether a "
    "conversation came of it."
)
_POSTS = (
    "For your next eight posts write down how often the site showed each, how many people reacted, and how many "
    "conversations came of it; your own counts settle what general rates cannot."
)
#: The experiment to suggest, by the channel whose rate is least known. They are n-of-1 trials (evidence §2.6).
EXPERIMENTS: Mapping[Channel, str] = {
    Channel.NOTES: _NOTES,
    Channel.BARE: _NOTES,
    Channel.WEAK: _WEAK,
    Channel.DORMANT: _DORMANT,
    Channel.INTRODUCTIONS: _INTRODUCTIONS,
    Channel.POSTS: _POSTS,
}

#: Added whenever the remainder matters.
OTHER_REASONS = (
    "Some of this may have nothing to do with you: luck, timing, who was there to answer, how fairly they treat people "
    "like you, or what happens away from this site."
)


def number(value: float) -> str:
    """A count in words; a small count that is not whole gets one decimal."""
    return f"{value:.0f}" if value >= 10 or value == round(value) else f"{value:.1f}"


def spread(draws: Draws) -> str:
    """An expected count with its 80 % interval, in whole conversations: nobody has half of one."""
    low, middle, high = (round(float(value)) for value in np.quantile(draws, [TAIL, 0.5, 1 - TAIL]))
    if high < 1:
        return "hardly any"
    middle_said = f"about {middle}" if middle else "at most one or two"
    return f"{middle_said} ({low} to {high})" if low < high else middle_said


def times(factor: float) -> str:
    """A factor as people say it; beyond ten no digit of it means anything."""
    if factor > 10:
        return "more than ten times as much"
    if factor < 0.1:
        return "less than a tenth as much"
    return f"about {factor:.1f} times as much"


def listed(words: list[str]) -> str:
    """Words as a list in a sentence."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
