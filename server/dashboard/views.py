"""The dashboard's pages. Each reads one thing and renders it; nothing is measured here."""

from contextlib import suppress
from datetime import datetime
from typing import Any

import msgspec
from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.answers import questionnaire
from auditor.answers.aging import aged, asked
from auditor.answers.expectations import Expectations
from auditor.answers.further_goal import FURTHER_GOAL
from auditor.answers.single import PLAN
from auditor.report import AuditResult, CategoryResult, Report
from server import answers as answering
from server.audits.running import Nothing, NoWindow, change_muted, change_points, since
from server.current import audit_now, store
from server.dashboard import windows
from server.dashboard.answers import own_say
from server.dashboard.kept_pages import kept_pages, once, until_written
from server.dashboard.schedule import news
from server.dashboard.today import Page, addresses
from server.declarations.health import stopped_in
from server.entry.security import check_session, end_session, known
from server.release import version
from server.rendering.activities import in_words, read_where
from server.rendering.comparing import options
from server.rendering.discreet import called_in, count_sources, discreet, of_steps, told_of, without_sources
from server.rendering.kept_apart import KeptApart
from server.standing.steps import steps
from server.standing.waiting import still_and_longer
from server.store.errors import StoreError
from server.telling.sending import untold
from server.translations import gettext

blueprint = Blueprint("dashboard", "server.dashboard", template_folder="templates", static_folder="static")
_EARLIER = 24  # reports that a report's page leads to
_ROLE = next(question for question in questionnaire.every_question() if question.field == "role")


@blueprint.before_request
def only_the_person() -> None:
    """Everything but the style sheet and the icon is for the session only."""
    if request.endpoint != "dashboard.static":
        check_session()


@blueprint.app_context_processor
def common() -> dict[str, Any]:
    """What every page knows."""
    told = known()
    return {"known": told, "version": version(), "lacks_zone": told and _lacks_zone()}


def _lacks_zone() -> bool:
    with suppress(StoreError):  # a page that tells of an error must not meet it again
        return store().lacks_zone
    return False


@blueprint.get("/")
def overview() -> str:
    """The start page; before the first report, a welcome."""
    return until_written(_overview)


def _overview() -> str:
    kept = store()
    made = kept.reports.last()
    if made is not None:
        latest = discreet(kept, made, apart := KeptApart(kept))
        waits, longer = still_and_longer(kept, latest, known := kept.same.identities())
        return Page(
            latest,
            waits,
            of_steps(steps(kept, latest, waits), apart),
            news=news(kept),
            stopped=stopped_in(kept),
            asked=kept.accounts.asked(),
            since=since(kept, latest),
            longer=longer,
            untold=[said for _, said in untold(kept)],
            apart=count_sources(kept, made, apart),
            known=known,
        ).render()
    stopped = stopped_in(kept)
    if kept.activities.span() is None:
        return render_template("welcome.html", stopped=stopped)
    return render_template("first_audit.html", role=role_to_ask(), asked=kept.accounts.asked(), stopped=stopped)


def role_to_ask() -> questionnaire.Question | None:
    """The question for the role where an audit would be the first and would not know it."""
    kept = store()
    if kept.answers.get().role is not None or kept.reports.last() is not None:
        return None
    return _ROLE


@blueprint.get("/report")
def latest() -> str | BaseResponse:
    """The latest report."""
    kept = store()
    key = "latest", kept.person
    newest, around = kept_pages().found(key, kept.mark(), lambda: (kept.reports.version(), _around()))
    if newest is None:
        return redirect(url_for("dashboard.overview"))
    return once((newest, around), lambda: report_page(_report(newest[0])))


@blueprint.get("/reports/<report>")
def report(report: str) -> str:
    """One report, perhaps an earlier one."""
    reports = store().reports
    found, newest = reports.version(report), reports.version()
    latest = newest is not None and newest == found
    return once(found and (found, latest, _around()), lambda: report_page(_report(report), latest=latest))


def _around() -> tuple[object, ...]:
    """What the page of a report depends on beside the report itself."""
    kept = store()
    return (kept.owner.get(), kept.lacks_zone, tuple(kept.reports.latest(limit=_EARLIER)), KeptApart(kept).ids)


def _report(name: str) -> Report:
    if (found := store().reports.get(name)) is None:
        abort(404, gettext("There is no such report."))
    return discreet(store(), found)


def report_page(found: Report, *, latest: bool = True, made_up: str | None = None) -> str:
    """A report in full; ``made_up``: of which made-up person it is, if of one."""
    address, kept = addresses(found, made_up), store()
    return render_template(
        "report.html",
        report=found,
        latest=latest,
        made_up=made_up,
        **windows.offered(found),
        earlier=[] if made_up else options(kept.reports.latest(limit=_EARLIER), kept.owner.get().zone, but=found.id),
        audit_url=lambda audit: address("audit", audit),
    )


@blueprint.get("/reports/<report>/as/<form>")
def download(report: str, form: str) -> BaseResponse:
    """One report as a file to keep or to show to others; without names where ``share`` is given."""
    from server.rendering.files import MEDIA, file_name, written

    found = _report(report)
    if form not in MEDIA:
        abort(404, gettext("A report can be had as PDF, HTML, JSON or CSV."))
    if nameless := bool(request.args.get("share")):
        from server.rendering.nameless import shared  # with the auditor's engine

        found = shared(store(), found)
    try:
        content = written(found, form, fetch=False, brief=form == "pdf" and "whole" not in request.args)
    except OSError as problem:
        flash(gettext("No PDF was made: %(reason)s", reason=problem), "error")
        return redirect(url_for("dashboard.report", report=report, _anchor="keep"))
    answer = Response(content, content_type=MEDIA[form])
    answer.headers.set("Content-Disposition", "attachment", filename=file_name(found, form, nameless=nameless))
    return answer


@blueprint.get("/reports/<report>/<audit>")
def audit(report: str, audit: str) -> str:
    """One audit of a report, told whole."""
    return until_written(lambda: audit_page(_report(report), audit))


def audit_page(found: Report, audit: str, *, made_up: str | None = None) -> str:
    """One audit; of a made-up person nothing can be changed or looked up."""
    category, result = _result(found, audit)
    return render_template(
        "audit.html",
        report=found,
        category=category,
        audit=result,
        marks=[] if made_up else _marks(result),
        made_up=made_up,
        report_url=addresses(found, made_up)("report") if made_up else url_for("dashboard.report", report=found.id),
        own=None if made_up else own_say(result),
        activities_url=None
        if made_up
        else lambda ids: url_for("dashboard.activities", ids=",".join(ids), report=found.id, audit=audit),
    )


def _result(found: Report, audit: str) -> tuple[CategoryResult, AuditResult]:
    pairs = ((category, result) for category in found.categories for result in category.audits)
    pair = next((pair for pair in pairs if pair[1].id == audit), None)
    if pair is None:
        abort(404, gettext("This report has no such audit."))
    return pair


def _marks(result: AuditResult) -> list[tuple[str, float]]:
    """The control points in the order they are set in: good then fair, a band's low side first."""
    if result.curve is None:
        return []
    points = [(x, y) for x, y in result.curve.points if y < 1 or result.curve.kind == "PL"]
    if result.curve.kind == "BAND":
        low, high = sorted(points[:2], reverse=True), sorted(points[2:])
        return [
            (gettext("Enough, from (scores 0.9)"), low[0][0]),
            (gettext("Half-way, from (scores 0.5)"), low[1][0]),
            (gettext("Still fine, up to (scores 0.9)"), high[0][0]),
            (gettext("Half-way again, at (scores 0.5)"), high[1][0]),
        ]
    best, half = max(points[:2], key=lambda p: p[1]), min(points[:2], key=lambda p: p[1])
    return [(gettext("Working (scores 0.9)"), best[0]), (gettext("Half-way (scores 0.5)"), half[0])]


@blueprint.get("/activities")
def activities() -> str:
    """What was kept of single activities: to check a number by."""
    ids = [part for part in request.args.get("ids", "").split(",") if part][:50]
    report, audit = request.args.get("report"), request.args.get("audit")
    back = url_for("dashboard.audit", report=report, audit=audit) if report and audit else None
    kept = store()
    rows, given = kept.activities.by_ids(ids), kept.answers.get()
    told, texts = told_of(kept, [answering.as_said(row, given) for row in rows])
    read = ",".join(row.id for row in rows if row.words is not None)
    return render_template("activities.html", activities=told, texts=texts, back=back, read=read)


@blueprint.post("/reports")
def run() -> BaseResponse:
    """Audit anew; what the form says of the role is kept first."""
    kept = store()
    shown = kept.reports.last()
    try:
        if role := answering.parsed(_ROLE, request.form.get("role", "")):
            kept.answers.add(answering.changed(kept.answers.get(), {"role": role}))
        window = windows.asked(kept, shown)
        made = audit_now(aside=bool(window), **window)
    except (Nothing, NoWindow, answering.Unfit) as problem:
        flash(str(problem), "error")
        return redirect(url_for("dashboard.latest", _anchor="again") if shown else url_for("importing.overview"))
    return redirect(url_for("dashboard.report", report=made.id) if shown else url_for("dashboard.overview"))


@blueprint.post("/audits/<audit>/mute")
def mute(audit: str) -> BaseResponse:
    """“I see it differently”, or taking that back; the report is made anew."""
    _known(audit)
    again = bool(request.form.get("again"))
    change_muted(store(), mute=() if again else (audit,), unmute=(audit,) if again else ())
    told = gettext("Taken up again.") if again else gettext("Left out from now on. You find it among your settings.")
    flash(told, "info")
    return _anew()


@blueprint.post("/audits/<audit>/points")
def points(audit: str) -> BaseResponse:
    """The person's own control points."""
    _known(audit)
    try:
        own = () if request.form.get("reset") else tuple(map(_mark, request.form.getlist("mark")))
        change_points(store(), audit, own)
    except ValueError as problem:
        flash(gettext("These marks do not fit the curve: %(reason)s.", reason=problem), "error")
    else:
        flash(gettext("Your marks are used from now on.") if own else gettext("Back to the default."), "info")
    return _anew(audit)


def _mark(given: str) -> float:
    try:
        return float(given)
    except ValueError:
        raise ValueError(gettext("each mark is a number")) from None


def _known(audit: str) -> None:
    latest = store().reports.last()
    if latest is not None and audit in latest.audits():
        return
    from auditor.audits.catalogue import AUDITS

    if audit not in AUDITS:
        abort(404, gettext("There is no such audit."))


def _anew(audit: str | None = None) -> BaseResponse:
    """The latest report made again over the same days, after something about it was changed."""
    latest = store().reports.last()
    if latest is None:
        return redirect(url_for("dashboard.overview"))
    made = audit_now(first=latest.first, last=latest.last)
    if audit:
        return redirect(url_for("dashboard.audit", report=made.id, audit=audit))
    return redirect(url_for("dashboard.report", report=made.id))


@blueprint.get("/answers")
def answers() -> str:
    """The questionnaire, filled in as far as it was answered."""
    kept = store()
    zone = kept.owner.get().zone_info
    given = kept.answers.dated(zone)
    people = answering.People(kept, given)

    def current(answers: Expectations, question: questionnaire.Question) -> Any:
        value = answering.current(answers, question)
        return people.lines(value) if question.format == questionnaire.Lines("people") and value else value

    return render_template(
        "answers.html",
        answers=given,
        current=current,
        circle=people.circle(given),
        still=[
            (each, answering.in_words(each.question, answering.current(given, each.question)))
            for each in aged(given, datetime.now(zone).date())
        ],
        items=questionnaire.ITEMS,
        further_goal=FURTHER_GOAL,
        singles=answering.singles(kept, given),
        verdict=(*questionnaire.FOR_THE_VERDICT, *PLAN),
        more_open=bool(request.args.get("more")),
    )


@blueprint.post("/answers")
def save_answers() -> BaseResponse:
    """Keep the answers; the report is made anew with them, if there is one."""
    questions = asked()  # but for those that the guide to the word asks
    try:
        before = store().answers.get()
        people = answering.People(store(), before)
        given = answering.from_form(before, questions, lambda field: request.form.get(field, ""), people.find)
        given = people.holding(before, answering.with_circle(given, request.form.get("circle", "")))
    except answering.Unfit as problem:
        flash(str(problem), "error")
        return redirect(url_for("dashboard.answers"))
    store().answers.add(given)
    if store().activities.span() is not None:
        audit_now()
    flash(gettext("Your answers are kept."), "info")
    return redirect(url_for("dashboard.answers"))


@blueprint.post("/answers/one")
def save_one() -> BaseResponse:
    """Keep the answer to one question that was asked in place; the report is made anew over the same days."""
    field = request.form.get("question")
    question = next((each for each in (*questionnaire.every_question(), *FURTHER_GOAL) if each.field == field), None)
    if question is None:
        abort(404, gettext("There is no such question."))
    kept = store()
    try:
        value = answering.parsed(question, request.form.get(question.field, ""))
        if value is not None:
            kept.answers.add(answering.changed(kept.answers.get(), {question.field: value}))
    except answering.Unfit as problem:
        flash(str(problem), "error")
        return redirect(url_for("dashboard.overview"))
    newest = kept.reports.last()
    if value is not None and newest is not None:
        audit_now(first=newest.first, last=newest.last)
    return redirect(url_for("dashboard.overview", _anchor="verdict"))


@blueprint.get("/answers/messages")
def relevance() -> str:
    """A sample of what others asked or pitched, to mark what of it was meant for the person."""
    kept = store()
    given, rows = kept.answers.get().relevant, without_sources(kept, answering.to_mark(kept))
    names = called_in(kept, rows)
    told = [(row.id, in_words(row, names, None), read_where(row), given.get(row.id)) for row in rows]
    return render_template("relevance.html", messages=told)


@blueprint.post("/answers/messages")
def save_relevance() -> BaseResponse:
    """Keep the marks."""
    kept = store()
    given, rows = kept.answers.get(), answering.to_mark(kept)
    marks = {row.id: request.form.get(row.id) for row in rows}
    merged = given.relevant | {name: mark == "yes" for name, mark in marks.items() if mark in ("yes", "no")}
    kept.answers.add(msgspec.structs.replace(given, relevant=merged))
    if kept.activities.span() is not None:
        audit_now()
    flash(gettext("Your marks are kept."), "info")
    return redirect(url_for("dashboard.answers"))


@blueprint.post("/sign-out")
def sign_out() -> str:
    """Let this browser in no more, or none."""
    everywhere = bool(request.form.get("everywhere"))
    end_session(everywhere=everywhere)
    return render_template("signed_out.html", everywhere=everywhere)
