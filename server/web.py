"""Serving the dashboard: waitress on the loopback address, and a one-time link for the browser."""

import socket
import webbrowser
from collections.abc import Callable
from logging import ERROR, getLogger
from signal import SIGTERM, default_int_handler, signal
from threading import Timer, current_thread, main_thread
from typing import TYPE_CHECKING
from urllib.request import urlopen

from auditor import faults
from server.mount import dashboard_path
from server.security import installation
from server.settings import Settings
from server.store.persons import now
from server.translations import gettext

if TYPE_CHECKING:
    from server.self_audits.runner import SelfAudits
    from server.self_audits.timer import SelfAuditTimer
    from server.store.store import Store

HOST = "127.0.0.1"
_FIRST_LOOK = 1.0  # seconds after the start


def serve_dashboard(settings: Settings, *, port: int, browse: bool) -> None:
    """Serve until interrupted. OSError where the port is taken by something else than Rapport on the same data."""
    from waitress.server import create_server

    from server import create_app

    faults.log_without_words()
    listener = _listen(port)
    if listener is None:
        if _is_ours(settings, port):
            _invite(settings, port, browse)
            return
        raise OSError(gettext("Port %(port)s is taken by another program. Choose another with --port.", port=port))
    app = create_app(settings, port=port)
    server = create_server(
        app, sockets=[listener], threads=6, ident="Rapport", max_request_body_size=app.config["MAX_CONTENT_LENGTH"]
    )
    getLogger("waitress.queue").setLevel(ERROR)  # it warns of every request that waits for a thread
    stop_self_audits = _start_self_audits(app.extensions["self_audits"], app.extensions["store"])
    if current_thread() is main_thread():
        signal(SIGTERM, default_int_handler)  # ends as by Ctrl+C: a self-audit that runs comes to its end
    _invite(settings, port, browse)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        stop_self_audits()


def _start_self_audits(audits: "SelfAudits", store: "Store") -> Callable[[], None]:
    """Begin to look for due self-audits a second later, so that the first page need not wait. Returns what ends it."""
    started: list[SelfAuditTimer] = []

    def start() -> None:
        from server.self_audits.timer import SelfAuditTimer

        started.append(SelfAuditTimer(audits, store))
        started[0].start()

    delay = Timer(_FIRST_LOOK, start)
    delay.daemon = True
    delay.start()

    def stop() -> None:
        delay.cancel()
        delay.join()
        for timer in started:
            timer.stop()

    return stop


def _listen(port: int) -> socket.socket | None:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        return None
    listener.listen(64)
    return listener


def _invite(settings: Settings, port: int, browse: bool) -> None:
    """Print a one-time link, and open it."""
    from server.store.store import open_store

    with open_store(settings) as store:
        link = f"http://{HOST}:{port}{dashboard_path(settings.key)}/open?token={store.links.add(now())}"
    print(
        gettext("Rapport is at %(link)s", link=link),
        gettext("Your data stay in %(folder)s", folder=settings.data),
        gettext("Stop with Ctrl+C."),
        sep="\n",
        flush=True,
    )
    if browse:
        # The server begins to answer right after this; a browser that is opened by a call that blocks must not hold it.
        timer = Timer(0.3, webbrowser.open, (link,))
        timer.daemon = True
        timer.start()


def _is_ours(settings: Settings, port: int) -> bool:
    """Whether Rapport on the same data answers at the port."""
    try:
        with urlopen(f"http://{HOST}:{port}/who", timeout=2) as answer:
            said: bytes = answer.read(200)
            return said.decode() == installation(settings.key)
    except OSError:
        return False
