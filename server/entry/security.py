"""Checks who may talk to the server: the Host on every route, a session from a one-time link, a token in every form.

Any web page the person opens can reach a server on localhost. So the Host header is checked (DNS rebinding), the Origin
of every write must match exactly (CSRF), pages may load only our own files (CSP), and the dashboard lives under a path
that only the person's browser knows.
"""

import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from markupsafe import Markup, escape

from auditor.translatable import N_
from server.entry import opening, whose
from server.installation.hosting import SECRET_HEADER, TrustedProxy
from server.installation.mount import DASHBOARD, ENTRANCE, INTERFACE, Mounted, dashboard_path
from server.installation.settings import Settings
from server.store import sessions
from server.store.persons import now
from server.store.store import Store
from server.translations import gettext

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": under it browsers send our own forms with "Origin: null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
CLOSED = N_("Open the dashboard with “rapport open”.")
ELSEWHERE = N_("Rapport takes changes from its own pages only.")
NOT_SIGNED_IN = N_("Sign in to see this.")
MISDIRECTED_BY_NAME = N_("This server answers only by its own name.")
MISDIRECTED = N_("This server answers only when addressed as localhost.")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Endpoints that answer with a file to save.
FILES = frozenset({"dashboard.download", "feed.file"})


def installation(key: bytes) -> str:
    """A name for the installation that reveals nothing of its key."""
    return hmac.digest(key, b"rapport installation", "sha256").hex()[:16]


def protect(app: Flask, settings: Settings) -> None:
    """Put every route of the app, including static files and errors, behind these checks."""
    key, hosted = settings.key, whose.hosting(app) is not None
    path = mounted_at(app)
    app.wsgi_app = Mounted(app.wsgi_app, path, behind_tls=hosted)  # type: ignore[method-assign]
    app.secret_key = hmac.digest(key, b"rapport session", "sha256")
    app.config.update(
        # Browsers limit a cookie with this prefix to one host, and accept it only over TLS.
        SESSION_COOKIE_NAME="__Host-rapport" if hosted else "rapport",
        SESSION_COOKIE_SECURE=hosted,
        SESSION_COOKIE_PATH=f"{path}/",
        SESSION_COOKIE_HTTPONLY=True,
        # A person who signs in comes back from the provider's site and needs the session in which they began.
        SESSION_COOKIE_SAMESITE="Lax" if hosted else "Strict",
        PERMANENT_SESSION_LIFETIME=sessions.LASTS // 1000,
        # A late answer with a style sheet would replace a newer cookie, which says "Saved.", by an older one.
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    app.before_request(check_host)
    app.before_request(check_entrance)
    app.before_request(check_address)
    app.before_request(check_origin)
    app.after_request(add_headers)
    app.jinja_env.globals["token"] = form_token
    if not hosted:
        _let_in_by_links(app, settings)


def mounted_at(app: Flask) -> str:
    """The path under which an application's dashboard lives; empty for a hosted one, which has its own address."""
    settings: Settings = app.extensions["settings"]
    return "" if whose.hosting(app) else dashboard_path(settings.key)


def _let_in_by_links(app: Flask, settings: Settings) -> None:
    """Add the routes by which the person of an installation for one gets in."""

    @app.post("/open")
    def open_once() -> str:
        """Turn a one-time link into a session.

        The answer is not a redirect: the request comes from a page in a file, so a browser would follow a redirect
        without the cookie. What the answered page leads to is requested with it.
        """
        token = request.form.get("token", "")
        if not whose.store().links.use(token, now()):
            told = gettext("This link was used before or has expired. “rapport open” opens the dashboard anew.")
            abort(403, told)
        opening.remove_page(settings, token)
        begin_session()
        return render_template("opened.html")

    @app.get("/enter")
    def enter() -> str:
        """The page that a pasted link opens: it posts the link's token, which stands after the # of its address."""
        return render_template("enter.html")

    @app.get("/who")
    def who() -> str:
        """Prove that this is the server on this data; the answer tells nothing about the person."""
        nonce = request.args.get("nonce", "")
        if not 0 < len(nonce) <= 100:
            abort(400)
        return opening.proof(settings, nonce, app.config["PORT"] or int(request.environ["SERVER_PORT"]))


def begin_session(person: str | None = None) -> None:
    """Begin a session for the browser of the current request, ending any earlier one: a copy of its cookie would else
    hold on, and nobody could sign it out alone. In a hosted installation the new one is for ``person``, by default the
    person of the request."""
    _end_earlier()
    session.clear()
    session.permanent = True
    if whose.hosting():
        g.person = session["person"] = person or g.person
    session["id"] = whose.store().sessions.begin(now())
    session["form"] = secrets.token_urlsafe(24)
    g.known = True


def _end_earlier() -> None:
    earlier = session.get("id")
    if not isinstance(earlier, str):
        return
    kept = whose.of_member(current_app, str(session.get("person", ""))) if whose.hosting() else whose.store()
    if kept is not None:
        kept.sessions.end(earlier)


def end_session(*, everywhere: bool) -> None:
    """End the session of the current request. ``everywhere``: end all sessions, and delete all one-time links."""
    if everywhere:
        whose.store().sessions.end_all()
        whose.store().links.remove_all()
    else:
        whose.store().sessions.end(session["id"])
    session.clear()
    g.known = False


def known() -> bool:
    """Whether the current request has a session that has not ended. The first call may raise StoreError."""
    if "known" not in g:
        g.known = False
        g.known = _lets_in(current_app, session) and _is_said_by_proxy(session)
        if g.known and whose.hosting():
            g.person = session["person"]
    found: bool = g.known
    return found


def _lets_in(app: Flask, found: Mapping[str, Any]) -> bool:
    """Whether the contents of a session cookie, which we signed, belong to a session that has not ended."""
    name = found.get("id")
    if not isinstance(name, str):
        return False
    if whose.hosting(app):
        person = found.get("person")
        return isinstance(person, str) and whose.person_stores(app).lets_in(person, name, now())
    kept: Store = app.extensions["store"]
    return kept.sessions.lasts(name, now())


def _is_said_by_proxy(found: Mapping[str, Any]) -> bool:
    """Whether the proxy that signs people in names the session's person; True if no proxy signs people in."""
    hosting = whose.hosting()
    if hosting is None or not isinstance(hosting.signed_in_by, TrustedProxy):
        return True
    said = subject_by(hosting.signed_in_by)
    return said is not None and person_id(PROXY, said) == found.get("person")


#: Stands in place of an issuer for people whom a proxy signs in.
PROXY = "proxy"


def subject_by(proxy: TrustedProxy) -> str | None:
    """The person the proxy has signed in; None if the request does not come from the proxy, or it names nobody."""
    shown = request.headers.get(SECRET_HEADER, "").encode()
    if request.remote_addr not in proxy.addresses or not hmac.compare_digest(shown, proxy.secret.encode()):
        return None
    return request.headers.get(proxy.header) or None


def person_id(issuer: str, subject: str) -> str:
    """The id of a subject of an issuer. Without the installation's key it reveals nothing about the subject."""
    settings: Settings = current_app.extensions["settings"]
    key = hmac.digest(settings.key, b"rapport people", "sha256")
    return hmac.digest(key, json.dumps([issuer, subject]).encode(), "sha256").hex()[:32]


def lets_in(app: Flask, cookie: str) -> bool:
    """Whether a Cookie header holds a session that has not ended. Needs no request, and writes nothing."""
    asking = app.request_class({"HTTP_COOKIE": cookie})
    found = app.session_interface.open_session(app, asking)
    return found is not None and _lets_in(app, found)


def person_in(app: Flask, cookie: str) -> str | None:
    """The person of a hosted installation whose session, ended or not, a Cookie header holds; None if there is none."""
    found = app.session_interface.open_session(app, app.request_class({"HTTP_COOKIE": cookie}))
    return found.get("person") if found else None


def check_host() -> None:
    """Refuse every request whose Host header does not name this server."""
    if not is_addressed_to(current_app, request.headers.get("Host", "")):
        abort(421, gettext(misdirected(current_app)))


def misdirected(app: Flask) -> str:
    """The message for a request that was addressed to another server; not translated yet."""
    return MISDIRECTED_BY_NAME if whose.hosting(app) else MISDIRECTED


def is_addressed_to(app: Flask, host: str) -> bool:
    """Whether a Host header names this server: by its own name or, if it has none, as this machine with the port."""
    hosting = whose.hosting(app)
    return host.lower() == hosting.host if hosting else is_addressed_here(host, app.config.get("PORT"))


def is_addressed_here(host: str, port: int | None) -> bool:
    """Whether a Host header names this machine, and the port if one is given."""
    try:
        parts = urlsplit(f"//{host}")
        name, named = parts.hostname, parts.port
    except ValueError:
        return False
    return name in LOCAL_NAMES and parts.username is None and (port is None or named == port)


def check_address() -> None:
    """Refuse an address that contains NUL, which no database stores and PostgreSQL fails at."""
    if "\0" in request.path or any("\0" in part for field in request.args.items(multi=True) for part in field):
        abort(400)


def check_entrance() -> Response | None:
    """Answer a request that does not know the dashboard's path only with how to open it."""
    return None if request.environ.get(ENTRANCE) in (DASHBOARD, INTERFACE) else closed()


def closed() -> Response:
    """The page for somebody who is not let in; it tells nothing of what lies behind it."""
    words = NOT_SIGNED_IN if whose.hosting() else CLOSED
    told = render_template("closed.html", name=gettext("Forbidden"), words=gettext(words))
    return make_response(told, 403)


def check_origin() -> None:
    """Refuse writes and downloads that a page from elsewhere caused; a browser saves downloads without asking."""
    headers = request.headers
    if request.endpoint == "open_once" or (request.method in SAFE and request.endpoint not in FILES):
        return  # a page in a file has no origin, and the one-time token that opens the dashboard is proof enough
    asker = asker_of(current_app, headers.get("Host", ""), headers.get("Origin"), headers.get("Sec-Fetch-Site"))
    if is_from_elsewhere(asker, of_interface=request.blueprint == "api"):
        abort(403, gettext(ELSEWHERE))


class Asker(NamedTuple):
    """What a browser says about the origin of a request: the headers Host, Origin and Sec-Fetch-Site. ``scheme``: the
    scheme by which browsers reach the host."""

    host: str
    origin: str | None
    fetch_site: str | None = None
    scheme: str = "http"


def asker_of(app: Flask, host: str, origin: str | None, fetch_site: str | None) -> Asker:
    """The Asker of an application, from these headers."""
    return Asker(host.lower() if host else host, origin, fetch_site, "https" if whose.hosting(app) else "http")


def is_from_elsewhere(asker: Asker, *, of_interface: bool) -> bool:
    """Whether a page from elsewhere caused the request."""
    if is_extension(asker.origin) and of_interface:
        return False  # an extension encrypts its requests, or asks to be paired; no page can have such an origin
    if (asker.fetch_site or "same-origin") not in ("same-origin", "none"):
        return True
    return asker.origin is not None and asker.origin != f"{asker.scheme}://{asker.host}"


def is_extension(origin: str | None) -> bool:
    """Whether an Origin header is that of an extension, not a page."""
    return origin is not None and origin.startswith(("chrome-extension://", "moz-extension://"))


def check_session() -> None:
    """Refuse requests without a session, forms without the session's token, and forms that contain NUL."""
    if not known():
        if whose.hosting() and request.method == "GET" and request.blueprint != "api":
            abort(redirect(url_for("sign_in.overview")))
        abort(403, gettext(NOT_SIGNED_IN if whose.hosting() else CLOSED))
    if request.method not in SAFE:
        given = request.headers.get("X-Form-Token") or request.form.get("form_token", "")
        if not hmac.compare_digest(given.encode(), session["form"].encode()):
            abort(403, gettext("This form is not from your session. Load the page again and retry."))
    if any("\0" in part for field in request.form.items(multi=True) for part in field) or any(
        "\0" in (file.filename or "") for _, file in request.files.items(multi=True)
    ):
        abort(400)


def form_token() -> Markup:
    """The hidden field of every form. It contains ``g.form_token`` if a page is cached for several sessions."""
    return Markup('<input type="hidden" name="form_token" value="{}">').format(
        escape(g.get("form_token") or session.get("form", ""))
    )


def add_headers(response: Response) -> Response:
    """Add to every answer the headers that restrict what a page may do."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if whose.hosting():
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint is None or not request.endpoint.endswith("static"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
