"""Imports of archives, sent as they are."""

from http import HTTPStatus

from flask import Response, abort, request, url_for
from werkzeug.datastructures import FileStorage

from server.api.requests import answer, blueprint
from server.current import imports
from server.translations import gettext


@blueprint.post("/imports")
def start_import() -> Response:
    """Take an archive (application/octet-stream, ``?name=`` its file name) and import it in the background."""
    if request.mimetype != "application/octet-stream":
        abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, gettext("Send the archive itself as application/octet-stream."))
    entry = imports().start(FileStorage(request.stream, request.args.get("name", "archive")))
    return answer({"id": entry}, HTTPStatus.ACCEPTED, Location=url_for("api.read_import", name=entry))


@blueprint.get("/imports/<name>")
def read_import(name: str) -> Response:
    """How far an import is, and what it brought."""
    entry, percent = imports().status(name)
    if entry is None:
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such import."))
    return answer(entry._asdict() | {"percent": percent})
