"""Erases a part of the history (people, a site, a period or single activities) and everything derived from it.

One transaction deletes the rows and recalculates the numbers they were counted into. ``rewriting`` then removes their
bytes from the file.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Table, and_, delete, func, or_, select, update

from auditor.archives import archives
from server.store.amending import amend
from server.store.called import Called
from server.store.choosing import Choice, Naming, Person
from server.store.counting import recount, recount_accounts, retell
from server.store.looking import SHORTEST
from server.store.named_files import NamedFiles
from server.store.referring import drop_references
from server.store.same_people import keep_only
from server.store.schema import (
    accounts,
    acquaintances,
    activities,
    aliases,
    answers,
    coverage,
    imports,
    readings,
    remarks,
    reminded,
    reports,
    runs,
    sources,
    steps,
    texts,
    trials,
)
from server.store.stripping import stripped
from server.store.trials import without

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
#: Columns of an activity, besides ``partner`` and ``recipients``, that may name somebody.
_MENTIONS = (activities.c.object_id, activities.c.in_reply_to, activities.c.context, activities.c.detail)
_OTHER_LETTERS = re.compile(r"[^\x00-\x7f]+")
_AT_ONCE = 500  # values in a statement
_IDS_LOOKED_FOR = 1_000


class Removed(NamedTuple):
    """How much was erased. ``words``: names and ids that the database does not contain any more."""

    activities: int
    people: int
    texts: int
    reports: int
    words: frozenset[str] = frozenset()

    @property
    def anything(self) -> bool:
        """Whether anything is erased."""
        return any((self.activities, self.people, self.texts, self.reports))


def remove(connection: Connection, person_id: str, choice: Choice) -> Removed:
    """Delete what was chosen and everything derived from it, within a transaction."""
    return _Removal(connection, person_id, choice).run()


def remove_derived(
    connection: Connection, person_id: str, deleted: Collection[str], people: Mapping[Person, str | None]
) -> None:
    """Delete what was derived from activities with the ids ``deleted``, within the transaction that deleted them.
    ``people``: the names of the people who were stored before, by (site, id)."""
    if deleted:
        _Removal(connection, person_id, Choice(activities=tuple(deleted))).run_after(people)


def remove_unread(connection: Connection, person_id: str, ids: Sequence[str]) -> Removed:
    """Delete activities with these ids without reading them, if there are any left, and everything derived from them,
    within a transaction. Everybody is counted anew from what is left."""
    return _Removal(connection, person_id, Choice(activities=tuple(ids) or ("",))).run_for_all()


def people_kept(connection: Connection, person_id: str) -> dict[Person, str | None]:
    """The names of all stored people, by (site, id)."""
    query = select(acquaintances.c.site, acquaintances.c.id, acquaintances.c.name)
    rows = connection.execute(query.where(acquaintances.c.person_id == person_id))
    return {(site, id_): name for site, id_, name in rows}


class _Removal:
    """One removal. ``gone``: the ids of the activities to delete; ``affected``: the people in them."""

    def __init__(self, connection: Connection, person_id: str, choice: Choice) -> None:
        self.connection = connection
        self.person_id = person_id
        self.choice = choice
        self.known = self._people()
        self.called = Called(connection, person_id)
        self.names = self._names_of(choice.people)
        words = {*self.names, *(id_ for _, id_ in choice.people)}
        distinct = {word for word in words if len(word) >= SHORTEST}
        self.naming = Naming(distinct | self.names)
        self.acting = Naming(distinct)  # short words match other things: a thread may be called “7”, or a page “ana”
        self.gone: set[str] = set()
        self.affected: set[Person] = set()
        self.reports_gone = self.texts_gone = 0

    def run(self) -> Removed:
        for row in self._chosen():
            self.gone.add(row.id)
            self.affected |= {(row.site, one) for one in (row.partner, *_decoded(row.recipients)) if one is not None}
        return self._remove()

    def run_for_all(self) -> Removed:
        """Delete the chosen activities, whose values cannot be believed and perhaps not even be read, or which are
        deleted already. Everybody is counted anew from what is left."""
        self.gone.update(self.choice.activities)
        self.affected |= self.known.keys()
        return self._remove()

    def _remove(self) -> Removed:
        self._remove_reports()
        self._remove_texts()
        self._strip_answers()
        self._strip_imports()
        self._remove_steps_and_remarks()
        self._delete(aliases, aliases.c.activity_id, self.gone)
        self._delete(activities, activities.c.id, self.gone)
        for site, person in self.choice.people:
            self._leave_groups(site, person)
        self._count_sources()
        recount_accounts(self.connection, self.person_id)
        self._count_people()
        self._remove_of_site_and_period()
        left = self._people()
        self._forget(self.known.keys() - left.keys() - set(self.choice.people))
        keep_only(self.connection, self.person_id, left.keys())
        words = {word for (_, id_), name in self.known.items() for word in (id_, name) if word}
        words |= self.called.by(self.known.keys() - left.keys())
        words -= {word for (_, id_), name in left.items() for word in (id_, name) if word}
        words |= set(sorted(self.gone)[:_IDS_LOOKED_FOR])
        people_gone = len(self.known.keys() - left.keys())
        return Removed(len(self.gone), people_gone, self.texts_gone, self.reports_gone, frozenset(words))

    def run_after(self, people: Mapping[Person, str | None]) -> None:
        """Delete what was derived from the chosen activities, which are deleted already. ``people``: the people who
        were stored before."""
        self.gone.update(self.choice.activities)
        self.known = dict(people)
        self._remove_reports()
        self._strip_answers()
        self._leave_open()
        self._forget(self.known.keys() - self._people().keys())

    def _names_of(self, people: Collection[Person]) -> set[str]:
        """The names of these people now, and at the time of each report."""
        return {name for person in people if (name := self.known.get(person))} | self.called.by(people)

    def _of(self, table: Table) -> ColumnElement[bool]:
        return table.c.person_id == self.person_id

    def _people(self) -> dict[Person, str | None]:
        return people_kept(self.connection, self.person_id)

    def _delete(self, table: Table, column: Column[Any], values: Iterable[str]) -> int:
        statement = delete(table).where(self._of(table))
        return sum(
            self.connection.execute(statement.where(column.in_(part))).rowcount for part in _parts(sorted(values))
        )

    def _chosen(self) -> Iterator[Any]:
        columns = ("id", "site", "partner", "recipients")
        query = select(*(activities.c[name] for name in columns), *_MENTIONS).where(self._of(activities))
        if self.choice.site is not None:
            yield from self.connection.execute(query.where(activities.c.site == self.choice.site))
        elif self.choice.first is not None and self.choice.last is not None:
            days = activities.c.day.between(self.choice.first.isoformat(), self.choice.last.isoformat())
            yield from self.connection.execute(query.where(days))
        elif self.choice.account is not None:
            yield from self.connection.execute(query.where(activities.c.account == self.choice.account))
        elif self.choice.activities:
            for part in _parts(self.choice.activities):
                yield from self.connection.execute(query.where(activities.c.id.in_(part)))
        else:
            people = self.choice.people
            wanted = or_(
                *(and_(activities.c.site == site, activities.c.partner == person) for site, person in people),
                *(_may_hold(column, word) for column in _MENTIONS for word in self.acting.words),
            )
            for row in self.connection.execute(query.where(wanted)):
                if (row.site, row.partner) in people or any(map(self.acting, row[-len(_MENTIONS) :])):
                    yield row

    def _leave_groups(self, site: str, person: str) -> None:
        """Remove the person from activities that were addressed to several people; the activities stay."""
        named = activities.c.recipients.contains(msgspec.json.encode(person).decode(), autoescape=True)
        mine = (self._of(activities), activities.c.site == site)
        query = select(activities.c.id, activities.c.recipients).where(*mine, named)
        changes = {}
        for id_, recipients in self.connection.execute(query):
            others = [other for other in _decoded(recipients) if other != person]
            self.affected |= {(site, other) for other in others}
            changes[id_] = {"recipients": msgspec.json.encode(others).decode() if others else None}
        amend(self.connection, self.person_id, changes)

    def _remove_reports(self) -> None:
        """Delete reports that name what is erased, rest on it, or cover the site or the period, and the runs that made
        them."""
        query = select(reports.c.id, reports.c.first, reports.c.last, reports.c.report).where(self._of(reports))
        derived = [row.id for row in self.connection.execute(query) if self._rests_on_it(row)]
        self._delete(runs, runs.c.report_id, derived)
        self.reports_gone += self._delete(reports, reports.c.id, derived)

    def _rests_on_it(self, row: Any) -> bool:
        if self.naming(row.report) or not self.gone.isdisjoint(_UUID.findall(row.report)):
            return True
        if self.choice.first is not None and self.choice.last is not None:
            return bool(row.first <= self.choice.last.isoformat() and row.last >= self.choice.first.isoformat())
        if self.choice.site is None:
            return False
        try:
            told: dict[str, Any] = msgspec.json.decode(row.report)
            return self.choice.site in (*told["sites"], *(source["site"] for source in told["sources"]))
        except (msgspec.DecodeError, KeyError, TypeError):
            return True

    def _remove_texts(self) -> None:
        query = select(texts.c.id, texts.c.text).where(self._of(texts))
        naming = {id_ for id_, text in self.connection.execute(query) if self.naming(text)}
        self.texts_gone += self._delete(texts, texts.c.id, naming | self.gone)

    def _strip_answers(self) -> None:
        query = select(answers.c.at, answers.c.expectations).where(self._of(answers))
        for at, stored in self.connection.execute(query).all():
            left = stripped(stored, self.choice, self.names, self.gone, self.naming)
            if left != stored:
                same = (self._of(answers), answers.c.at == at)
                self.connection.execute(update(answers).where(*same).values(expectations=left))

    def _remove_steps_and_remarks(self) -> None:
        """Delete steps and notes that name erased people, and the remarks about them."""
        named = select(steps.c.id, steps.c.action).where(self._of(steps))
        naming = [id_ for id_, action in self.connection.execute(named) if self.naming(action)]
        self._delete(steps, steps.c.id, naming)
        self._delete(reminded, reminded.c.step, naming)
        self._leave_open()
        query = select(remarks.c.site, remarks.c.id, remarks.c.note).where(self._of(remarks))
        for site, person, note in self.connection.execute(query).all():
            same = (self._of(remarks), remarks.c.site == site, remarks.c.id == person)
            if (site, person) in self.choice.people or site == self.choice.site:
                self.connection.execute(delete(remarks).where(*same))
            elif self.naming(note):
                self.connection.execute(update(remarks).where(*same).values(note=None))
        self._strip_trials()

    def _leave_open(self) -> None:
        """Mark steps about a deleted message as ones whose completion nothing on record shows."""
        for part in _parts(sorted(self.gone)):
            about = (self._of(steps), steps.c.about.in_(part))
            self.connection.execute(update(steps).where(*about).values(about=""))

    def _strip_trials(self) -> None:
        """Delete draws for erased people, and trials whose step names them."""
        query = select(trials.c.id, trials.c.trial).where(self._of(trials))
        for id_, stored in self.connection.execute(query).all():
            kept = without(stored, self.naming)
            same = (self._of(trials), trials.c.id == id_)
            if kept is None:
                self.connection.execute(delete(trials).where(*same))
                self._delete(reminded, reminded.c.step, [id_])
            elif kept != stored:
                self.connection.execute(update(trials).where(*same).values(trial=kept))

    def _forget(self, people: Collection[Person]) -> None:
        """Erase people of whom no activity is left, because all were of the site or the period, as if they had been
        chosen."""
        if not people:
            return
        self.choice = Choice(people=tuple(sorted(people)))
        self.names = self._names_of(people)
        words = {*self.names, *(id_ for _, id_ in people)}
        self.naming = Naming({word for word in words if len(word) >= SHORTEST})
        self._remove_reports()
        self._remove_texts()
        self._strip_answers()
        self._strip_imports()
        self._remove_steps_and_remarks()

    def _strip_imports(self) -> None:
        """Delete the imports of the site's archives, and names of people from those of other files."""
        if self.choice.site is not None:
            titles = [str(archive.title) for archive in archives() if archive.site == self.choice.site]
            same = (self._of(imports), imports.c.format.in_(titles))
            self.connection.execute(delete(imports).where(*same))
        NamedFiles(self.connection, self.person_id, self.naming, self.naming.given).strip()

    def _count_sources(self) -> None:
        counted = (
            select(activities.c.site, activities.c.via, func.count(), func.min(activities.c.day))
            .where(self._of(activities))
            .group_by(activities.c.site, activities.c.via)
        )
        left = {(site, via): (count, day) for site, via, count, day in self.connection.execute(counted)}
        for row in self.connection.execute(select(sources).where(self._of(sources))).all():
            same = (self._of(sources), sources.c.site == row.site, sources.c.via == row.via)
            if (row.site, row.via) not in left:
                self.connection.execute(delete(sources).where(*same))
            elif (row.activities, row.first_day) != left[row.site, row.via]:
                count, day = left[row.site, row.via]
                self.connection.execute(update(sources).where(*same).values(activities=count, first_day=day))

    def _count_people(self) -> None:
        """Recalculate the numbers of the affected people; delete those whom no activity mentions any more."""
        mentioned = self._mentioned()
        left: dict[str, list[str]] = defaultdict(list)
        gone: list[Person] = []
        for site, person in (self.affected & self.known.keys()) | set(self.choice.people):
            if (site, person) in mentioned and (site, person) not in self.choice.people:
                left[site].append(person)
                continue
            same = (self._of(acquaintances), acquaintances.c.site == site, acquaintances.c.id == person)
            self.connection.execute(delete(acquaintances).where(*same))
            gone.append((site, person))
        if gone:
            drop_references(self.connection, self.person_id, gone)
        for site, people in left.items():
            recount(self.connection, self.person_id, site, people)
            retell(self.connection, self.person_id, site, people)

    def _mentioned(self) -> set[Person]:
        query = select(activities.c.site, activities.c.partner, activities.c.recipients).where(self._of(activities))
        return {
            (site, one)
            for site, partner, recipients in self.connection.execute(query.distinct())
            for one in (partner, *_decoded(recipients))
            if one is not None
        }

    def _remove_of_site_and_period(self) -> None:
        """Delete what is stored about the site itself, and how well devices could read in the period."""
        if self.choice.site is not None:
            for table in (accounts, acquaintances, coverage, readings, sources):
                self.connection.execute(delete(table).where(self._of(table), table.c.site == self.choice.site))
        elif self.choice.first is not None and self.choice.last is not None:
            days = readings.c.day.between(self.choice.first.isoformat(), self.choice.last.isoformat())
            self.connection.execute(delete(readings).where(self._of(readings), days))


def _may_hold(column: Column[Any], word: str) -> ColumnElement[bool]:
    """The condition that a column may contain a word. SQLite ignores case only in ASCII and knows no other forms of
    letters with marks, so other letters match anything here."""
    escaped = re.sub(r"([\\%_])", r"\\\1", word)
    anyhow = _OTHER_LETTERS.sub("%", escaped)
    return column.ilike(f"%{anyhow}%", escape="\\")


def _decoded(recipients: str | None) -> list[str]:
    return msgspec.json.decode(recipients, type=list[str]) if recipients else []


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
