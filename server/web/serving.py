"""Serves the dashboard by waitress, for one person on the loopback address or for many behind a proxy."""

import socket
import webbrowser
from collections.abc import Callable
from logging import ERROR, getLogger
from pathlib import Path
from signal import SIGTERM, default_int_handler, signal
from threading import Thread, Timer, current_thread, main_thread
from typing import TYPE_CHECKING

from auditor import faults
from server.entry.opening import HOST, announced, open_command, origin, running, write_page
from server.installation.hosting import Hosting
from server.installation.settings import Settings
from server.store.persons import now
from server.translations import gettext

if TYPE_CHECKING:
    from flask import Flask

    from server.hosted.timer import TimerOfMany
    from server.self_audits.timer import SelfAuditTimer

_FIRST_LOOK = 1.0  # seconds after the start


def serve_dashboard(settings: Settings, *, port: int, browse: bool) -> None:
    """Serve until interrupted; if a server already runs on the same data, open that one. Raises OSError if the port is
    taken."""
    from server import create_app
    from server.audits.process import AuditProcess
    from server.receiving.receiving import reading_aside
    from server.store.store import open_store
    from server.web.connections import listen

    faults.log_without_words()
    found = running(settings)
    if found is not None:
        print(gettext("Rapport is running already, at %(address)s", address=origin(found)))
        if browse:
            with open_store(settings) as store:
                webbrowser.open(write_page(settings, found, store.links.add(now())).as_uri())
        return
    listener = _listen(HOST, port)
    if listener is None:
        raise OSError(gettext("Port %(port)s is taken by another program. Choose another with --port.", port=port))
    try:
        app = create_app(settings, port=port, audit_process=AuditProcess())
    except BaseException:
        listener.close()
        raise
    server = listen(app, listener, app.config["MAX_CONTENT_LENGTH"])
    getLogger("waitress.queue").setLevel(ERROR)  # it warns about every request that waits for a thread
    stop_timer = _start_later(app, lambda: _timer_of_one(app))
    if current_thread() is main_thread():
        signal(SIGTERM, default_int_handler)  # ends as by Ctrl+C
    try:
        with reading_aside(), announced(settings, port):
            _tell(settings, port)
            if browse:
                _open_soon(write_page(settings, port, app.extensions["store"].links.add(now())))
            server.run()
    except KeyboardInterrupt:
        pass
    finally:
        app.extensions["self_audits"].stop()
        server.close()
        stop_timer()


def serve_many(settings: Settings, hosting: Hosting, *, address: str, port: int) -> None:
    """Serve a newsroom or a study until interrupted, behind a proxy with TLS that connects to ``address``. Raises
    OSError if the server cannot listen there."""
    from server import create_app
    from server.audits.process import AuditProcess
    from server.receiving.receiving import reading_aside
    from server.web.connections import listen

    faults.log_without_words()
    listener = _listen(address, port)
    if listener is None:
        raise OSError(
            gettext(
                "Rapport cannot use the address %(address)s with port %(port)s. Choose others.",
                address=address,
                port=port,
            )
        )
    try:
        app = create_app(settings, port=port, audit_process=AuditProcess(), hosting=hosting)
    except BaseException:
        listener.close()
        raise
    server = listen(app, listener, app.config["MAX_CONTENT_LENGTH"])
    getLogger("waitress.queue").setLevel(ERROR)
    stop_timer = _start_later(app, lambda: _timer_of_many(app))
    if current_thread() is main_thread():
        signal(SIGTERM, default_int_handler)  # ends as by Ctrl+C
    try:
        print(
            gettext("Rapport is running for many, at %(origin)s", origin=hosting.origin),
            gettext("Its proxy asks at %(address)s, port %(port)s.", address=address, port=port),
            sep="\n",
            flush=True,
        )
        with reading_aside():
            server.run()
    except KeyboardInterrupt:
        pass
    finally:
        app.extensions["belongings"].stop()
        server.close()
        stop_timer()


def _timer_of_one(app: "Flask") -> "SelfAuditTimer":
    from server.self_audits.timer import SelfAuditTimer

    return SelfAuditTimer(app.extensions["self_audits"], app.extensions["store"], app.extensions["watches"])


def _timer_of_many(app: "Flask") -> "TimerOfMany":
    from server.hosted.timer import TimerOfMany

    return TimerOfMany(app.extensions["person_stores"], app.extensions["belongings"])


def _start_later(app: "Flask", timer: "Callable[[], SelfAuditTimer | TimerOfMany]") -> Callable[[], None]:
    """Start the timer of self-audits and compile the pages a second later, so that the first page need not wait.
    Returns a function that stops the timer."""
    started: list[SelfAuditTimer | TimerOfMany] = []

    def start() -> None:
        from server.dashboard.kept_pages import compile_templates

        started.append(timer())
        started[0].start()
        Thread(target=compile_templates, args=(app,), daemon=True).start()  # the server's stop need not wait

    delay = Timer(_FIRST_LOOK, start)
    delay.daemon = True
    delay.start()

    def stop() -> None:
        delay.cancel()
        delay.join()
        for each in started:
            each.stop()

    return stop


def _listen(address: str, port: int) -> socket.socket | None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
    except OSError:
        listener.close()
        return None
    listener.listen(64)
    return listener


def _tell(settings: Settings, port: int) -> None:
    """Print the server's address and how to open it; none of this lets anybody in."""
    print(
        gettext("Rapport is running at %(address)s", address=origin(port)),
        gettext("“%(command)s” opens the dashboard.", command=open_command(settings)),
        gettext("Your data stay in %(folder)s", folder=settings.data),
        gettext("Stop with Ctrl+C."),
        sep="\n",
        flush=True,
    )


def _open_soon(page: Path) -> None:
    """Open a page in the browser a moment later, when the server answers. A timer does it, because opening some
    browsers blocks, which must not delay the server."""
    timer = Timer(0.3, webbrowser.open, (page.as_uri(),))
    timer.daemon = True
    timer.start()
