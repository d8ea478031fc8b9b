"""How people are found by what they are called."""

import pytest

from auditor.activities.activity import Person
from server.store.store import Store
from tests.store.making import message

ANA = Person("name:Ana Quist", "Ana Quist")


@pytest.mark.parametrize(
    "words", ["Ana Quist", "ana quist", "linkedin/Ana Quist", "linkedin/name:Ana Quist", "name:Ana Quist"]
)
def test_a_person_is_found_by_name_or_id_also_after_their_site(store: Store, words: str) -> None:
    store.activities.write([message(to=ANA)])
    assert [each.id for each in store.acquaintances.called(words)] == [ANA.id]


def test_a_name_after_another_site_finds_nobody(store: Store) -> None:
    store.activities.write([message(to=ANA)])
    assert store.acquaintances.called("mastodon/Ana Quist") == []
