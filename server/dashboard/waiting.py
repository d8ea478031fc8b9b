"""What a person says of somebody who waits for an answer: it was given elsewhere, or none is needed."""

import msgspec
from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.audits import audit_now
from server.current import store
from server.security import check_session
from server.translations import gettext

blueprint = Blueprint("waiting", "server.dashboard", url_prefix="/waiting")
blueprint.before_request(check_session)


@blueprint.post("/<activity>")
def mark(activity: str) -> BaseResponse:
    """Keep what was said of a message, and make the latest report anew with it."""
    kept = store()
    latest = kept.reports.last()
    if latest is None or activity not in {each.activity for each in latest.waiting}:
        abort(404, gettext("Nobody waits with this message."))
    given = kept.answers.get()
    match request.form.get("mark"):
        case "elsewhere":
            said = msgspec.structs.replace(given, answered_elsewhere=(*given.answered_elsewhere, activity))
        case "none":
            said = msgspec.structs.replace(given, needs_no_answer=(*given.needs_no_answer, activity))
        case _:
            abort(400, gettext("Say whether it was answered elsewhere or needs no answer."))
    kept.answers.add(said)
    audit_now(kept, first=latest.first, last=latest.last)
    flash(gettext("Noted."), "info")
    return redirect(url_for("dashboard.overview"))
