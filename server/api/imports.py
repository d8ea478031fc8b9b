"""Takes archives as files, and reports on their imports."""

from http import HTTPStatus
from typing import BinaryIO

import msgspec
from flask import Response, abort, g, request, url_for
from werkzeug.datastructures import FileStorage

from auditor.translatable import Sentence
from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import imports
from server.store.imports import ImportState
from server.translations import gettext, translated


class Begun(msgspec.Struct, frozen=True):
    """The id to ask for the import by."""

    id: str


class Unclear(msgspec.Struct, frozen=True):
    """A file in which it is unclear who the person is, how many messages were left out because of that, and the names
    of the candidates: import the archive again with one of them as ``me``."""

    file: str
    messages: int
    candidates: tuple[str, ...]


class Import(msgspec.Struct, frozen=True):
    """One import. ``file`` is its name, ``format`` the archive it was recognised as; moments are UTC milliseconds;
    ``came`` says what came in, of which kind and when; ``problems`` say what was left out, where and why, and
    ``undated`` what has no time; ``percent`` is null while another process carries it out. A script that may only write
    does not learn what was stored before: for it everything taken counts as new, and ``came`` is empty."""

    id: str
    file: str
    format: str | None
    started: int
    finished: int | None
    state: ImportState
    new: int
    known: int
    skipped: int
    came: tuple[str, ...]
    problems: tuple[str, ...]
    undated: tuple[str, ...]
    unclear: tuple[Unclear, ...]
    percent: float | None


@route(
    "POST",
    "/imports",
    gives=Begun,
    status=HTTPStatus.ACCEPTED,
    query=("name", "me"),
    callers=(Caller.DASHBOARD, Caller.WRITE),
)
def start_import(sent: BinaryIO) -> Response:
    """Take an archive as it is, named as its file, and import it in the background. ``me`` is who you are in it, by
    name or address, where that was asked."""
    entry = imports().start(FileStorage(sent, request.args.get("name", "archive")), request.args.get("me", ""))
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
    told = entry._asdict()
    summary = told.pop("summary")
    told |= {"problems": _said(entry.problems), "came": _said(summary.came), "undated": _said(summary.undated)}
    if g.device is not None and g.device.may == "write":
        told |= {"new": entry.new + entry.known, "known": 0, "came": ()}
    unclear = tuple(Unclear(each.file, each.messages, each.candidates) for each in summary.unclear)
    return answer(Import(**told, unclear=unclear, percent=percent))


def _said(sentences: tuple[str | Sentence, ...]) -> tuple[str, ...]:
    return tuple(map(translated, sentences))
