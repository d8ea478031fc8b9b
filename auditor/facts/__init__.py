"""Facts: what is derived once from a history and shared by audits. Families are pure functions of activities.

A family is a frame with at least the columns ``site`` and ``at`` (UTC milliseconds), over the window and what the
history holds before it; it is computed when an audit first asks for it, and an audit sees only those it declared.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.activity import Coverage, Subject
from auditor.expectations import Expectations
from auditor.history import History
from auditor.people import until, written_from

if TYPE_CHECKING:
    import polars as pl

DAY = 86_400_000  # milliseconds
HOUR = 3_600_000


@dataclass(frozen=True)
class Window:
    """The span a report is about: UTC milliseconds, ``start`` included, ``end`` excluded."""

    start: int
    end: int
    zone: tzinfo = UTC

    @classmethod
    def of_days(cls, first: date, last: date, zone: tzinfo = UTC) -> "Window":
        """From the start of one local day to the end of another."""
        return cls(_midnight(first, zone), _midnight(last + timedelta(days=1), zone), zone)

    @property
    def days(self) -> float:
        """Its length in days."""
        return (self.end - self.start) / DAY

    def day(self, at: int) -> date:
        """The local day of a moment."""
        return datetime.fromtimestamp(at / 1000, self.zone).date()

    def midnight(self, day: date) -> int:
        """The moment a local day begins."""
        return _midnight(day, self.zone)


def _lacks(told: Coverage | None, *, seen: bool) -> bool:
    """Whether a subject cannot be told of: no source can, or none was heard of and nothing was seen."""
    return told.extent == "none" if told else not seen


def _midnight(day: date, zone: tzinfo) -> int:
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)


class Families:
    """All families of one history and window, each computed at most once."""

    def __init__(self, history: History, window: Window, expectations: Expectations) -> None:
        import polars as pl

        self.history = history
        self.window = window
        self.expectations = expectations
        self.activities = history.activities.filter(pl.col("at") < window.end)
        self.people = until(history.people, window.end, written_from(history.activities, window.end))
        self._made: dict[str, pl.DataFrame] = {}

    def __getitem__(self, name: str) -> "pl.DataFrame":
        if name not in self._made:
            self._made[name] = FAMILIES[name]()(self)
        return self._made[name]

    @cached_property
    def subjects(self) -> dict[str, set[str]]:
        """Subjects seen on each site, whenever."""
        seen: dict[str, set[str]] = {}
        for site, subject in self.activities.select("site", "subject").unique().iter_rows():
            seen.setdefault(site, set()).add(subject)
        return seen

    def covered(self, needs: Sequence[Subject]) -> tuple[list[str], list[Coverage]]:
        """The sites that can tell of every needed subject, and for the others what their sources say of the lack."""
        said = {(entry.site, entry.subject): entry for entry in self.history.coverage}
        sites, lacks = [], []
        for site, subjects in sorted(self.subjects.items()):
            lacking = [need for need in needs if _lacks(said.get((site, need)), seen=need.value in subjects)]
            if not lacking:
                sites.append(site)
            lacks += [said.get((site, need)) or Coverage(site, need, "none") for need in lacking]
        return sites, lacks


def _family(module: str, name: str) -> "Callable[[], Callable[[Families], pl.DataFrame]]":
    def load() -> "Callable[[Families], pl.DataFrame]":
        from importlib import import_module

        made: Callable[[Families], pl.DataFrame] = getattr(import_module(f"auditor.facts.{module}"), name)
        return made

    return load


#: Every family by the name audits declare it with, and where it is made.
FAMILIES: "dict[str, Callable[[], Callable[[Families], pl.DataFrame]]]" = {
    name: _family(module, name)
    for module, names in {
        "messages": ("messages",),
        "conversations": ("conversations",),
        "ties": ("interactions", "ties", "revivals"),
        "invitations": ("invitations", "connections"),
        "introductions": ("introductions", "referrals"),
        "contributions": ("contributions", "reactions", "own_words"),
        "profile": ("profile",),
        "favours": ("favours",),
        "efforts": ("efforts",),
        "attention": ("attention",),
        "sessions": ("sessions", "actions"),
        "exposure": ("exposure",),
        "notifications": ("notifications",),
    }.items()
    for name in names
}


class Facts:
    """What one audit sees: the families it declared, of the sites that cover its needs, and its period.

    ``start`` and ``end`` bound the period in UTC milliseconds; families reach back further, so filter by ``within``.
    """

    def __init__(self, families: Families, declared: Sequence[str], sites: Sequence[str], period: int | None) -> None:
        self._families = families
        self._declared = frozenset(declared)
        self.sites = tuple(sites)
        self.window = families.window
        self.end = families.window.end
        self.start = families.window.start if period is None else self.end - period * DAY
        first = families.history.first_at
        self.history_days = 0.0 if first is None else max(0.0, (self.end - first) / DAY)
        self.days = (self.end - self.start) / DAY

    def __getitem__(self, name: str) -> "pl.DataFrame":
        """A declared family, of the covered sites."""
        import polars as pl

        if name not in self._declared:
            raise KeyError(f"the audit did not declare the facts it reads: {name}")
        return self._families[name].filter(pl.col("site").is_in(self.sites))

    def within(self, name: str) -> "pl.DataFrame":
        """A declared family in the audit's period."""
        import polars as pl

        return self[name].filter(pl.col("at").is_between(self.start, self.end, closed="left"))

    def tells(self, *subjects: Subject) -> bool:
        """Whether some site can tell of all these subjects, so that their absence means that there was none."""
        return bool(self._families.covered(subjects)[0])

    def partial(self, subject: Subject) -> Coverage | None:
        """What a source says that holds only the recent part of a subject, on one of the covered sites."""
        told = (entry for entry in self._families.history.coverage if entry.site in self.sites)
        return next((entry for entry in told if entry.subject is subject and entry.extent == "recent"), None)

    @property
    def people(self) -> "pl.DataFrame":
        """Everyone, with the columns of auditor.people.Acquaintance."""
        import polars as pl

        return self._families.people.filter(pl.col("site").is_in(self.sites))

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """Names by (site, id), where known."""
        rows = self.people.select("site", "id", "name").iter_rows()
        return {(site, person): name for site, person, name in rows if name}

    def name(self, site: str, person: str) -> str:
        """What to call someone."""
        return self.names.get((site, person), person.removeprefix("name:"))
