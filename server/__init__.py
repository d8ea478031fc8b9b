"""Rapport's server: keeps activities, runs audits, shows reports. It computes no metric itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from server.audit_process.process import AuditProcess
    from server.settings import Settings

MOST_UPLOADED = 8 * 1024**3  # bytes; a complete archive with media can be large


def create_app(settings: Settings, *, port: int | None = None, audit_process: AuditProcess | None = None) -> Flask:
    """The WSGI application on one data folder. ``port``: the only port the Host header may name; None: any.
    ``audit_process``: makes its reports; without one, this process does."""
    from flask import Flask, request

    from auditor import faults
    from server import api, dashboard, languages, security
    from server.api.channel import Counters
    from server.api.direct import Direct
    from server.audits import make_report
    from server.fetching.signing_in import SignIns
    from server.imports.uploads import Imports
    from server.imports.watches import Watches
    from server.rendering import filters
    from server.sealing import ServerKey
    from server.self_audits.runner import SelfAudits
    from server.spooling import SpoolingRequest
    from server.store.store import open_store

    class Application(Flask):
        """Flask, but for its log of an exception, which quotes the exception's words."""

        def log_exception(self, exc_info: Any) -> None:
            faults.note(f"{request.method} {request.endpoint} failed", exc_info[1])

    app = Application("server", static_folder=None)
    app.request_class = SpoolingRequest
    app.config.update(PORT=port, MAX_CONTENT_LENGTH=MOST_UPLOADED, MAX_FORM_MEMORY_SIZE=2 * 1024**2, MAX_FORM_PARTS=500)
    app.extensions["settings"] = settings
    app.extensions["store"] = store = open_store(settings)
    app.extensions["server_key"] = ServerKey(settings.key)
    app.extensions["counters"] = Counters()
    app.extensions["imports"] = Imports(store)
    app.extensions["watches"] = Watches(store, app.extensions["imports"])
    app.extensions["sign_ins"] = SignIns(store)
    app.extensions["make_report"] = make = audit_process.make_report if audit_process else make_report
    stop = audit_process.stop if audit_process else lambda: None
    app.extensions["self_audits"] = SelfAudits(store, audit=make, stop=stop)
    languages.follow(app, store.owner.get, security.known)
    app.wsgi_app = Direct(app)  # type: ignore[method-assign]
    security.protect(app, settings)
    filters.equip(app.jinja_env)
    for blueprint in dashboard.BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_blueprint(api.blueprint)
    dashboard.register_errors(app, api.problem)
    return app
