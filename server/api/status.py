"""Says which program answers, and to callers who may know it how much it stores."""

import msgspec
from flask import Response, current_app, g
from msgspec import UNSET, UnsetType

from server.api.requests import answer, route
from server.api.routes import OPEN
from server.current import store
from server.entry.security import installation, known
from server.release import version
from server.store.devices import Device


class Status(msgspec.Struct, frozen=True):
    """Product and version. A device or a session also learns the installation and how many activities it stores, but a
    script that may only write does not learn the number; a device also learns its own name."""

    product: str
    version: str
    installation: str | UnsetType = UNSET
    activities: int | UnsetType = UNSET
    paired: str | UnsetType = UNSET


@route("GET", "/status", gives=Status, callers=OPEN)
def status() -> Response:
    """Say what answers here; to a device also how much is kept."""
    sender: Device | None = g.device
    if sender is None and not known():
        return answer(Status("rapport", version()))
    only_writes = sender is not None and sender.key is None and sender.may == "write"
    key, kept = current_app.extensions["settings"].key, UNSET if only_writes else store().activities.count()
    return answer(Status("rapport", version(), installation(key), kept, sender.name if sender else UNSET))
