"""The stores of a hosted installation: one for each person, all on one database."""

import re
import shutil
from contextlib import suppress
from threading import Lock

from server.installation.settings import PEOPLE, Settings
from server.store.engine import open_engine
from server.store.memberships import Member, Memberships
from server.store.sessions import Sessions
from server.store.store import Store

_PERSON = re.compile(r"[0-9a-f]{32}")  # how folders are called, see entry/security


class PersonStores:
    """Opens the stores of all members; ``memberships`` says who they are. Raises StoreError if the database fails."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine = open_engine(settings.database_url, lambda: settings.key)
        self.memberships = Memberships(self._engine)
        self._stores: dict[str, Store] = {}
        self._turn = Lock()

    def of(self, person: str) -> Store:
        """The store of one person, who must be a member."""
        with self._turn:
            found = self._stores.get(person)
            if found is None or not found.folder.exists():  # another process removed them, and they joined again
                found = self._stores[person] = Store(self._engine, self._settings.of_person(person))
            return found

    def lets_in(self, person: str, session_id: str, now: int) -> bool:
        """Whether a person is a member and their session has not ended. Writes nothing."""
        return Sessions(self._engine, person).lasts(session_id, now) and self.memberships.member(person) is not None

    def remove(self, person: str, now: int, by: str) -> Member | None:
        """Delete a member with everything stored of them, in the database and on the disk. Returns the member; None if
        there is none. Raises OSError if the folder cannot be deleted."""
        found = self.memberships.remove(person, now, by)
        with self._turn:
            self._stores.pop(person, None)
        if found is not None:
            folder = self._settings.data / PEOPLE / person
            shutil.rmtree(folder, ignore_errors=True)  # delete as much as possible
            with suppress(FileNotFoundError):
                shutil.rmtree(folder)  # then raise for what is left
        return found

    def sweep(self) -> None:
        """Remove the folders of those who were removed, where that was cut short. Whoever belongs here does before
        they have a folder."""
        place = self._settings.data / PEOPLE
        folders = list(place.iterdir()) if place.exists() else []
        here = {member.person_id for member in self.memberships.members()}
        for folder in folders:
            if _PERSON.fullmatch(folder.name) and folder.name not in here:
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
