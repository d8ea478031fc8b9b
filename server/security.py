"""Who may talk to the server: the right Host on every route, a session begun by a one-time link, a token in every form.

A server on localhost can be reached by any web page the person opens. So the Host header is checked (DNS rebinding),
the Origin of every write is exact (CSRF), pages may load nothing but our own files (CSP), and the dashboard lives under
a path that only the person's browser is told.
"""

import hmac
import secrets
from urllib.parse import urlsplit

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    make_response,
    render_template,
    request,
    session,
)
from markupsafe import Markup, escape

from server import opening
from server.mount import DASHBOARD, ENTRANCE, INTERFACE, Mounted, dashboard_path
from server.settings import Settings
from server.store import sessions
from server.store.persons import now
from server.store.store import Store
from server.translations import gettext

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": under it browsers send our own forms with "Origin: null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def installation(key: bytes) -> str:
    """A name for the installation that tells nothing of its key."""
    return hmac.digest(key, b"rapport installation", "sha256").hex()[:16]


def protect(app: Flask, settings: Settings) -> None:
    """Put every route of the app, static files and errors among them, behind these checks."""
    key, path = settings.key, dashboard_path(settings.key)
    app.wsgi_app = Mounted(app.wsgi_app, path)  # type: ignore[method-assign]
    app.secret_key = hmac.digest(key, b"rapport session", "sha256")
    app.config.update(
        SESSION_COOKIE_NAME="rapport",
        SESSION_COOKIE_PATH=f"{path}/",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        PERMANENT_SESSION_LIFETIME=sessions.LASTS // 1000,
    )
    app.before_request(check_host)
    app.before_request(check_entrance)
    app.before_request(check_origin)
    app.after_request(add_headers)
    app.jinja_env.globals["token"] = form_token

    @app.post("/open")
    def open_once() -> str:
        """Turn a one-time link into a session.

        The answer is no redirect: a browser holds it against a page of a file that it began, and would follow it
        without the cookie. What the page itself leads to is asked for with it.
        """
        token = request.form.get("token", "")
        if not _store().links.use(token, now()):
            told = gettext("This link was used before or has expired. “rapport open” opens the dashboard anew.")
            abort(403, told)
        opening.remove_page(settings, token)
        begin_session()
        return render_template("opened.html")

    @app.get("/enter")
    def enter() -> str:
        """What a pasted link opens: it posts the link's token, which stands after the # of its address."""
        return render_template("enter.html")

    @app.get("/who")
    def who() -> str:
        """Prove that this is the server on this data; nothing is told about the person."""
        nonce = request.args.get("nonce", "")
        if not 0 < len(nonce) <= 100:
            abort(400)
        return opening.proof(settings, nonce, app.config["PORT"] or int(request.environ["SERVER_PORT"]))


def begin_session() -> None:
    """Let the browser that asks in. What it had of a session before is forgotten."""
    session.clear()
    session.permanent = True
    session["id"] = _store().sessions.begin(now())
    session["form"] = secrets.token_urlsafe(24)
    g.known = True


def end_session(*, everywhere: bool) -> None:
    """Let the browser that asks in no more; ``everywhere``: no browser, and by no link that was made before."""
    if everywhere:
        _store().sessions.end_all()
        _store().links.remove_all()
    else:
        _store().sessions.end(session["id"])
    session.clear()
    g.known = False


def known() -> bool:
    """Whether the request comes with a session that has not ended. Raises StoreError, the first time it is asked."""
    if "known" not in g:
        g.known = False
        name = session.get("id")
        g.known = isinstance(name, str) and _store().sessions.is_open(name, now())
    found: bool = g.known
    return found


def _store() -> Store:
    found: Store = current_app.extensions["store"]
    return found


def check_host() -> None:
    """Refuse every request that was not addressed to this machine by name and port."""
    try:
        parts = urlsplit("//" + request.headers.get("Host", ""))
        name, port = parts.hostname, parts.port
    except ValueError:
        name, port = None, None
    expected = current_app.config.get("PORT")
    if name not in LOCAL_NAMES or parts.username is not None or (expected and port != expected):
        abort(421, gettext("This server answers only when addressed as localhost."))


def check_entrance() -> Response | None:
    """Tell whoever does not know the dashboard's path how to open it, and nothing else."""
    if request.environ.get(ENTRANCE) in (DASHBOARD, INTERFACE):
        return None
    return make_response(render_template("closed.html"), 403)


def check_origin() -> None:
    """Refuse writes that a page from elsewhere set off."""
    if request.method in _SAFE:
        return
    if request.endpoint == "open_once":
        return  # a file has no origin, and the token is proof enough
    origin = request.headers.get("Origin")
    if is_extension(origin) and request.blueprint == "api":
        return  # it shows a token, or asks to be given one; no page can have such an origin
    elsewhere = request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    if elsewhere or (origin is not None and origin != f"http://{request.host}"):
        abort(403, gettext("Rapport takes changes from its own pages only."))


def is_extension(origin: str | None) -> bool:
    """Whether a browser says that an extension asks, not a page."""
    return origin is not None and origin.startswith(("chrome-extension://", "moz-extension://"))


def check_session() -> None:
    """Refuse whoever did not come by a one-time link; refuse forms without the session's token."""
    if not known():
        abort(403, gettext("Open the dashboard with “rapport open”."))
    if request.method not in _SAFE:
        given = request.headers.get("X-Form-Token") or request.form.get("form_token", "")
        if not hmac.compare_digest(given, session["form"]):
            abort(403, gettext("This form is not from your session. Load the page again and retry."))


def form_token() -> Markup:
    """The hidden field every form carries."""
    return Markup('<input type="hidden" name="form_token" value="{}">').format(escape(session.get("form", "")))


def add_headers(response: Response) -> Response:
    """What every answer says about what a page may do."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint is None or not request.endpoint.endswith("static"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
