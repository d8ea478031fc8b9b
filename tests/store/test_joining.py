"""A person stored by name alone is merged with their address, with everything stored of them."""

from datetime import timedelta

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives import Me
from auditor.history.ingest import Arrival, receive
from server.store.persons import now
from server.store.remarks import Remark
from server.store.store import Store
from tests.store.making import KEY, NOON, ZONE, message

NAMED, ADDRESSED = Person("name:Tom Hale", "Tom Hale"), Person("in/tom-hale", "Tom Hale")
IDA = Person("name:Ida Berg", "Ida Berg")


def connection(person: Person, days: int = 0) -> Arrival:
    """That an archive tells of a connection."""
    published = NOON + timedelta(days=days)
    activity = Activity(
        id=derived_id(published, "Accept", person.id),
        type=Type.ACCEPT,
        published=published,
        site="linkedin",
        actor="me",
        source=Source("archive", "1"),
        object=Object(ObjectType.RELATIONSHIP),
        to=[person],
        detail=Detail(day_only=True),
    )
    return receive(activity, key=KEY, zone=ZONE)


def people(store: Store) -> dict[str, tuple[int, int]]:
    found = store.activities.history(0, now()).people
    return {row["id"]: (row["sent"], row["received"]) for row in found.to_dicts()}


def join(store: Store) -> int:
    return store.activities.join(store.owner.get().created, "linkedin", {"Tom Hale": "in/tom-hale"}, KEY)


def test_data_stored_under_the_name_move_to_the_address(store: Store) -> None:
    store.activities.write(
        [
            connection(NAMED),
            message("Morning", 1, via="archive", to=NAMED, context="c1"),
            message("Morning!", 2, via="archive", by=NAMED, context="c1"),
            message("Noon", 3, via="archive", to=IDA, context="c2"),
        ]
    )
    assert join(store) == 1
    assert people(store) == {"in/tom-hale": (1, 1), "name:Ida Berg": (1, 0)}
    assert {row.partner for row in store.activities.latest()} == {"in/tom-hale", "name:Ida Berg"}
    assert join(store) == 0


def test_data_of_the_name_are_merged_with_data_of_the_address(store: Store) -> None:
    store.activities.write([message("Morning", 1, via="archive", to=NAMED), message("Noon", 2, to=ADDRESSED)])
    join(store)
    assert people(store) == {"in/tom-hale": (2, 0)}


def test_a_connection_is_the_same_by_address_as_it_was_by_name(store: Store) -> None:
    store.activities.write([connection(NAMED)])
    join(store)
    again = store.activities.write([connection(ADDRESSED)])
    assert (len(again.stored), len(again.known)) == (0, 1)
    assert len(store.activities.write([connection(ADDRESSED, days=30)]).stored) == 1


def test_recipients_also_move_to_the_address(store: Store) -> None:
    both = message("To both", 1, via="archive", to=NAMED)
    row = both.row._replace(partner=None, audience="group", recipients='["name:Tom Hale","name:Ida Berg"]')
    store.activities.write([both._replace(row=row, people=(NAMED, IDA))])
    join(store)
    (kept,) = store.activities.latest()
    assert kept.recipients == '["in/tom-hale","name:Ida Berg"]'


def test_equal_messages_of_an_archive_stay_two(store: Store) -> None:
    """Only what one export tells without its conversation and another with it is the same."""
    one, two = (message("Thanks", 0, via="archive", context="c1", salt=salt) for salt in "ab")
    store.activities.write([one])
    assert len(store.activities.write([two]).stored) == 1
    three, four = (message("Thank you", 5, via="archive", salt=salt) for salt in "ab")
    store.activities.write([three])
    assert len(store.activities.write([four]).stored) == 1


def test_names_that_lead_to_one_address_are_reported(store: Store) -> None:
    other = Person("in/tom-hale-2", "Tom Hale")
    store.activities.write([message("Morning", 1, to=ADDRESSED), message("Noon", 2, to=IDA)])
    assert store.acquaintances.ids_by_name("linkedin") == {"Tom Hale": "in/tom-hale"}
    assert store.acquaintances.ids_by_name("mastodon") == {}
    store.activities.write([message("Evening", 3, to=other)])
    assert store.acquaintances.ids_by_name("linkedin") == {}


def test_accounts_are_one_by_address_and_without_one_by_name(store: Store) -> None:
    named, addressed = Me("linkedin", ("Mira Kral",)), Me("linkedin", ("Mira Kral", "Mira Novak"), ("in/mira",))
    for me in (named, addressed, Me("linkedin", ("Mira Novak",)), Me("linkedin", (), ("in/mira",))):
        store.accounts.remember(me)
    assert store.accounts.mine() == (addressed,)
    store.accounts.remember(Me("linkedin", ("Mira Novak",), ("in/mira-at-work",)))
    store.accounts.remember(Me("mastodon", ("Mira Novak",)))
    assert len(store.accounts.mine()) == 3


def test_remarks_about_the_person_move_along(store: Store) -> None:
    store.activities.write([message("Morning", 1, via="archive", to=NAMED)])
    store.remarks.put(("linkedin", NAMED.id), Remark("Likes tea.", 30))
    join(store)
    assert store.remarks.all() == {("linkedin", ADDRESSED.id): Remark("Likes tea.", 30)}
    store.activities.write([message("Noon", 2, via="archive", to=NAMED)])
    store.remarks.put(("linkedin", NAMED.id), Remark("Met in May.", 7))
    join(store)
    assert store.remarks.all() == {("linkedin", ADDRESSED.id): Remark("Likes tea.\nMet in May.", 30)}
