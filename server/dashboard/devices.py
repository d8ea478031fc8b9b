"""The page of devices: who asks to send, who may, how well each site can be read, and what programs asked."""

from contextlib import suppress
from functools import partial

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import server_key, store
from server.declarations.health import stopped_in
from server.entry import whose
from server.entry.security import check_session
from server.entry.tickets import ticket
from server.installation.call_log import Call, CallLog
from server.installation.extension import folder
from server.installation.person_browser import BROWSERS, browser_of_agent
from server.rendering.calls import asked, client, outcome
from server.rendering.loading_extension import forgets, steps
from server.sealing import Agreement, ServerKey, plain
from server.store.persons import now
from server.translations import gettext, translated

blueprint = Blueprint("devices", "server.dashboard", url_prefix="/devices", template_folder="templates")
blueprint.before_request(check_session)

_CALLS = 50


@blueprint.get("")
def overview() -> str:
    """Requests, devices, and what can no longer be read."""
    kept = store()
    return render_template(
        "devices.html",
        pairings=kept.pairings.waiting(now()),
        devices=kept.devices.all(),
        stopped=[(each, translated(each.remedy)) for each in stopped_in(kept)],
        calls=_calls(),
        zone=kept.owner.get().zone,
        address=_address(),
        loading=_loading(),
    )


def _address() -> str:
    """What is put into the extension so that it asks a server for many, and whoever sees this page there."""
    hosting, settings = whose.hosting(), current_app.extensions["settings"]
    return f"{hosting.origin}/#{ticket(settings.key, g.person, now())}" if hosting else ""


def _loading() -> tuple[str, list[str], str | None] | None:
    """How the browser that shows this page loads the extension: its name, the steps, and what to know beside them. None
    where the server does not have it for this person, or the browser cannot load it."""
    name = None if whose.hosting() else browser_of_agent(request.user_agent.string)
    return (BROWSERS[name].name, steps(name, folder()), forgets(name)) if name else None


def _calls() -> list[tuple[Call, str, str, str]]:
    """What programs asked over MCP last, in words."""
    with suppress(OSError):
        return [(call, client(call), asked(call), outcome(call)) for call in CallLog(store().settings).latest(_CALLS)]
    return []


@blueprint.post("/connect")
def connect() -> BaseResponse:
    """The person types the code that the extension shows."""
    code = plain(request.form.get("code", "")[:100])
    if not code:
        flash(gettext("Type the code that the extension shows in its popup."), "error")
    elif connected := (kept := store().pairings).confirm(partial(_agreed, server_key(), code), now()):
        flash(gettext("%(name)s is connected. It notices within half a minute.", name=connected.name), "info")
    elif kept.tries(now()):
        flash(
            gettext(
                "No browser that asks shows this code yet. So many ask at the moment that yours may have been pushed "
                "aside; it asks again by itself, and Rapport tries this code on whoever asks for another minute and a "
                "half. If it stands in the popup, look here again in a minute."
            ),
            "error",
        )
    else:
        flash(
            gettext(
                "No browser that asks shows this code. Compare it with the popup, or press “Connect to Rapport” there "
                "again."
            ),
            "error",
        )
    return redirect(url_for("devices.overview"))


def _agreed(key: ServerKey, code: str, public: bytes) -> Agreement:
    return key.agree(public, code)


@blueprint.post("/pairing/<name>/refuse")
def refuse(name: str) -> BaseResponse:
    """The person did not ask for it."""
    if store().pairings.refuse(name, now()):
        flash(gettext("Refused."), "info")
    else:
        flash(gettext("That request has expired or was answered before. Ask again in the extension."), "error")
    return redirect(url_for("devices.overview"))


@blueprint.post("/<name>/revoke")
def revoke(name: str) -> BaseResponse:
    """Take nothing from it any more; what it sent stays."""
    if not store().devices.revoke(name, now()):
        abort(404, gettext("There is no such device, or it was revoked before."))
    flash(gettext("It can send nothing any more. What it sent stays."), "info")
    return redirect(url_for("devices.overview"))
