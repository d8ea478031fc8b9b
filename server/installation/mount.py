"""Mounts the dashboard under a path that nobody can guess, so that a browser sends its session nowhere else.

Cookies ignore ports: a cookie for ``/`` would be sent to every program that listens on this machine. A cookie for a
path derived from the installation's key is sent only to programs that know the path.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from typing import Any

WSGI = Any  # a callable of an environment and of start_response

#: The key of a WSGI environment for the way by which a request came in, one of the three below.
ENTRANCE = "rapport.entrance"
DASHBOARD, INTERFACE, NOWHERE = "dashboard", "interface", "nowhere"
#: The path from which calendars fetch steps; it is outside the dashboard, whose path they must not learn.
FEED = "/calendar/"


def dashboard_path(key: bytes) -> str:
    """The dashboard's path, without a slash at its end: 128 bits in 22 characters."""
    return "/~" + urlsafe_b64encode(hmac.digest(key, b"rapport dashboard path", "sha256")[:16]).decode().rstrip("=")


def entrance(key: bytes, token: str) -> str:
    """The path at which a one-time token signs a browser in. The token stands after the #, which no browser sends or
    logs."""
    return f"{dashboard_path(key)}/enter#{token}"


def split(path: str, dashboard: str) -> tuple[str, str]:
    """The way by which a path comes in, and the rest of the path. ``dashboard`` is empty if the dashboard has an
    address of its own, as in a hosted installation."""
    if not dashboard:
        return (INTERFACE if path.startswith(FEED) else DASHBOARD), path
    first, _, rest = path[1:].partition("/")
    if hmac.compare_digest(f"/{first}".encode(), dashboard.encode()):
        return DASHBOARD, f"/{rest}"
    return INTERFACE if path == "/who" or path.startswith(("/api/v1/", FEED)) else NOWHERE, path


class Mounted:
    """A WSGI application under the dashboard's path; the API also answers without that path.

    Without it cookies are ignored, because any page could make the browser send one.
    """

    def __init__(self, application: WSGI, dashboard: str, *, behind_tls: bool = False) -> None:
        self._application = application
        self._dashboard = dashboard
        self._scheme = {"wsgi.url_scheme": "https"} if behind_tls else {}

    def __call__(self, environ: dict[str, Any], start_response: WSGI) -> Iterable[bytes]:
        """Record in the environment by which way the request came, and answer it."""
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        if self._dashboard and path == self._dashboard:  # the session's cookie is only for paths below
            start_response("302 Found", [("Location", f"{path}/"), ("Content-Length", "0")])
            return []
        way, rest = split(path, self._dashboard)
        if rest.startswith(FEED) and way == INTERFACE and environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            way = NOWHERE
        environ |= {ENTRANCE: way, "SCRIPT_NAME": self._dashboard if way == DASHBOARD else "", "PATH_INFO": rest}
        environ |= self._scheme
        if way != DASHBOARD:
            environ.pop("HTTP_COOKIE", None)
        answer: Iterable[bytes] = self._application(environ, start_response)
        return answer
