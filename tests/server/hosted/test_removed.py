"""A removed person stays out, whatever they are doing at that moment."""

import shutil
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from server.installation.settings import Settings
from server.store import erasing
from server.store.engine import writing
from server.store.erasing import erase
from server.store.errors import UnknownPersonError
from server.store.membership_tables import members
from server.store.memberships import Memberships
from server.store.persons import now
from server.store.schema import persons
from tests.server.hosted.conftest import joined, stores_of
from tests.server.hosted.test_due import timer
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


def test_files_of_who_was_removed_go_although_that_was_cut_short(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    stores, ana, bea = stores_of(app), joined(app, "ana").person, joined(app, "bea").person
    for person in (ana, bea):
        (stores.of(person).folder / "letters.zip").write_bytes(b"letters")
    folder = stores.of(ana).folder

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(shutil, "rmtree", killed)
        stores.remove(ana, now(), "kim")
    assert stores.memberships.member(ana) is None
    assert (folder / "letters.zip").exists()
    other = folder.with_name("notes of who runs it")
    other.mkdir()
    timer(app)._remove_old()
    assert not folder.exists()
    assert (stores.of(bea).folder / "letters.zip").exists()
    assert other.exists()


def test_a_keeper_who_is_removed_at_that_moment_invites_nobody(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    lou, memberships = joined(app, "lou", "keeper"), stores_of(app).memberships
    invite = Memberships.invite

    def removed_first(self: Memberships, *given: Any) -> str:
        memberships.remove(lou.person, now(), "kim")
        return invite(self, *given)

    monkeypatch.setattr(Memberships, "invite", removed_first)
    assert lou.send("/keeping/invitations", name="Spare", keeper="1").status_code == 404
    assert memberships.invitations(now()) == []
