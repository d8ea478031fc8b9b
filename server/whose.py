"""Whose request it is. An installation of one's own has one person; in a hosted one it is whoever signed in.

Every view reaches the store through here, so that nobody's request ever meets the rows of another.
"""

from flask import Flask, abort, current_app, g

from auditor.translatable import N_
from server.hosting import Hosting
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


def by_device(app: Flask, device: str) -> Device | None:
    """The extension of that id, if there is one; in a hosted application there is none."""
    return None if hosting(app) else _of_one(app).devices.sealing(device)


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
