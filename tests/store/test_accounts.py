"""Accounts that sources name: which of them count, and answers that are taken back."""

import io
import json
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select, text

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.remembered import Me
from auditor.history.ingest import Arrival, receive
from auditor.report import LeftOut
from server.installation.settings import Settings
from server.store.accounts import Account
from server.store.backups import back_up, opened
from server.store.choosing import Choice
from server.store.engine import writing
from server.store.removing import remove
from server.store.restoring import restore
from server.store.schema import OWNER, activities
from server.store.store import Store, open_store
from tests.store.making import ANA, KEY, NOON, ZONE

MARA, SISTER, PAGE = "did:plc:mara", "did:plc:sister", "urn:li:organization:7"
_ALWAYS = (0, 1 << 45)


def wrote(
    words: str,
    minutes: float,
    account: str | None,
    *,
    via: str = "extension",
    site: str = "bluesky",
    by: Person | None = None,
    to: Person = ANA,
) -> Arrival:
    published = NOON + timedelta(minutes=minutes)
    activity = Activity(
        id=derived_id(published, words, via, site, by and by.id),
        type=Type.CREATE,
        published=published,
        site=site,
        actor=by or "me",
        source=Source(via, "1"),  # type: ignore[arg-type]
        object=Object(ObjectType.MESSAGE, content=words),
        to=[Person("me")] if by else [to],
        account=account,
    )
    return receive(activity, key=KEY, zone=ZONE, derived=via == "archive")


def named(store: Store, name: str) -> Account:
    (found,) = [each for each in store.accounts.all() if each.is_called(name)]
    return found


def people(store: Store) -> dict[str, tuple[int, int]]:
    found = store.activities.history(*_ALWAYS).people.to_dicts()
    return {row["id"]: (row["sent"], row["received"]) for row in found}


def read(store: Store) -> list[int]:
    """The minutes after noon of what audits read."""
    noon = round(NOON.timestamp() * 1000)
    return [(at - noon) // 60_000 for at in store.activities.history(*_ALWAYS).activities["at"]]


def test_the_first_account_of_a_site_counts_and_a_later_one_waits_for_an_answer(store: Store) -> None:
    store.activities.write([wrote("One", 0, None), wrote("Two", 1, MARA)])
    assert read(store) == [0, 1]
    assert [each.name for each in store.accounts.asked()] == [MARA]
    store.activities.write([wrote("Three", 2, SISTER), wrote("Four", 3, SISTER, site="mastodon")])
    assert read(store) == [0, 1, 3]
    assert [(each.name, each.counted) for each in store.accounts.asked()] == [
        (MARA, True),
        (SISTER, False),
        (SISTER, True),
    ]
    assert store.activities.count() == 4


def test_an_answer_about_an_account_can_be_given_and_taken_back(store: Store) -> None:
    """As where a computer is shared: what a sister does is left out, with whom she knows."""
    store.activities.write(
        [
            wrote("One", 0, MARA),
            wrote("Two", 1, SISTER),
            wrote("Three", 2, SISTER, to=Person("bo", "Bo Lind")),
            wrote("Four", 3, SISTER, by=Person("bo", "Bo Lind")),
        ]
    )
    assert people(store) == {"ana": (1, 0), "bo": (0, 0)}
    store.accounts.answer(named(store, SISTER), mine=True)
    assert read(store) == [0, 1, 2, 3]
    assert people(store) == {"ana": (2, 0), "bo": (1, 1)}
    store.accounts.answer(named(store, SISTER), mine=False)
    assert read(store) == [0]
    assert people(store) == {"ana": (1, 0), "bo": (0, 0)}
    history = store.activities.history(*_ALWAYS)
    assert history.left_out == [LeftOut("bluesky", 3, refused=True)]
    assert (history.first_at, history.last_at) == (round(NOON.timestamp() * 1000),) * 2
    assert store.accounts.mine() == (Me("bluesky", (), (MARA,)),)
    store.activities.write([wrote("Five", 4, SISTER)])
    assert read(store) == [0]
    store.accounts.answer(named(store, MARA), mine=False)
    assert read(store) == []


def test_a_page_that_the_person_runs_is_not_the_persons_own_account(store: Store) -> None:
    """LinkedIn tells the page that acts, and of one's own acts nobody: the page is never taken for oneself, also where
    it is the first."""
    store.activities.write([wrote("Join us", 0, PAGE, site="linkedin")])
    assert read(store) == []
    posts = [wrote("News of the firm", 1, PAGE, site="linkedin"), wrote("Hello", 2, None, site="linkedin")]
    store.accounts.remember(Me("linkedin", ("Mara Lind",), ("in/mara-lind",)))
    store.activities.write(posts)
    assert read(store) == [2]
    assert [each.name for each in store.accounts.asked()] == [PAGE, "Mara Lind"]
    store.accounts.answer(named(store, PAGE), mine=True)
    assert read(store) == [0, 1, 2]


def test_an_act_from_two_sources_belongs_to_the_account_that_either_names(store: Store) -> None:
    store.activities.write([wrote("The same words here", 0, None)])
    store.activities.write([wrote("The same words here", 0, MARA, via="archive")])
    assert store.activities.count() == 1
    assert [each.activities for each in store.accounts.all()] == [1]
    store.activities.write([wrote("The same words here", 0, SISTER, via="page")])
    assert store.activities.count() == 2
    assert [(each.name, each.activities) for each in store.accounts.all()] == [(MARA, 1), (SISTER, 1)]


def test_acts_that_turn_out_to_be_anothers_are_not_counted_any_more(store: Store) -> None:
    store.activities.write([wrote("Mine", 0, MARA), wrote("The same words here", 1, None)])
    assert people(store) == {"ana": (2, 0)}
    store.activities.write([wrote("The same words here", 1, SISTER, via="archive")])
    assert read(store) == [0]
    assert people(store) == {"ana": (1, 0)}


def test_two_exports_of_the_same_acts_are_kept_apart_and_recognised_again(store: Store) -> None:
    """As two people's exports of one group, in which a third wrote."""
    third = Person("bo")
    batch = [wrote("Lunch?", 0, account, via="archive", by=third) for account in (MARA, SISTER)]
    assert batch[0].row.id == batch[1].row.id
    assert len(store.activities.write(batch).stored) == 2
    assert sorted(each.activities for each in store.accounts.all()) == [1, 1]
    for each in batch[::-1]:
        assert store.activities.write([each]).stored == []
    assert store.activities.count() == 2
    store.accounts.answer(named(store, MARA), mine=False)
    store.accounts.answer(named(store, SISTER), mine=True)
    assert people(store) == {"bo": (0, 1)}


def test_importing_an_archive_again_adds_the_missing_account(store: Store) -> None:
    arrival = wrote("Hello", 0, MARA, via="archive")
    store.activities.write([arrival._replace(row=arrival.row._replace(account=None))])
    assert store.accounts.all() == []
    assert store.activities.write([arrival]).stored == []
    assert [each.activities for each in store.accounts.all()] == [1]


def works(account: str, employer: str, as_of: date) -> Arrival:
    """That an export tells of a connection, and where they work on the day of the export."""
    activity = Activity(
        id=derived_id(NOON, "Accept", account),
        type=Type.ACCEPT,
        published=NOON,
        site="linkedin",
        actor="me",
        source=Source("archive", "1"),
        object=Object(ObjectType.RELATIONSHIP),
        to=[ANA],
        account=account,
        detail=Detail(employer=employer, as_of=as_of, day_only=True),
    )
    return receive(activity, key=KEY, zone=ZONE, derived=True)


def test_a_later_export_of_an_account_that_does_not_count_tells_where_people_work_and_counts_nothing(
    store: Store,
) -> None:
    def connected() -> list[tuple[str | None, bool]]:
        found = store.activities.history(*_ALWAYS).people.to_dicts()
        return [(row["employer"], row["connected_at"] is not None) for row in found]

    store.activities.write([wrote("One", 0, MARA, site="linkedin"), works(SISTER, "Acme", date(2025, 3, 4))])
    assert connected() == [("Acme", False)]
    store.activities.write([works(SISTER, "Later & Co", date(2025, 9, 4))])
    assert connected() == [("Later & Co", False)]
    store.accounts.answer(named(store, SISTER), True)
    assert connected() == [("Later & Co", True)]
    store.activities.write([works(SISTER, "Last", date(2025, 10, 4))])
    assert connected() == [("Last", True)]


def test_accounts_that_turn_out_to_be_the_same_are_merged(store: Store) -> None:
    store.activities.write([wrote("One", 0, MARA), wrote("Two", 1, "mara.example")])
    assert read(store) == [0]
    store.accounts.remember(Me("bluesky", (), (MARA, "mara.example")))
    (whole,) = store.accounts.all()
    assert (whole.activities, whole.counted) == (2, True)
    assert read(store) == [0, 1]
    assert people(store) == {"ana": (2, 0)}


def erase(store: Store, choice: Choice) -> None:
    with writing(store._engine) as connection:
        remove(connection, OWNER, choice)


def test_forgetting_and_erasing_recount_the_accounts(store: Store) -> None:
    kept = [wrote("One", 0, MARA), wrote("Two", 1, MARA), wrote("Three", 2, SISTER)]
    store.activities.write(kept)
    store.activities.remove([kept[0].row.id])
    assert {each.name: each.activities for each in store.accounts.all()} == {MARA: 1, SISTER: 1}
    erase(store, Choice(activities=(kept[2].row.id,)))
    assert {each.name: each.activities for each in store.accounts.all()} == {MARA: 1}
    erase(store, Choice(site="bluesky"))
    assert store.accounts.all() == []


def test_the_acts_of_one_account_can_be_erased_alone(store: Store) -> None:
    bo = Person("bo", "Bo Lind")
    store.activities.write([wrote("One", 0, MARA), wrote("Two", 1, SISTER), wrote("Three", 2, SISTER, to=bo)])
    other = named(store, SISTER)
    store.accounts.answer(other, mine=False)
    with writing(store._engine) as connection:
        removed = remove(connection, OWNER, Choice(account=other.id))
    assert (removed.activities, removed.people) == (2, 1)
    assert store.acquaintances.names() == {("bluesky", "ana"): "Ana Kovács"}
    assert [(each.name, each.activities, each.mine) for each in store.accounts.all()] == [
        (MARA, 1, None),
        (SISTER, 0, False),
    ]
    assert people(store) == {"ana": (1, 0)}


def test_erasing_somebody_recounts_others_without_acts_that_do_not_count(store: Store) -> None:
    bo = Person("bo", "Bo Lind")
    several = wrote("Four", 3, SISTER)
    several = several._replace(row=several.row._replace(recipients='["ana","bo"]'))
    store.activities.write([wrote("One", 0, MARA), several, wrote("Three", 2, MARA, to=bo)])
    erase(store, Choice(people=(("bluesky", "bo"),)))
    assert people(store) == {"ana": (1, 0)}


def test_an_export_names_the_account_and_a_shared_export_does_not(store: Store) -> None:
    store.activities.write([wrote("One", 0, MARA), wrote("Two", 1, SISTER)])
    for form in ("as2", "csv", "parquet"):
        shared = io.BytesIO()
        store.activities.export(shared, form, share=True)
        assert b"plc:" not in shared.getvalue()
        assert all(each.id.encode() not in shared.getvalue() for each in store.accounts.all())
    whole = io.BytesIO()
    store.activities.export(whole, "as2")
    items = json.loads(whole.getvalue())["orderedItems"]
    assert [each["account"] for each in items] == [MARA, SISTER]


def test_a_shared_export_leaves_out_acts_that_are_not_mine(store: Store) -> None:
    store.activities.write([wrote("One", 0, MARA), wrote("Two", 1, SISTER)])
    shared = io.BytesIO()
    assert store.activities.export(shared, "as2", share=True) == 1


def test_a_backup_holds_accounts_and_answers(tmp_path: Path) -> None:
    data = tmp_path / "data"
    settings = Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        store.activities.write([wrote("One", 0, MARA), wrote("Two", 1, SISTER)])
        store.accounts.answer(named(store, SISTER), mine=False)
        before = store.accounts.all()
    made = back_up(settings, tmp_path / "backups")
    with open_store(settings) as store:
        store.accounts.answer(named(store, SISTER), mine=True)
    with opened(made, tmp_path) as found:
        restore(settings, settings.sqlite_file, found)
    with open_store(settings) as store:
        assert store.accounts.all() == before
        assert read(store) == [0]


def test_no_column_of_an_activity_holds_the_name_of_its_account(store: Store) -> None:
    store.activities.write([wrote("One", 0, MARA)])
    with writing(store._engine) as connection:
        (account,) = connection.execute(select(activities.c.account)).scalars()
        assert account == store.accounts.all()[0].id
        assert not connection.execute(text("SELECT 1 FROM activities WHERE account LIKE '%did%'")).all()
