"""One tap, seldom and by choice: what the person came to the sites for, and later whether they got it."""

from dataclasses import dataclass

import msgspec
from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.answers.expectations import Expectations, Purpose
from auditor.answers.purposes import PURPOSES
from server.current import store
from server.entry.security import check_session
from server.store.persons import now
from server.translations import gettext

A_DAY = 2  # times that somebody says what they came for, and is asked after that whether they got it, at most
KEPT = 500
_SOON, _LATE = 60_000, 12 * 3_600_000  # when it is asked whether they got it: milliseconds after they came
_DAY = 86_400_000

blueprint = Blueprint("purposes", "server.dashboard", url_prefix="/purpose")
blueprint.before_request(check_session)


@dataclass(frozen=True)
class Asked:
    """What is asked now: whether they got what they came for, or, where ``came`` is empty, what that is."""

    came: str
    choices: tuple[tuple[str, str], ...]


def asked(answers: Expectations, moment: int) -> Asked | None:
    """What to ask somebody at a moment (UTC milliseconds); None: nothing, as they do not want it or were asked
    enough."""
    if not answers.asks_purpose:
        return None
    last = answers.purposes[-1] if answers.purposes else None
    if last and last.got is None and _SOON <= moment - last.at <= _LATE:
        return Asked(gettext(PURPOSES[last.came_for]), (("yes", gettext("yes")), ("no", gettext("no"))))
    if last and moment - last.at < _SOON:
        return None
    if sum(moment - each.at < _DAY for each in answers.purposes) >= A_DAY:
        return None
    return Asked("", tuple((purpose, gettext(words)) for purpose, words in PURPOSES.items()))


def said(answers: Expectations, word: str, moment: int) -> Expectations | None:
    """The answers with what was tapped; None where it answers nothing that is asked."""
    now_asked = asked(answers, moment)
    if now_asked is None or word not in dict(now_asked.choices):
        return None
    if now_asked.came:
        last = msgspec.structs.replace(answers.purposes[-1], got=word == "yes")
        purposes = (*answers.purposes[:-1], last)
    else:
        made = msgspec.convert({"at": moment, "came_for": word}, Purpose)
        purposes = (*answers.purposes, made)[-KEPT:]
    return msgspec.structs.replace(answers, purposes=purposes)


@blueprint.post("")
def tap() -> BaseResponse:
    """Keep what was tapped."""
    kept = store()
    answers = said(kept.answers.get(), request.form.get("said", ""), now())
    if answers is None:
        abort(400, gettext("This is not asked any more."))
    kept.answers.add(answers)
    flash(gettext("Noted."), "info")
    return redirect(url_for("dashboard.overview"))
