"""Runs sign-ins that begin on a page: each waits in the background for the person to come back from the site."""

from contextlib import closing, suppress
from threading import Lock, Thread

from auditor import faults
from auditor.translatable import Sentence, lazy_gettext
from server.fetching import mastodon
from server.fetching.client import Client, FetchError
from server.fetching.fetching import fetch
from server.fetching.loopback import Listener
from server.store.connected import Connected
from server.store.errors import ErasedError, StoreError
from server.store.persons import now
from server.store.store import Store
from server.translations import language, speaking

#: How many sign-ins may wait at the same time; each has a port of its own.
MOST = 3


class SignIns:
    """The sign-ins of one process. ``failure``: why the last one failed; None if it did not."""

    def __init__(self, store: Store, *, loopback: bool = False) -> None:
        self._store = store
        self._loopback = loopback
        self._turn = Lock()
        self._waiting: list[Thread] = []
        self.failure: Sentence | None = None

    def begin(self, server: str) -> str:
        """Register on a server and wait for the person to agree there. Returns the address of the server's own page.
        Raises FetchError."""
        with self._turn:
            self._waiting = [thread for thread in self._waiting if thread.is_alive()]
            if len(self._waiting) >= MOST:
                raise FetchError(lazy_gettext("Several sign-ins are under way. End them first, or wait ten minutes."))
            self.failure = None
            enrolled = self._store.owner.get().created
            listener = Listener()
            try:
                begun = mastodon.begin(server, listener.address, loopback=self._loopback)
            except BaseException:
                listener.close()
                raise
            waiting = Thread(
                target=self._wait, args=(language(), listener, begun, enrolled), name="sign-in", daemon=True
            )
            self._waiting.append(waiting)
            waiting.start()
        return begun.address

    def fetch(self, account: Connected) -> None:
        """Fetch an account in the background."""
        Thread(target=self._fetch, args=(language(), account), name="fetch", daemon=True).start()

    def _wait(self, asked_in: str, listener: Listener, begun: mastodon.SignIn, enrolled: int) -> None:
        try:
            with speaking(asked_in), closing(listener):
                given = listener.wait(begun.state)
            profile, secret = mastodon.complete(begun, given)
            account = self._store.connected.add(mastodon.SITE, begun.server, profile.name, secret, now(), enrolled)
        except FetchError as problem:
            self.failure = problem.said
        except ErasedError:  # the person who enrolled anew did not ask for this account
            with suppress(FetchError):
                mastodon.revoke(Client(begun.server, loopback=self._loopback), secret)
        except Exception as problem:
            faults.note("a sign-in failed", problem)
        else:
            self._fetch(asked_in, account)

    def _fetch(self, asked_in: str, account: Connected) -> None:
        try:
            with speaking(asked_in):
                fetch(self._store, account, loopback=self._loopback)
        except StoreError:
            pass  # erased or closed meanwhile
        except Exception as problem:
            faults.note("fetching a connected account failed", problem)
