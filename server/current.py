"""What the running application holds, as the current request reaches it: store, imports, self-audits."""

from collections.abc import Callable
from threading import Lock
from typing import Any, Unpack

from flask import current_app, g

from auditor.report import Report
from auditor.translatable import Sentence
from server.audits import running as audits
from server.audits.running import Maker, Selection
from server.entry import whose
from server.fetching.signing_in import SignIns
from server.imports.uploads import Imports
from server.sealing import ServerKey
from server.self_audits.runner import SelfAudits
from server.store.store import Store


def store() -> Store:
    """The store of this app."""
    return whose.store()


class Belongings:
    """What each person of a hosted application has of their own beside their store, made when it is first asked for.
    ``audit`` makes their reports, and ``stop`` cuts short one that is being made; ``ending`` is asked why an import of
    theirs is to end."""

    def __init__(
        self,
        audit: Maker,
        stop: Callable[[], None],
        ending: Callable[[Store], Sentence | None] = lambda _: None,
    ) -> None:
        self._ending = ending
        self._audit = audit
        self._stop = stop
        self._kept: dict[str, dict[str, Any]] = {}
        self._turn = Lock()

    def of(self, kept: Store) -> dict[str, Any]:
        """By name, as they stand among an application's extensions."""
        with self._turn:
            found = self._kept.get(kept.person)
            if found is None:
                audits = SelfAudits(
                    kept,
                    audit=self._audit,
                    stop=self._stop,
                    tell=lambda *_: None,
                    fetch=lambda *_: None,
                    again=lambda *_: None,
                )
                found = {
                    "imports": Imports(kept, lambda: self._ending(kept)),
                    "sign_ins": SignIns(kept),
                    "self_audits": audits,
                }
                self._kept[kept.person] = found
            return found

    def forget(self, person: str) -> None:
        """Keep nothing of a person who was removed."""
        with self._turn:
            self._kept.pop(person, None)

    def stop(self) -> None:
        """Begin nothing more, and end what runs."""
        for found in list(self._kept.values()):
            found["imports"].stop()
            found["self_audits"].stop()


def belongings() -> Belongings:
    """Those of this app, which is hosted."""
    found: Belongings = current_app.extensions["belongings"]
    return found


def _own(name: str) -> Any:
    """What whoever asks has of that name."""
    return belongings().of(store())[name] if whose.hosting() else current_app.extensions[name]


def imports() -> Imports:
    """The imports of this app."""
    found: Imports = _own("imports")
    return found


def sign_ins() -> SignIns:
    """The sign-ins to accounts that were begun in this app."""
    found: SignIns = _own("sign_ins")
    return found


def self_audits() -> SelfAudits:
    """The self-audits of this app."""
    found: SelfAudits = _own("self_audits")
    return found


def start_self_audit(days: int, schedule_id: str | None) -> str:
    """Begin a self-audit of whoever asks, in the background; its id. What the request holds for that is held until the
    self-audit has ended."""
    begun = self_audits().start(days, schedule_id, on_end=g.get("leave_place") or (lambda: None))
    g.pop("leave_place", None)
    return begun


def count_taken(activities: int) -> None:
    """Count what whoever asks is about to bring in. Answers 403 or 429 where that is more than they may on a server for
    many."""
    take: Callable[[Store, int], None] = current_app.extensions.get("take", lambda *_: None)
    take(store(), activities)


def server_key() -> ServerKey:
    """The key pair of this installation."""
    found: ServerKey = current_app.extensions["server_key"]
    return found


def audit_now(*, aside: bool = False, **selection: Unpack[Selection]) -> Report:
    """See ``server.audits.running.audit_now``, made where this app makes its reports."""
    return audits.audit_now(store(), aside=aside, make=current_app.extensions["make_report"], **selection)


def make_report(**selection: Unpack[Selection]) -> Report:
    """See ``server.audits.running.make_report``, made where this app makes its reports."""
    make: Maker = current_app.extensions["make_report"]
    return make(store(), **selection)
