"""Fetches what is new on a connected account, page by page, and stores each page before it requests the next.

A fetch that was cut short continues where it stopped, and activities that come twice are stored once. A failure is
recorded, and the next self-audit tries again.
"""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

from auditor import faults
from auditor.activities.activity import Coverage, Subject
from auditor.archives import Me, Problem
from auditor.archives.archive import Span
from auditor.archives.bluesky import interface as bluesky_interface
from auditor.archives.mastodon import interface as mastodon_interface
from auditor.translatable import N_, Sentence, lazy_gettext
from server.fetching import bluesky, linkedin, mastodon
from server.fetching.client import Client, FetchError, WaitError
from server.fetching.reading import Fetch as Fetch  # noqa: PLC0414  callers import it from here
from server.fetching.reading import Reading
from server.store.connected import Connected, Place
from server.store.errors import StoreError
from server.store.persons import now
from server.store.store import Store

log = logging.getLogger("rapport.fetching")

TITLES = {
    "mastodon": N_("Mastodon's interface"),
    "bluesky": N_("Bluesky's interface"),
    linkedin.SITE: linkedin.TITLE,
}
_AGAIN = lazy_gettext("Fetch the account again, or wait for the next self-audit.")
_TIMELESS = lazy_gettext("Mastodon's interface lists it without a time.")
_EXTENSION = lazy_gettext("Use the browser extension from now on.")
#: How many conversations of a chat are read, those with the latest messages first.
_MOST_CONVERSATIONS = 2_000
_MADE = tuple[Subject, ...]
_WRITTEN: dict[str, _MADE] = {
    "mastodon": (Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.MESSAGE_SENT),
    "bluesky": (Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.REACTION, Subject.FOLLOW),
}


def fetch(
    store: Store, account: Connected, *, loopback: bool = False, stopping: Callable[[], bool] = lambda: False
) -> Fetch:
    """Fetch what is new on one account. A problem becomes the ``failure`` and is stored; only errors of ours are
    raised. If ``stopping`` returns True, it ends between two pages of a list, and the next fetch continues."""
    reading = Reading(store, account, store.owner.get().created, stopping)
    done, resumes = reading.fetch, None
    try:
        _wait(account)
        client = Client(account.server, loopback=loopback)
        _SITES[account.site](client, reading)
    except WaitError as wait:
        done.failure, resumes = wait.said, round(wait.until * 1000)
    except FetchError as problem:
        done.failure = problem.said
    done.came, done.problems = reading.came.said(), reading.problems.said(undated=False)
    store.connected.note(account.id, now(), done.failure, resumes)
    return done


def fetch_first(store: Store, stopping: Callable[[], bool]) -> None:
    """Fetch all accounts that are to be read before a self-audit. A failure is logged and stops nothing."""
    for account in store.connected.all():
        try:
            if account.first and (failure := fetch(store, account, stopping=stopping).failure):
                log.warning("a connected account of %s could not be fetched: %s", account.site, failure)
        except StoreError as problem:
            log.warning("a connected account could not be fetched: %s", problem)
        except Exception as problem:
            faults.note("fetching a connected account failed", problem)


def disconnect(store: Store, account: Connected, *, loopback: bool = False) -> bool:
    """Forget an account, and revoke the sign-in on its server. Returns whether the server confirmed that."""
    revoke = {"mastodon": mastodon.revoke, "bluesky": bluesky.revoke, linkedin.SITE: linkedin.revoke}[account.site]
    try:
        revoke(Client(account.server, loopback=loopback), store.connected.secret(account.id))
    except (FetchError, StoreError):
        heard = False
    else:
        heard = True
    store.connected.remove(account.id)
    return heard


def unrevoked(account: Connected) -> Sentence:
    """What the person can do if the server did not confirm that the sign-in was revoked."""
    if account.site == linkedin.SITE:
        return linkedin.UNREVOKED
    return lazy_gettext("Its server did not confirm it: look there among the apps you allowed, and remove Rapport.")


def notices(store: Store, account: Connected) -> list[Sentence]:
    """What the person should know of an account, although fetching it works."""
    return linkedin.notices(store, account) if account.site == linkedin.SITE else []


def _wait(account: Connected) -> None:
    """Raise WaitError if the site does not allow a request yet."""
    if account.resumes and account.resumes > now():
        raise WaitError(account.server.partition("//")[2], account.resumes / 1000)


def _mastodon(client: Client, reading: Reading) -> None:
    client.token = reading.store.connected.secret(reading.account.id)["token"]
    me = mastodon.profile(client)
    server = reading.account.name.partition("@")[2]
    paths = mastodon.lists(me)
    for name, make in (
        ("statuses", mastodon_interface.own),
        ("notifications", lambda item: mastodon_interface.towards_me(item, server)),
    ):
        place = reading.account.places.get(name, Place())
        reading.take(name, mastodon.pages(client, paths[name], place), make)
    try:
        written = mastodon.conversations(client, reading.account.places.get("conversations", Place()))
        reading.take("conversations", written, partial(mastodon_interface.in_conversation, me=me.id, server=server))
    except mastodon.NoConversationsError as none:
        reading.problems.add(Problem("conversations", None, none.said))
    _cover(reading, _day(me.created))
    silent = [Coverage("mastodon", each, "none", note=_TIMELESS, remedy=_EXTENSION) for each in _MASTODON_SILENT]
    today = datetime.now(UTC).date()
    received = Coverage("mastodon", Subject.MESSAGE_RECEIVED, "recent", reading.since.since, today)
    reading.store.coverage.add(TITLES["mastodon"], [received, *silent], reading.enrolled)


_MASTODON_SILENT = (Subject.REACTION, Subject.FOLLOW)


def _bluesky(client: Client, reading: Reading) -> None:
    store, account = reading.store, reading.account
    session = bluesky.renewed(client, store.connected.secret(account.id))
    store.connected.renew(account.id, session.secret, session.name)
    if session.closed:
        raise FetchError(session.closed)
    did = session.secret["did"]
    store.accounts.remember(Me("bluesky", (), (did,)), reading.enrolled)
    for name in bluesky_interface.COLLECTIONS:
        pages = bluesky.records(client, did, name, account.places.get(name, Place()))
        reading.take(name, pages, lambda item: bluesky_interface.own(item, did))
    pages = bluesky.notifications(client, account.places.get("notifications", Place()))
    reading.take("notifications", pages, bluesky_interface.towards_me)
    _cover(reading, reading.since.since)
    _chat(client, reading, did)


def _chat(client: Client, reading: Reading, did: str) -> None:
    """Fetch the conversations with new messages. If the app password does not allow it, record that as a problem and in
    the coverage."""
    places, before = reading.account.places, reading.since
    reading.since = Span()
    try:
        for number, conversation in enumerate(bluesky.conversations(client, did)):
            if number == _MOST_CONVERSATIONS or reading.stopping():
                reading.fetch.more = True
                break
            name = f"chat:{conversation.id}"
            place = places.get(name, Place())
            if place.at is None and place.done and conversation.latest <= place.done:
                continue
            make = partial(bluesky_interface.message, conversation=conversation.id, people=conversation.people, did=did)
            reading.take(name, bluesky.messages(client, conversation.id, place), make)
    except bluesky.NoChatError as refused:
        reading.problems.add(Problem("chat", None, refused.said))
        silent = [Coverage("bluesky", each, "none", note=refused.said) for each in _MESSAGES]
        reading.store.coverage.add(TITLES["bluesky"], silent, reading.enrolled)
    else:
        _cover(reading, reading.since.since, _MESSAGES)
    reading.since = before


_MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)


_SITES: dict[str, Callable[[Client, Reading], None]] = {
    "mastodon": _mastodon,
    "bluesky": _bluesky,
    linkedin.SITE: linkedin.fetch,
}


def _cover(reading: Reading, since: date | None, told: _MADE = ()) -> None:
    """Store the coverage of the person's own lists: full, or recent while they are not read to their end."""
    site, today = reading.account.site, datetime.now(UTC).date()
    note = lazy_gettext("Not all of it has been fetched yet.") if reading.fetch.more else ""
    covered = [
        Coverage(site, each, "recent" if note else "full", since, today, note, _AGAIN if note else "")
        for each in told or _WRITTEN[site]
    ]
    reading.store.coverage.add(TITLES[site], covered, reading.enrolled)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
