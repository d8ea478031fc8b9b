"""Who is removed stays out, whatever of theirs goes on at that moment."""

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from server.installation.settings import Settings
from server.store import erasing
from server.store.engine import writing
from server.store.erasing import erase
from server.store.errors import UnknownPersonError
from server.store.membership_tables import members
from server.store.persons import now
from server.store.schema import persons
from tests.server.hosted.conftest import joined, stores_of
from tests.server.hosted.test_keeping import lived, rows_of

pytestmark = pytest.mark.postgresql


def test_a_person_removed_while_they_erase_everything_stays_out(app: Flask, settings: Settings) -> None:
    ana = joined(app, "ana")
    store = lived(app, ana)
    stores_of(app).memberships.remove(store.person, now(), "kim")
    with pytest.raises(UnknownPersonError):
        erase(settings.of_person(store.person))
    assert rows_of(store) == 0
    with store._engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(persons)) == 0


def test_an_interrupted_erasing_erases_nothing(app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    store = lived(app, joined(app, "ana"))
    before = rows_of(store)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erasing, "add_person", killed)
    with pytest.raises(KeyboardInterrupt):
        erase(settings.of_person(store.person))
    assert rows_of(store) == before > 1


def test_a_session_of_somebody_who_does_not_belong_here_lets_nobody_in(app: Flask) -> None:
    stores = stores_of(app)
    ana = joined(app, "ana").person
    session = stores.of(ana).sessions.begin(now())
    assert stores.lets_in(ana, session, now())
    with writing(stores._engine) as connection:
        connection.execute(delete(members))
    assert not stores.lets_in(ana, session, now())
