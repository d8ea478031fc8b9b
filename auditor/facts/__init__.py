"""Facts: frames that are derived once from a history and shared by audits. Families are pure functions of activities.

A family is a frame with at least the columns ``site`` and ``at`` (UTC milliseconds). It covers the window and the part
of the history before it. It is computed when an audit first asks for it, and an audit sees only those it declared.
"""

from collections.abc import Mapping, Sequence
from typing import cast

import polars as pl

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.facts.attention import attention
from auditor.facts.contributions import contributions, own_words, reactions
from auditor.facts.conversations import conversations
from auditor.facts.efforts import efforts
from auditor.facts.exposure import exposure
from auditor.facts.families import Families, Maker
from auditor.facts.favours import favours
from auditor.facts.introductions import introductions, referrals
from auditor.facts.invitations import connections, invitations
from auditor.facts.messages import messages
from auditor.facts.notifications import notifications
from auditor.facts.profile import profile
from auditor.facts.pushes import pushes
from auditor.facts.seldom import seldom_sell
from auditor.facts.sessions import actions, sessions
from auditor.facts.spent import phone, spent, told_by_logs
from auditor.facts.talks import talks
from auditor.facts.ties import dealings, interactions, revivals, ties, traces
from auditor.facts.window import DAY, HOUR, Window
from auditor.history.history import History

__all__ = ["DAY", "FAMILIES", "HOUR", "Facts", "Families", "Window", "derive", "told_by_logs"]

#: Days of a record before it tells who is new: whoever turns up earlier may have been known for long (convention, E).
KNOWN_AFTER = 90

#: Every family by the name audits declare it with.
FAMILIES: Mapping[str, Maker] = {
    maker.__name__: maker
    for maker in (
        messages,
        conversations,
        interactions,
        dealings,
        traces,
        talks,
        ties,
        revivals,
        invitations,
        connections,
        introductions,
        referrals,
        contributions,
        reactions,
        own_words,
        profile,
        favours,
        efforts,
        attention,
        phone,
        spent,
        sessions,
        actions,
        exposure,
        notifications,
        pushes,
    )
}


def derive(history: History, window: Window, expectations: Expectations) -> Families:
    """The families of a history up to the end of a window."""
    return Families(history, window, expectations, FAMILIES)


def _between(found: pl.DataFrame, start: int, end: int) -> pl.DataFrame:
    """Rows of these moments, ``end`` excluded; most often all, and to filter is to copy."""
    at = found["at"]
    first, last = cast("tuple[int | None, int | None]", (at.min(), at.max()))
    all_within = first is None or last is None or (start <= first and last < end)
    return found if all_within and not at.has_nulls() else found.filter(at.is_between(start, end, closed="left"))


class Facts:
    """What one audit sees: the families it declared, on the sites that cover its needs, and ``in_part`` on those that
    cover some of them and bound nothing, and its period.

    ``start`` and ``end`` bound the period in UTC milliseconds; families reach back further, so filter by ``within``.
    ``history_days``: for how many days up to then the ``needs`` are told of (without needs: anything is), and
    ``told_from`` from when on in the period, ``told_until`` until when: the end, unless the record of all sites ended
    before. ``days`` are those between: what was observed bounds what may be said of a period, and days of which nothing
    is known are no empty ones. ``all_told``: nothing is told of what lies before the report's window, so that no longer
    one holds more.
    """

    def __init__(
        self,
        families: Families,
        declared: Sequence[str],
        sites: Sequence[str],
        period: int | None,
        needs: Sequence[Subject] = (),
        in_part: Sequence[str] = (),
    ) -> None:
        self._families = families
        self._declared = frozenset(declared)
        self.sites = (*sites, *in_part)
        self.window = families.window
        self.end = families.window.end
        self.away = families.away
        self.start = families.window.start if period is None else self.end - period * DAY
        first = families.told_since(sites, needs) if needs else families.history.first_at
        ends = [families.told_until(site, needs) or self.end for site in sites]
        # Where all ended before the period, what they still tell in part is looked at in all of it.
        last = max(ends, default=self.end)
        self.told_until = last if last > self.start else self.end
        self.history_days = 0.0 if first is None else max(0.0, (self.told_until - first) / DAY)
        self.told_from = self.told_until if first is None else min(max(self.start, first), self.told_until)
        self.days = (self.told_until - self.told_from) / DAY
        self.all_told = first is None or first >= self.window.start
        self._needs = tuple(needs)

    def known_new(self) -> pl.Expr:
        """Whether ``at`` lies so late in the record of its ``site`` that whoever was not seen there before is new: each
        site by itself, so that all together hold what each of them does."""
        expr = pl.lit(False)
        for site in self.sites:
            first = self._families.told_since([site], self._needs) if self._needs else self._families.first_at.get(site)
            if first is not None:
                expr = expr | ((pl.col("site") == site) & (pl.col("at") >= first + KNOWN_AFTER * DAY))
        return expr

    def __getitem__(self, name: str) -> pl.DataFrame:
        """A declared family, on the covered sites."""
        if name not in self._declared:
            raise KeyError(f"the audit did not declare the facts it reads: {name}")
        found = self._families[name]
        if self._families.sites_of(name) <= set(self.sites):
            return found  # to filter is to copy
        return found.filter(pl.col("site").is_in(self.sites))

    def within(self, name: str) -> pl.DataFrame:
        """A declared family in the audit's period."""
        return _between(self[name], self.start, self.end)

    def told(self, name: str) -> pl.DataFrame:
        """A declared family in the days of the audit's period on which its needs are told of."""
        return _between(self.within(name), self.told_from, self.told_until)

    def tells(self, *subjects: Subject) -> bool:
        """Whether some site reports all these subjects to the end. If so, having no activity means that none took
        place."""
        told = self._families.covered(subjects)[0]
        return any(self._families.told_until(site, subjects) is None for site in told)

    def telling(self, *subjects: Subject) -> list[str]:
        """The sites that report all these subjects."""
        return [site for site in self._families.covered(subjects)[0] if site in self.sites]

    def partial(self, subject: Subject) -> Coverage | None:
        """The coverage of a subject on a covered site whose source has only its recent part, or None."""
        told = (entry for entry in self._families.history.coverage if entry.site in self.sites)
        return next((entry for entry in told if entry.subject is subject and entry.extent == "recent"), None)

    @property
    def other_sites(self) -> tuple[str, ...]:
        """Where else the person is, of which this report is not to tell: what holds for all sites is not to be held
        against a part of them."""
        return tuple(self._families.history.other_sites)

    @property
    def people(self) -> pl.DataFrame:
        """Everyone, with the columns of auditor.history.people.Acquaintance."""
        return self._families.people.filter(pl.col("site").is_in(self.sites))

    @property
    def seldom_sell(self) -> pl.DataFrame:
        """Who hardly ever sells, by site and partner, as auditor.facts.seldom has it."""
        return self._families.once(seldom_sell)

    def name(self, site: str, person: str) -> str:
        """What to call someone."""
        return self._families.name(site, person)
