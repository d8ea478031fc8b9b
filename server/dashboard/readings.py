"""Checking readings: the person says of some messages what is in them, which then stands in place of what was read."""

from typing import NamedTuple

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
from server.rendering.activities import in_words
from server.rendering.discreet import called_in, texts_of, without_sources
from server.rendering.labels import act_label
from server.rendering.talk import Stands, stands
from server.translations import gettext, ngettext

blueprint = Blueprint("readings", "server.dashboard", url_prefix="/answers/readings", template_folder="templates")
blueprint.before_request(check_session)

_MOST = 50


class Shown(NamedTuple):
    """A message to look at: who wrote to whom, where it stands, its text where that is kept, and what was found in it,
    or said of it before (``checked``)."""

    id: str
    told: str
    stands: Stands
    text: str | None
    found: set[str]
    checked: bool


def _rows() -> list[Record]:
    """Those asked for by their ids, else a sample: of those in which something was found, or ``nothing``."""
    ids = [each for each in request.args.get("ids", "").split(",") if each][:_MOST]
    kept = store()
    sample = answering.to_check_unfound if _of_nothing() else answering.to_check
    found = kept.activities.by_ids(ids) if ids else sample(kept)
    return without_sources(kept, [row for row in found if row.words is not None])


def _of_nothing() -> bool:
    return "nothing" in request.args


@blueprint.get("")
def overview() -> str:
    """The messages with what was read in them, or what was said of them before."""
    kept = store()
    rows, given = _rows(), kept.answers.get().readings
    texts, names = texts_of(kept, rows), called_in(kept, rows)
    told = [
        Shown(
            row.id,
            in_words(row, names, None).sentence,
            stands(kept, row),
            texts.get(row.id),
            _found_in(row, given.get(row.id)),
            row.id in given,
        )
        for row in rows
    ]
    offered = [(str(act.name).lower(), act_label(act)) for act in OFFERED]
    return render_template("readings.html", messages=told, offered=offered, nothing=_of_nothing())


def _found_in(row: Record, mark: Checked | None) -> set[str]:
    return set(mark.acts if mark else names_of(row.acts or 0))


@blueprint.post("")
def save() -> BaseResponse:
    """Keep what was said of those that were marked as looked at, or changed, and audit anew."""
    kept = store()
    given = kept.answers.get()
    looked = {*request.form.getlist("looked"), *_changed()}
    marks = {}
    for row in kept.activities.by_ids(sorted(looked)[:_MOST]):
        earlier = given.readings.get(row.id)
        read = acts_of(earlier.read) if earlier else Act(row.acts or 0)
        marks[row.id] = checked(read, acts_of(tuple(request.form.getlist(row.id))))
    if not marks:
        flash(gettext("Nothing was changed or marked as looked at, so nothing was kept."), "error")
        return redirect(url_for("readings.overview"))
    kept.answers.add(msgspec.structs.replace(given, readings=given.readings | marks))
    if kept.activities.span() is not None:
        audit_now()
    right = sum(is_right(mark) for mark in marks.values())
    flash(_kept(len(marks), right), "info")
    again = {"nothing": "1"} if request.form.get("nothing") else {}
    return redirect(url_for("readings.overview", _external=False, **again))


def _changed() -> set[str]:
    """The ids of those whose boxes are not as they were shown: whoever changed one has looked."""
    offered = set(names_of(sum(OFFERED, Act(0))))
    changed = set()
    for shown in request.form.getlist("shown"):
        id_, _, found = shown.partition(" ")
        before = {name for name in found.split(",") if name in offered}
        if {name for name in request.form.getlist(id_) if name in offered} != before:
            changed.add(id_)
    return changed


def _kept(count: int, right: int) -> str:
    """What was kept of so many messages, of which so many had been read as the person says: any fault is ours."""
    if right == count:
        return ngettext(
            "Kept. Rapport had read it as you say.", "Kept. Rapport had read all %(num)s of them as you say.", count
        )
    if count == 1:
        return gettext("Kept. Rapport had read it otherwise; what you say stands from now on.")
    return ngettext(
        "Kept. Rapport had read %(num)s of %(of)s messages otherwise; what you say stands from now on.",
        "Kept. Rapport had read %(num)s of %(of)s messages otherwise; what you say stands from now on.",
        count - right,
        of=count,
    )
