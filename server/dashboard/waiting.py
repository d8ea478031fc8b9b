"""What a person says of somebody who waits for an answer, or of a promise that is open: it was given elsewhere, none is
needed, or later; or that they are a source to keep apart, or have died."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.report import Report
from auditor.report.ego_network import OpenLoop
from auditor.report.waiting import Waiting
from server.current import audit_now, store
from server.dashboard.apart import switch_apart
from server.dashboard.going_on import back_to
from server.dashboard.mourning import say_died
from server.dashboard.undoing import flash_with_undo
from server.entry.security import check_session
from server.standing.marks import mark, unmark
from server.store.persons import now
from server.store.remarks import Remark
from server.store.store import Store
from server.translations import gettext

LATER_DAYS = 7

blueprint = Blueprint("waiting", "server.dashboard", url_prefix="/waiting")
blueprint.before_request(check_session)


@blueprint.post("/<activity>")
def say(activity: str) -> BaseResponse:
    """Keep what was said of a message, and make the latest report anew with it."""
    kept = store()
    latest = kept.reports.last()
    if latest is not None and request.form.get("mark") == "back":
        return _take_back(kept, activity, latest)
    waits = (*latest.waiting, *latest.waited_longer) if latest else ()
    loops = latest.network.loops if latest and latest.network else ()
    everybody: tuple[Waiting | OpenLoop, ...] = (*waits, *(each for each in loops if each.promised))
    found = next((each for each in everybody if each.activity == activity), None)
    if latest is None or found is None:
        abort(404, gettext("Nobody waits with this message."))
    match request.form.get("mark"):
        case "elsewhere":
            mark(kept, activity, "answered_elsewhere")
        case "none":
            mark(kept, activity, "needs_no_answer")
        case "apart":
            switch_apart(kept, (found.site, found.person))
            return redirect(back_to("dashboard.overview"))
        case "died":
            say_died(kept, (found.site, found.person))
            return redirect(back_to("dashboard.overview"))
        case "later":
            person = (found.site, found.person)
            known = kept.same.identities()
            before = kept.remarks.by_person(known).get(person, Remark())
            kept.remarks.put(person, before.put_off(now(), LATER_DAYS), known.all(person))
            _say(gettext("%(name)s comes back here in a week, or with the next message.", name=found.name), activity)
            return redirect(back_to("dashboard.overview"))
        case _:
            abort(400, gettext("Say whether it was answered elsewhere, needs no answer, or can wait."))
    audit_now(first=latest.first, last=latest.last)
    promised = isinstance(found, OpenLoop) or found.promised
    _say(
        gettext("What you promised %(name)s is no longer open.", name=found.name)
        if promised
        else gettext("%(name)s no longer waits here.", name=found.name),
        activity,
    )
    waited = any(each.activity == activity for each in waits)
    return redirect(back_to("dashboard.overview" if waited else "people.overview"))


def _say(said: str, activity: str) -> None:
    flash_with_undo(said, url_for("waiting.say", activity=activity), "mark", "back")


def _take_back(kept: Store, activity: str, latest: Report) -> BaseResponse:
    """Forget what was said of a message, be it that it was answered, needs no answer or can wait."""
    if unmark(kept, activity):
        audit_now(first=latest.first, last=latest.last)
    elif not _comes_back(kept, activity, latest):
        abort(404, gettext("Nothing was said of this message."))
    flash(gettext("Taken back."), "info")
    return redirect(back_to("dashboard.overview"))


def _comes_back(kept: Store, activity: str, latest: Report) -> bool:
    """Whether somebody was put off who wrote this, and is no longer."""
    found = next((each for each in (*latest.waiting, *latest.waited_longer) if each.activity == activity), None)
    if found is None:
        return False
    person, known = (found.site, found.person), kept.same.identities()
    before = kept.remarks.by_person(known).get(person, Remark())
    kept.remarks.put(person, before._replace(rests_since=None, rests_until=None), known.all(person))
    return before.rests_until is not None
