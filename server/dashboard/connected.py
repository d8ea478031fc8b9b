"""The page of connected accounts: connecting one, fetching it, and forgetting it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import sign_ins, store
from server.entry.security import check_session
from server.fetching import bluesky, linkedin
from server.fetching.client import FetchError
from server.fetching.fetching import disconnect, notices, unrevoked
from server.store.connected import Connected
from server.store.persons import now
from server.translations import gettext, translated

blueprint = Blueprint("connected", "server.dashboard", url_prefix="/connected", template_folder="templates")
blueprint.before_request(check_session)

LONGEST, LONGEST_TOKEN = 300, 3_000


@blueprint.get("")
def overview() -> str:
    """The accounts, and the forms that connect another."""
    return _page()


@blueprint.post("/server")
def server() -> str:
    """Begin a sign-in on a server's own page. A page leads there, as no form may be sent on to another server."""
    try:
        address = sign_ins().begin(request.form.get("server", "")[:LONGEST])
    except FetchError as problem:
        flash(translated(problem.said), "error")
        return _page()
    return _page(address)


@blueprint.post("/handle")
def handle() -> BaseResponse:
    """Sign in by an app password."""
    kept = store()
    enrolled = kept.owner.get().created
    try:
        account = bluesky.resolve(request.form.get("handle", "")[:LONGEST])
        secret = bluesky.sign_in(account, request.form.get("password", "")[:LONGEST])
    except FetchError as problem:
        flash(translated(problem.said), "error")
    else:
        added = kept.connected.add(bluesky.SITE, account.server, account.name, secret, now(), enrolled)
        sign_ins().fetch(added)
        flash(gettext("%(name)s is connected, and is being fetched.", name=account.name), "info")
    return redirect(url_for("connected.overview"))


@blueprint.post("/token")
def token() -> BaseResponse:
    """Sign in by a token that the person made for an app of their own."""
    kept = store()
    enrolled = kept.owner.get().created
    try:
        account = linkedin.sign_in(request.form.get("token", "")[:LONGEST_TOKEN])
    except FetchError as problem:
        flash(translated(problem.said), "error")
    else:
        added = kept.connected.add(linkedin.SITE, linkedin.SERVER, account.name, account.secret, now(), enrolled)
        sign_ins().fetch(added)
        flash(gettext("%(name)s is connected, and is being fetched.", name=account.name), "info")
    return redirect(url_for("connected.overview"))


@blueprint.post("/<account>/fetch")
def fetch(account: str) -> BaseResponse:
    """Fetch what is new, in the background."""
    sign_ins().fetch(_known(account))
    flash(gettext("It is being fetched. Load this page again in a moment."), "info")
    return redirect(url_for("connected.overview"))


@blueprint.post("/<account>/when")
def when(account: str) -> BaseResponse:
    """Fetch it before each self-audit, or only when asked."""
    found = _known(account)
    store().connected.switch(found.id, first=not found.first)
    return redirect(url_for("connected.overview"))


@blueprint.post("/<account>/remove")
def remove(account: str) -> BaseResponse:
    """Disconnect it."""
    found = _known(account)
    if disconnect(store(), found):
        flash(gettext("%(name)s is disconnected. What was fetched stays.", name=found.name), "info")
    else:
        flash(translated(unrevoked(found)), "error")
    return redirect(url_for("connected.overview"))


def _page(address: str = "") -> str:
    kept = store()
    accounts = kept.connected.all()
    return render_template(
        "connected.html",
        accounts=accounts,
        notices={each.id: notices(kept, each) for each in accounts},
        address=address,
        failure=sign_ins().failure,
        zone=kept.owner.get().zone,
    )


def _known(account: str) -> Connected:
    found = next((each for each in store().connected.all() if each.id == account), None)
    if found is None:
        abort(404, gettext("This account is not connected any more."))
    return found
