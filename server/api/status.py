"""What answers here, and for those who may know, how much it keeps."""

from flask import Response, current_app

from server.api.requests import answer, blueprint, device
from server.current import store, version
from server.security import installation, known


@blueprint.get("/status")
def status() -> Response:
    """Product and version; for a device or a session also what is kept."""
    told: dict[str, object] = {"product": "rapport", "version": version()}
    sender = device()
    if sender is not None or known():
        told |= {
            "installation": installation(current_app.extensions["settings"].key),
            "activities": store().activities.count(),
        }
    if sender is not None:
        told["paired"] = sender.name
    return answer(told)
