"""Base rates: how often people say yes and answer. They are priors, each with its source.

They are weak: most come from vendors who sell automation, and some are our own guess. A person's own counts replace
them as they come in (evidence §2.5).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from auditor.scoring.intervals import TAIL
from auditor.scoring.special import betaincinv, betaln, binom

Draws = NDArray[np.float64]


class Quantity(StrEnum):
    """What a rate is of."""

    ACCEPTANCE = "invitations to strangers accepted"
    REPLY_TO_NOTE = "answers once connected, invited with a note"
    REPLY_TO_BARE = "answers once connected, invited without a note"
    REPLY_OF_STRANGER = "first messages to strangers answered"
    REPLY_OF_WEAK = "messages to people you know a little answered"
    REPLY_OF_DORMANT = "messages to people you have not heard from in a year answered"
    TALK_AFTER_INTRODUCTION = "introductions that lead to a conversation"
    ENGAGEMENT = "reactions and comments for each time a post is shown"
    TALK_AFTER_ENGAGEMENT = "conversations for each reaction or comment"


@dataclass(frozen=True)
class BaseRate:
    """A rate as Beta(``yes``, ``no``). ``grade`` is that of its sources, A to E; ``own`` counts own cases."""

    yes: float
    no: float
    grade: str
    why: str
    sources: tuple[str, ...] = ()
    own: int = 0

    @property
    def mean(self) -> float:
        """The expected rate."""
        return self.yes / (self.yes + self.no)

    @property
    def interval(self) -> tuple[float, float]:
        """Its 80 % interval."""
        return (
            float(betaincinv(self.yes, self.no, TAIL)),
            float(betaincinv(self.yes, self.no, 1 - TAIL)),
        )

    def updated(self, k: int, n: int) -> "BaseRate":
        """The rate updated by ``k`` yeses in ``n`` own cases. Raises ValueError unless 0 ≤ k ≤ n."""
        if not 0 <= k <= n:
            raise ValueError(f"{k} of {n} is no count")
        return replace(self, yes=self.yes + k, no=self.no + n - k, own=self.own + n)

    def alone(self, k: int, n: int) -> "BaseRate":
        """The rate of ``k`` yeses in ``n`` own cases and of nothing else (Jeffreys' prior). Raises as ``updated``."""
        return replace(self, yes=0.5, no=0.5, own=0).updated(k, n)

    def allows(self, k: int, n: int) -> bool:
        """Whether ``k`` yeses of ``n`` are no rare chance under this rate: so few or fewer, and so many or more, come
        in over a tenth of the cases each (beta-binomial; our convention, grade E, as that of the verdict)."""
        counts = np.arange(n + 1)
        chances = binom(n, counts) * np.exp(betaln(counts + self.yes, n - counts + self.no) - betaln(self.yes, self.no))
        return min(float(chances[: k + 1].sum()), float(chances[k:].sum())) > TAIL

    def contradicts(self, other: "BaseRate") -> bool:
        """Whether the 80 % intervals of two rates lie apart."""
        (low, high), (others_low, others_high) = self.interval, other.interval
        return high < others_low or others_high < low


PRIORS: Mapping[Quantity, BaseRate] = {
    Quantity.ACCEPTANCE: BaseRate(
        11,
        30,
        "D",
        "About one in four in a field experiment with over 20,000 requests; 26 to 31 % in three vendors' data, which "
        "disagree by job level (19 % to 39 %) and sell automation.",
        ("evsyukova-2025", "vendors-invitations"),
    ),
    Quantity.REPLY_TO_NOTE: BaseRate(
        4, 60, "D", "6.3 %: 9.4 % with a note is the top of vendors' range, later series fell to 2.2 to 3.5 %.",
        ("vendors-invitations",),
    ),
    Quantity.REPLY_TO_BARE: BaseRate(
        5, 87, "D", "5.4 % without a note in the same vendors' data.", ("vendors-invitations",)
    ),
    Quantity.REPLY_OF_STRANGER: BaseRate(
        5, 85, "D", "Cold e-mail: 3.4, 4.5, 5.8 and 8.5 % in four vendors' data, read second-hand.", ("vendors-email",)
    ),
    Quantity.REPLY_OF_WEAK: BaseRate(4, 6, "E", "No published rate was found: our convention."),
    Quantity.REPLY_OF_DORMANT: BaseRate(5, 5, "E", "No published rate was found: our convention."),
    Quantity.TALK_AFTER_INTRODUCTION: BaseRate(7, 3, "E", "No published rate was found: our convention."),
    Quantity.ENGAGEMENT: BaseRate(
        5,
        125,
        "D",
        "3.85 % of impressions of personal LinkedIn profiles in one vendor's data, 2 to 6 % in others'; how wide the "
        "prior is, is ours.",
        ("socialinsider-2026",),
    ),
    Quantity.TALK_AFTER_ENGAGEMENT: BaseRate(1, 60, "E", "No published rate was found: our convention."),
}  # fmt: skip

#: Own cases from which a person's own rate, and no longer the general one, is the reference (evidence, audit
#: response-expectations).
OWN_CASES = 30
#: With fewer own cases than this, nothing is said about the person's own rate.
LEAST_CASES = 8


def with_own(counts: Mapping[Quantity, tuple[int, int]]) -> dict[Quantity, BaseRate]:
    """The priors, updated by the person's own counts (k, n)."""
    return {quantity: rate.updated(*counts.get(quantity, (0, 0))) for quantity, rate in PRIORS.items()}


def answered_less(rates: Mapping[Quantity, BaseRate]) -> list[Quantity]:
    """The rates at which people say yes to this person clearly less often than to people in general.

    The 80 % interval of such a rate lies below the general mean. The cause may be the person's habits or how others
    treat people like them; the numbers cannot tell which."""
    return [
        quantity
        for quantity, rate in rates.items()
        if rate.own >= LEAST_CASES and rate.interval[1] < PRIORS[quantity].mean
    ]


def as_general(rates: Mapping[Quantity, BaseRate], which: Collection[Quantity]) -> dict[Quantity, BaseRate]:
    """The rates, but some of them as those of people in general."""
    return {quantity: PRIORS[quantity] if quantity in which else rate for quantity, rate in rates.items()}


def drawn(rates: Mapping[Quantity, BaseRate], draws: int, seed: int) -> dict[Quantity, Draws]:
    """``draws`` random values of each rate. The same seed gives the same values, whichever other rates are drawn."""
    return {
        quantity: np.random.default_rng([seed, place]).beta(rates[quantity].yes, rates[quantity].no, draws)
        for place, quantity in enumerate(Quantity)
        if quantity in rates
    }
