"""A connected account on the real server: paging, what others do, the chat, and what it says where it refuses."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from server.fetching import bluesky, fetching
from server.fetching.client import FetchError
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.connected import Connected
from server.store.persons import now
from server.store.store import Store, open_store
from tests.bluesky_network.conftest import People
from tests.bluesky_network.network import ADMINISTRATOR, Account, Network, RefusedError, needed
from tests.extension.harness import eventually

pytestmark = needed

POST, LIKE = "app.bsky.feed.post", "app.bsky.feed.like"
NOTIFIED = "app.bsky.notification.listNotifications"


def ago(**time: float) -> str:
    return (datetime.now(UTC) - timedelta(**time)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(Settings.load(tmp_path / "data", environment={})) as opened:
        yield opened


@pytest.fixture
def ida(network: Network, request: pytest.FixtureRequest) -> Account:
    """Somebody new, for each test."""
    known = len(network.ask("com.atproto.sync.listRepos")["repos"])
    return network.account(f"ida{known}")


@pytest.fixture
def places(network: Network) -> bluesky.Places:
    return bluesky.Places(network.appview, network.directory, loopback=True)


def connected(store: Store, network: Network, who: Account, *, chat: bool = False) -> Connected:
    """An account of the store's person, by an app password of theirs."""
    account = bluesky.Profile(who.did, who.handle, network.server)
    secret = bluesky.sign_in(account, network.app_password(who, chat=chat), loopback=True)
    return store.connected.add(bluesky.SITE, account.server, account.name, secret, now())


def fetched(store: Store, pages: int = 1_000) -> fetching.Fetch:
    """Fetch the account, up to so many pages."""
    (account,) = store.connected.all()
    left = iter(range(pages - 1))
    return fetching.fetch(store, account, loopback=True, stopping=lambda: next(left, None) is None)


def writes(network: Network, who: Account, count: int) -> None:
    """Write that many posts, one a second, the last one now."""
    for begin in range(0, count, 100):
        new = [
            {
                "$type": "com.atproto.repo.applyWrites#create",
                "collection": POST,
                "value": {"$type": POST, "text": f"Ship number {number}.", "createdAt": ago(seconds=count - number)},
            }
            for number in range(begin, min(begin + 100, count))
        ]
        network.do("com.atproto.repo.applyWrites", {"repo": who.did, "writes": new}, by=who.token)


def notified(network: Network, who: Account, count: int) -> None:
    """Wait until the AppView lists that many notifications."""
    eventually(lambda: len(network.ask(NOTIFIED, by=who.token, priority="false")["notifications"]) == count)


def test_a_handle_leads_to_its_server(network: Network, people: People, places: bluesky.Places) -> None:
    found = bluesky.resolve(f"@{people.tom.handle.upper()}", places)
    assert (found.did, found.name) == (people.tom.did, people.tom.handle)
    assert found.server.endswith(".host.bsky.network")
    with pytest.raises(FetchError, match="No account is known"):
        bluesky.resolve("nobody.test", places)


def test_all_pages_are_read_also_after_a_break_and_no_record_of_an_export_twice(
    store: Store, network: Network, ida: Account, tmp_path: Path
) -> None:
    writes(network, ida, 230)
    connected(store, network, ida)
    first = fetched(store, pages=2)
    assert (first.new, first.more) == (200, True)
    rest = fetched(store)
    assert (rest.new, rest.more, rest.failure) == (30, False, None)
    writes(network, ida, 3)
    again = fetched(store)
    assert (again.new, again.known) == (3, 0)
    file = network.export(ida, tmp_path / "repo.car")
    entry = Import(store.imports.begin(file.name), file.name)
    run_import(store, file, entry, lambda _: None)
    assert (entry.new, entry.known) == (0, 233)


def test_what_others_do_comes_in_also_late_and_from_whom_one_does_not_follow(
    store: Store, network: Network, people: People, ida: Account
) -> None:
    post = network.write(ida, POST, {"text": "Who likes ships?", "createdAt": ago(hours=2)})
    network.do("app.bsky.notification.putPreferences", {"priority": True}, by=ida.token)
    connected(store, network, ida)
    tom, ana = people.tom, people.ana
    reply = {"root": post, "parent": post}
    named = {"$type": "app.bsky.richtext.facet#mention", "did": ida.did}
    mention = {"index": {"byteStart": 0, "byteEnd": 3}, "features": [named]}
    network.write(tom, LIKE, {"subject": post, "createdAt": ago()})
    network.write(tom, "app.bsky.feed.repost", {"subject": post, "createdAt": ago()})
    network.write(tom, "app.bsky.graph.follow", {"subject": ida.did, "createdAt": ago()})
    network.write(tom, POST, {"text": "I do.", "reply": reply, "createdAt": ago()})
    network.write(tom, POST, {"text": "Ida knows.", "facets": [mention], "createdAt": ago()})
    quote = {"$type": "app.bsky.embed.record", "record": post}
    network.write(tom, POST, {"text": "Well asked.", "embed": quote, "createdAt": ago()})
    notified(network, ida, 6)
    first = fetched(store)
    assert (first.new, first.towards, first.failure) == (7, 6, None)
    others = [each for each in store.activities.latest() if not each.mine]
    assert {each.partner for each in others} == {tom.did}
    kinds = ["Announce", "Create", "Create", "Create", "Follow", "Like"]
    assert sorted(each.type for each in others) == kinds
    (answer,) = [each for each in others if each.subject == "comment"]
    assert answer.in_reply_to == post["uri"]

    network.write(ana, LIKE, {"subject": post, "createdAt": ago(hours=1)})
    notified(network, ida, 7)
    late = fetched(store)
    assert (late.new, late.towards, late.failure) == (1, 1, None)


def test_the_chat_opens_by_an_app_password_that_allows_it_alone(
    store: Store, network: Network, people: People, ida: Account
) -> None:
    convo = network.ask("chat.bsky.convo.getConvoForMembers", by=ida.token, members=people.tom.did)["convo"]["id"]
    for who in (ida, people.tom, ida, ida, people.tom):
        message = {"convoId": convo, "message": {"text": "At the quay?"}}
        network.do("chat.bsky.convo.sendMessage", message, by=who.token)
    connected(store, network, ida)
    closed = fetched(store)
    assert (closed.new, closed.failure) == (0, None)
    assert "Allow access to your direct messages" in str(closed.problems[0])
    connected(store, network, ida, chat=True)
    done = fetched(store)
    assert (done.new, done.failure, done.problems) == (5, None, ())
    messages = [(each.subject, each.partner) for each in reversed(store.activities.latest())]
    sent, received = ("message-sent", people.tom.did), ("message-received", people.tom.did)
    assert sorted(messages) == sorted([sent, received, sent, sent, received])
    assert fetched(store).new == 0


def test_a_wrong_app_password_is_told_and_after_many_the_server_wants_none(network: Network) -> None:
    who = network.account("una", network.limited)
    account = bluesky.Profile(who.did, who.handle, network.limited)

    def tried() -> str:
        with pytest.raises(FetchError) as refused:
            bluesky.sign_in(account, "aaaa-bbbb-cccc-dddd", loopback=True)
        return str(refused.value.said)

    said: list[Any] = [tried() for _ in range(31)]
    assert "does not accept this app password" in said[0]
    assert "takes no more sign-ins for now" in said[-1]


def test_a_renamed_account_goes_by_its_new_handle_and_the_old_one_leads_nowhere(
    store: Store, network: Network, ida: Account, places: bluesky.Places
) -> None:
    connected(store, network, ida)
    newer = f"renamed-{ida.handle}"
    network.do("com.atproto.identity.updateHandle", {"handle": newer}, by=ida.token)
    assert fetched(store).failure is None
    assert [each.name for each in store.connected.all()] == [newer]
    eventually(lambda: bluesky.resolve(newer, places).did == ida.did)
    with pytest.raises(FetchError):
        bluesky.resolve(ida.handle, places)


def test_a_deactivated_account_is_told_as_such_and_read_on_afterwards(
    store: Store, network: Network, ida: Account, tmp_path: Path
) -> None:
    writes(network, ida, 2)
    connected(store, network, ida)
    network.do("com.atproto.server.deactivateAccount", {}, by=ida.token)
    assert "is deactivated" in str(fetched(store).failure)
    with pytest.raises(RefusedError, match="RepoDeactivated"):
        network.export(ida, tmp_path / "repo.car")
    network.do("com.atproto.server.activateAccount", by=ida.token)
    done = fetched(store)
    assert (done.new, done.failure) == (2, None)


def test_an_account_that_its_server_took_down_is_told_as_such(store: Store, network: Network, ida: Account) -> None:
    connected(store, network, ida)
    subject = {"$type": "com.atproto.admin.defs#repoRef", "did": ida.did}
    given = {"subject": subject, "takedown": {"applied": True}}
    network.do("com.atproto.admin.updateSubjectStatus", given, by=ADMINISTRATOR)
    assert "has closed the account" in str(fetched(store).failure)


def test_an_app_password_that_was_deleted_ends_the_sign_in(store: Store, network: Network, ida: Account) -> None:
    connected(store, network, ida)
    assert fetched(store).failure is None
    network.do("com.atproto.server.revokeAppPassword", {"name": "Rapport False"}, by=ida.token)
    assert "Connect it anew" in str(fetched(store).failure)


def test_disconnecting_ends_the_sign_in_on_the_server(store: Store, network: Network, ida: Account) -> None:
    account = connected(store, network, ida)
    secret = store.connected.secret(account.id)
    assert fetching.disconnect(store, account, loopback=True)
    with pytest.raises(RefusedError, match="ExpiredToken"):
        network.do("com.atproto.server.refreshSession", by=secret["refresh"])
