"""The page on which every activity that is kept can be looked through, and from which one can be forgotten."""

from contextlib import suppress
from datetime import date
from typing import NamedTuple

from flask import Blueprint, render_template, request

from auditor.activities.activity import Subject
from auditor.activities.subjects import WORDINGS
from auditor.translatable import plain_name
from server.current import store
from server.entry.security import check_session
from server.rendering.activities import in_words
from server.rendering.discreet import called_in
from server.store.browsing import Filter, Place
from server.translations import gettext

blueprint = Blueprint("browsing", "server.dashboard", url_prefix="/data", template_folder="templates")
blueprint.before_request(check_session)

_FIELDS = ("site", "kind", "name", "person", "first", "last")
_PEOPLE = 8  # offered for a name that several bear


class Shown(NamedTuple):
    """An activity in the list: what was done on which day on which site, and its id."""

    sentence: str
    day: str
    site: str
    id: str


@blueprint.get("")
def overview() -> str:
    """One page of them."""
    kept, asked = store(), request.args
    words = asked.get("name", "").strip()
    people = kept.acquaintances.search(words, _PEOPLE) if words else []
    person = asked.get("person") or (f"{people[0].site}/{people[0].id}" if len(people) == 1 else "")
    site, _, id_ = person.partition("/")
    first, last = _day("first"), _day("last")
    wanted = Filter(asked.get("site") or None, _kind(), (site, id_) if id_ else None, first, last)
    nobody = bool(words) and not person
    page = None if nobody else kept.browsing.page(wanted, _place())
    rows = page.rows if page else []
    names = called_in(kept, rows, {(site, id_)})
    told = [(row, in_words(row, names, None)) for row in rows]
    given = {name: value for name in _FIELDS if (value := asked.get(name))} | ({"person": person} if person else {})
    return render_template(
        "browse.html",
        shown=[Shown(said.sentence, said.day, row.site, row.id) for row, said in told],
        people=people if nobody else [],
        person=person,
        person_name=names.get((site, id_)) or plain_name(id_),
        wanted=wanted,
        given=given,
        kinds=sorted(((subject.value, gettext(wording.named)) for subject, wording in WORDINGS.items()), key=_second),
        sites=sorted({count.site for count in kept.activities.counts()}),
        count=kept.activities.count(),
        after=f"{page.after[0]}-{page.after[1]}" if page and page.after else None,
        nobody=nobody and not people,
    )


def _second(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _kind() -> Subject | None:
    with suppress(ValueError):
        return Subject(request.args.get("kind", ""))
    return None


def _day(name: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(request.args.get(name, ""))
    return None


def _place() -> Place | None:
    at, _, id_ = request.args.get("after", "").partition("-")
    return (int(at), id_) if at.isascii() and at.isdecimal() and len(at) < 16 else None
