"""Adds to a hosted server what one person's server lacks: signing in, joining, and the pages of its keepers."""

from flask import Flask, abort, request

from server.entry import whose
from server.hosted.keeping import blueprint as keeping
from server.hosted.keeping import is_keeper
from server.hosted.limits import Sent, refuse, take
from server.hosted.log import note_deeds
from server.hosted.offered import is_offered
from server.hosted.places import bound_audits
from server.hosted.sign_in import blueprint as sign_in
from server.installation.hosting import Provider
from server.translations import gettext


def equip(app: Flask) -> None:
    """Add this to an application, and close the routes that are not offered to many."""
    hosting = whose.hosting(app)
    if hosting is not None and isinstance(hosting.signed_in_by, Provider):
        from server.hosted.provider import register  # imports Authlib, which nothing else needs

        register(app, hosting.signed_in_by)
    app.extensions["sent"], app.extensions["take"] = Sent(), take
    app.before_request(_close)
    app.before_request(refuse)
    bound_audits(app)
    app.after_request(note_deeds)
    app.register_blueprint(sign_in)
    app.register_blueprint(keeping)
    app.context_processor(lambda: {"is_keeper": is_keeper})


def _close() -> None:
    if not is_offered(request.endpoint):
        abort(404, gettext("This is not offered on a server for many."))
