"""An account on Bluesky: where it lies, signing in, reading; one act from two sources; what a hostile server tries.

The server is ours and answers as the interface is documented: this proves the interpreter, not the site.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.activities.activity import Subject
from auditor.archives.bluesky import records
from auditor.history.ingest import receive
from server.fetching import bluesky, fetching
from server.fetching.client import Client, FetchError, origin_of
from server.imports.importing import Import, run_import
from server.store.connected import Connected
from server.store.persons import now
from server.store.store import Store
from tests.server.fetching.speaking import Answer, Speaking, answer

DID, ANA = "did:plc:abcdefghijklmnopqrstuvwx", "did:plc:zyxwvutsrqponmlkjihgfedc"
HANDLE, PASSWORD = "mara.example.social", "abcd-efgh-ijkl-mnop"
POST = {"$type": records.POST, "text": "The harbour was quiet.", "createdAt": "2025-03-01T10:00:00.000Z"}
LIKE = {"subject": {"uri": f"at://{ANA}/{records.POST}/3ljaaaaaaaa2a"}, "createdAt": "2025-03-02T10:00:00.000Z"}


class Bluesky(Speaking):
    """An account's server, and where identities are looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, list[dict[str, Any]]] = {}
        self.notifications: list[dict[str, Any]] = []
        self.chats: dict[str, list[dict[str, Any]]] = {}
        self.chat_is_open = True
        self.refresh = ""
        self.access = ""
        self.signed_in = 0
        self.names = [f"at://{HANDLE}"]
        self.handle = HANDLE
        self.status = ""
        self.first_page_is_filtered = False
        self.endpoint = self.address

    def answered(self, method: str, path: str, given: dict[str, str], token: str) -> Answer:
        """See Speaking."""
        match f"{method} {path.removeprefix('/xrpc/')}":
            case "GET com.atproto.identity.resolveHandle":
                known = given["handle"] == self.handle
                return answer({"did": DID}) if known else answer({"error": "InvalidRequest"}, 400)
            case "POST com.atproto.server.createSession":
                return self._session() if given["password"] == PASSWORD else answer({"error": "Wrong"}, 401)
            case "POST com.atproto.server.refreshSession":
                return self._session() if token == self.refresh else answer({"error": "ExpiredToken"}, 400)
            case "POST com.atproto.server.deleteSession":
                self.refresh = ""
                return 200, {}, b""
        if path == f"/{DID}":
            service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": self.endpoint}
            return answer({"id": DID, "alsoKnownAs": self.names, "service": [service]})
        if token != self.access:
            return answer({"error": "InvalidToken"}, 401)
        if path.endswith("listRecords"):
            found = sorted(self.records.get(given["collection"], []), key=lambda each: each["uri"], reverse=True)
            below = given.get("cursor", "~")
            page = [each for each in found if each["uri"].rpartition("/")[2] < below][:2]
            more = {"cursor": page[-1]["uri"].rpartition("/")[2]} if page else {}
            return answer({"records": page} | more)
        if path.startswith("/xrpc/chat."):
            return self._chat(path.rpartition(".")[2], given)
        if path.endswith("listNotifications"):
            return self._notified(given)
        return answer({"error": "MethodNotImplemented"}, 501)

    def _notified(self, given: dict[str, str]) -> Answer:
        """All but those of people who are not followed, unless these are asked for too; nobody is followed here."""
        if given.get("priority") != "false":
            return answer({"notifications": []})
        if self.first_page_is_filtered and "cursor" not in given:
            return answer({"notifications": [], "cursor": "second"})
        found = sorted(self.notifications, key=lambda each: str(each["indexedAt"]), reverse=True)
        return answer({"notifications": found})

    def _chat(self, what: str, given: dict[str, str]) -> Answer:
        """https://docs.bsky.app/docs/api/chat-bsky-convo-get-messages: newest first, two on a page."""
        assert self.heard["atproto-proxy"] == "did:web:api.bsky.chat#bsky_chat"
        if not self.chat_is_open:
            return answer({"error": "InvalidToken", "message": "Bad token method"}, 400)
        if what == "listConvos":
            people = [
                {"did": DID, "handle": HANDLE},
                {"did": ANA, "handle": "ana.example.social", "displayName": "Ana"},
            ]
            found = [
                {"id": name, "rev": kept[-1]["rev"], "members": people, "lastMessage": kept[-1]}
                for name, kept in self.chats.items()
            ]
            return answer({"convos": found})
        below = given.get("cursor", "~")
        page = [each for each in reversed(self.chats[given["convoId"]]) if each["rev"] < below][:2]
        return answer({"messages": page} | ({"cursor": page[-1]["rev"]} if page else {}))

    def write(self, conversation: str, who: str, day: int, text: str | None) -> dict[str, Any]:
        """One more message of the chat; without a text it was deleted."""
        kept = self.chats.setdefault(conversation, [])
        made = {
            "id": f"m{len(kept)}",
            "rev": f"222{len(kept):04d}",
            "sender": {"did": who},
            "sentAt": f"2025-03-{day:02d}T10:00:00.000Z",
        } | ({} if text is None else {"text": text})
        kept.append(made)
        return made

    def _session(self) -> Answer:
        self.signed_in += 1
        self.access, self.refresh = f"access-{self.signed_in}", f"refresh-{self.signed_in}"
        state = {"active": False, "status": self.status} if self.status else {"active": True}
        named = {"did": DID, "handle": self.handle} | state
        return answer(named | {"accessJwt": self.access, "refreshJwt": self.refresh})

    def keep(self, kind: str, key: str, value: dict[str, Any]) -> None:
        """One more record."""
        self.records.setdefault(kind, []).append({"uri": f"at://{DID}/{kind}/{key}", "cid": "b", "value": value})


@pytest.fixture
def server() -> Iterator[Bluesky]:
    with Bluesky() as made:
        for number, key in enumerate(("3ljdaaaaaaa2a", "3ljdbaaaaaa2a", "3ljdcaaaaaa2a")):
            made.keep(records.POST, key, POST | {"text": f"The harbour was quiet, day {number}."})
        made.keep(records.LIKE, "3ljeaaaaaaa2a", LIKE)
        made.notifications.append(
            {
                "uri": f"at://{ANA}/{records.POST}/3ljfaaaaaaa2a",
                "author": {"did": ANA, "handle": "ana.example.social", "displayName": "Ana"},
                "reason": "reply",
                "record": {"text": "And the crane?", "reply": {"parent": {"uri": f"at://{DID}/{records.POST}/3l"}}},
                "indexedAt": "2025-03-03T10:00:00.000Z",
            }
        )
        yield made


def places(server: Bluesky) -> bluesky.Places:
    return bluesky.Places(server.address, server.address, loopback=True)


@pytest.fixture
def account(store: Store, server: Bluesky) -> Connected:
    found = bluesky.resolve(f"@{HANDLE.upper()}", places(server))
    secret = bluesky.sign_in(found, PASSWORD, loopback=True)
    assert PASSWORD not in str(secret)
    return store.connected.add("bluesky", found.server, found.name, secret, now())


def fetched(store: Store) -> fetching.Fetch:
    (account,) = store.connected.all()
    return fetching.fetch(store, account, loopback=True)


def test_only_what_is_new_is_read_again(store: Store, server: Bluesky, account: Connected) -> None:
    first = fetched(store)
    assert (first.new, first.towards, first.failure) == (5, 1, None)
    server.keep(records.POST, "3ljddaaaaaa2a", POST | {"text": "The crane works."})
    again = fetched(store)
    # The reply of the last day is asked for once more: see the next.
    assert (again.new, again.known, again.failure) == (1, 1, None)


def test_a_late_notification_with_an_earlier_time_is_read_too(
    store: Store, server: Bluesky, account: Connected
) -> None:
    fetched(store)
    for number, at in enumerate(("2025-03-03T09:00:00.000Z", "2025-03-03T10:00:00.000Z"), 1):
        late = {"uri": f"at://{ANA}/{records.POST}/3ljf{number}aaaaaa2a", "indexedAt": at}
        server.notifications.append(server.notifications[0] | late)
    again = fetched(store)
    assert (again.new, again.towards) == (2, 2)
    (kept,) = store.connected.all()
    assert kept.places["notifications"].done == "2025-03-03T10:00:00.000Z"
    assert fetched(store).new == 0


def test_an_empty_filtered_page_does_not_end_a_list(store: Store, server: Bluesky, account: Connected) -> None:
    server.first_page_is_filtered = True
    assert fetched(store).towards == 1


def test_a_renamed_account_gets_its_new_name(store: Store, server: Bluesky, account: Connected) -> None:
    for said, kept in (("mara.newer.social", "mara.newer.social"), ("handle.invalid", "mara.newer.social")):
        server.handle = said
        assert fetched(store).failure is None
        assert [each.name for each in store.connected.all()] == [kept]


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        (400, "RepoDeactivated", "is deactivated. Rapport reads on once it is active again"),
        (400, "AccountTakedown", "has closed the account"),
        (401, "AccountTakedown", "has closed the account"),
        (403, "RepoSuspended", "has closed the account"),
    ],
)
def test_a_closed_account_is_reported_and_read_on_when_it_is_open(
    store: Store, server: Bluesky, account: Connected, status: int, error: str, told: str
) -> None:
    server.spoilt = lambda path: answer({"error": error, "message": "no"}, status) if "listRecords" in path else None
    assert told in str(fetched(store).failure)
    server.spoilt = lambda path: None
    done = fetched(store)
    assert (done.new, done.failure) == (5, None)


@pytest.mark.parametrize(
    ("status", "told"),
    [("deactivated", "is deactivated. Rapport reads on"), ("suspended", "has closed"), ("", None)],
)
def test_no_list_of_an_account_that_is_closed_is_requested(
    store: Store, server: Bluesky, account: Connected, status: str, told: str | None
) -> None:
    for said in (status, status, ""):  # the sign-in of each time is kept for the next
        server.status = said
        server.asked.clear()
        failure = fetched(store).failure
        assert (told in str(failure)) if said and told else failure is None
        assert any("listRecords" in each for each in server.asked) is not bool(said)


@pytest.mark.parametrize(
    ("status", "told"), [(401, "does not accept this app password"), (429, "takes no more sign-ins for now")]
)
def test_a_sign_in_that_fails_says_what_to_do(server: Bluesky, status: int, told: str) -> None:
    found = bluesky.resolve(HANDLE, places(server))
    server.spoilt = lambda path: answer({"error": "No"}, status) if "createSession" in path else None
    with pytest.raises(FetchError, match=told):
        bluesky.sign_in(found, PASSWORD, loopback=True)


def test_an_unknown_handle_is_reported(server: Bluesky) -> None:
    with pytest.raises(FetchError, match="No account is known by the handle"):
        bluesky.resolve("nobody.example.social", places(server))


def test_a_record_from_the_archive_and_the_api_is_one_act(store: Store, server: Bluesky, account: Connected) -> None:
    owner = store.owner.get()
    for kind, found in server.records.items():
        for each in found:
            made = records.made(each["value"], f"{kind}/{each['uri'].rpartition('/')[2]}", DID)
            store.activities.write([receive(made, key=store.key, zone=owner.zone_info, derived=True)])
    done = fetched(store)
    assert (done.new, done.known) == (1, 4)


def told(store: Store) -> list[tuple[str, str | None]]:
    """The messages in the order of time: whose, and with whom."""
    rows = sorted(store.activities.latest(), key=lambda row: row.at)
    return [(row.subject, row.partner) for row in rows if row.subject.startswith("message")]


def test_the_chat_comes_in_both_ways_and_only_what_is_new_is_asked_for(
    store: Store, server: Bluesky, account: Connected
) -> None:
    for day, who in enumerate((DID, ANA, ANA, DID, ANA), 5):
        server.write("c1", who, day, f"Day {day} at the harbour.")
    server.write("c1", ANA, 10, None)
    first = fetched(store)
    assert (first.new, first.failure) == (10, None)
    assert "hold no text were left out" in str(first.problems[0])
    sent, received = ("message-sent", ANA), ("message-received", ANA)
    assert told(store) == [sent, received, received, sent, received]
    covered = {each.subject: each for each in store.coverage.all()}
    assert (covered[Subject.MESSAGE_SENT].extent, str(covered[Subject.MESSAGE_SENT].since)) == ("full", "2025-03-05")
    server.asked.clear()
    assert fetched(store).new == 0
    assert not [each for each in server.asked if each.endswith("getMessages")]
    server.write("c1", DID, 11, "The crane is done.")
    again = fetched(store)
    assert (again.new, again.known) == (1, 1)


def test_of_a_chat_with_very_many_conversations_the_latest_are_read_and_the_rest_is_told_to_be_missing(
    store: Store, server: Bluesky, account: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.fetching.fetching._MOST_CONVERSATIONS", 1)
    for day, name in enumerate(("c1", "c2"), 5):
        server.write(name, ANA, day, f"Day {day} at the harbour.")
    assert fetched(store).more
    assert told(store) == [("message-received", ANA)]
    covered = {each.subject: each for each in store.coverage.all()}
    assert covered[Subject.MESSAGE_RECEIVED].extent == "recent"


def test_an_app_password_that_does_not_open_the_chat_is_told_and_the_rest_comes_in(
    store: Store, server: Bluesky, account: Connected
) -> None:
    server.chat_is_open = False
    done = fetched(store)
    assert (done.new, done.failure) == (5, None)
    assert "Allow access to your direct messages" in str(done.problems[0])
    covered = {each.subject: each for each in store.coverage.all()}
    assert covered[Subject.MESSAGE_RECEIVED].extent == "none"
    assert "app password" in str(covered[Subject.MESSAGE_RECEIVED].note)


def test_a_message_from_the_archive_and_over_the_interface_is_one_act(
    store: Store, server: Bluesky, account: Connected, tmp_path: Path
) -> None:
    written = [server.write("c1", DID, day, f"Day {day} at the harbour.") for day in (5, 6)]
    path = tmp_path / "chat.jsonl"
    path.write_text("".join(json.dumps(each | {"convoId": "c1"}) + "\n" for each in written), "utf-8")
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None)
    assert entry.new == 2
    done = fetched(store)
    assert (done.new, done.known) == (5, 2)


@pytest.mark.parametrize(
    "spoilt",
    [{"sentAt": "yesterday"}, {"sentAt": 7}, {"sender": None}, {"sender": {"did": "d" * 10_000}}, {"id": ["m"]}],
)
def test_a_message_that_is_not_made_as_documented_is_told_and_the_others_come_in(
    store: Store, server: Bluesky, account: Connected, spoilt: dict[str, Any]
) -> None:
    server.write("c1", ANA, 5, "See you at the harbour.")
    server.write("c1", ANA, 6, "Bring the ropes.").update(spoilt)
    done = fetched(store)
    assert (done.new, done.failure) == (6, None)
    assert len(done.problems) == 1


def test_an_ended_sign_in_is_reported(store: Store, server: Bluesky, account: Connected) -> None:
    server.refresh = "another"
    assert "Connect it anew" in str(fetched(store).failure)


def test_disconnecting_signs_out(store: Store, server: Bluesky, account: Connected) -> None:
    assert fetching.disconnect(store, account, loopback=True)
    assert server.refresh == ""


def test_an_identity_that_does_not_name_the_handle_is_not_followed(server: Bluesky) -> None:
    server.names = ["at://somebody.example.social"]
    with pytest.raises(FetchError, match="does not call itself"):
        bluesky.resolve(HANDLE, places(server))


@pytest.mark.parametrize(
    "endpoint",
    ["http://192.168.0.1", "https://user@pds.example", "https://pds.example/path", "https://[::1", "ftp://a.b"],
)
def test_an_identity_that_leads_elsewhere_is_not_followed(server: Bluesky, endpoint: str) -> None:
    server.endpoint = endpoint
    with pytest.raises(FetchError, match="not the name of a server"):
        bluesky.resolve(HANDLE, places(server))


@pytest.mark.parametrize("handle", ["", "mara", "mara.example/..", "a b.c", "m" * 300 + ".example"])
def test_an_invalid_handle_causes_no_request(server: Bluesky, handle: str) -> None:
    with pytest.raises(FetchError, match="not a handle"):
        bluesky.resolve(handle, places(server))
    assert server.asked == []


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:192.168.1.1", "100.64.0.1", "224.0.0.1"]
)
def test_no_name_leads_into_the_network_at_home(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    found = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", (address, 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError, match="your own network"):
        Client(origin_of("home.example.social")).get("/")


def test_an_identity_with_the_document_of_another_is_refused(server: Bluesky) -> None:
    service = {"type": "AtprotoPersonalDataServer", "serviceEndpoint": server.endpoint}
    another = answer({"id": ANA, "alsoKnownAs": [f"at://{HANDLE}"], "service": [service]})
    server.spoilt = lambda path: another if path == f"/{DID}" else None
    with pytest.raises(FetchError, match="answered something else"):
        bluesky.resolve(HANDLE, places(server))


def test_a_sign_in_of_another_account_is_refused(store: Store, server: Bluesky, account: Connected) -> None:
    session = {"did": ANA, "handle": HANDLE, "accessJwt": server.access, "refreshJwt": server.refresh}
    server.spoilt = lambda path: answer(session) if path.endswith(("createSession", "refreshSession")) else None
    done = fetched(store)
    assert (done.new, "answered something else" in str(done.failure)) == (0, True)
    with pytest.raises(FetchError, match="answered something else"):
        bluesky.sign_in(bluesky.resolve(HANDLE, places(server)), PASSWORD, loopback=True)
