"""Rapport's server: keeps activities, runs audits, shows reports. It computes no metric itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from server.audits.process import AuditProcess
    from server.audits.running import Maker
    from server.installation.hosting import Hosting
    from server.installation.settings import Settings
    from server.store.persons import Owner

MOST_UPLOADED = 8 * 1024**3  # bytes; a complete archive with media can be large


def create_app(
    settings: Settings,
    *,
    port: int | None = None,
    audit_process: AuditProcess | None = None,
    hosting: Hosting | None = None,
) -> Flask:
    """The WSGI application on one data folder. ``port``: the only port the Host header may name; None: any.
    ``audit_process``: makes its reports; without one, this process does. ``hosting``: how it serves
    many, if it does."""
    from flask import Flask, request

    from auditor import faults
    from server import api, dashboard
    from server.api.channel import Counters
    from server.audits.running import make_report
    from server.declarations.kept import follow
    from server.entry import languages, security
    from server.entry.spooling import SpoolingRequest
    from server.rendering import filters
    from server.sealing import ServerKey

    class Application(Flask):
        """Flask, but for its log of an exception, which quotes the exception's words."""

        def log_exception(self, exc_info: Any) -> None:
            faults.note(f"{request.method} {request.endpoint} failed", exc_info[1])

    most_uploaded = hosting.limits.uploaded if hosting else MOST_UPLOADED
    app = Application("server", static_folder=None)
    app.request_class = SpoolingRequest
    app.config.update(PORT=port, MAX_CONTENT_LENGTH=most_uploaded, MAX_FORM_MEMORY_SIZE=2 * 1024**2, MAX_FORM_PARTS=500)
    app.extensions["settings"] = settings
    app.extensions["server_key"] = ServerKey(settings.key)
    app.extensions["counters"] = Counters()
    make = audit_process.make_report if audit_process else make_report
    stop = audit_process.stop if audit_process else lambda: None
    if hosting is None:
        _equip_for_one(app, settings, make, stop)
    else:
        _equip_for_many(app, settings, hosting, make, stop)
    app.before_request(lambda: follow(settings.data))
    languages.follow(app, _owner, security.known)
    security.protect(app, settings)
    filters.equip(app.jinja_env)
    if hosting is not None:
        from server import hosted

        hosted.equip(app)
    for blueprint in dashboard.BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_blueprint(api.blueprint)
    dashboard.register_navigation(app)
    dashboard.register_places(app)
    dashboard.register_errors(app, api.problem)
    return app


def _owner() -> Owner:
    from server.entry import whose

    return whose.store().owner.get()


def _equip_for_one(app: Flask, settings: Settings, make: Maker, stop: Callable[[], None]) -> None:
    from server.api.direct import Direct
    from server.fetching.signing_in import SignIns
    from server.imports.uploads import Imports
    from server.imports.watches import Watches
    from server.self_audits.runner import SelfAudits
    from server.store.store import open_store

    app.extensions["make_report"] = make
    app.extensions["store"] = store = open_store(settings)
    app.extensions["imports"] = Imports(store)
    app.extensions["watches"] = Watches(store, app.extensions["imports"])
    app.extensions["sign_ins"] = SignIns(store)
    app.extensions["self_audits"] = SelfAudits(store, audit=make, stop=stop)
    app.jinja_env.globals.update(hosted=False, is_offered=lambda _: True)
    app.wsgi_app = Direct(app)  # type: ignore[method-assign]


def _equip_for_many(app: Flask, settings: Settings, hosting: Hosting, make: Maker, stop: Callable[[], None]) -> None:
    from server.current import Belongings
    from server.entry import whose
    from server.hosted.limits import why_to_end
    from server.hosted.offered import is_offered
    from server.hosted.places import within_place
    from server.installation.hosting import MEGABYTE
    from server.store.person_stores import PersonStores

    whose.host(app, hosting, PersonStores(settings))
    app.extensions["make_report"] = within_place(make)
    app.extensions["belongings"] = Belongings(make, stop, lambda store: why_to_end(store, hosting.limits))
    app.jinja_env.globals.update(hosted=True, is_offered=is_offered, megabytes=hosting.limits.uploaded // MEGABYTE)
