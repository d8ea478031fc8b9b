"""Whether two ids are one person: asked on the page of people, kept for good, and taken back there."""

from flask import Blueprint, abort, flash, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from server.current import audit_now, store
from server.dashboard.going_on import back_to
from server.entry.security import check_session
from server.store.same_people import ContradictionError
from server.translations import gettext

blueprint = Blueprint("same_people", "server.dashboard", url_prefix="/people/same")
blueprint.before_request(check_session)


@blueprint.post("")
def answer() -> BaseResponse:
    """Keep a yes or a no about two, or take it back; the latest report is made anew where it changes who is who."""
    kept = store()
    form = request.form
    one, other = ((form.get(f"{which}_site", ""), form.get(f"{which}_id", "")) for which in ("one", "other"))
    if kept.acquaintances.kept({one, other}) != {one, other}:
        abort(404, gettext("Nobody of that name is kept."))
    what = form.get("what")
    try:
        match what:
            case "yes" | "no":
                kept.same.answer(one, other, what == "yes")
            case "undo":
                kept.same.take_back(one, other)
            case _:
                abort(400, gettext("Say whether they are one person or two."))
    except ContradictionError:
        flash(gettext("That does not fit what you said of them before. Take that back first, below."), "error")
        return redirect(back_to("people.overview"))
    latest = kept.reports.last()
    if latest is not None and what != "no":
        audit_now(first=latest.first, last=latest.last)
    flash(_done(what), "info")
    return redirect(back_to("people.overview"))


def _done(what: str | None) -> str:
    match what:
        case "yes":
            return gettext("They count as one person from now on, everywhere.")
        case "no":
            return gettext("They stay two people. You are not asked about them again.")
        case _:
            return gettext("Taken back.")
