"""The page of steps: what was taken up, what was done and whether it helped, and what was put off."""

from datetime import UTC, date, datetime, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import store
from server.dashboard.going_on import back_to
from server.dashboard.trials import offered, told
from server.dashboard.undoing import flash_with_undo
from server.entry.security import check_session
from server.rendering.discreet import of_step, of_steps
from server.rendering.kept_apart import KeptApart
from server.standing.marks import mark, unmark
from server.standing.steps import in_days, steps, today
from server.standing.waiting import still
from server.store.persons import now
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import day

blueprint = Blueprint("steps", "server.dashboard", url_prefix="/steps", template_folder="templates")
blueprint.before_request(check_session)

PUT_OFF_DAYS = 7
_FRIDAY = 4


@blueprint.app_template_filter()
def friday(from_day: date) -> date:
    """The next Friday after a day."""
    return from_day + timedelta(days=(_FRIDAY - from_day.weekday() - 1) % 7 + 1)


@blueprint.app_template_filter()
def local_day(moment: int) -> str:
    """The day of UTC milliseconds where the person lives."""
    return day(datetime.fromtimestamp(moment / 1000, UTC).astimezone(store().owner.get().zone_info).date())


@blueprint.get("")
def overview() -> str:
    """All steps that were answered."""
    kept = store()
    apart, report = KeptApart(kept), kept.reports.last()
    said = [of_step(each, apart) for each in kept.steps.all()]
    found = of_steps(steps(kept, report, still(kept, report)), apart) if report else None
    look_done, back = (found.look_done, found.back) if found else ((), ())
    return render_template(
        "steps.html",
        taken=[step for step in said if step.state == "taken" and step not in look_done],
        look_done=look_done,
        back=back,
        done=[step for step in said if step.state == "done"],
        later=[step for step in said if step.state == "later" and step.until and step.until > today(store())],
        declined=[step for step in said if step.state == "declined"],
        today=today(store()),
        trials=told(store()),
        offered={step.id: offered(store(), step) for step in said if step.state == "taken"},
    )


@blueprint.post("")
def say() -> BaseResponse:
    """Take up the step of an audit, as the latest report has it, put it off, or decline it."""
    kept = store()
    latest = kept.reports.last()
    wanted = request.form.get("audit")
    found = (*steps(kept, latest, still(kept, latest)).proposed, *latest.tips) if latest else ()
    about = request.form.get("about")  # several steps of one audit may be about one person each
    of_audit = [each for each in found if each.audit == wanted]
    tip = next((each for each in of_audit if each.about == about), of_audit[0] if of_audit else None)
    if tip is None:
        abort(404, gettext("The latest report has no such step."))
    match request.form.get("state"):
        case "taken":
            kept.steps.add(tip.audit, tip.action, "taken", now(), about=tip.about)
            flash(gettext("It stays here until you have done it."), "info")
        case "later":
            until = in_days(kept, PUT_OFF_DAYS)
            kept.steps.add(tip.audit, tip.action, "later", now(), until, tip.about)
            flash(gettext("Put off until %(day)s.", day=day(until)), "info")
        case "declined":
            kept.steps.add(tip.audit, tip.action, "declined", now(), about=tip.about)
            flash(gettext("You are not asked about this again for half a year."), "info")
        case _:
            abort(400, gettext("Say whether you do it, do it later, or not at all."))
    return redirect(back_to("dashboard.overview"))


@blueprint.post("/<step>")
def change(step: str) -> BaseResponse:
    """It is done, is not, or is given up; set the day of a reminder; or answer anew what was put off."""
    kept = store()
    match request.form.get("what"):
        case "done":
            found = finish(kept, step)
            told = gettext("Well done.")
        case "undone":
            found = reopen(kept, step)
            told = gettext("It stays here until you have done it.")
        case "again":
            found = kept.steps.propose_again(step)
            told = gettext("It may be proposed again.")
        case "leave":
            found = kept.steps.give_up(step, now())
            told = gettext("Left.")
        case "keep":
            found = kept.steps.keep_open(step)
            told = gettext("It stays here until you have done it.")
        case "take":
            found = kept.steps.take_up(step, now())
            told = gettext("It stays here until you have done it.")
        case "later":
            later = in_days(kept, PUT_OFF_DAYS)
            found = kept.steps.put_off(step, later)
            told = gettext("Put off until %(day)s.", day=day(later))
        case "decline":
            found = kept.steps.decline(step, now())
            told = gettext("You are not asked about this again for half a year.")
        case "remind":
            until = _day(request.form.get("until", ""))
            if until is None or until < today(kept):
                flash(gettext("Choose a day from today on to be reminded."), "error")
                return redirect(back_to("dashboard.overview"))
            found = kept.steps.remind(step, until)
            told = gettext("You are reminded on %(day)s.", day=day(until))
        case _:
            abort(400, gettext("Say whether it is done."))
    if not found:
        abort(404, gettext("No such step was taken up or put off."))
    if request.form["what"] == "done":
        flash_with_undo(told, url_for("steps.change", step=step), "what", "undone")
    else:
        flash(told, "info")
    return redirect(back_to("dashboard.overview"))


def finish(kept: Store, step: str) -> bool:
    """Note that a step which was taken up is done, and with it what it was about: whoever waited waits no longer.
    Returns whether there is one."""
    about = _about(kept, step)
    found = kept.steps.finish(step, now())
    if found and about:
        mark(kept, about, "answered_elsewhere")
    return found


def reopen(kept: Store, step: str) -> bool:
    """Note that a step is not done after all, nor what it was about. Returns whether there is one."""
    about = _about(kept, step)
    found = kept.steps.reopen(step)
    if found and about:
        unmark(kept, about)
    return found


def _about(kept: Store, step: str) -> str | None:
    return next((each.about for each in kept.steps.all() if each.id == step), None)


@blueprint.post("/<step>/helped")
def judge(step: str) -> BaseResponse:
    """Whether it helped."""
    match request.form.get("helped"):
        case "yes":
            found = store().steps.judge(step, "yes")
        case "no":
            found = store().steps.judge(step, "no")
        case "early":
            found = store().steps.judge(step, "early")
        case _:
            abort(400, gettext("Say whether it helped."))
    if not found:
        abort(404, gettext("No such step was done."))
    flash(gettext("Noted."), "info")
    return redirect(back_to("dashboard.overview"))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
