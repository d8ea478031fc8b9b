"""When I last wrote to those whom the pages tell of, or in their groups: my word ends much that a report knew."""

from collections.abc import Mapping

from auditor.history.identities import Identities
from server.store.store import Store

_Named = tuple[str, str]  # a site, and there the id of a person or the name of a conversation


def last_written(
    store: Store, known: Identities, people: Mapping[str, _Named], groups: Mapping[str, _Named], since: int
) -> dict[str, int]:
    """By the same keys as ``people``, in UTC milliseconds: when I last wrote to each, wherever they are known to be, or
    in the group that ``groups`` has by the key; 0 where that was not from ``since`` on."""
    places = {key: known.all(person) for key, person in people.items()}
    wrote = store.activities.wrote_last({place for each in places.values() for place in each}, since)
    there = store.activities.wrote_in(set(groups.values()), since) if groups else {}
    to_them = {key: max(wrote.get(place, 0) for place in each) for key, each in places.items()}
    return {key: max(at, there.get(groups[key], 0) if key in groups else 0) for key, at in to_them.items()}
