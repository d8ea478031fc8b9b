"""One-time links and the sessions they begin, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select

from server.store import links, sessions
from server.store.schema import links as links_table
from server.store.schema import sessions as sessions_table
from server.store.store import Store
from tests.store.making import store_of


@pytest.fixture
def other(engine: Engine) -> Store:
    return store_of(engine, "other")


def test_a_link_is_used_once_by_its_person_while_it_lasts(store: Store, other: Store) -> None:
    token, late = store.links.add(0), store.links.add(0)
    assert not other.links.use(token, 1)
    assert not store.links.use(token + "x", 1)
    assert store.links.use(token, links.LASTS - 1)
    assert not store.links.use(token, links.LASTS - 1)
    assert not store.links.use(late, links.LASTS)


def test_only_one_of_several_uses_of_a_link_gets_in(engine: Engine, store: Store) -> None:
    token = store.links.add(0)
    others = [store_of(engine) for _ in range(8)]
    with ThreadPoolExecutor(len(others)) as pool:
        assert sum(pool.map(lambda each: each.links.use(token, 1), others)) == 1


def test_no_link_opens_after_all_were_removed(store: Store, other: Store) -> None:
    token, theirs = store.links.add(0), other.links.add(0)
    store.links.remove_all()
    assert not store.links.use(token, 1)
    assert other.links.use(theirs, 1)


def test_a_session_lasts_thirty_days_for_its_person(store: Store, other: Store) -> None:
    made = store.sessions.begin(0)
    assert store.sessions.lasts(made, sessions.LASTS - 1)
    assert not store.sessions.lasts(made, sessions.LASTS)
    assert not store.sessions.lasts(made + "x", 1)
    assert not other.sessions.lasts(made, 1)
    assert (store.sessions.count(1), store.sessions.count(sessions.LASTS), other.sessions.count(1)) == (1, 0, 0)


def test_a_session_ends_alone_or_with_all_others_of_the_person(store: Store, other: Store) -> None:
    first, second, theirs = store.sessions.begin(0), store.sessions.begin(0), other.sessions.begin(0)
    store.sessions.end(first)
    assert [store.sessions.lasts(each, 1) for each in (first, second)] == [False, True]
    store.sessions.end_all()
    assert not store.sessions.lasts(second, 1)
    assert other.sessions.lasts(theirs, 1)


def test_links_and_sessions_end_when_everything_is_erased(store: Store) -> None:
    token, made = store.links.add(0), store.sessions.begin(0)
    store.erase()
    assert not store.links.use(token, 1)
    assert not store.sessions.lasts(made, 1)


def test_expired_links_and_sessions_are_deleted(engine: Engine, store: Store) -> None:
    store.links.add(0)
    store.links.add(links.LASTS)
    store.sessions.begin(0)
    store.sessions.begin(sessions.LASTS + 5)
    with engine.connect() as connection:
        assert len(connection.execute(select(links_table.c.hash)).all()) == 1
        assert len(connection.execute(select(sessions_table.c.hash)).all()) == 1


def test_neither_tokens_nor_ids_are_stored(engine: Engine, store: Store) -> None:
    given = {store.links.add(0).encode(), store.sessions.begin(0).encode()}
    with engine.connect() as connection:
        kept = [
            bytes(each) for table in (links_table, sessions_table) for each in connection.scalars(select(table.c.hash))
        ]
    assert {len(each) for each in kept} == {32}
    assert not given & set(kept)
