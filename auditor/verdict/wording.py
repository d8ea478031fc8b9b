"""The verdict's words: names of channels, experiments that would tell more, and numbers without false precision."""

from collections.abc import Mapping, Sequence

import numpy as np

from auditor.scoring.intervals import TAIL
from auditor.translatable import N_, gettext, listed, number
from auditor.verdict.base_rates import Draws, Quantity
from auditor.verdict.model import Channel

#: What is looked for: who asked by notes and questions, and reads that none was seen, would else believe none was read.
CLEAR = N_("A clear request names what is wanted and can be answered with yes or no, a fact or a day.")
CHANNELS: Mapping[Channel, str] = {
    Channel.NOTES: N_("invitations with a note"),
    Channel.BARE: N_("invitations without a note"),
    Channel.WEAK: N_("conversations begun with people you know a little"),
    Channel.DORMANT: N_("conversations begun with people you had not heard from in a year"),
    Channel.INTRODUCTIONS: N_("introductions received"),
    Channel.POSTS: N_("posts"),
}

#: What a rate is of, as Quantity has it.
QUANTITIES: Mapping[Quantity, str] = {
    Quantity.ACCEPTANCE: N_("invitations to strangers accepted"),
    Quantity.REPLY_TO_NOTE: N_("answers once connected, invited with a note"),
    Quantity.REPLY_TO_BARE: N_("answers once connected, invited without a note"),
    Quantity.REPLY_OF_STRANGER: N_("first messages to strangers answered"),
    Quantity.REPLY_OF_WEAK: N_("messages to people you know a little answered"),
    Quantity.REPLY_OF_DORMANT: N_("messages to people you have not heard from in a year answered"),
    Quantity.TALK_AFTER_INTRODUCTION: N_("introductions that lead to a conversation"),
    Quantity.ENGAGEMENT: N_("reactions and comments for each time a post is shown"),
    Quantity.TALK_AFTER_ENGAGEMENT: N_("conversations for each reaction or comment"),
}

_NOTES = N_(
    "For your next ten invitations toss a coin: heads, one line on why you write; tails, none. Write down who accepts "
    "and answers, and go on for four to eight weeks."
)
_DORMANT = N_(
    "This week toss a coin for each of ten messages: heads, to someone you have not heard from in a year; tails, to "
    "someone new. Count the answers two weeks later."
)
_WEAK = N_(
    "This week toss a coin for each of ten messages: heads, to someone you know a little; tails, to someone new. Count "
    "the answers two weeks later."
)
_INTRODUCTIONS = N_(
    "This week ask two people for one introduction each, toss a coin whom you ask first, and write down whether a "
    "conversation came of it."
)
_POSTS = N_(
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

#: What would tell where more comes than what is sent out makes likely.
WHERE_FROM = N_(
    "Of your next ten useful conversations write down who began it, and how they came upon you: that is what works for "
    "you."
)

_A_MONTH = 12 / 52  # in weeks: what is once a month, a week

#: Added whenever the remainder matters.
OTHER_REASONS = N_(
    "Some of this may have nothing to do with you: luck, timing, who was there to answer, how fairly they treat people "
    "like you, or what happens away from this site."
)


def said_less(less: Sequence[Quantity]) -> str:
    """At which rates people answer this person less than others."""
    return gettext(
        "People say yes to you less often than to people in general (%(rates)s).",
        rates=listed([gettext(QUANTITIES[rate]) for rate in less]),
    )


def counted(value: float) -> str:
    """A count in words; a small count that is not whole gets one decimal."""
    shown = round(value, 1)
    return number(shown) if value >= 10 or shown == round(shown) else number(shown, 1)


def planned(volume: float, weeks: float | None) -> str:
    """What a plan has over so many weeks, and how often that is: a sum over a year is nothing that anybody can do."""
    if not weeks or volume < weeks * _A_MONTH:
        return counted(volume)
    weekly = volume / weeks
    if weekly >= 1:
        return gettext("%(count)s, about %(weekly)s a week", count=counted(volume), weekly=counted(round(weekly, 1)))
    monthly = weekly / _A_MONTH
    return gettext("%(count)s, about %(monthly)s a month", count=counted(volume), monthly=counted(round(monthly, 1)))


def bounds(draws: Draws) -> tuple[int, int, int]:
    """An expected count with its 80 % interval (low, middle, high), in whole conversations: nobody has half of one."""
    low, middle, high = (round(float(value)) for value in np.quantile(draws, [TAIL, 0.5, 1 - TAIL]))
    return low, middle, high


def spread(draws: Draws) -> str:
    """The same in words."""
    low, middle, high = bounds(draws)
    if high < 1:
        return gettext("hardly any")
    if low < high:
        if not middle and high == 1:
            return gettext("at most one")
        if not middle:
            return gettext("at most one or two (%(low)s to %(high)s)", low=low, high=high)
        return gettext("about %(middle)s (%(low)s to %(high)s)", middle=middle, low=low, high=high)
    return gettext("about %(middle)s", middle=middle) if middle else gettext("at most one or two")


def times(factor: float) -> str:
    """A factor as people say it; beyond ten no digit of it means anything."""
    if factor > 10:
        return gettext("more than ten times as much")
    if factor < 0.1:
        return gettext("less than a tenth as much")
    return gettext("about %(factor)s times as much", factor=number(factor, 1))
