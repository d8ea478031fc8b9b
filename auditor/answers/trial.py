"""A trial of a step on oneself: what is drawn by lot, and what is compared for which audit. Data only."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

Unit = Literal["week", "recipient"]
#: ``answered``: of those I wrote to first; ``accepted``: of those I invited; ``minutes`` on the sites, ``written to``:
#: conversations others began, none a pitch, and ``exchanged``: people I exchanged messages with, each in a week.
Outcome = Literal["answered", "accepted", "minutes", "written-to", "exchanged"]
WEEK = 7
BEFORE = 4  # weeks before the trial, told beside it and compared with nothing
#: Days after the last week in which an answer, or a yes, may still come.
PATIENCE: Mapping[Outcome, int] = {"answered": 14, "accepted": 30, "minutes": 0, "written-to": 0, "exchanged": 0}


def seen_from(first: date) -> date:
    """From which day on activities are needed."""
    return first - timedelta(days=BEFORE * WEEK)


class Plan(msgspec.Struct, frozen=True):
    """What a trial of an audit's step draws by lot, and what it compares."""

    unit: Unit
    outcome: Outcome


_ANSWERED, _ACCEPTED = Plan("recipient", "answered"), Plan("recipient", "accepted")
_MINUTES, _WRITTEN_TO, _EXCHANGED = Plan("week", "minutes"), Plan("week", "written-to"), Plan("week", "exchanged")
#: By audit. The steps of others are done once, or nothing that is kept would show what they do.
PLANS: Mapping[str, Plan] = {
    **dict.fromkeys(("personalised-invites", "invite-acceptance"), _ACCEPTED),
    **dict.fromkeys(
        (
            "first-message-replies", "template-reuse", "pitch-after-connect", "followup-after-connect", "clear-asks",
            "dormant-reconnect", "question-asking",
        ),
        _ANSWERED,
    ),
    **dict.fromkeys(
        (
            "time-vs-plan", "micro-checks", "focus-hour-opens", "late-night-share", "passive-scroll-share",
            "drift-tail", "feed-mix", "endless-feed", "notification-load",
        ),
        _MINUTES,
    ),
    **dict.fromkeys(
        (
            "original-contribution", "comments-vs-likes", "contribution-consistency", "pitchiness", "hype-wording",
        ),
        _WRITTEN_TO,
    ),
    **dict.fromkeys(
        (
            "reply-rate", "reply-latency", "initiation-balance", "inner-circle-coverage", "weak-tie-share",
            "partner-spread", "depth-share", "give-ask-ratio",
        ),
        _EXCHANGED,
    ),
}  # fmt: skip


class Draw(msgspec.Struct, frozen=True):
    """What the lot said for somebody, by the name they were looked up with."""

    name: str
    is_with: bool


class Trial(msgspec.Struct, frozen=True):
    """A trial of an ``action`` for ``weeks`` from ``first``, a Monday. ``drawn``: of weeks, in order, whether they are
    with; ``people``: of recipients, in the order in which they were looked up."""

    action: str
    unit: Unit
    outcome: Outcome
    first: date
    weeks: int
    drawn: tuple[bool, ...] = ()
    people: tuple[Draw, ...] = ()
