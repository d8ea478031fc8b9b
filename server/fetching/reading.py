"""The state of one fetch of a connected account, and how what comes in is stored and counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from auditor.activities.activity import Activity, Subject
from auditor.archives import Problem
from auditor.archives.archive import LeftOut, Span, Unusable
from auditor.translatable import Sentence
from server.imports.telling import CameIn, Problems
from server.receiving.receiving import receive_all
from server.store.connected import Connected, Place
from server.store.store import Store

Pages = Iterator[tuple[list[Any], Place]]
Made = Callable[[Any], Activity]


@dataclass
class Fetch:
    """One fetch, running or ended: how many activities were ``new`` and ``known``, and how many of the new ones others
    did (``towards``); what ``came`` in, what was left out (``problems``), why it failed (``failure``). ``more``:
    whether the next fetch continues it."""

    new: int = 0
    known: int = 0
    towards: int = 0
    came: tuple[Sentence, ...] = ()
    problems: tuple[Sentence, ...] = ()
    failure: Sentence | None = None
    more: bool = False


@dataclass
class Reading:
    """The state that the lists of one account share during a fetch."""

    store: Store
    account: Connected
    enrolled: int
    stopping: Callable[[], bool]
    fetch: Fetch = field(default_factory=Fetch)
    came: CameIn = field(default_factory=CameIn)
    problems: Problems = field(default_factory=Problems)
    since: Span = field(default_factory=Span)

    def take(self, name: str, pages: Pages, make: Made) -> None:
        """Store the pages of a list, one by one."""
        for items, place in pages:
            self.keep([made for item in items if (made := self._made(name, item, make))])
            self.reached(name, place)
            if self.stopping():
                break
        self.fetch.more = self.fetch.more or self.account.places[name].at is not None

    def reached(self, name: str, place: Place) -> None:
        """Store how far a list was read."""
        self.account.places[name] = place
        self.store.connected.place(self.account.id, self.account.places, self.enrolled)

    def _made(self, name: str, item: Any, make: Made) -> Activity | None:
        try:
            return make(item)
        except Unusable as problem:
            self.problems.add(Problem(name, None, problem.said))
        except LeftOut as left:
            self.problems.add(Problem(name, None, left.said))
        return None

    def keep(self, activities: list[Activity]) -> None:
        """Store activities, and count them."""
        owner, store = self.store.owner.get(), self.store
        arrivals = receive_all(
            activities,
            key=store.key,
            zone=owner.zone_info,
            keep_text=owner.keep_text_days > 0,
            derived=True,
            around=store.languages.around,
        )
        written = store.activities.write_since(self.enrolled, arrivals)
        for each in activities:
            self.since.add(each.published)
        mine = [each for each in arrivals if each.row.mine or each.row.subject == Subject.MESSAGE_RECEIVED]
        stored = set(written.stored)
        self.fetch.towards += len(stored) - len({each.row.id for each in mine} & stored)
        self.fetch.new += len(written.stored)
        self.fetch.known += len(written.known)
        self.came.add(mine, written.stored, written.renewed)
