"""The pages to sign in and to join. Joining needs an invitation, which works once."""

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.entry import whose
from server.entry.security import PROXY, begin_session, known, person_id, subject_by
from server.installation.hosting import Hosting, Provider, TrustedProxy
from server.installation.settings import STAND_IN_ZONE
from server.store.persons import now
from server.translations import gettext

blueprint = Blueprint("sign_in", "server.hosted", template_folder="templates")

_LONGEST = 200  # characters of a token
_INVITATION = "invitation"


@blueprint.get("/sign-in")
def overview() -> str | BaseResponse:
    """Show the way to the provider, or let in at once somebody whom a proxy has signed in."""
    if known():
        return redirect(url_for("dashboard.overview"))
    signing_in = _hosting().signed_in_by
    if isinstance(signing_in, TrustedProxy):
        said = subject_by(signing_in)
        if said is None:
            abort(403, gettext("The proxy of this server did not say who you are. Ask whoever runs it."))
        return _admit(PROXY, said)
    return render_template("sign_in.html")


@blueprint.get("/sign-in/begin")
def begin() -> BaseResponse:
    """Redirect to the provider."""
    _provider()
    from server.hosted import provider

    try:
        return provider.begin(_hosting().origin + url_for("sign_in.back"))
    except provider.Unreachable:
        abort(503, gettext("Signing in does not work at the moment: the provider does not answer."))


@blueprint.get("/sign-in/back")
def back() -> BaseResponse:
    """Let in the person whom the provider sent back."""
    by = _provider()
    from server.hosted import provider

    try:
        subject = provider.end(by)
    except provider.Unreachable:
        abort(503, gettext("Signing in does not work at the moment: the provider does not answer."))
    except provider.NotSignedIn:
        abort(403, gettext("You were not signed in. Begin again."))
    return _admit(subject.issuer, subject.name)


@blueprint.get("/join")
def invited() -> str:
    """The page that an invitation opens: it posts the link's token, which stands after the # of its address."""
    return render_template("join.html", fits=None)


@blueprint.post("/join")
def join() -> tuple[str, int]:
    """Store the invitation in the session until the person has signed in."""
    token = request.form.get("token", "")[:_LONGEST]
    fits = whose.person_stores().memberships.is_invited(token, now())
    if fits:
        session[_INVITATION] = token
    return render_template("join.html", fits=fits), 200 if fits else 403


def _admit(issuer: str, subject: str) -> BaseResponse:
    """Let in a member, or somebody with an invitation. Answers 403 to anybody else."""
    stores, moment = whose.person_stores(), now()
    person = person_id(issuer, subject)
    member = stores.memberships.member(person)
    if member is None:
        token = session.pop(_INVITATION, None)
        member = stores.memberships.join(token, person, STAND_IN_ZONE, moment) if isinstance(token, str) else None
    if member is None:
        abort(403, gettext("You are signed in, but not invited here. Ask whoever runs this server for an invitation."))
    begin_session(person)
    stores.memberships.note(moment, member.name, "signed in")
    return redirect(url_for("dashboard.overview"))


def _hosting() -> Hosting:
    found = whose.hosting()
    if found is None:
        abort(404)
    return found


def _provider() -> Provider:
    found = _hosting().signed_in_by
    if not isinstance(found, Provider):
        abort(404)
    return found
