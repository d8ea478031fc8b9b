"""The page of telling: where to be told after a self-audit, and a test of it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import store
from server.entry.security import check_session
from server.store.errors import StoreError
from server.store.persons import now
from server.telling.sending import send_trial, understood
from server.translations import gettext

blueprint = Blueprint("telling", "server.dashboard", url_prefix="/telling", template_folder="templates")
blueprint.before_request(check_session)

LONGEST = 2_000


@blueprint.get("")
def overview() -> str:
    """Where the person is told."""
    kept = store()
    return render_template("telling.html", channels=kept.channels.all(), zone=kept.owner.get().zone)


@blueprint.post("")
def add() -> BaseResponse:
    """One more place."""
    name, address = request.form.get("name", "").strip()[:100], request.form.get("address", "").strip()
    if not name or len(address) > LONGEST or not understood(address):
        flash(gettext("Not added: give it a name, and an address as Apprise has them."), "error")
    else:
        made = store().channels.add(name, address, now(), names_people=bool(request.form.get("names_people")))
        _try(made)
    return redirect(url_for("telling.overview"))


@blueprint.post("/<channel>/test")
def test(channel: str) -> BaseResponse:
    """“Send me a test”."""
    _known(channel)
    _try(channel)
    return redirect(url_for("telling.overview"))


@blueprint.post("/<channel>/remove")
def remove(channel: str) -> BaseResponse:
    """Tell there no more."""
    if not store().channels.remove(channel):
        abort(404, gettext("There is no such place."))
    flash(gettext("Removed."), "info")
    return redirect(url_for("telling.overview"))


def _try(channel: str) -> None:
    try:
        worked = send_trial(store(), channel)
    except StoreError as problem:
        flash(str(problem), "error")
        return
    if worked:
        flash(gettext("A test was sent. Look whether it arrived."), "info")
    elif any(each.id == channel and each.unsure for each in store().channels.all()):
        told = gettext(
            "A test was sent, but the service did not clearly say that it took it. Look whether it arrived. If it did "
            "not, it may be that the service has another address now: remove this one and add the new one."
        )
        flash(told, "error")
    else:
        flash(gettext("The test could not be sent. Look at the address, and at whether the service is there."), "error")


def _known(channel: str) -> None:
    if channel not in {each.id for each in store().channels.all()}:
        abort(404, gettext("There is no such place."))
