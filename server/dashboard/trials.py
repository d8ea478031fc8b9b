"""Trials on the page of steps: begun with a step that was taken up, looked at week by week, and withdrawn at will."""

from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from server.current import store
from server.dashboard.going_on import back_to
from server.entry.security import check_session
from server.rendering import trials as telling
from server.rendering.discreet import of_trials
from server.standing import trials
from server.store.persons import now
from server.store.steps import Step
from server.store.store import Store
from server.store.trials import KeptTrial
from server.translations import gettext

blueprint = Blueprint("trials", "server.dashboard", url_prefix="/steps/trials")
blueprint.before_request(check_session)


class Told(NamedTuple):
    """A trial as the page shows it; ``result`` is empty until it is over."""

    kept: KeptTrial
    standing: str
    compared: str
    weeks: list[trials.Week]
    under_way: bool
    result: list[str]


def told(kept: Store) -> list[Told]:
    """All trials, the latest first."""
    day = trials.today(kept)
    found = []
    for each in of_trials(kept):
        over = day >= trials.over_on(each.trial)
        found.append(
            Told(
                each,
                telling.standing(each.trial),
                telling.compared(each.trial.outcome),
                trials.weeks(kept, each.trial),
                each.trial.first <= day < trials.ended(each.trial),
                telling.result(each.trial, trials.shown(kept, each.trial)) if over else [],
            )
        )
    return found


def offered(kept: Store, step: Step) -> list[str]:
    """What a trial of a step would do, said beforehand; nothing where there is none."""
    plan = trials.plan_of(kept, step)
    return telling.beforehand(plan, gettext(trials.tried(step))) if plan else []


@blueprint.post("/begin/<step>")
def begin(step: str) -> BaseResponse:
    """Begin a trial of a step that was taken up."""
    kept = store()
    found = next((each for each in kept.steps.all() if each.id == step and each.state == "taken"), None)
    if found is None:
        abort(404, gettext("No such step was taken up."))
    try:
        trials.begin(kept, found, request.form.get("weeks", 0, type=int))
    except trials.NoTrialError:
        abort(400, gettext("There is no trial of this step, or one is under way."))
    except ValueError:
        abort(400, gettext("A trial lasts four to eight weeks."))
    flash(gettext("It begins on Monday."), "info")
    return redirect(back_to("steps.overview"))


@blueprint.post("/<trial>")
def change(trial: str) -> BaseResponse:
    """Look somebody up, or withdraw."""
    kept = store()
    found = kept.trials.get(trial)
    if found is None:
        abort(404, gettext("There is no such trial."))
    match request.form.get("what"):
        case "withdraw":
            kept.trials.withdraw(trial, now())
        case "draw":
            drawn = trials.draw(kept, found, request.form.get("name", ""))
            if drawn is None:
                flash(gettext("Give a name, while the trial is under way."), "error")
            elif drawn.is_with:
                flash(gettext("%(name)s: with it.", name=drawn.name), "info")
            else:
                flash(gettext("%(name)s: as always.", name=drawn.name), "info")
        case _:
            abort(400, gettext("Look somebody up, or withdraw."))
    return redirect(back_to("steps.overview"))
