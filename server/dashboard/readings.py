"""Checking readings: the person says of some messages what is in them, which then stands in place of what was read."""

import msgspec
from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.activities.acts import Act
from auditor.answers.expectations import Checked
from auditor.answers.readings import OFFERED, acts_of, checked, is_right, names_of
from auditor.history.ingest import Record
from server import answers as answering
from server.current import audit_now, store
from server.entry.security import check_session
from server.rendering.activities import in_words, people_of
from server.rendering.labels import act_label
from server.translations import gettext, ngettext

blueprint = Blueprint("readings", "server.dashboard", url_prefix="/answers/readings", template_folder="templates")
blueprint.before_request(check_session)

_MOST = 50


def _rows() -> list[Record]:
    """Those asked for by their ids, else a sample."""
    ids = [each for each in request.args.get("ids", "").split(",") if each][:_MOST]
    kept = store()
    found = kept.activities.by_ids(ids) if ids else answering.to_check(kept)
    return [row for row in found if row.words is not None]


@blueprint.get("")
def overview() -> str:
    """The messages with what was read in them, or what was said of them before."""
    kept = store()
    rows, given = _rows(), kept.answers.get().readings
    texts = kept.texts.get([row.id for row in rows])
    names = kept.acquaintances.names({(row.site, person) for row in rows for person in people_of(row)})
    told = [
        (row.id, in_words(row, names, None), texts.get(row.id), _stands(row, given.get(row.id)), row.id in given)
        for row in rows
    ]
    offered = [(str(act.name).lower(), act_label(act)) for act in OFFERED]
    return render_template("readings.html", messages=told, offered=offered)


def _stands(row: Record, mark: Checked | None) -> set[str]:
    return set(mark.acts if mark else names_of(row.acts or 0))


@blueprint.post("")
def save() -> BaseResponse:
    """Keep what was said of those that were marked as looked at, and audit anew."""
    kept = store()
    given = kept.answers.get()
    looked = set(request.form.getlist("looked"))
    marks = {}
    for row in kept.activities.by_ids(sorted(looked)[:_MOST]):
        earlier = given.readings.get(row.id)
        read = acts_of(earlier.read) if earlier else Act(row.acts or 0)
        marks[row.id] = checked(read, acts_of(tuple(request.form.getlist(row.id))))
    if not marks:
        flash(gettext("Nothing was marked as looked at, so nothing was kept."), "error")
        return redirect(url_for("readings.overview"))
    kept.answers.add(msgspec.structs.replace(given, readings=given.readings | marks))
    if kept.activities.span() is not None:
        audit_now()
    right = sum(is_right(mark) for mark in marks.values())
    told = ngettext(
        "Kept. %(right)s of %(num)s message was read as you say.",
        "Kept. %(right)s of %(num)s messages were read as you say.",
        len(marks),
        right=right,
    )
    flash(told, "info")
    return redirect(url_for("readings.overview"))
