"""Whose request it is. An installation of one's own has one person; in a hosted one it is whoever signed in.

Every view reaches the store through here, so that nobody's request ever meets the rows of another.
"""

from flask import Flask, abort, current_app, g

from auditor.translatable import N_
from server.installation.hosting import Hosting
from server.store.devices import Device
from server.store.person_stores import PersonStores
from server.store.store import Store
from server.translations import gettext

NOBODY = N_("Sign in first.")
#: Under these names an application that is hosted has what one of a single person lacks.
_STORES, _HOSTING = "person_stores", "hosting"


def host(app: Flask, hosting: Hosting, stores: PersonStores) -> None:
    """Have an application be one for many."""
    app.extensions[_HOSTING] = hosting
    app.extensions[_STORES] = stores


def hosting(app: Flask | None = None) -> Hosting | None:
    """How the application is hosted; None for one of a single person."""
    found: Hosting | None = (app or current_app).extensions.get(_HOSTING)
    return found


def person_stores(app: Flask | None = None) -> PersonStores:
    """The stores of a hosted application."""
    found: PersonStores = (app or current_app).extensions[_STORES]
    return found


def by_token(app: Flask, token: str) -> Device | None:
    """The device that holds a token, if any does; in a hosted application nothing has one."""
    return None if hosting(app) else _of_one(app).devices.holder(token)


def of_name(app: Flask, name: str) -> tuple[Store, str] | None:
    """Whose something is that is named from outside, and its id there; see ``name_outside``. None where nobody has it,
    who belongs here."""
    if not hosting(app):
        return _of_one(app), name
    person, _, identifier = name.partition(".")
    kept = of_member(app, person)
    return None if kept is None or "\0" in identifier else (kept, identifier)


def of_member(app: Flask, person: str) -> Store | None:
    """The store of somebody by their id, if they belong to the hosted application."""
    if not (person.isascii() and person.isalnum()) or person_stores(app).memberships.member(person) is None:
        return None
    return person_stores(app).of(person)


def of_device(app: Flask, name: str) -> Store | None:
    """The store of whoever has an extension of that name, if there is one."""
    found = of_name(app, name)
    return found[0] if found and found[0].devices.sealing(found[1]) else None


def ask_as(kept: Store) -> None:
    """Have the current request be one of whoever's store it is, by the seal of a device of theirs, whatever session
    comes along."""
    if hosting() is not None:
        g.person, g.known = kept.person, False


def _of_one(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def store() -> Store:
    """The store of whoever asks. Answers 403 where a hosted application does not know them."""
    if hosting() is None:
        return _of_one(current_app)
    person: str | None = g.get("person")
    if person is None:
        abort(403, gettext(NOBODY))
    return person_stores().of(person)
