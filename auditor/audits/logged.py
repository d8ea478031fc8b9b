"""Logged days: since when and until when a log tells anything, and whether it sees enough of the use.

Before its first line and after its last nothing is known: an extension that was switched off is no quiet week.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Audit, NeedsAnswer
from auditor.facts import Facts
from auditor.report import Missing
from auditor.scoring.intervals import sampled
from auditor.translatable import N_, gettext

#: Of one's use, in this browser; under it a log of time is too thin to be scored (evidence §0.3).
LEAST_SHARE = 0.7
_NEEDS = N_("This needs %(need)s days on which your time on the site was logged; there are %(spans)s.")
_NEEDS_A_BROWSER = N_(
    "This needs %(need)s days on which the browser extension logged your time on the site; there are %(spans)s."
)
TOO_THIN = N_("Less than 70 %% of your use is in this browser, so the log is too thin to be scored.")

_TOO_THIN_THERE = N_(
    "Only the phone was logged, and less than 70 %% of your use is there, so the log is too thin to be scored."
)
_PHONE_ALONE = N_(
    "Only the phone was logged. Once you say what share of your use is in this browser, this can be scored where that "
    "is little."
)


def days(log: pl.DataFrame) -> list[date]:
    """Every local day from the first to the last row of a family, those without a row among them."""
    first, last = log["day"].min(), log["day"].max()
    if not isinstance(first, date) or not isinstance(last, date):
        return []
    return [first + timedelta(days=after) for after in range((last - first).days + 1)]


def lack(audit: Audit, facts: Facts, log: pl.DataFrame, have: int, needs: str | None = None) -> Missing | None:
    """What is missing if a log spans too few days, or holds too few (``have``) of what is counted in it; ``needs``
    says how many days it takes. What a phone counts is of use to those alone who ask for the family ``spent``."""
    need, spans = audit.minimum.logged, len(days(log))
    if spans >= need:
        return audit.lack(have, facts)
    by_phone = "spent" in audit.facts
    return Missing(
        what=gettext(needs or (_NEEDS if by_phone else _NEEDS_A_BROWSER), need=need, spans=spans),
        remedy=gettext(
            "The browser extension would tell, from the day it is connected, or what your phone counted of each app; a "
            "site's archive holds nothing of it."
        )
        if by_phone
        else gettext(
            "The browser extension would tell, from the day it is connected; neither a site's archive nor what a phone "
            "counts of each app holds it."
        ),
        have=spans,
        need=need,
    )


def thin(answers: Expectations) -> NeedsAnswer | str | None:
    """Why a log of time may not be scored: too much of the use is elsewhere, or the person has to say how much."""
    if answers.browser_share is None:
        return NeedsAnswer(gettext("About what share of your use is in this browser?"), "browser_share")
    if answers.browser_share < LEAST_SHARE:
        return gettext(TOO_THIN)
    return None


def with_unseen(samples: Sequence[float], part: float | None, seed: str) -> tuple[float, float]:
    """The interval of a mean of what was logged each day, which reaches up to what it would be if the rest of the use
    is like the ``part`` of it that was logged, as the person says."""
    low, high = sampled(samples, "mean", seed)
    return low, high / max(1.0 if part is None else part, LEAST_SHARE)


def part_of_spent(log: pl.DataFrame, answers: Expectations) -> float | None:
    """The part of the use that is in the family ``spent``, as far as the person says; all where browser and phone were
    both logged."""
    by = log["logged"].first() if log.height else "browser"
    if by == "both" or answers.browser_share is None:
        return None
    return answers.browser_share if by == "browser" else 1 - answers.browser_share


def thin_spent(log: pl.DataFrame, answers: Expectations) -> NeedsAnswer | str | None:
    """The same of time spent (the family ``spent``): nothing is lacking where browser and phone were both logged, and
    what the phone alone counted is told, whatever is known of the rest."""
    by = log["logged"].first() if log.height else "browser"
    if by == "both":
        return None
    if by == "browser":
        return thin(answers)
    if answers.browser_share is None:
        return gettext(_PHONE_ALONE)
    return gettext(_TOO_THIN_THERE) if 1 - answers.browser_share < LEAST_SHARE else None
