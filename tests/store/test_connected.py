"""Connected accounts: credentials are encrypted, the result of fetching is stored, and no other person's are seen."""

import pytest
from sqlalchemy import Engine

from auditor.translatable import lazy_gettext
from server.store.connected import ConnectedAccounts, Place
from server.store.errors import StoreError
from server.store.persons import Persons
from server.store.schema import OWNER
from tests.store.making import KEY

SECRET = {"token": "Zanzibaretta"}
WHY = lazy_gettext("The site asks for %(time)s of patience.", time="an hour")


@pytest.fixture
def connected(engine: Engine) -> ConnectedAccounts:
    return ConnectedAccounts(engine, OWNER, lambda: KEY)


@pytest.fixture
def other(engine: Engine) -> ConnectedAccounts:
    Persons(engine, "other").enrol(zone="Europe/Berlin")
    return ConnectedAccounts(engine, "other", lambda: KEY)


def test_the_last_result_of_fetching_is_stored(connected: ConnectedAccounts) -> None:
    made = connected.add("mastodon", "far.example", "mia@far.example", SECRET, 5)
    assert connected.all() == [made]
    connected.note(made.id, 7)
    connected.note(made.id, 9, WHY, resumes=99)
    (failed,) = connected.all()
    assert (failed.fetched, failed.resumes, failed.failure) == (7, 99, WHY)
    connected.note(made.id, 100)
    assert connected.all() == [made._replace(fetched=100)]


def test_an_account_that_is_connected_again_is_read_on_from_where_it_stopped(
    connected: ConnectedAccounts, engine: Engine
) -> None:
    made = connected.add("mastodon", "far.example", "mia@far.example", SECRET, 5)
    places = {"statuses": Place(done="7", top="9", at="8")}
    connected.place(made.id, places, Persons(engine, OWNER).enrol(zone="Europe/Berlin").created)
    connected.note(made.id, 9, WHY, resumes=99)
    connected.switch(made.id, first=False)
    again = connected.add("mastodon", "near.example", "mia@far.example", {"token": "newer"}, 11)
    assert again.id == made.id
    assert connected.all() == [again]
    assert (again.server, again.places, again.first, again.created) == ("near.example", places, False, 5)
    assert (again.failure, again.resumes) == (None, None)
    assert connected.secret(made.id) == {"token": "newer"}


def test_accounts_differ_by_site_or_name_and_are_listed_oldest_first(connected: ConnectedAccounts) -> None:
    for number, (site, name) in enumerate((("mastodon", "mia"), ("bluesky", "mia"), ("mastodon", "tom"))):
        connected.add(site, "far.example", name, SECRET, 9 - number)
    assert [(each.site, each.name) for each in connected.all()] == [
        ("mastodon", "tom"),
        ("bluesky", "mia"),
        ("mastodon", "mia"),
    ]


def test_accounts_of_others_are_not_seen_changed_or_removed(
    connected: ConnectedAccounts, other: ConnectedAccounts
) -> None:
    made = connected.add("mastodon", "far.example", "mia@far.example", SECRET, 5)
    other.note(made.id, 9, WHY)
    other.renew(made.id, {"token": "theirs"})
    other.switch(made.id, first=False)
    assert not other.remove(made.id)
    assert (other.all(), connected.all(), connected.secret(made.id)) == ([], [made], SECRET)
    with pytest.raises(StoreError, match="not connected any more"):
        other.secret(made.id)
    assert connected.remove(made.id)
    assert connected.all() == []


def test_only_the_installations_key_decrypts_credentials(connected: ConnectedAccounts, engine: Engine) -> None:
    made = connected.add("mastodon", "far.example", "mia@far.example", SECRET, 5)
    with pytest.raises(StoreError, match="another key"):
        ConnectedAccounts(engine, OWNER, lambda: bytes(len(KEY))).secret(made.id)
