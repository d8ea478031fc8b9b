"""The pages of erasing: everything, or some of it (a person, a site, a period), asked twice, and what is left then."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, abort, render_template, request

from auditor.activities.sites import title
from server.current import store
from server.dashboard.kept_pages import kept_pages
from server.entry.security import begin_session, check_session
from server.rendering.kept_apart import KeptApart
from server.rendering.removal import chosen, parts
from server.store.accounts import Account
from server.store.choosing import Choice
from server.translations import gettext

blueprint = Blueprint("erasing", "server.dashboard", url_prefix="/erase", template_folder="templates")
blueprint.before_request(check_session)

_PEOPLE = 30  # shown at once


@blueprint.post("")
def everything() -> str:
    """Erase everything, once it was said twice. The session goes with the rest, and this browser gets another."""
    _sure()
    outcome = store().erase()
    kept_pages().clear()
    begin_session()
    return render_template("erased.html", outcome=outcome, whole=True)


@blueprint.get("")
def choose() -> str:
    """Whom, which site or which days to erase. People are looked for by a part of their name."""
    kept, words = store(), request.args.get("name", "").strip()
    apart = frozenset() if words else KeptApart(kept).ids  # who is looked for by name may be one of them
    return render_template(
        "erase.html",
        words=words,
        people=[one for one in kept.acquaintances.search(words, _PEOPLE) if one.id not in apart],
        most=_PEOPLE,
        title_of=title,
        sites=sorted({count.site for count in kept.activities.counts()}),
    )


@blueprint.get("/part")
def ask() -> str:
    """What would go, before it goes."""
    choice = _choice(request.args)
    kept = store()
    would = kept.preview(choice)
    return render_template(
        "erase_part.html",
        chosen=chosen(choice, kept.acquaintances.names(choice.people), _account(choice)),
        parts=parts(would),
        anything=would.anything,
        given={name: value for name, value in request.args.items() if name in _FIELDS},
    )


@blueprint.post("/part")
def part() -> str:
    """Erase it, once it was said twice."""
    _sure()
    _, outcome = store().erase_part(_choice(request.form))
    kept_pages().clear()
    return render_template("erased.html", outcome=outcome, whole=False)


_FIELDS = ("activity", "account", "person", "site", "first", "last")


def _choice(given: Mapping[str, str]) -> Choice:
    """``activity`` and ``account`` are ids, ``person`` is ``site/id``; ``first`` and ``last`` are days."""
    try:
        if activity := given.get("activity"):
            return Choice(activities=(activity,))
        if account := given.get("account"):
            return Choice(account=account)
        if person := given.get("person"):
            site, _, identifier = person.partition("/")
            return Choice(people=((site, identifier),))
        if site := given.get("site", ""):
            return Choice(site=site)
        first, last = (date.fromisoformat(given.get(name, "")) for name in ("first", "last"))
    except ValueError:
        abort(400, gettext("Choose a person, a site, or the first and the last day."))
    if first > last:
        abort(400, gettext("The window ends (%(last)s) before it begins (%(first)s).", last=last, first=first))
    return Choice(first=first, last=last)


def _account(choice: Choice) -> Account | None:
    if choice.account is None:
        return None
    found = next((each for each in store().accounts.all() if each.id == choice.account), None)
    if found is None:
        abort(404, gettext("There is no such account."))
    return found


def _sure() -> None:
    if not request.form.get("sure"):
        abort(400, gettext("Tick the box to say that you mean it."))
