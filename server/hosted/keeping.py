"""The pages of a keeper: the members, how much is stored of each and what failed; inviting and removing.

A keeper can read nothing that a person did on any site, and no report.
"""

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.translatable import N_, plain_name
from server.current import belongings
from server.entry import whose
from server.entry.security import check_session, known
from server.installation.hosting import Hosting
from server.store.errors import UnknownPersonError
from server.store.memberships import LASTS, LONGEST_NAME, Deed, Member, Place
from server.store.persons import now
from server.translations import gettext

blueprint = Blueprint("keeping", "server.hosted", url_prefix="/keeping", template_folder="templates")
blueprint.before_request(check_session)

_EVENTS = 100  # per page
_DIGITS = 15  # of a moment, at most
#: The events of the log, in words.
_DEEDS: dict[Deed, str] = {
    "signed in": N_("signed in"),
    "invited": N_("invited"),
    "withdrew": N_("withdrew the invitation"),
    "joined": N_("joined"),
    "removed": N_("removed"),
    "exported": N_("exported a report or the steps"),
    "erased": N_("erased something of their own"),
}
_DAY = 86_400_000


@blueprint.before_request
def only_keepers() -> None:
    """Answer 404 to everybody but keepers, so that the pages do not seem to exist."""
    if not is_keeper():
        abort(404)


def is_keeper() -> bool:
    """Whether a keeper sent the current request."""
    if "is_keeper" not in g:
        g.is_keeper = False
        found = _asking() if whose.hosting() and known() else None
        g.is_keeper = found is not None and found.role == "keeper"
    asked: bool = g.is_keeper
    return asked


@blueprint.get("")
def overview() -> str:
    """Show the members and the state of the installation."""
    return _page()


@blueprint.post("/invitations")
def invite() -> str:
    """Invite somebody; the page shows the link once."""
    name, moment = plain_name(request.form.get("name", "").strip())[:LONGEST_NAME], now()
    if not name:
        abort(400, gettext("Say whom you invite."))
    memberships = whose.person_stores().memberships
    try:
        token = memberships.invite(name, "keeper" if request.form.get("keeper") else "person", moment, g.person)
    except UnknownPersonError:
        abort(404)  # as to whoever is no keeper
    memberships.note(moment, _own_name(), "invited", name)
    return _page(invited=name, link=invitation(_hosting(), token))


@blueprint.post("/invitations/<invitation_id>/withdraw")
def withdraw(invitation_id: str) -> BaseResponse:
    """Withdraw an invitation."""
    name = whose.person_stores().memberships.withdraw(invitation_id, now(), _own_name())
    if name is None:
        abort(404, gettext("This invitation does not wait any more. Perhaps it was used."))
    flash(gettext("The invitation of %(name)s is withdrawn.", name=name), "info")
    return redirect(url_for("keeping.overview"))


@blueprint.post("/<person>/remove")
def remove(person: str) -> BaseResponse:
    """Remove a member with everything stored of them."""
    if not request.form.get("sure"):
        abort(400, gettext("Tick the box to say that you mean it."))
    if person == g.person:
        abort(400, gettext("Another keeper can remove you. You cannot do it yourself."))
    gone = whose.person_stores().remove(person, now(), _own_name())
    if gone is None:
        abort(404, gettext("There is no such person."))
    belongings().forget(person)
    flash(gettext("%(name)s is removed, with all that was kept.", name=gone.name), "info")
    if gone.role == "keeper":
        flash(gettext("They were a keeper, so all invitations that were not used yet are withdrawn too."), "info")
    return redirect(url_for("keeping.overview"))


def invitation(hosting: Hosting, token: str) -> str:
    """The link of an invitation; its token stands after the #, which no browser sends or writes to a log."""
    return f"{hosting.origin}/join#{token}"


def _page(invited: str = "", link: str = "") -> str:
    stores, place = whose.person_stores(), _place()
    found = stores.memberships.events(_EVENTS, place)
    return render_template(
        "keeping.html",
        members=stores.memberships.members(),
        counts=stores.memberships.counts(),
        waiting=stores.memberships.invitations(now()),
        events=found.shown,
        after=f"{found.after[0]}-{found.after[1]}" if found.after else None,
        is_newest=place is None,
        megabytes=round(stores.memberships.storage() / 1_000_000),
        zone=whose.store().owner.get().zone,
        own=g.person,
        invited=invited,
        link=link,
        deeds={deed: gettext(words) for deed, words in _DEEDS.items()},
        days=LASTS // _DAY,
    )


def _place() -> Place | None:
    """The place in the log from which the request wants to read; None for its newest entry."""
    moment, _, id_ = request.args.get("after", "").partition("-")
    fits = id_ and moment.isascii() and moment.isdecimal() and len(moment) <= _DIGITS
    return (int(moment), id_) if fits else None


def _asking() -> Member | None:
    return whose.person_stores().memberships.member(g.person)


def _own_name() -> str:
    found = _asking()
    return found.name if found else ""


def _hosting() -> Hosting:
    found: Hosting = current_app.extensions["hosting"]
    return found
