"""Typing in what a phone says of the time on a site's apps; the form stands on the import page."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.activities.sites import sites
from server.current import store
from server.entry.security import check_session
from server.imports.minutes import Unlikely, each_day, keep_minutes
from server.standing.steps import today
from server.translations import gettext, translated

blueprint = Blueprint("phone", "server.dashboard", url_prefix="/phone")
blueprint.before_request(check_session)


@blueprint.app_context_processor
def form() -> dict[str, Any]:
    """What the form needs, asked for only where it is shown."""
    return {
        "sites_with_apps": lambda: [site for site in sites().values() if site.apps],
        "yesterday": lambda: today(store()) - timedelta(days=1),
    }


@blueprint.post("")
def save() -> BaseResponse:
    """Keep the minutes that were typed in, or say why they cannot be."""
    kept = store()
    try:
        first, last = (date.fromisoformat(request.form.get(name, "")) for name in ("first", "last"))
        minutes = float(request.form.get("minutes", ""))
    except ValueError:
        flash(gettext("Say the minutes as a number, and the days as on a calendar."), "error")
        return redirect(url_for("importing.overview"))
    try:
        keep_minutes(kept, request.form.get("site", ""), minutes, each_day(first, last, today(kept)))
    except Unlikely as problem:
        flash(translated(problem.said), "error")
    else:
        flash(gettext("Your minutes are kept."), "info")
    return redirect(url_for("importing.overview"))
