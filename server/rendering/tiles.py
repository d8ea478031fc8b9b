"""A report at a glance: its categories as tiles, the worst first, what works apart from what could not be told."""

from collections import Counter
from typing import NamedTuple

from auditor.activities.sites import title as site_title
from auditor.report import AuditResult, Band, CategoryResult, Report, State
from server.rendering.labels import band
from server.translations import gettext, ngettext
from server.translations.cldr import decimal, listed

_ORDER = (Band.TRY, Band.LOOK, Band.WORKING)


class Tile(NamedTuple):
    """A category with the bands of its audits, the worst first; None: measured, but in no band."""

    category: CategoryResult
    marks: tuple[Band | None, ...]


class Tiles(NamedTuple):
    """``shown`` have something to look at, the worst first; ``working`` have nothing but what works; of the others
    nothing can be said yet: ``silent``."""

    shown: tuple[Tile, ...]
    working: tuple[Tile, ...]
    silent: tuple[CategoryResult, ...]


def tiles(report: Report) -> Tiles:
    """The categories of a report."""
    all_of = [Tile(category, _marks(category)) for category in report.categories]
    shown = [tile for tile in all_of if {Band.TRY, Band.LOOK} & set(tile.marks)]
    working = [tile for tile in all_of if tile not in shown and Band.WORKING in tile.marks]
    silent = [tile.category for tile in all_of if tile not in shown and tile not in working]
    return Tiles(tuple(sorted(shown, key=_badness)), tuple(working), tuple(silent))


def _marks(category: CategoryResult) -> tuple[Band | None, ...]:
    measured = [audit for audit in category.audits if audit.value and not audit.muted]
    return tuple(sorted((audit.band for audit in measured), key=_place))


def _place(mark: Band | None) -> int:
    return len(_ORDER) if mark is None else _ORDER.index(mark)


def _badness(tile: Tile) -> tuple[bool, float, str]:
    banded = [mark for mark in tile.marks if mark]
    return Band.TRY not in tile.marks, banded.count(Band.WORKING) / len(banded), tile.category.id


def marks_in_words(tile: Tile) -> str:
    """How many audits of a tile are in which band."""
    counted = Counter(tile.marks)
    told = [f"{counted[mark]} × {band(mark)}" for mark in _ORDER if counted[mark]]
    if counted[None]:
        told.append(gettext("%(count)s × too early to say", count=counted[None]))
    return listed(told)


class Lacking(NamedTuple):
    """What would tell more, in the words of a report, and the audits it would help. ``asks``: it is answers."""

    remedy: str
    audits: tuple[AuditResult, ...]
    asks: bool = False

    @property
    def by_reason(self) -> tuple[tuple[str, tuple[AuditResult, ...]], ...]:
        """The audits with one reason together, in their order, and the reason."""
        found: dict[str, list[AuditResult]] = {}
        for audit in self.audits:
            found.setdefault(audit.missing.what if audit.missing else "", []).append(audit)
        return tuple((what, tuple(audits)) for what, audits in found.items())


def lacking(report: Report) -> tuple[Lacking, ...]:
    """Each remedy once, that which helps most audits first; all answers that are wanted are one."""
    found: dict[tuple[str, bool], list[AuditResult]] = {}
    for audit in report.audits().values():
        if audit.missing and not audit.muted:
            asks = audit.state is State.NEEDS_YOUR_ANSWER
            remedy = gettext("Answer a few questions") if asks else audit.missing.remedy
            found.setdefault((remedy, asks), []).append(audit)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Lacking(remedy, tuple(audits), asks) for (remedy, asks), audits in ordered)


def would_help(each: Lacking) -> str:
    """How many questions wait for a remedy."""
    return ngettext("%(num)s question of the report", "%(num)s questions of the report", len(each.audits))


def and_so_far(audit: AuditResult) -> str:
    """An audit's question, with how many there are of those it needs, where it is for want of them that it is open."""
    if audit.missing is None or audit.missing.have is None or audit.missing.need is None:
        return audit.question
    return gettext(
        "%(question)s (%(have)s of %(need)s)",
        question=audit.question,
        have=decimal(audit.missing.have),
        need=decimal(audit.missing.need),
    )


class Untold(NamedTuple):
    """What the sources of one or several sites do not tell, for one reason; ``sites`` in words."""

    sites: str
    note: str
    remedy: str


def untold(report: Report) -> tuple[Untold, ...]:
    """Each reason once, with the sites that share it."""
    sites: dict[tuple[str, str], dict[str, None]] = {}
    for gap in report.gaps:
        sites.setdefault((gap.note, gap.remedy), {})[site_title(gap.site)] = None
    return tuple(Untold(listed([*of]), note, remedy) for (note, remedy), of in sites.items())
