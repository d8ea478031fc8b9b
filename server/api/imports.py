"""Imports of archives, sent as they are."""

from http import HTTPStatus
from typing import BinaryIO

import msgspec
from flask import Response, abort, request, url_for
from werkzeug.datastructures import FileStorage

from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import imports
from server.store.imports import ImportState
from server.translations import gettext, translated


class Begun(msgspec.Struct, frozen=True):
    """The id to ask for the import by."""

    id: str


class Import(msgspec.Struct, frozen=True):
    """``file`` is its name, ``format`` the archive it was recognised as; moments are UTC milliseconds; ``problems`` say
    what was left out, where and why; ``percent`` is null while another process carries it out."""

    id: str
    file: str
    format: str | None
    started: int
    finished: int | None
    state: ImportState
    new: int
    known: int
    skipped: int
    problems: tuple[str, ...]
    percent: float | None


@route(
    "POST",
    "/imports",
    gives=Begun,
    status=HTTPStatus.ACCEPTED,
    query=("name",),
    callers=(Caller.DASHBOARD, Caller.WRITE),
)
def start_import(sent: BinaryIO) -> Response:
    """Take an archive as it is, named as its file, and import it in the background."""
    entry = imports().start(FileStorage(sent, request.args.get("name", "archive")))
    return answer(Begun(entry), Location=url_for("api.read_import", name=entry))


@route(
    "GET",
    "/imports/<name>",
    gives=Import,
    callers=(Caller.DASHBOARD, Caller.READ, Caller.WRITE),
    problems=(HTTPStatus.NOT_FOUND,),
)
def read_import(name: str) -> Response:
    """Say how far an import is, and what it brought."""
    entry, percent = imports().status(name)
    if entry is None:
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such import."))
    told = {**entry._asdict(), "problems": tuple(map(translated, entry.problems))}
    return answer(Import(**told, percent=percent))
