"""The pages of self-audits that run by themselves: when, how they went, and one right now."""

from datetime import UTC, datetime
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import self_audits, start_self_audit, store
from server.entry.security import check_session
from server.rendering.recurrence import in_words, looked_at, next_in_words
from server.store.persons import now
from server.store.recurrence import TELLING, Recurrence, Unfit
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import weekdays

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
        rules={schedule.id: in_words(schedule.recurrence) for schedule in schedules},
        next_times={schedule.id: next_in_words(schedule) for schedule in schedules},
        postponed=kept.schedules.postponed(),
        runs=kept.runs.latest(),
        zone=kept.owner.get().zone,
        weekdays=weekdays(),
        windows={schedule.id: looked_at(schedule.days) for schedule in schedules},
    )


@blueprint.post("")
def add() -> BaseResponse:
    """One more."""
    form = request.form
    days = form.get("days", type=int)
    try:
        recurrence = Recurrence.checked(
            form.get("every", ""),
            form.get("at", ""),
            form.get("weekday", type=int),
            form.get("monthday", type=int),
            store().owner.get().zone,
            form.get("rule", ""),
        )
    except Unfit as problem:
        flash(gettext("Not added: %(reason)s", reason=problem), "error")
    else:
        store().schedules.add(recurrence, TELLING if days is None else min(max(days, LEAST_DAYS), MOST_DAYS), now())
        flash(gettext("Added: %(rule)s.", rule=in_words(recurrence)), "info")
    return redirect(url_for("schedule.overview"))


@blueprint.post("/<schedule>/pause")
def pause(schedule: str) -> BaseResponse:
    """Let it rest, or take it up again."""
    again = bool(request.form.get("again"))
    if not store().schedules.pause(schedule, now(), paused=not again):
        abort(404, gettext("There is no such schedule."))
    flash(gettext("Taken up again.") if again else gettext("Paused."), "info")
    return redirect(url_for("schedule.overview"))


@blueprint.post("/<schedule>/remove")
def remove(schedule: str) -> BaseResponse:
    """No more of it; reports and history stay."""
    if not store().schedules.remove(schedule):
        abort(404, gettext("There is no such schedule."))
    flash(gettext("Removed. Its reports stay."), "info")
    return redirect(url_for("schedule.overview"))


@blueprint.post("/runs")
def run_now() -> BaseResponse:
    """One right now, in the background."""
    wanted = request.form.get("schedule")
    schedule = next((each for each in store().schedules.all() if each.id == wanted), None)
    days = schedule.days if schedule else TELLING
    begun = start_self_audit(days, schedule.id if schedule else None)
    return redirect(url_for("schedule.run", run=begun))


@blueprint.get("/runs/<run>")
def run(run: str) -> str:
    """How one goes or went."""
    found = store().runs.get(run)
    if found is None:
        abort(404, gettext("There is no such self-audit."))
    return render_template(
        "run.html",
        run=found,
        window=looked_at(found.days),
        done=self_audits().share_done(run),
        zone=store().owner.get().zone,
    )


class News(NamedTuple):
    """What came of a self-audit that ran by itself; ``why`` it failed, if it did."""

    words: str
    failed: bool = False
    why: str = ""


def news(kept: Store) -> News | None:
    """Of the last self-audit that ran by itself, while its weekday still names it."""
    last = kept.runs.last_due()
    if last is None or last.finished is None or now() - last.finished > NEWS_FOR:
        return None
    day = weekdays()[datetime.fromtimestamp(last.started / 1000, UTC).astimezone(kept.owner.get().zone_info).weekday()]
    if last.state != "done":
        words = gettext("The self-audit of %(weekday)s did not go through.", weekday=day)
        return News(words, failed=True, why=last.error or "")
    (newest,) = kept.reports.latest(limit=1) or (None,)
    if newest is None or newest.id != last.report_id:
        return None
    return News(gettext("A new self-audit from %(weekday)s.", weekday=day))
