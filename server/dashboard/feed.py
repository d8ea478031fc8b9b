"""Steps for a calendar: as a file, and from an address that calendars fetch."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from msgspec.structs import replace
from werkzeug.wrappers import Response as BaseResponse

from server.current import store
from server.entry.security import check_session, closed
from server.installation.mount import FEED
from server.rendering.calendar import MIMETYPE, calendar
from server.rendering.kept_apart import KeptApart
from server.standing.steps import for_calendars
from server.store.persons import now
from server.translations import gettext

blueprint = Blueprint("feed", "server.dashboard", url_prefix="/steps/calendar", template_folder="templates")
blueprint.before_request(check_session)

#: What calendars fetch. They have no session: the address holds a secret.
outside = Blueprint("calendars", "server.dashboard")


@blueprint.get("")
def overview() -> str:
    """How the steps come into a calendar."""
    kept = store()
    return render_template("feed.html", feed=kept.feeds.get(), address=None, zone=kept.owner.get().zone)


@blueprint.get("/steps.ics")
def file() -> Response:
    """The steps as they are now."""
    answer = _steps()
    answer.headers.set("Content-Disposition", "attachment", filename="rapport-steps.ics")
    return answer


@blueprint.post("")
def renew() -> str:
    """A new address, shown once."""
    kept = store()
    token = kept.feeds.renew(now())
    address = f"{request.host_url}{FEED.lstrip('/')}{token}.ics"
    return render_template("feed.html", feed=kept.feeds.get(), address=address, zone=kept.owner.get().zone)


@blueprint.post("/revoke")
def revoke() -> BaseResponse:
    """End the address."""
    if not store().feeds.revoke():
        abort(404, gettext("There is no such address."))
    flash(gettext("The address has ended. No calendar can fetch your steps any more."), "info")
    return redirect(url_for("feed.overview"))


@outside.get(f"{FEED}<secret>.ics")
def fetch(secret: str) -> Response:
    """The steps, for whoever knows the secret."""
    return _steps() if store().feeds.opens(secret, now()) else closed()


def _steps() -> Response:
    kept = store()
    apart = KeptApart(kept)
    steps = [step._replace(action=apart.said(step.action)) for step in for_calendars(kept)]
    trials = [
        each._replace(trial=replace(each.trial, action=apart.said(each.trial.action))) for each in kept.trials.all()
    ]
    return Response(calendar(steps, kept.owner.get().zone_info, trials), content_type=MIMETYPE)
