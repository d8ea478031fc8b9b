"""Lets the extension open the dashboard, because its browser may have no session."""

import msgspec
from flask import Response, current_app

from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import store
from server.installation.mount import entrance
from server.store.persons import now


class Entrance(msgspec.Struct, frozen=True):
    """``path`` below the server's address lets a browser in once, within five minutes."""

    path: str


@route("POST", "/open", gives=Entrance, callers=(Caller.EXTENSION,))
def open_dashboard() -> Response:
    """Give a new way into the dashboard."""
    return answer(Entrance(entrance(current_app.extensions["settings"].key, store().links.add(now()))))
