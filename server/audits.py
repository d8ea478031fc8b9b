"""Running an audit on what the store keeps, and keeping the report.

The auditor's engine is imported by the first audit, not by the server's start: it brings Polars, NumPy and SciPy.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime

import msgspec

import auditor
from auditor.report import Report, Role
from server import health
from server.store.store import Store
from server.translations import gettext, language


class Nothing(Exception):  # noqa: N818
    """There is nothing to audit; the message says what to do."""


def audit_now(
    store: Store,
    *,
    days: int = auditor.DAYS,
    first: date | None = None,
    last: date | None = None,
    sites: Sequence[str] = (),
    role: Role | None = None,
) -> Report:
    """Audit the window, keep the report and return it. Raises Nothing where no activity is kept."""
    report = make_report(store, days=days, first=first, last=last, sites=sites, role=role)
    store.reports.add(report)
    return report


def make_report(
    store: Store,
    *,
    days: int = auditor.DAYS,
    first: date | None = None,
    last: date | None = None,
    sites: Sequence[str] = (),
    role: Role | None = None,
    told: Callable[[float], None] = lambda _: None,
) -> Report:
    """As ``audit_now``, without keeping the report; ``told`` hears which share of it is done. The report notes the
    language spoken here, which is the one it was asked in."""
    from auditor.runner import run

    health.cover(store)
    now = datetime.now(UTC)
    latest = store.activities.last_until(round(now.timestamp() * 1000))
    if latest is None:
        raise Nothing(gettext("There is no activity yet: import an archive first (rapport import FILE)."))
    window = auditor.window(latest, first=first, last=last, days=days, zone=store.owner.get().zone_info)
    history = store.activities.history(window.start, window.end, sites or None)
    made = run(history, store.answers.get(), window, role=role, preferences=store.preferences.get(), told=told)
    return msgspec.structs.replace(made, language=language())


def change_muted(store: Store, *, mute: Iterable[str] = (), unmute: Iterable[str] = ()) -> None:
    """Leave audits out from now on, or take them up again."""
    mute, unmute = tuple(mute), set(unmute)
    if not mute and not unmute:
        return
    wishes = store.preferences.get()
    kept = tuple(dict.fromkeys(name for name in (*wishes.muted, *mute) if name not in unmute))
    store.preferences.replace(msgspec.structs.replace(wishes, muted=kept))


def change_points(store: Store, audit: str, points: tuple[float, ...]) -> None:
    """Set the person's own control points of an audit; none: back to the default. ValueError where they do not fit."""
    wishes = store.preferences.get()
    own = {name: value for name, value in wishes.points.items() if name != audit}
    if points:
        from auditor.audits.catalogue import AUDITS
        from auditor.scoring.score import with_points

        curve = AUDITS[audit].curve
        if curve is None:
            raise ValueError(gettext("This audit has no curve."))
        with_points(curve, points)
        own[audit] = points
    store.preferences.replace(msgspec.structs.replace(wishes, points=own))
