"""Attribution: a gap between what was hoped for and what came, split into expectations, habits, site and remainder.

On the log scale the four parts sum to the gap in every draw (evidence §2.2). Habits and site are two-player Shapley
values: each gets the mean of what it adds if it is corrected first and if it is corrected second. This file has only
numbers; verdict has the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from math import exp, factorial, log
from statistics import NormalDist
from typing import Literal

import numpy as np

from auditor.report import Funnel, Part
from auditor.scoring.intervals import TAIL
from auditor.scoring.special import gammainc, gammaincc
from auditor.verdict.base_rates import Draws
from auditor.verdict.model import NEUTRAL, Channel, Habits, Rates, Site, conversations

Cause = Literal["expectations", "habits", "site", "remainder"]
CAUSES: tuple[Cause, ...] = ("expectations", "habits", "site", "remainder")

DRAWS = 20_000
SEED = 20_041_106  # any number would do; it is fixed so that the same data give the same verdict
LEAST_PROBABILITY = 0.80
#: A count this far out is no longer put down to chance (evidence §2.2a).
UNLIKELY = 0.10
#: What came is far above what was seen where chance brings so much this rarely, and where it is this many times as much
#: (our conventions, grade E). A record that lacks two fifths of what was sent and of what was answered makes 0.6 · 0.6
#: of it likely, little more than a third: that is a record with holes, not yet a channel that nobody saw.
FAR = 0.02
FAR_TIMES = 3.0
#: What a site of which nothing was seen may do: between half and twice, in four cases of five (our convention, E).
UNSEEN = log(2) / NormalDist().inv_cdf(1 - TAIL)


@dataclass(frozen=True)
class Attribution:
    """``draws``: the four parts of ln(hoped for ÷ came), by cause, over the draws of the base rates; ``reached``,
    ``planned`` and ``reachable``: conversations that what was done, the good plan on this site, and the good plan on a
    neutral one make likely; ``noise``: ln of how far chance alone (Poisson) moves what came; ``came``: what was
    counted; ``unasked``: how many of these others began, as far as more came than what was done makes likely;
    ``site_seen``: whether anything of the site was told."""

    draws: Mapping[Cause, Draws]
    reached: Draws
    planned: Draws
    reachable: Draws
    noise: Draws
    came: float
    site_seen: bool = True
    unasked: float = 0.0

    def parts(self) -> tuple[Part, ...]:
        """The four parts with 80 % intervals. The remainder's interval includes Poisson chance; if nothing came, the
        interval is all that can be said of the remainder."""
        largest = self.largest()
        return tuple(
            Part(
                cause,
                factor=_factor(self.draws[cause], 0.5),
                low=_factor(self._doubted(cause), TAIL),
                high=_factor(self._doubted(cause), 1 - TAIL),
                largest=largest[cause],
                bounds_only=cause == "remainder" and self.came == 0,
                seen=cause != "site" or self.site_seen,
            )
            for cause in CAUSES
        )

    def largest(self) -> dict[Cause, float]:
        """For each part, the probability that it is the largest."""
        first = np.argmax(np.stack([self.draws[cause] for cause in CAUSES]), axis=0)
        return {cause: float(np.mean(first == place)) for place, cause in enumerate(CAUSES)}

    def main(self) -> Cause | None:
        """The one cause that may be named: the largest with a probability of at least 0.80, and an 80 % interval that
        excludes no effect; never the site where nothing of it was seen, nor then the remainder, which would acquit the
        site unseen. None: the data do not tell yet.

        Where far more came than what was seen makes likely, something unseen works, and nothing is named."""
        cause, probability = max(self.largest().items(), key=lambda pair: pair[1])
        if self.surprising() or (cause in ("site", "remainder") and not self.site_seen):
            return None
        clear = float(np.quantile(self._doubted(cause), TAIL)) > 0
        return cause if probability >= LEAST_PROBABILITY and clear else None

    def expected(self, hoped: float | Draws) -> bool:
        """Whether what came is what was hoped for, within chance."""
        return within_chance(self.came, hoped)

    def surprising(self) -> bool:
        """Whether far more came than what was seen makes likely."""
        return far_above(self.came, self.reached)

    def funnel(self, hoped: float | Draws) -> Funnel:
        """From what was hoped for to what came, with 80 % intervals."""
        middle = float(np.median(hoped))
        return Funnel(
            hoped=middle,
            practice=_spread(self.planned),
            done=_spread(self.reached),
            came=self.came,
            through=middle * float(np.median(self.planned / self.reachable)) if self.site_seen else None,
            converted=not isinstance(hoped, float | int),
        )

    def _doubted(self, cause: Cause) -> Draws:
        return self.draws[cause] - self.noise if cause == "remainder" else self.draws[cause]


def within_chance(came: float, hoped: float | Draws) -> bool:
    """Whether so few or fewer come in more than ``UNLIKELY`` of the cases in which so many were hoped for."""
    return float(np.mean(gammaincc(came + 1, hoped))) > UNLIKELY


def far_above(came: float, likely: Draws) -> bool:
    """Whether ``came`` is far above a likely count: ``FAR_TIMES`` as much, and so many or more by chance in fewer than
    ``FAR`` of the cases."""
    return came >= FAR_TIMES * float(np.median(likely)) and above_chance(came, likely)


def above_chance(came: float, likely: Draws) -> bool:
    """Whether by chance so many or more come in fewer than ``FAR`` of the cases."""
    return came > 0 and float(np.mean(gammainc(came, likely))) < FAR


def attribute(
    hoped: float | Draws,
    came: float,
    done: Habits,
    plan: Habits,
    site: Site,
    rates: Rates,
    neutral: Site = NEUTRAL,
    begun: int = 0,
) -> Attribution:
    """Split ln(``hoped`` ÷ ``came``) into its four parts.

    ``hoped`` may be an array of draws if it was converted from another unit. If nothing came, half a conversation is
    used in its place. ``begun``: how many conversations others began and the person answered. What came of these comes
    with any plan, so that it is no habit's and no chance's; as not all of them are useful ones, they count as far as
    more came than what was done makes likely (our convention, grade E)."""
    counted = came if came > 0 else 0.5
    as_is, planned = conversations(done, site, rates), conversations(plan, site, rates)
    freed, both = conversations(done, neutral, rates), conversations(plan, neutral, rates)
    unasked = min(float(begun), max(0.0, came - float(np.median(as_is))))
    all_as_is, all_planned, all_freed, all_both = (each + unasked for each in (as_is, planned, freed, both))
    chance = np.random.default_rng([SEED, len(CAUSES)]).gamma(came + 0.5, size=as_is.size)
    unseen = 0.0 if site.seen else np.random.default_rng([SEED, len(CAUSES) + 1]).normal(0, UNSEEN, as_is.size)
    return Attribution(
        draws={
            "expectations": np.log(hoped / all_both),
            "habits": (np.log(all_planned / all_as_is) + np.log(all_both / all_freed)) / 2,
            "site": (np.log(all_freed / all_as_is) + np.log(all_both / all_planned)) / 2 + unseen,
            "remainder": np.log(all_as_is / counted) - unseen,
        },
        reached=as_is,
        planned=planned,
        reachable=both,
        noise=np.log(np.maximum(chance, 1e-12) / counted),
        came=came,
        site_seen=site.seen,
        unasked=unasked,
    )


def levers(
    done: Habits, plan: Habits, site: Site, rates: Rates, neutral: Site = NEUTRAL, unasked: float = 0.0
) -> dict[Channel, float]:
    """Each channel's share of the part of habits, as a factor. Their product is the factor of all habits.

    These are Shapley values with one player per channel, computed at the mean of the base rates; what came ``unasked``
    comes with each of them."""
    typical = {quantity: np.array([draws.mean()]) for quantity, draws in rates.items()}
    players = [channel for channel in Channel if _differs(done, plan, channel)]
    shares = dict.fromkeys(Channel, 0.0)
    for player in players:
        others = [other for other in players if other is not player]
        for size in range(len(others) + 1):
            weight = factorial(size) * factorial(len(others) - size) / factorial(len(players))
            for before in combinations(others, size):
                for place in (site, neutral):
                    with_it = conversations(_mixed(done, plan, (*before, player)), place, typical)[0] + unasked
                    without = conversations(_mixed(done, plan, before), place, typical)[0] + unasked
                    shares[player] += weight * (log(with_it) - log(without)) / 2
    return {channel: exp(share) for channel, share in shares.items()}


def _differs(done: Habits, plan: Habits, channel: Channel) -> bool:
    reach = channel is Channel.POSTS and done.impressions != plan.impressions
    return reach or done.volume(channel) != plan.volume(channel)


def _mixed(done: Habits, plan: Habits, taken: tuple[Channel, ...]) -> Habits:
    """What was done, but with some channels as in the plan."""
    changes = {str(channel): plan.volume(channel) for channel in taken}
    if Channel.POSTS in taken:
        changes["impressions"] = plan.impressions
    return replace(done, **changes)


def _spread(draws: Draws) -> tuple[float, float, float]:
    low, middle, high = (round(float(value), 4) for value in np.quantile(draws, [TAIL, 0.5, 1 - TAIL]))
    return low, middle, high


def _factor(draws: Draws, quantile: float) -> float:
    return round(float(np.exp(np.quantile(draws, quantile))), 4)
