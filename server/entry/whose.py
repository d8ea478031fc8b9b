"""Finds the person of a request: the only one of an installation for one, or the one signed in to a hosted one.

Every view gets its store here, so that no request reaches the rows of another person.
"""

from flask import Flask, abort, current_app, g

from auditor.translatable import N_
from server.installation.hosting import Hosting
from server.store.devices import Device
from server.store.person_stores import PersonStores
from server.store.store import Store
from server.translations import gettext

NOBODY = N_("Sign in first.")
#: Names of the extensions that only a hosted application has.
_STORES, _HOSTING = "person_stores", "hosting"


def host(app: Flask, hosting: Hosting, stores: PersonStores) -> None:
    """Make an application a hosted one."""
    app.extensions[_HOSTING] = hosting
    app.extensions[_STORES] = stores


def hosting(app: Flask | None = None) -> Hosting | None:
    """The hosting of an application; None if it is for one person."""
    found: Hosting | None = (app or current_app).extensions.get(_HOSTING)
    return found


def person_stores(app: Flask | None = None) -> PersonStores:
    """The stores of a hosted application."""
    found: PersonStores = (app or current_app).extensions[_STORES]
    return found


def by_token(app: Flask, token: str) -> Device | None:
    """The device that holds a token; None if there is none. A hosted application has no tokens."""
    return None if hosting(app) else _of_one(app).devices.holder(token)


def of_name(app: Flask, name: str) -> tuple[Store, str] | None:
    """The store and id behind a name from ``name_outside``; None if its person is not a member."""
    if not hosting(app):
        return _of_one(app), name
    person, _, identifier = name.partition(".")
    kept = of_member(app, person)
    return None if kept is None or "\0" in identifier else (kept, identifier)


def of_member(app: Flask, person: str) -> Store | None:
    """The store of a member of the hosted application by their id; None if there is none."""
    if not (person.isascii() and person.isalnum()) or person_stores(app).memberships.member(person) is None:
        return None
    return person_stores(app).of(person)


def of_device(app: Flask, name: str) -> Store | None:
    """The store of the person with an extension of this name; None if there is none."""
    found = of_name(app, name)
    return found[0] if found and found[0].devices.sealing(found[1]) else None


def ask_as(kept: Store) -> None:
    """Make the current request one of the person whose device sealed it, whatever session it also carries."""
    if hosting() is not None:
        g.person, g.known = kept.person, False


def _of_one(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def store() -> Store:
    """The store of the person of the current request. Answers 403 if a hosted application does not know them."""
    if hosting() is None:
        return _of_one(current_app)
    person: str | None = g.get("person")
    if person is None:
        abort(403, gettext(NOBODY))
    return person_stores().of(person)
