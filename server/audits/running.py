"""Running an audit on what the store keeps, and keeping the report.

The auditor's engine is imported by the first audit, not by the server's start: it brings Polars, NumPy and SciPy.
"""

import gc
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

import msgspec

import auditor
from auditor.history.identities import answered_of_one
from auditor.on_one_thread import on_one_thread
from auditor.report import Report, Role
from server.declarations import health
from server.store.recurrence import TELLING
from server.store.store import Store
from server.translations import gettext, language, ngettext, translated
from server.translations.speaker import auditing

if TYPE_CHECKING:
    from auditor.history.history import History
    from auditor.runner.run import Measured


class Nothing(Exception):  # noqa: N818
    """There is nothing to audit; the message says what to do."""


class NoWindow(Exception):  # noqa: N818
    """These days cannot be audited; the message says which can."""


class Broken(Exception):  # noqa: N818
    """The process that audited ended before it was done; the message says so. ``stopped``: because the server stops."""

    def __init__(self, words: str, *, stopped: bool = False) -> None:
        super().__init__(words)
        self.stopped = stopped


class Faulty(Exception):  # noqa: N818
    """A fault of ours in the process that audited, named by its kind and place; the log has the rest."""


class Maker(Protocol):
    """What makes a report."""

    def __call__(
        self, store: Store, /, *, on_progress: Callable[[float], None] = ..., **selection: Unpack["Selection"]
    ) -> Report:
        """See ``make_report``."""


_YEAR = 365
_CLEARLY = 2  # audits that only the year can measure
_PLENTY = 20_000  # activities in 90 days: what is still missing there is not for want of time


class Selection(TypedDict, total=False):
    """What to audit: the last ``days`` (or TELLING, as without any word of days), or from ``first`` to ``last``; of
    these ``sites``, all if none are named; for a ``role`` other than the one among the answers."""

    days: int
    first: date | None
    last: date | None
    sites: Sequence[str]
    role: Role | None


def audit_now(
    store: Store, *, aside: bool = False, make: Maker | None = None, **selection: Unpack[Selection]
) -> Report:
    """Audit what is selected, keep the report and return it; ``aside``: not for the start page; ``make`` makes it, else
    this process does. Raises Nothing where no activity is kept, NoWindow and Broken."""
    enrolled = store.owner.get().created
    report = (make or make_report)(store, **selection)
    store.reports.add(report, enrolled=enrolled, aside=aside)
    return report


def make_report(
    store: Store, /, *, on_progress: Callable[[float], None] = lambda _: None, **selection: Unpack[Selection]
) -> Report:
    """As ``audit_now``, without keeping the report; ``on_progress`` is called with the share that is done. The report
    notes the language spoken here, which is the one it was asked in."""
    _load_engine()
    return _made(store, selection, on_progress)


@cache
def _load_engine() -> None:
    """Import all of the engine. What it brings stays, and is a hundred thousand objects: to look for garbage among
    them, while they are loaded and in every audit, takes longer than there is to gain."""
    looks = gc.isenabled()
    gc.disable()
    try:
        import auditor.runner.run  # noqa: F401

        gc.freeze()
    finally:
        if looks:
            gc.enable()


@on_one_thread
def _made(store: Store, selection: Selection, on_progress: Callable[[float], None]) -> Report:
    health.cover(store)
    now = datetime.now(UTC)
    latest = store.activities.last_until(round(now.timestamp() * 1000))
    if latest is None:
        raise Nothing(gettext("There is no activity yet: import an archive first (rapport import FILE)."))
    chosen = selection.get("days", TELLING) != TELLING or selection.get("first") or selection.get("last")
    made = _of_chosen_days if chosen else _of_telling_days
    with auditing():
        return made(store, latest, selection, on_progress)


def _of_chosen_days(store: Store, latest: int, selection: Selection, on_progress: Callable[[float], None]) -> Report:
    """The report of the days that are selected."""
    window = _window(store, latest, selection)
    history = store.activities.history(window.start, window.end, selection.get("sites") or None)
    return _reported(_measured(store, history, latest, selection, on_progress))


def _of_telling_days(store: Store, latest: int, selection: Selection, on_progress: Callable[[float], None]) -> Report:
    """The report of the last 90 days, or of the year where that can tell clearly more: what stands clearly elsewhere
    in the last 90 days is told of these."""
    last_days, last_year = Selection(**{**selection, "days": auditor.DAYS}), Selection(**{**selection, "days": _YEAR})
    sites, window = selection.get("sites") or None, _window(store, latest, last_days)
    wide = None
    if _may_want_more(store, window, sites):
        wide = _year(store, latest, last_year)  # read at once: it holds the 90 days
        history = store.activities.narrowed(wide, window.start, window.end, sites)
    else:
        history = store.activities.history(window.start, window.end, sites)
    recent = _measured(store, history, latest, last_days, lambda share: on_progress(share / 2))
    if not _wants_more(store, recent):
        return _reported(recent)
    wide = wide or _year(store, latest, last_year)
    year = _measured(store, wide, latest, last_year, lambda share: on_progress(0.5 + share / 2))
    from auditor.runner.run import with_lately

    return _reported(with_lately(year, recent) if _count(year) >= _count(recent) + _CLEARLY else recent)


def _year(store: Store, latest: int, selection: Selection) -> "History":
    window = _window(store, latest, selection)
    return store.activities.history(window.start, window.end, selection.get("sites") or None)


def _window(store: Store, latest: int, selection: Selection) -> "auditor.Window":
    try:
        return auditor.window(
            latest,
            first=selection.get("first"),
            last=selection.get("last"),
            days=selection.get("days") or auditor.DAYS,
            zone=store.owner.get().zone_info,
        )
    except auditor.WindowError as wrong:
        raise NoWindow(
            gettext(
                "These days cannot be audited: the first may not lie after the last, and both lie between %(first)s "
                "and %(last)s.",
                first=auditor.FIRST_DAY,
                last=auditor.LAST_DAY,
            )
        ) from wrong


def _measured(
    store: Store, history: "History", latest: int, selection: Selection, on_progress: Callable[[float], None]
) -> "Measured":
    from auditor.runner.run import measure

    answers = answered_of_one(store.answers.dated(store.owner.get().zone_info), history.identities)
    return measure(
        history,
        answers,
        _window(store, latest, selection),
        role=selection.get("role"),
        preferences=store.preferences.get(),
        on_progress=on_progress,
    )


def _reported(measured: "Measured") -> Report:
    from auditor.runner.run import report

    return msgspec.structs.replace(report(measured), language=language())


def _may_want_more(store: Store, window: "auditor.Window", sites: Sequence[str] | None) -> bool:
    """Whether ``_wants_more`` is likely to be said: something lies before the window, and not plenty within it."""
    span = store.activities.span(sites)
    if span is None or span[0] >= window.start:
        return False
    within = store.activities.days(window.day(window.start), window.day(window.end - 1), sites)
    return sum(within.values()) < _PLENTY


def _wants_more(store: Store, measured: "Measured") -> bool:
    """Whether a longer window could tell clearly more: some audits had too little, and there is more before its first
    day."""
    window = measured.families.window
    span = store.activities.span(sorted(measured.families.subjects))
    before = span is not None and datetime.fromtimestamp(span[0] / 1000, UTC).date() < window.day(window.start)
    few = [result.missing for result in measured.results if result.missing and result.missing.need]
    return before and len(few) >= _CLEARLY and measured.within < _PLENTY


def _count(measured: "Measured") -> int:
    return sum(result.value is not None for result in measured.results)


def no_report(store: Store) -> str:
    """That there is no report yet, and what comes before one."""
    if store.activities.span() is None:
        return gettext("There is no report yet. Import an archive, then run “rapport audit”.")
    return gettext("There is no report yet. Run “rapport audit”.")


def since(store: Store, report: Report) -> str:
    """What was imported after a report was made and is not in it; empty where there is nothing."""
    new = store.imports.new_since(round(report.created.timestamp() * 1000))
    if not new:
        return ""
    return ngettext(
        "%(num)s activity was imported since this report and is not in it yet.",
        "%(num)s activities were imported since this report and are not in it yet.",
        new,
    )


def change_muted(store: Store, *, mute: Iterable[str] = (), unmute: Iterable[str] = ()) -> None:
    """Leave audits out from now on, or take them up again."""
    mute, unmute = tuple(mute), set(unmute)
    if not mute and not unmute:
        return
    wishes = store.preferences.get()
    kept = tuple(dict.fromkeys(name for name in (*wishes.muted, *mute) if name not in unmute))
    store.preferences.replace(msgspec.structs.replace(wishes, muted=kept))


def change_importance(store: Store, audit: str, importance: float) -> None:
    """Set how much an audit matters to the person, 0 to 3; 1 is the default and is not kept."""
    from auditor.audits.catalogue import AUDITS

    wishes = store.preferences.get()
    told = {name: value for name, value in wishes.importance.items() if name != audit}
    if importance != 1 and audit in AUDITS:
        told[audit] = importance
    store.preferences.replace(msgspec.structs.replace(wishes, importance=told))


def change_points(store: Store, audit: str, points: tuple[float, ...]) -> None:
    """Set the person's own control points of an audit; none: back to the default. ValueError, with words for people,
    where they do not fit."""
    wishes = store.preferences.get()
    own = {name: value for name, value in wishes.points.items() if name != audit}
    if points:
        from auditor.audits.catalogue import AUDITS
        from auditor.scoring.score import Misfit, with_points

        curve = AUDITS[audit].curve
        if curve is None:
            raise ValueError(gettext("This audit has no curve."))
        try:
            with_points(curve, points)
        except Misfit as misfit:
            raise ValueError(translated(misfit.said)) from misfit
        own[audit] = points
    store.preferences.replace(msgspec.structs.replace(wishes, points=own))
