"""The page of settings: language, time zone, how long texts stay, what is left out, and where the data are."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import store
from server.entry import languages
from server.entry.security import check_session
from server.rendering import clock
from server.store.persons import AUTOMATIC, now
from server.store.recurrence import zones
from server.translations import LANGUAGES, gettext, speaking

if TYPE_CHECKING:
    from auditor.audits.audit import Audit

blueprint = Blueprint("settings", "server.dashboard", url_prefix="/settings", template_folder="templates")
blueprint.before_request(check_session)

#: How long activities are kept, if not for good: less than the usual window of an audit would leave nothing to read.
LEAST_MONTHS, MOST_MONTHS, DAYS_A_MONTH = 4, 240, 31


@blueprint.get("")
def overview() -> str:
    """Zone, kept texts, what is left out, and where the data are."""
    kept = store()
    return render_template(
        "settings.html",
        owner=kept.owner.get(),
        clock=clock.in_words(kept),
        months=kept.owner.get().keep_days // DAYS_A_MONTH,
        zones=sorted(zones()),
        languages={AUTOMATIC: gettext("Automatic, as in your browser"), **LANGUAGES},
        muted=_muted(kept.preferences.get().muted),
        folder=kept.folder,
        count=kept.activities.count(),
        signed_in=kept.sessions.count(now()),
    )


def _muted(names: Collection[str]) -> "list[Audit]":
    if not names:
        return []
    from auditor.audits.catalogue import AUDITS  # with Polars and all, which takes a second: only when it is needed

    return [AUDITS[name] for name in names if name in AUDITS]


@blueprint.post("")
def save() -> BaseResponse:
    """Keep language, zone and how long texts stay."""
    zone, days = request.form.get("zone", ""), request.form.get("keep_text_days", 0, type=int)
    chosen = request.form.get("language", AUTOMATIC)
    if chosen not in (AUTOMATIC, *LANGUAGES):
        abort(400, gettext("This language is not spoken here."))
    if _is_zone(zone):
        store().change(zone=zone, keep_text_days=min(max(days, 0), 90), language=chosen)
        months = request.form.get("keep_months", type=int)
        if months is not None:
            kept_for = 0 if months <= 0 else min(max(months, LEAST_MONTHS), MOST_MONTHS) * DAYS_A_MONTH
            store().change(keep_days=kept_for)
        with speaking(languages.of_browser(request.accept_languages) if chosen == AUTOMATIC else chosen):
            flash(gettext("Saved."), "info")
    return redirect(url_for("settings.overview"))


@blueprint.post("/clock")
def believe_clock() -> BaseResponse:
    """The person says that the date is right."""
    store().clock.believe(now())
    flash(gettext("Saved."), "info")
    return redirect(url_for("settings.overview"))


@blueprint.post("/zone")
def save_zone() -> BaseResponse:
    """Keep the zone that the machine did not tell."""
    zone = request.form.get("zone", "")
    if _is_zone(zone):
        store().change(zone=zone)
        flash(gettext("Saved."), "info")
    return redirect(url_for("dashboard.overview"))


def _is_zone(zone: str) -> bool:
    """Whether there is such a time zone; else the next page says that there is none."""
    if zone in zones():
        return True
    flash(gettext("“%(zone)s” is not a time zone like Europe/Berlin.", zone=zone), "error")
    return False
