"""The store of one person, through which pages, commands and self-audits reach only that person's rows."""

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from auditor.history.ingest import Record
from server.installation.settings import STAND_IN_ZONE, Settings
from server.store import erasing
from server.store.accounts import Accounts
from server.store.acquaintances import Acquaintances
from server.store.activities import Activities
from server.store.answers import Answers
from server.store.backup_plan import Backup, Plan, back_up_if_due, folder_of, last_backups, read_plan, save_plan
from server.store.backups import back_up
from server.store.browsing import Browsing
from server.store.changes import Mark, mark
from server.store.channels import Channels
from server.store.choosing import Choice
from server.store.clock import Clock
from server.store.completing import complete
from server.store.connected import ConnectedAccounts
from server.store.coverage import Coverages
from server.store.damaged_rows import damaged_rows, record_of
from server.store.devices import Devices
from server.store.engine import empty_log, journal_of, open_engine, writing
from server.store.erasing import Erasure
from server.store.feeds import Feeds
from server.store.imports import Imports
from server.store.integrity import integrity
from server.store.key_check import check_key
from server.store.languages import Languages
from server.store.links import Links
from server.store.pages import Pages
from server.store.pairings import Pairings
from server.store.persons import Persons, now
from server.store.preferences import SavedPreferences
from server.store.readings import Readings
from server.store.regrouping import Regrouping
from server.store.remarks import Remarks
from server.store.removing import Removed, remove
from server.store.removing_damaged import remove_damaged
from server.store.renaming import Renaming
from server.store.reports import Reports
from server.store.runs import Runs
from server.store.same_people import SamePeople
from server.store.schedules import Schedules
from server.store.sessions import Sessions
from server.store.steps import Steps
from server.store.texts import Texts
from server.store.trials import Trials
from server.store.watched import Watched

#: UTC as the person's own choice, to tell it apart from UTC for lack of a time zone.
TOLD_UTC = "Etc/UTC"


class _Undone(Exception):  # noqa: N818
    """Rolls back a transaction that was only a preview."""


class Store:
    """The tables of one person. Every method raises StoreError if the database fails."""

    def __init__(
        self, engine: Engine, settings: Settings, person: str | None = None, *, read_only: bool = False
    ) -> None:
        """``person``: the person whose rows to use, by default that of ``settings``. In an installation for one person
        this enrols them; in a hosted one it enrols nobody."""
        person = person or settings.person
        self._engine = engine
        self._settings = settings
        self._person = person
        self.owner = Persons(engine, person)
        self.clock = Clock(engine, person)
        self.activities = Activities(engine, person)
        self.browsing = Browsing(engine, person)
        self.acquaintances = Acquaintances(engine, person)
        self.texts = Texts(engine, person)
        self.languages = Languages(engine, person)
        self.coverage = Coverages(engine, person)
        self.imports = Imports(engine, person)
        self.accounts = Accounts(engine, person)
        self.schedules = Schedules(engine, person)
        self.runs = Runs(engine, person)
        self.reports = Reports(engine, person)
        self.devices = Devices(engine, person)
        self.pairings = Pairings(engine, person)
        self.readings = Readings(engine, person)
        self.links = Links(engine, person)
        self.sessions = Sessions(engine, person)
        self.answers = Answers(engine, person)
        self.preferences = SavedPreferences(engine, person)
        self.steps = Steps(engine, person)
        self.trials = Trials(engine, person)
        self.remarks = Remarks(engine, person)
        self.same = SamePeople(engine, person)
        self.renaming = Renaming(engine, person)
        self.regrouping = Regrouping(engine, person)
        self.feeds = Feeds(engine, person)
        self.channels = Channels(engine, person, lambda: settings.key)
        self.connected = ConnectedAccounts(engine, person, lambda: settings.key)
        self.watched = Watched(engine, person)
        self.pages = Pages(engine, person)
        if settings.is_of_one and not read_only:
            self.owner.enrol(zone=settings.zone, keep_text_days=settings.keep_text_days)
        if settings.is_of_one:
            check_key(engine, settings, person, read_only=read_only)
        if settings.is_of_one and not read_only:
            self.remove_expired_texts()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def settings(self) -> Settings:
        """The settings the store was opened with."""
        return self._settings

    @property
    def person(self) -> str:
        """The id of the person."""
        return self._person

    @property
    def folder(self) -> Path:
        """The folder that holds the installation's files."""
        return self._settings.data

    @property
    def key(self) -> bytes:
        """The installation's secret."""
        return self._settings.key

    @property
    def lacks_zone(self) -> bool:
        """Whether neither the machine nor the person has told the time zone; until then days are counted in UTC."""
        return not self._settings.zone_found and self.owner.get().zone == STAND_IN_ZONE

    @property
    def journal(self) -> str | None:
        """The mode of SQLite's journal: ``wal``, unless the file system refuses that; None for PostgreSQL."""
        return journal_of(self._engine)

    def mark(self) -> Mark | None:
        """A mark that stays equal until something is written, see ``server.store.changes``."""
        return mark(self._engine)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def empty_log(self) -> None:
        """Have no copy of what was deleted stand in SQLite's log, where a process that was killed may have left it."""
        empty_log(self._engine)

    def change(
        self,
        *,
        zone: str | None = None,
        keep_text_days: int | None = None,
        language: str | None = None,
        keep_days: int | None = None,
    ) -> None:
        """Change the settings that are given: the time zone, the retention of texts and activities, the language.

        A new zone also moves the schedules. If the installation found no zone, UTC is stored as TOLD_UTC, because UTC
        itself then means that nobody told a zone. A shorter retention applies to stored texts at once; 0 deletes them.
        """
        if zone == STAND_IN_ZONE and not self._settings.zone_found:
            zone = TOLD_UTC
        # What follows from it first: whoever is cut short here finds the settings of before, and changes them again.
        if zone is not None:
            self.schedules.move(zone, now())
        self._keep_texts(keep_text_days)
        self.owner.change(zone=zone, keep_text_days=keep_text_days, language=language, keep_days=keep_days)
        self._keep_texts(keep_text_days)  # those, too, that arrived meanwhile

    def _keep_texts(self, days: int | None) -> None:
        if days == 0:
            self.texts.remove_all()
        elif days is not None:
            self.texts.shorten(datetime.now(UTC).date() + timedelta(days=days))

    def called(self, ids: Collection[str]) -> frozenset[str]:
        """The names of people with these ids now, and at the time of each report."""
        if not ids:
            return frozenset()
        return frozenset({one.name or one.id for one in self.acquaintances.of_ids(ids)} | self.reports.called(ids))

    def erase(self) -> Erasure:
        """Erase everything, enrol the person anew, and search for what is left. Raises StoreError if nothing was
        erased."""
        return erasing.erase(self._settings)

    def erase_part(self, choice: Choice) -> tuple[Removed, Erasure]:
        """Erase what was chosen and everything derived from it, people under all their ids, and search for what is
        left. Raises StoreError if nothing was erased."""
        choice = self.same.whole(choice)
        with writing(self._engine) as connection:
            removed = remove(connection, self._person, choice)
        return removed, erasing.look_after_removal(self._engine, self._settings, removed)

    def damaged(self, most: int | None = None) -> list[Record]:
        """The person's activities, up to ``most``, that are not as they were stored."""
        alone = self._settings.is_of_one
        return [record_of(row) for row in damaged_rows(self._engine, self._person, most, or_nobodys=alone)]

    def erase_damaged(self, shown: Collection[Record]) -> tuple[Removed, Erasure]:
        """Erase those of these activities that are damaged still, as ``damaged`` returned them, and everything derived
        from them. Raises StoreError if nothing was erased."""
        with writing(self._engine) as connection:
            removed = remove_damaged(connection, self._person, shown, or_nobodys=self._settings.is_of_one)
        return removed, erasing.look_after_removal(self._engine, self._settings, removed)

    def preview(self, choice: Choice) -> Removed:
        """How much ``erase_part`` would erase."""
        choice = self.same.whole(choice)
        with suppress(_Undone), writing(self._engine) as connection:
            would = remove(connection, self._person, choice)
            raise _Undone
        return would

    @property
    def backup_plan(self) -> Plan | None:
        """The plan of automatic backups; None if there is none."""
        return read_plan(self._settings)

    @backup_plan.setter
    def backup_plan(self, plan: Plan | None) -> None:
        save_plan(self._settings, plan)

    @property
    def backup_folder(self) -> Path:
        """The folder for backups."""
        return folder_of(self._settings)

    def last_backups(self, most: int) -> list[Backup]:
        """The newest backups, newest first."""
        return last_backups(self._settings, most)

    def back_up(self, passphrase: str | None = None) -> Path:
        """Make a backup now. Returns its file. Raises StoreError and OSError."""
        return back_up(self._settings, self.backup_folder, passphrase)

    def remove_expired_texts(self) -> int:
        """Delete texts that are kept no longer, if the clock can be believed. Returns how many."""
        return self.texts.remove_expired() if self.clock.is_believed(now()) else 0

    def remove_old(self, moment: int) -> Removed | None:
        """Erase activities older than the person keeps them, and everything derived from them. Returns how much was
        erased; None if nothing was, as while the clock cannot be believed. ``moment`` is in UTC milliseconds."""
        if not self.clock.is_believed(moment):
            return None
        owner = self.owner.get()
        earliest = self.activities.span()
        if not owner.keep_days or earliest is None:
            return None
        today = datetime.fromtimestamp(moment / 1000, UTC).astimezone(owner.zone_info).date()
        last = today - timedelta(days=owner.keep_days + 1)
        first = datetime.fromtimestamp(earliest[0] / 1000, UTC).date() - timedelta(days=1)
        if first > last:
            return None
        choice = Choice(first=first, last=last)
        if not self.preview(choice).activities:
            return None
        removed, _ = self.erase_part(choice)
        self.owner.change(removed_at=moment, removed=removed.activities)
        return removed

    def back_up_if_due(self) -> Path | None:
        """Make the backup that is due, if one is. Returns its file. Raises StoreError and OSError."""
        return back_up_if_due(self._settings)

    def integrity(self) -> str:
        """``ok``, or what SQLite's own checks find wrong; a PostgreSQL server checks itself."""
        return integrity(self._engine) or "ok"


def open_store(settings: Settings) -> Store:
    """Open the owner's store. Creates the database if it does not exist; completes an erasing or restoring that was cut
    short."""
    complete(settings)
    return Store(open_engine(settings.database_url, lambda: settings.key), settings)


def open_to_read(settings: Settings) -> Store:
    """Open the owner's store for reading only: nothing is created, migrated or completed. Raises StoreError, also if
    nothing is stored yet."""
    return Store(open_engine(settings.database_url, lambda: settings.key, read_only=True), settings, read_only=True)
