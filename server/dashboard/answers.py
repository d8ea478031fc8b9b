"""What a person says beside the questionnaire: that an answer is still true, what acts were, how much it matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.answers.aging import Aged, aged, asked, confirmed
from auditor.answers.expectations import Expectations
from auditor.report import AuditResult
from auditor.translatable import N_
from server.audits.running import change_importance
from server.current import audit_now, store
from server.dashboard.going_on import keep_place
from server.entry.security import check_session
from server.translations import gettext

blueprint = Blueprint("answers", "server.dashboard", url_prefix="/answers")
blueprint.before_request(check_session)


@dataclass(frozen=True)
class Mark:
    """Something to be said of an act that an audit lists: ``field`` of Expectations, and the answers in words."""

    field: str
    said: Mapping[str, str]


#: What can be said of the acts that an audit lists, by its id.
MARKS: Mapping[str, tuple[Mark, ...]] = {
    "thanks-rate": (Mark("thanked_elsewhere", {"yes": N_("I thanked them elsewhere")}),),
    "intro-consent": (Mark("consented", {"yes": N_("Both had said yes"), "no": N_("Not both had said yes")}),),
    "intro-made-yourself": (Mark("protected_sources", {"yes": N_("This kept a source apart")}),),
    "hype-wording": (Mark("not_hype", {"yes": N_("Harmless where it stands")}),),
    "reply-rate": (
        Mark("answered_elsewhere", {"yes": N_("Answered elsewhere")}),
        Mark("needs_no_answer", {"yes": N_("Needs no answer")}),
    ),
}
#: Whom the audit of the inner circle lists: they are marked by their names.
IN_TOUCH = "inner-circle-coverage"


@dataclass(frozen=True)
class OwnSay:
    """What can be said on the page of an audit: ``marks`` of the acts it lists, ``by_name`` of people; ``old`` answers
    it rests on; how much it ``matters`` (0 to 3)."""

    marks: tuple[Mark, ...]
    by_name: bool
    old: tuple[Aged, ...]
    matters: float


def own_say(result: AuditResult) -> OwnSay:
    """What can be said of one audit."""
    kept = store()
    zone = kept.owner.get().zone_info
    old = aged(kept.answers.dated(zone), datetime.now(zone).date()) if result.answers else []
    return OwnSay(
        MARKS.get(result.id, ()),
        result.id == IN_TOUCH,
        tuple(each for each in old if each.question.field.partition(".")[0] in result.answers),
        kept.preferences.get().importance.get(result.id, 1.0),
    )


def _today() -> date:
    return datetime.now(store().owner.get().zone_info).date()


@blueprint.post("/still")
def still() -> BaseResponse:
    """Keep that an answer is still true today."""
    field = request.form.get("field", "")
    kept = store()
    given = kept.answers.get()
    if field not in {question.field for question in asked()}:
        abort(404, gettext("There is no such question."))
    kept.answers.add(confirmed(given, field, _today()))
    _anew()
    flash(gettext("Thank you: it counts as said today."), "info")
    return redirect(_back())


@blueprint.post("/mark/<audit>")
def mark(audit: str) -> BaseResponse:
    """Keep what was said of acts or of somebody that an audit lists."""
    kept = store()
    given = kept.answers.get()
    field, said = request.form.get("field", ""), request.form.get("said", "")
    if audit == IN_TOUCH and field == "inner_circle":
        kept.answers.add(_in_touch(given, request.form.get("name", "")))
    else:
        found = next((each for each in MARKS.get(audit, ()) if each.field == field and said in each.said), None)
        ids = [row.id for row in kept.activities.by_ids(request.form.get("ids", "").split(",")[:50])]
        if found is None or not ids:
            abort(404, gettext("There is nothing to say of that."))
        kept.answers.add(_marked(given, field, ids, yes=said == "yes"))
    _anew()
    flash(gettext("Noted."), "info")
    keep_place()
    return redirect(_back())


@blueprint.post("/importance/<audit>")
def importance(audit: str) -> BaseResponse:
    """Keep how much an audit matters to the person."""
    value = request.form.get("importance", type=float)
    if value is None or not 0 <= value <= 3:
        abort(400, gettext("Say it as a number from 0 to 3."))
    change_importance(store(), audit, value)
    _anew()
    return redirect(_back())


def _in_touch(given: Expectations, name: str) -> Expectations:
    if name not in {one.name for one in given.inner_circle}:
        abort(404, gettext("Nobody of that name is kept."))
    circle = tuple(
        msgspec.structs.replace(one, in_touch=_today()) if one.name == name else one for one in given.inner_circle
    )
    return msgspec.structs.replace(given, inner_circle=circle)


def _marked(given: Expectations, field: str, ids: list[str], *, yes: bool) -> Expectations:
    before = getattr(given, field)
    after: Any = before | dict.fromkeys(ids, yes) if isinstance(before, dict) else tuple(dict.fromkeys([*before, *ids]))
    return msgspec.structs.replace(given, **{field: after})


def _anew() -> None:
    """Make the latest report anew over the same days."""
    newest = store().reports.last()
    if newest is not None:
        audit_now(first=newest.first, last=newest.last)


def _back() -> str:
    """The page of the audit in the newest report, where it was said, or the answers."""
    audit, newest = request.form.get("back", ""), store().reports.last()
    if newest is not None and audit in newest.audits():
        return url_for("dashboard.audit", report=newest.id, audit=audit)
    return url_for("dashboard.answers")
