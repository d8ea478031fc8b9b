"""The pages of self-audits that run by themselves: when, how they went, and one right now."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

import auditor
from server.current import self_audits, store
from server.security import check_session
from server.store.persons import now
from server.store.recurrence import WEEKDAYS, Recurrence, Unfit
from server.store.store import Store

blueprint = Blueprint("schedule", "server.dashboard", url_prefix="/schedule", template_folder="templates")
blueprint.before_request(check_session)

LEAST_DAYS, MOST_DAYS = 7, 730
NEWS_FOR = 7 * 86_400_000  # a weekday names no day that lies further back


@blueprint.get("")
def overview() -> str:
    """What is set up, what ran, and the form for more."""
    kept = store()
    schedules = kept.schedules.all()
    return render_template(
        "schedule.html",
        schedules=schedules,
        rules={schedule.id: str(schedule.recurrence) for schedule in schedules},
        runs=kept.runs.latest(),
        zone=kept.owner.get().zone,
        weekdays=WEEKDAYS,
        days=auditor.DAYS,
    )


@blueprint.post("")
def add() -> BaseResponse:
    """One more."""
    form = request.form
    days = form.get("days", auditor.DAYS, type=int)
    try:
        recurrence = Recurrence.checked(
            form.get("every", ""),
            form.get("at", ""),
            form.get("weekday", type=int),
            form.get("monthday", type=int),
            store().owner.get().zone,
        )
    except Unfit as problem:
        flash(f"Not added: {problem}.", "error")
    else:
        store().schedules.add(recurrence, min(max(days, LEAST_DAYS), MOST_DAYS), now())
        flash(f"From now on {recurrence}.", "info")
    return redirect(url_for("schedule.overview"))


@blueprint.post("/<schedule>/pause")
def pause(schedule: str) -> BaseResponse:
    """Let it rest, or take it up again."""
    again = bool(request.form.get("again"))
    if not store().schedules.pause(schedule, now(), paused=not again):
        abort(404, "There is no such schedule.")
    flash("Taken up again." if again else "Paused.", "info")
    return redirect(url_for("schedule.overview"))


@blueprint.post("/<schedule>/remove")
def remove(schedule: str) -> BaseResponse:
    """No more of it; reports and history stay."""
    if not store().schedules.remove(schedule):
        abort(404, "There is no such schedule.")
    flash("Removed. Its reports stay.", "info")
    return redirect(url_for("schedule.overview"))


@blueprint.post("/runs")
def run_now() -> BaseResponse:
    """One right now, in the background."""
    wanted = request.form.get("schedule")
    schedule = next((each for each in store().schedules.all() if each.id == wanted), None)
    days = schedule.days if schedule else auditor.DAYS
    begun = self_audits().start(days, schedule.id if schedule else None)
    return redirect(url_for("schedule.run", run=begun))


@blueprint.get("/runs/<run>")
def run(run: str) -> str:
    """How one goes or went."""
    found = store().runs.get(run)
    if found is None:
        abort(404, "There is no such self-audit.")
    return render_template("run.html", run=found, done=self_audits().share_done(run), zone=store().owner.get().zone)


def news(kept: Store) -> tuple[str, str] | None:
    """What came of the last self-audit that ran by itself, while its weekday still names it: a kind and words."""
    last = kept.runs.last_due()
    if last is None or last.finished is None or now() - last.finished > NEWS_FOR:
        return None
    day = f"{datetime.fromtimestamp(last.started / 1000, UTC).astimezone(ZoneInfo(kept.owner.get().zone)):%A}"
    if last.state != "done":
        return "failed", f"The self-audit of {day} did not go through. {last.error or ''}".strip()
    (newest,) = kept.reports.latest(limit=1) or (None,)
    if newest is None or newest.id != last.report_id:
        return None
    return "done", f"A new self-audit from {day}."
