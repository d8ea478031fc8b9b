"""The page of devices: who asks to send activities, who may, and how well each site can be read."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import store
from server.health import REMEDY, stopped
from server.security import check_session
from server.store.persons import now
from server.translations import gettext

blueprint = Blueprint("devices", "server.dashboard", url_prefix="/devices", template_folder="templates")
blueprint.before_request(check_session)


@blueprint.get("")
def overview() -> str:
    """Requests with their codes, devices, and what can no longer be read."""
    kept = store()
    return render_template(
        "devices.html",
        pairings=kept.pairings.waiting(now()),
        devices=kept.devices.all(),
        stopped=stopped(kept.readings.all()),
        remedy=gettext(REMEDY),
        zone=kept.owner.get().zone,
    )


@blueprint.post("/pairing/<name>/confirm")
def confirm(name: str) -> BaseResponse:
    """The person sees the same code on both sides."""
    return _decided(name, confirm=True)


@blueprint.post("/pairing/<name>/refuse")
def refuse(name: str) -> BaseResponse:
    """The person did not ask for it."""
    return _decided(name, confirm=False)


def _decided(name: str, *, confirm: bool) -> BaseResponse:
    if not store().pairings.decide(name, now(), confirm=confirm):
        flash(gettext("That request has expired or was answered before. Ask again in the extension."), "error")
    elif confirm:
        flash(gettext("Connected. The extension notices within half a minute."), "info")
    else:
        flash(gettext("Refused."), "info")
    return redirect(url_for("devices.overview"))


@blueprint.post("/<name>/revoke")
def revoke(name: str) -> BaseResponse:
    """Take nothing from it any more; what it sent stays."""
    if not store().devices.revoke(name, now()):
        abort(404, gettext("There is no such device, or it was revoked before."))
    flash(gettext("It can send nothing any more. What it sent stays."), "info")
    return redirect(url_for("devices.overview"))
