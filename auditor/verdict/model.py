"""The outcome model: how many useful conversations a person's actions make likely (evidence §2.1).

Every channel is audience × actions × conversion. ``Habits`` is what people do, ``Site`` is what the site allows and
delivers. The base rates are random draws, so that every result shows how uncertain they are.

The model has the catalogue's six channels only. Messages to close ties, messages to strangers without an invitation,
and whatever happens away from the site are part of the remainder.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np

from auditor.verdict.base_rates import Draws, Quantity

Rates = Mapping[Quantity, Draws]

#: Conversations that come without any action (our convention, grade E). It keeps an empty plan above 0.
BACKGROUND = 0.1


class Channel(StrEnum):
    """A way to a useful conversation; the values are fields of Habits."""

    NOTES = "notes"
    BARE = "bare"
    WEAK = "weak"
    DORMANT = "dormant"
    INTRODUCTIONS = "introductions"
    POSTS = "posts"


@dataclass(frozen=True)
class Habits:
    """Volumes over a goal's span: invitations with and without a note, messages that open a conversation with a weak
    and with a dormant tie, introductions received, posts; and ``impressions`` of a post on a neutral site."""

    notes: float = 0.0
    bare: float = 0.0
    weak: float = 0.0
    dormant: float = 0.0
    introductions: float = 0.0
    posts: float = 0.0
    impressions: float = 0.0

    def volume(self, channel: Channel) -> float:
        """The volume of one channel."""
        return float(getattr(self, channel))


@dataclass(frozen=True)
class Site:
    """What the site sets: ``allowance`` of notes over the span, ``delivery`` of posts as a part of the usual.
    ``seen``: whether anything of it was told; what was not seen is not neutral. The default is the neutral site."""

    allowance: float = inf
    delivery: float = 1.0
    seen: bool = True


NEUTRAL = Site()


def by_channel(habits: Habits, site: Site, rates: Rates) -> dict[Channel, Draws]:
    """Useful conversations by channel, one value for each draw. Notes beyond the allowance go out bare."""
    noted = min(habits.notes, site.allowance)
    bare = habits.bare + habits.notes - noted
    accepted = rates[Quantity.ACCEPTANCE]
    talks = rates[Quantity.ENGAGEMENT] * rates[Quantity.TALK_AFTER_ENGAGEMENT]
    return {
        Channel.NOTES: noted * accepted * rates[Quantity.REPLY_TO_NOTE],
        Channel.BARE: bare * accepted * rates[Quantity.REPLY_TO_BARE],
        Channel.WEAK: habits.weak * rates[Quantity.REPLY_OF_WEAK],
        Channel.DORMANT: habits.dormant * rates[Quantity.REPLY_OF_DORMANT],
        Channel.INTRODUCTIONS: habits.introductions * rates[Quantity.TALK_AFTER_INTRODUCTION],
        Channel.POSTS: habits.posts * habits.impressions * site.delivery * talks,
    }


def conversations(habits: Habits, site: Site, rates: Rates) -> Draws:
    """f(h, s; b): useful conversations over all channels, one value for each draw, at least BACKGROUND."""
    total: Draws = np.sum(list(by_channel(habits, site, rates).values()), axis=0)
    return np.maximum(total, BACKGROUND)
