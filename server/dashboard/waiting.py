"""What a person says of somebody who waits for an answer, or of a promise that is open: it was given elsewhere, none is
needed, or later; or that they are a source to keep apart."""

import msgspec
from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.report.ego_network import OpenLoop, Waiting
from server.current import audit_now, store
from server.entry.security import check_session
from server.rendering.kept_apart import switch
from server.store.persons import now
from server.store.remarks import Remark
from server.translations import gettext

LATER_DAYS = 7

blueprint = Blueprint("waiting", "server.dashboard", url_prefix="/waiting")
blueprint.before_request(check_session)


@blueprint.post("/<activity>")
def mark(activity: str) -> BaseResponse:
    """Keep what was said of a message, and make the latest report anew with it."""
    kept = store()
    latest = kept.reports.last()
    waits = (*latest.waiting, *latest.waited_longer) if latest else ()
    loops = latest.network.loops if latest and latest.network else ()
    everybody: tuple[Waiting | OpenLoop, ...] = (*waits, *(each for each in loops if each.promised))
    found = next((each for each in everybody if each.activity == activity), None)
    if latest is None or found is None:
        abort(404, gettext("Nobody waits with this message."))
    given = kept.answers.get()
    match request.form.get("mark"):
        case "elsewhere":
            said = msgspec.structs.replace(given, answered_elsewhere=(*given.answered_elsewhere, activity))
        case "none":
            said = msgspec.structs.replace(given, needs_no_answer=(*given.needs_no_answer, activity))
        case "apart":
            flash(switch(kept, (found.site, found.person)), "info")
            return redirect(url_for("dashboard.overview"))
        case "later":
            person = (found.site, found.person)
            known = kept.same.identities()
            before = kept.remarks.by_person(known).get(person, Remark())
            kept.remarks.put(person, before.put_off(now(), LATER_DAYS), known.all(person))
            flash(gettext("%(name)s comes back here in a week, or with the next message.", name=found.name), "info")
            return redirect(url_for("dashboard.overview"))
        case _:
            abort(400, gettext("Say whether it was answered elsewhere, needs no answer, or can wait."))
    kept.answers.add(said)
    audit_now(first=latest.first, last=latest.last)
    flash(gettext("Noted."), "info")
    waited = any(each.activity == activity for each in waits)
    return redirect(url_for("dashboard.overview" if waited else "people.overview"))
