"""Collects the names people had when reports were made: names change, and stored reports keep the old ones."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from auditor.report import Report
from server.store.choosing import Person
from server.store.schema import reports


class _People(msgspec.Struct):
    """The parts of a report that name people with their site and id."""

    waiting: Any = None
    waited_longer: Any = None
    network: Any = None
    outcomes: Any = None
    spoiling: Any = None


_people = msgspec.json.Decoder(_People)


class Called:
    """The names in all stored reports, by the people who bear them."""

    def __init__(self, connection: Connection, person_id: str) -> None:
        self._names: dict[Person, set[str]] = defaultdict(set)
        for (stored,) in connection.execute(select(reports.c.report).where(reports.c.person_id == person_id)):
            try:
                told = _people.decode(stored)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, TypeError):
                continue  # callers search such a report by today's names alone
            for person, name in _named([told.waiting, told.waited_longer, told.network, told.outcomes, told.spoiling]):
                self._names[person].add(name)

    def by(self, people: Collection[Person]) -> set[str]:
        """All names these people had."""
        return {name for person in people for name in self._names.get(person, ())}

    @property
    def all(self) -> set[str]:
        """All names anybody had."""
        return {name for names in self._names.values() for name in names}

    def by_ids(self, ids: Collection[str]) -> set[str]:
        """All names of people with one of these ids, on any site."""
        return self.by([person for person in self._names if person[1] in ids])


def named_in(report: Report) -> set[str]:
    """The names of everybody whom a report identifies by site and id."""
    told = msgspec.to_builtins([report.waiting, report.waited_longer, report.network, report.outcomes, report.spoiling])
    return {name for _, name in _named(told)}


def _named(value: Any) -> Iterator[tuple[Person, str]]:
    """The people whom a part of a report names, as ((site, id), name): one person, or several of one or more sites."""
    if isinstance(value, list | tuple):
        for each in value:
            yield from _named(each)
    elif isinstance(value, dict):
        match value:
            case {"site": str(site), "person": str(id_), "name": str(name)}:
                yield (site, id_), name
            case {"site": str(site), "people": [*ids], "names": [*names]}:
                yield from (((site, id_), name) for id_, name in zip(ids, names, strict=False) if _are_texts(id_, name))
            case {"sites": [*sites], "people": [*ids], "names": [*names]}:
                for site, id_, name in zip(sites, ids, names, strict=False):
                    if _are_texts(site, id_, name):
                        yield (site, id_), name
        for each in value.values():
            yield from _named(each)


def _are_texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)
