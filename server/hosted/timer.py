"""The timer of a hosted server: runs everybody's due self-audits, and deletes expired data.

Every process of the server has one. Due self-audits are claimed in the database, so that each runs only once.
"""

import logging
from collections.abc import Callable

from server.current import Belongings
from server.installation.settings import SettingsError
from server.self_audits.runner import SelfAudits
from server.self_audits.timer import EVERY, EXPIRING_EVERY, REMOVING_EVERY, scheduler_of
from server.store.errors import StoreError
from server.store.person_stores import PersonStores
from server.store.persons import now
from server.store.store import Store

log = logging.getLogger("rapport.timer")


class TimerOfMany:
    """Looks for due self-audits at once when started, and then every half minute."""

    def __init__(self, stores: PersonStores, belongings: Belongings) -> None:
        self._stores = stores
        self._belongings = belongings
        self._stopped = False
        self.scheduler = scheduler_of(
            ("look", self.look, EVERY),
            ("expire", self._expire, EXPIRING_EVERY),
            ("remove", self._remove_old, REMOVING_EVERY),
        )

    def start(self) -> None:
        """Start the timer in the background."""
        self.scheduler.start()

    def stop(self) -> None:
        """Stop the timer and what it runs."""
        self._stopped = True
        self._belongings.stop()
        self.scheduler.shutdown()

    def look(self) -> None:
        """Run due self-audits, one of each person in turn, so that a person with many does not keep others waiting."""
        try:
            waiting = self._stores.memberships.with_schedules()
        except StoreError as problem:
            log.warning("looking for due self-audits failed, the next look tries again: %s", problem)
            return
        while waiting:
            waiting = [person for person in waiting if self._carries_out_one_of(person)]

    def _carries_out_one_of(self, person: str) -> bool:
        """Run one due self-audit of a person. Returns whether there was one."""
        if self._stopped:
            return False
        try:
            found: SelfAudits = self._belongings.of(self._stores.of(person))["self_audits"]
            return found.look(most=1) > 0
        except (StoreError, SettingsError, OSError) as problem:
            log.warning("looking for a due self-audit of one person failed, the others' go on: %s", problem)
            return False

    def _expire(self) -> None:
        def expire(store: Store) -> None:
            store.remove_expired_texts()
            # Creating a person's belongings in this process deletes archives that a killed process left, also for
            # people who never come back.
            self._belongings.of(store)

        self._of_each(expire)

    def _remove_old(self) -> None:
        try:
            self._stores.sweep()
        except (StoreError, OSError) as problem:
            log.warning("what is left of removed people could not be looked for, tomorrow tries again: %s", problem)
        self._of_each(lambda store: store.remove_old(now()))

    def _of_each(self, work: Callable[[Store], object]) -> None:
        try:
            members = self._stores.memberships.members()
        except StoreError as problem:
            log.warning("deleting what is kept no longer failed, the next hour or day tries again: %s", problem)
            return
        for member in members:
            if self._stopped:
                return
            try:
                work(self._stores.of(member.person_id))
            except (StoreError, SettingsError, OSError) as problem:
                log.warning("deleting what is kept no longer of one person failed, the others' goes: %s", problem)
