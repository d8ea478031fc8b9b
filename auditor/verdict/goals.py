"""Goals in the unit of the outcome model: useful conversations.

Any other outcome is converted with the person's own counts only: nobody has published an honest rate of, say,
interviews or clients per conversation (evidence §2.5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from auditor.activities.sites import title
from auditor.answers.conversations import LEAST_CONVERSATIONS, is_counted
from auditor.answers.expectations import Goal
from auditor.report import Missing, Role
from auditor.translatable import N_, gettext, listed, short
from auditor.verdict.base_rates import Draws

#: What is known of other outcomes (evidence §2.4 and §2.5). None of it is a rate for each conversation.
RANGES: Mapping[str, str] = {
    "interviews": N_("How many conversations an interview takes, nobody has measured."),
    "job offers": N_(
        "In digital work new jobs come more by people one knows a little, in other work more by close ones; how many "
        "conversations an offer takes, nobody has measured."
    ),
    "new clients": N_(
        "No honest rate is known of clients for each conversation; repeat and referred work usually comes over "
        "quarters, not weeks."
    ),
    "repeat work": N_("No honest rate is known; repeat and referred work usually comes over quarters, not weeks."),
    "sales": N_(
        "3 to 13 of 100 first messages are usually answered; how many answers make a sale, nobody has measured "
        "honestly."
    ),
    "sources and tips": N_("No honest rate is known of sources or tips for each conversation."),
    "people for a team": N_(
        "How many conversations it takes to find somebody for a team, nobody has measured honestly. All that is known "
        "is that one site warned recruiters of whose messages fewer than 13 in 100 were answered."
    ),
    "visits elsewhere": N_("How many of those who are asked let somebody look inside, nobody has measured honestly."),
    "a say": N_("No honest rate is known of how often somebody is asked or heard for each conversation."),
}
#: What was found of people in one role only: nobody else is told that it holds for them.
_OF_A_ROLE: Mapping[tuple[str, Role], str] = {
    ("interviews", Role.JOB): N_(
        "Who searches harder gets more interviews, but only somewhat in many studies; how many conversations one "
        "takes, nobody has measured."
    ),
    ("job offers", Role.JOB): N_(
        "Who searches harder gets more offers, but only a little in many studies; training in using such a site "
        "brought 7 more of 100 people into work."
    ),
    ("sources and tips", Role.MEDIA): N_(
        "No honest rate is known of sources or tips for each conversation. Of what is pitched to journalists, about 3 "
        "in 100 get an answer."
    ),
}
#: Outcomes that are asked for in more words; those of the others are marked there.
SHORTER = (
    N_("staying in touch"),
    N_("invitations to speak"),
    N_("commissions"),
    N_("people for a team"),
    N_("visits elsewhere"),
    N_("a say"),
)
_NO_RATE = N_("No honest rate is known of how many useful conversations it takes to one of “%(outcome)s”.")
#: Which answer tells more, by its field of Expectations: of a goal of one, what else is hoped for on the way to it.
FURTHER, CONVERSATIONS = "further_goal.outcome", "goal.conversations"


def of_other_sites_too(sites: Sequence[str], others: Sequence[str]) -> Missing | None:
    """Why a goal is not held against what was done on ``sites``: it is hoped for from ``others`` too, which are left
    out. None where none are."""
    if not others:
        return None
    return Missing(
        what=gettext(
            "Your goal counts all your sites, and this report looks at %(sites)s only, without %(others)s.",
            sites=listed([title(site) for site in sites]),
            others=listed([title(site) for site in others]),
        ),
        remedy=gettext("A report of all your sites can say more."),
    )


@dataclass(frozen=True)
class Target:
    """A goal in useful conversations: ``hoped`` for in total (an array of draws if converted) and ``came`` so far (None
    if the person has not said). ``amount``, ``had`` and ``outcome`` are the goal, and what came of it, in the person's
    own unit."""

    hoped: float | Draws
    came: float | None
    since: date
    by: date
    amount: float
    outcome: str
    had: float | None = None

    @property
    def converted(self) -> bool:
        """Whether the person counts in another unit."""
        return not isinstance(self.hoped, float | int)

    @property
    def from_each(self) -> float | Draws:
        """How many in the person's own unit come of one useful conversation."""
        return self.amount / self.hoped


def named(outcome: str) -> str:
    """What people read of an outcome."""
    return gettext(outcome)


def target(
    goal: Goal | None, window_start: date, draws: int, seed: int, role: Role | None = None, beside: Goal | None = None
) -> Target | Missing:
    """The goal in useful conversations, or what is missing to convert it. A goal without a first day begins with the
    window; ``beside`` is what else the person hopes for."""
    if goal is None or goal.outcome is None:
        return Missing(
            what=gettext("You have not said yet what you hope for from this site."),
            remedy=gettext("Say what you would like, how much of it, from whom and by when."),
        )
    if goal.amount is None:
        return Missing(
            what=gettext("Your goal has no number."),
            remedy=gettext("Say about how many or how much (%(outcome)s).", outcome=named(goal.outcome)),
        )
    if goal.by is None:
        return Missing(what=gettext("Your goal has no date."), remedy=gettext("Say by when you would like it."))
    since = goal.since or window_start
    if goal.by < since:
        return Missing(
            what=gettext("Your goal's date lies before its first day."), remedy=gettext("Correct one of the two days.")
        )
    if is_counted(goal):
        return Target(goal.amount, goal.so_far, since, goal.by, goal.amount, goal.outcome, goal.so_far)
    if not goal.so_far or not goal.conversations or goal.conversations < LEAST_CONVERSATIONS:
        known = _OF_A_ROLE.get((goal.outcome, role)) if role else None
        of_one = goal.amount <= 1 and not goal.so_far
        room = not goal.conversations and (beside is None or beside.outcome is None)
        begun = beside is not None and beside.outcome is not None and None in (beside.amount, beside.by)
        return Missing(
            what=gettext(known or RANGES.get(goal.outcome, _NO_RATE), outcome=named(goal.outcome)),
            remedy=_of_one(room=room) if of_one else _still_to_count(goal),
            have=int(goal.conversations or 0),
            need=LEAST_CONVERSATIONS,
            field=CONVERSATIONS if not of_one else FURTHER if room or begun else "",
        )
    rate = np.random.default_rng(seed).gamma(goal.so_far + 0.5, 1 / goal.conversations, draws)
    hoped = goal.amount / rate
    return Target(hoped, goal.conversations, since, goal.by, goal.amount, goal.outcome, goal.so_far)


def _still_to_count(goal: Goal) -> str:
    """What it takes to a rate of one's own; of what was told, what of it is missing."""
    if not goal.conversations:
        return gettext(
            "Count for a few weeks your useful conversations and what came of them, and tell us both numbers: from "
            "%(least)s conversations and the first result on, your own rate can be used.",
            least=LEAST_CONVERSATIONS,
        )
    told: dict[str, str | int] = {"told": short(goal.conversations), "least": LEAST_CONVERSATIONS}
    if goal.conversations >= LEAST_CONVERSATIONS:
        return gettext(
            "The useful conversations that you told us of (%(told)s) are enough: tell us of the first result once it "
            "is there, and your own rate can be used.",
            **told,
        )
    if not goal.so_far:
        return gettext(
            "Useful conversations you told us of so far: %(told)s. Tell us once there are %(least)s and a first "
            "result; then your own rate can be used.",
            **told,
        )
    return gettext(
        "Useful conversations you told us of so far, with what came of them: %(told)s. Tell us once there are "
        "%(least)s; then your own rate can be used.",
        **told,
    )


def _of_one(*, room: bool) -> str:
    """Why a goal of one cannot be told of before it is there, and what can: where there is ``room`` for another hope,
    and useful conversations are not counted yet."""
    why = gettext(
        "Where the goal is one, the first result is the goal itself: until it is there, your own numbers cannot tell "
        "how many conversations it takes."
    )
    if not room:
        return why
    way = gettext("More can be said of what happens on the way: hope for a number of useful conversations as well.")
    return f"{why} {way}"
