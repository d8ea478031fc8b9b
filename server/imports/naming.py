"""Holds back arrivals with new names until it is clear whether these are people who had another name before.

This concerns archives that know people by name alone. Arrivals that name such people wait until there are enough of
them to tell, and are stored together with who the people are, so that nothing ever names somebody whom the person keeps
apart. If nobody is stored by name, nothing has to wait.
"""

from collections.abc import Generator, Iterable

from auditor.history.ingest import Arrival
from server.store.acquaintances import BY_NAME
from server.store.choosing import Person
from server.store.store import Store
from server.store.writing import Written

#: How many arrivals may wait, so that they do not fill the memory: half of the longest chat that a phone exports.
_MOST = 20_000


class Naming:
    """Handles the names of one import; ``renamed`` counts people with a new name."""

    def __init__(self, store: Store, site: str, enrolled: int, unplaced: bool) -> None:
        self._store = store
        self._unplaced = unplaced
        self._enrolled = enrolled
        self._known = store.renaming.names(site)
        self._waits = bool(self._known)
        self._new: set[Person] = set()
        self._site = site
        self._groups = store.regrouping.groups(site) if self._waits else set[str]()
        self._new_groups: set[str] = set()
        self.renamed = 0

    def in_turn(self, batches: Iterable[list[Arrival]]) -> Generator[tuple[list[Arrival], bool], None, None]:
        """Batches of arrivals, each with whether they waited. If reading breaks off, those that wait still come."""
        waiting: list[Arrival] = []
        try:
            for batch in batches:
                at_once = self._at_once(batch, waiting)
                del batch  # neither list may stay in memory while the next batch is read
                if at_once:
                    yield at_once, False
                del at_once
                if len(waiting) >= _MOST:
                    self._meet(waiting)
                    yield waiting, True
                    waiting = []
        except Exception:
            if waiting:
                yield waiting, True
            raise
        if waiting:
            yield waiting, True

    def _at_once(self, batch: list[Arrival], waiting: list[Arrival]) -> list[Arrival]:
        """The arrivals of a batch that need not wait; the others are added to ``waiting``."""
        if not self._waits:
            self._meet(batch)
            return batch
        found: list[Arrival] = []
        for arrival in batch:
            (waiting if self._names_new(arrival) else found).append(arrival)
        return found

    def write(self, arrivals: list[Arrival], *, waited: bool) -> Written:
        """Store arrivals that ``in_turn`` gave."""
        if self._groups:
            told = {each.row.context for each in arrivals if each.row.audience == "group" and each.row.context}
            self._new_groups |= told - self._groups
        if not waited:
            return self._store.activities.write_since(self._enrolled, arrivals, self._unplaced)
        written, found = self._store.renaming.write(self._enrolled, arrivals, self._unplaced)
        self.renamed += found.people
        return written

    def settle(self) -> dict[str, bool]:
        """Check, at the end, the people who came in while nothing waited, and new groups. Returns the ids of messages
        that were deleted because they are stored twice, each with whether it is mine."""
        found = self._store.renaming.settle(self._enrolled, self._new)
        self.renamed += found.people
        gone = dict(found.gone)
        if self._new_groups:
            gone |= self._store.regrouping.settle(self._enrolled, self._site, self._new_groups)
        return gone

    def _names_new(self, arrival: Arrival) -> bool:
        return any(one.id.startswith(BY_NAME) and one.id not in self._known for one in arrival.people)

    def _meet(self, batch: Iterable[Arrival]) -> None:
        self._new |= {(each.row.site, one.id) for each in batch for one in each.people if one.id.startswith(BY_NAME)}
