"""Long breaks in what is seen: the question on the start page whether one was away, and what is said to it."""

from collections.abc import Iterable
from datetime import date

import msgspec
from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.answers.expectations import Expectations
from auditor.report.whereabouts import Break
from server.current import audit_now, store
from server.entry.security import check_session
from server.standing.steps import today
from server.translations import gettext
from server.translations.cldr import day

blueprint = Blueprint("breaks", "server.dashboard", url_prefix="/breaks")
blueprint.before_request(check_session)


def name(silent: Break) -> str:
    """What a break goes by in a form."""
    return f"{silent.first}/{silent.last}"


def in_words(silent: Break) -> str:
    """From when to when."""
    return gettext("%(first)s to %(last)s", first=day(silent.first), last=day(silent.last))


def said(answers: Expectations, away: Iterable[Break], day: date) -> Expectations:
    """The answers with the whole weeks of these breaks among those to leave out, as said on a day."""
    weeks = {monday for each in away for monday in each.weeks()}
    holidays = tuple(sorted({*answers.holidays, *weeks}))
    return msgspec.structs.replace(answers, holidays=holidays, confirmed=answers.confirmed | {"holidays": day})


@blueprint.post("")
def say() -> BaseResponse:
    """Keep in which of the breaks one was away; the others are not asked about again. The report is made anew over the
    same days."""
    kept = store()
    newest = kept.reports.last()
    if newest is None or not newest.breaks:
        flash(gettext("That was answered already."), "info")
        return redirect(url_for("dashboard.overview"))
    away = [each for each in newest.breaks if name(each) in request.form.getlist("away")]
    kept.answers.add(said(kept.answers.get(), away, today(kept)))
    audit_now(first=newest.first, last=newest.last)
    return redirect(url_for("dashboard.overview"))
