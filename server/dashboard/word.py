"""The guide to the word: for when “networking” puts somebody off, the person or whoever they talk to."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.answers import questionnaire, word
from auditor.history.identities import answered_of_one
from server import answers as answering
from server.current import store
from server.entry.security import check_session
from server.standing.word import reasons
from server.translations import gettext

blueprint = Blueprint("word", "server.dashboard", url_prefix="/word", template_folder="templates")
blueprint.before_request(check_session)

_QUESTIONS = (*questionnaire.REFLECTION, *word.OWN)


@blueprint.get("")
def overview() -> str:
    """Their own words first; what others tried only once they want to see it. Of what spoiled the word, that comes
    first which answers or messages show."""
    kept = store()
    given = kept.answers.get()
    why = tuple(reasons(kept.reports.last(), answered_of_one(given, kept.same.identities())))
    shown = [each.spoiler for each in why]
    return render_template(
        "word.html",
        answers=given,
        current=answering.current,
        reflection=questionnaire.REFLECTION,
        own=word.OWN,
        steps=questionnaire.next_steps(given),
        permission=questionnaire.PERMISSION,
        afterwards=questionnaire.AFTERWARDS,
        talk=[(turn, *word.draft(turn, given)) for turn in word.TALK],
        why=why,
        shown=shown,
        spoilers=sorted(word.SPOILERS, key=lambda each: each.id not in shown),
    )


@blueprint.post("")
def save() -> BaseResponse:
    """Keep the person's words; they are scored by nothing, so that no report is made anew."""
    kept = store()
    asked = tuple(question for question in _QUESTIONS if question.field in request.form)
    try:
        given = answering.from_form(kept.answers.get(), asked, lambda field: request.form.get(field, ""))
    except answering.Unfit as problem:
        flash(str(problem), "error")
    else:
        kept.answers.add(given)
        flash(gettext("Your words are kept."), "info")
    return redirect(url_for("word.overview"))
