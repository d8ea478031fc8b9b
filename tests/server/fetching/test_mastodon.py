"""An account on Mastodon: sign-in with proof, reading page by page, what goes wrong, and one act from two sources.

The server is ours and answers as the interface is documented: this proves the interpreter, not the site.
"""

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from auditor.activities.activity import Subject
from auditor.archives.mastodon.acts import made
from auditor.archives.mastodon.interface import own
from auditor.archives.mastodon.people import Account
from server.commands.main import main
from server.fetching import fetching, mastodon
from server.fetching.client import FetchError
from server.fetching.loopback import Listener
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.self_audits.runner import SelfAudits
from server.store.backups import back_up, opened
from server.store.connected import Connected, Place
from server.store.engine import open_engine
from server.store.persons import now
from server.store.schema import connected
from server.store.store import Store
from tests.server.fetching.speaking import Mastodon, answer

MENTION = {
    "uri": "https://near.example/users/ana/statuses/5",
    "created_at": "2025-03-05T11:00:00.000Z",
    "visibility": "public",
    "in_reply_to_id": "1",
    "content": "<p>That is a fine harbour, and thanks for the picture.</p>",
}


@pytest.fixture
def server() -> Iterator[Mastodon]:
    with Mastodon() as made:
        made.post(1, "The harbour was quiet this morning.", 1)
        made.post(2, "We repaired the old crane today.", 2)
        made.post(3, "Who knows a good book about ropes?", 3)
        made.notify(11, "mention", status=MENTION)
        made.notify(12, "follow")
        made.notify(13, "favourite", status={"uri": "https://far.example/users/mara/statuses/1"})
        yield made


def signed_in(server: Mastodon) -> tuple[mastodon.Profile, dict[str, str]]:
    begun = mastodon.begin(server.address, "http://127.0.0.1:9/signed-in", loopback=True)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(begun.address).query).items()}
    assert (asked["scope"], asked["code_challenge_method"]) == ("read", "S256")
    server.challenge = asked["code_challenge"]
    return mastodon.complete(begun, {"state": begun.state, "code": server.CODE})


@pytest.fixture
def account(store: Store, server: Mastodon) -> Connected:
    profile, secret = signed_in(server)
    return store.connected.add("mastodon", server.address, profile.name, secret, now())


def fetched(store: Store) -> fetching.Fetch:
    (account,) = store.connected.all()
    return fetching.fetch(store, account, loopback=True)


def subjects(store: Store) -> list[tuple[str, bool]]:
    return sorted((row.subject, row.mine) for row in store.activities.latest())


def test_what_the_person_did_and_what_others_did_towards_them_comes_in_once(
    store: Store, server: Mastodon, account: Connected
) -> None:
    first = fetched(store)
    assert first.failure is None
    assert (first.new, first.towards) == (6, 3)
    assert subjects(store) == [
        ("comment", False), ("follow", False), ("post", True), ("post", True), ("post", True), ("reaction", False),
    ]  # fmt: skip
    server.post(4, "The ropes came by train.", 6)
    again = fetched(store)
    assert (again.new, again.known) == (1, 0)  # only what is new was asked for
    covered = {each.subject: each for each in store.coverage.all()}
    assert covered[Subject.POST].extent == "full"
    assert str(covered[Subject.POST].since) == "2023-01-02"
    assert covered[Subject.REACTION].extent == "none"


def told(store: Store) -> list[tuple[str, str | None]]:
    """The messages in the order of time: whose, and with whom."""
    rows = sorted(store.activities.latest(), key=lambda row: row.at)
    return [(row.subject, row.partner) for row in rows if row.subject.startswith("message")]


def test_conversations_come_in_both_ways_and_what_also_stands_elsewhere_comes_once(
    store: Store, server: Mastodon, account: Connected
) -> None:
    ana = "ana@near.example"
    public = server.direct(20, ana, "Said before all.", 9, visibility="public")
    kept = [server.direct(21, ana, "May I ask you something?", 10), server.direct(22, "", "Of course.", 11)]
    server.conversations.append([public, *kept])
    server.conversations.append([server.direct(30, ana, "And another thing.", 12)])
    server.conversations.append([server.direct(40, ana, "A third one.", 13)])
    server.statuses.append(kept[1])  # one's own direct statuses stand among the statuses too
    server.notify(14, "mention", status=kept[0])
    first = fetched(store)
    assert (first.new, first.failure, first.problems) == (10, None, ())
    sent, received = ("message-sent", ana), ("message-received", ana)
    assert told(store) == [received, sent, received, received]
    server.asked.clear()
    assert fetched(store).new == 0
    assert not [each for each in server.asked if each.endswith("context")]
    server.conversations[0].append(server.direct(50, ana, "Thank you.", 14))
    assert fetched(store).new == 1
    assert told(store)[-1] == received


def test_a_server_without_a_list_of_conversations_is_reported_and_the_rest_is_read(
    store: Store, server: Mastodon, account: Connected
) -> None:
    server.has_conversations = False
    done = fetched(store)
    assert (done.new, done.failure) == (6, None)
    assert [str(each) for each in done.problems] == ["conversations: 127.0.0.1 has no list of conversations."]


def test_a_conversation_without_a_last_status_does_not_affect_the_others(
    store: Store, server: Mastodon, account: Connected
) -> None:
    for number in (30, 40):
        server.conversations.append([server.direct(number, "ana@near.example", "And this.", number - 20)])
    server.spoilt = lambda path: answer({}, 404) if path == "/api/v1/statuses/40/context" else None
    done = fetched(store)
    assert (done.new, done.failure) == (8, None)


@pytest.mark.parametrize("number", ["../../oauth", "7?x=", "a" * 100])
def test_an_unsafe_status_id_is_not_requested(store: Store, server: Mastodon, account: Connected, number: str) -> None:
    body = [{"id": "5", "last_status": server.direct(1, "ana@near.example", "Hm.", 9, id=number)}]
    server.spoilt = lambda path: answer(body) if path == "/api/v1/conversations" else None
    assert "something else than its interface says" in str(fetched(store).failure)
    assert not [each for each in server.asked if "/statuses/" in each]


def test_an_act_from_the_archive_and_over_the_interface_is_one(
    store: Store, server: Mastodon, account: Connected, tmp_path: Path
) -> None:
    boosted = "https://near.example/users/ana/statuses/77"
    server.post(5, "", 7, reblog={"uri": boosted})
    server.post(6, "", 8, uri="https://far.example/users/mara/statuses/6")  # a picture without a word
    me = "https://far.example/users/mara"
    items: list[dict[str, Any]] = [
        {
            "type": "Announce", "actor": me, "published": "2025-03-07T10:00:00Z", "object": boosted,
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
        }
    ]  # fmt: skip
    for each in server.statuses:
        if "reblog" not in each:
            note = {"type": "Note", "id": each["uri"], "published": f"{each['created_at'][:19]}Z"}
            note |= {"content": each["content"], "to": ["https://www.w3.org/ns/activitystreams#Public"]}
            items.append({"type": "Create", "actor": me, "published": note["published"], "object": note})
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("actor.json", json.dumps({"id": me, "type": "Person", "inbox": f"{me}/inbox"}))
        outbox = {"type": "OrderedCollection", "id": "outbox.json", "orderedItems": items}
        written.writestr("outbox.json", json.dumps(outbox))
    entry = Import(store.imports.begin("archive.zip"), "archive.zip")
    run_import(store, path, entry, lambda _: None)
    assert not entry.error
    done = fetched(store)
    assert (done.new, done.known, done.towards) == (3, 5, 3)


def test_a_direct_message_is_one_to_me_by_whoever_wrote_it(store: Store, server: Mastodon, account: Connected) -> None:
    server.notify(14, "mention", status=MENTION | {"uri": "https://near.example/x/9", "visibility": "direct"})
    fetched(store)
    (row,) = [row for row in store.activities.latest() if row.subject == "message-received"]
    assert row.partner == "ana@near.example"
    assert MENTION["uri"] not in str(row)


def test_a_fetch_that_was_cut_short_continues_where_it_stopped(
    store: Store, server: Mastodon, account: Connected
) -> None:
    paused = [False]

    def limit(path: str) -> Any:
        if path.endswith("/statuses") and not paused[0]:
            paused[0] = True
            return answer(
                [server.statuses[2]], Link=f'<{server.address}{path}?max_id=3>; rel="next"', X_RateLimit_Remaining="0",
                X_RateLimit_Reset="2099-01-01T00:00:00.000Z",
            )  # fmt: skip
        return None

    server.spoilt = limit
    done = fetched(store)
    assert done.new == 1
    assert "asks for a pause" in str(done.failure)
    (kept,) = store.connected.all()
    assert kept.places["statuses"] == Place(None, "3", "3")
    assert kept.resumes
    assert kept.resumes <= now() + 86_400_000  # a day at most, whatever a server says
    asked = len(server.asked)
    assert "asks for a pause" in str(fetched(store).failure)
    assert len(server.asked) == asked  # it was not asked
    store.connected.note(kept.id, now())
    assert fetched(store).new == 5
    (kept,) = store.connected.all()
    assert kept.places["statuses"] == Place("3")


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (answer({"error": "slow down"}, 429, Retry_After="30"), "asks for a pause"),
        (answer({"error": "gone"}, 401), "does not accept the sign-in any more"),
        (answer({"no": "list"}), "something else than its interface says"),
        ((200, {}, b"<html>"), "something else than its interface says"),
        ((200, {}, b"[" * 100_000), "something else than its interface says"),
        ((302, {"Location": "https://elsewhere.example/"}, b""), "sends to another address"),
        (answer([{"id": "9"}], Link='<https://elsewhere.example/x?max_id=8>; rel="next"'), "sends to another address"),
        (answer({}, 503), "refused (error 503)"),
        ((200, {}, b" " * (9 << 20)), "without an end"),
    ],
)
def test_a_hostile_or_failing_server_is_reported_in_plain_words(
    store: Store, server: Mastodon, account: Connected, spoilt: Any, said: str
) -> None:
    server.spoilt = lambda path: spoilt if path.endswith("/statuses") else None
    assert said in str(fetched(store).failure)
    (kept,) = store.connected.all()
    assert said in str(kept.failure)
    assert kept.fetched is None
    server.spoilt = lambda path: None
    store.connected.note(kept.id, now())
    assert fetched(store).new == 6  # nothing was lost by it


def test_a_list_that_goes_round_in_a_circle_ends(store: Store, server: Mastodon, account: Connected) -> None:
    link = f'<{server.address}/x?max_id=2>; rel="next"'
    server.spoilt = lambda path: answer([server.statuses[0]], Link=link) if path.endswith("/statuses") else None
    assert "in a circle" in str(fetched(store).failure)


def test_invalid_entries_do_not_stop_the_others(store: Store, server: Mastodon, account: Connected) -> None:
    server.post(9, "Late", created_at="never")
    server.notifications.append({"id": "20", "type": "mention", "account": 7})
    done = fetched(store)
    assert (done.new, done.failure) == (6, None)
    assert len(done.problems) == 2


def test_only_who_began_the_sign_in_ends_it(server: Mastodon) -> None:
    begun = mastodon.begin(server.address, "http://127.0.0.1:9/signed-in", loopback=True)
    with pytest.raises(FetchError, match="does not belong"):
        mastodon.complete(begun, {"state": "another", "code": server.CODE})
    with pytest.raises(FetchError, match="did not agree"):
        mastodon.complete(begun, {"state": begun.state, "error": "access_denied"})
    with pytest.raises(FetchError, match="does not accept"):  # the proof is of another sign-in
        mastodon.complete(begun, {"state": begun.state, "code": server.CODE})


def test_the_listener_accepts_only_the_state_it_waits_for() -> None:
    with closing(Listener()) as listener:
        found: list[dict[str, str]] = []
        waiting = Thread(target=lambda: found.append(listener.wait("right", 20)))
        waiting.start()
        for wrong in ("?state=wrong&code=1", "?code=1", ""):
            with pytest.raises(HTTPError, match="404"):
                urlopen(listener.address + wrong)
        with urlopen(f"{listener.address}?state=right&code=2") as page:
            assert b"2" not in page.read()
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        waiting.join()
    assert found == [{"state": "right", "code": "2"}]


def test_disconnecting_revokes_the_token(store: Store, server: Mastodon, account: Connected) -> None:
    assert server.tokens == {server.TOKEN}
    assert fetching.disconnect(store, account, loopback=True)
    assert server.tokens == set()
    assert store.connected.all() == []


def test_disconnecting_works_while_the_server_does_not(store: Store, server: Mastodon, account: Connected) -> None:
    server.spoilt = lambda path: answer({}, 500)
    assert not fetching.disconnect(store, account, loopback=True)
    assert store.connected.all() == []


def test_what_signs_in_is_sealed_and_in_no_backup_or_listing(
    store: Store, server: Mastodon, account: Connected, settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    fetched(store)
    for file in settings.data.rglob("*"):
        assert not file.is_file() or server.TOKEN.encode() not in file.read_bytes()
    with opened(back_up(settings), settings.data) as backup:
        copy = open_engine(f"sqlite:///{backup.database}")
        with copy.connect() as connection:
            assert connection.execute(select(connected)).all() == []
        copy.dispose()
    found = CliRunner().invoke(main, ["--data", str(settings.data), "connect", "list"])
    assert "mara@127.0.0.1" in found.output
    assert server.TOKEN not in found.output + "".join(capfd.readouterr())


def test_erasing_forgets_the_accounts(store: Store, account: Connected) -> None:
    assert store.erase().left == ()
    assert store.connected.all() == []


def test_a_self_audit_fetches_first_and_a_failure_stops_nothing(
    store: Store, server: Mastodon, account: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "fetch", partial(fetching.fetch, loopback=True))
    runner = SelfAudits(store)
    runner.run()
    assert store.activities.count() == 6
    asked = len(server.asked)
    store.connected.switch(account.id, first=False)
    runner.run()
    assert len(server.asked) == asked
    store.connected.switch(account.id, first=True)
    server.tokens.clear()
    run = runner.run()
    assert run.state == "done"
    (kept,) = store.connected.all()
    assert "Connect it anew" in str(kept.failure)


def test_a_post_has_the_id_that_the_archive_gives_it(server: Mastodon) -> None:
    """Of posts without words, such as pictures of one minute, nothing else tells that they are the same."""
    told = server.post(6, "")
    note = {"type": "Note", "id": told["uri"], "published": "2025-03-01T10:00:00Z", "content": "<p></p>"}
    note |= {"to": ["https://www.w3.org/ns/activitystreams#Public"]}
    kept = made({"type": "Create", "actor": "https://far.example/users/mara", "object": note}, Account())
    assert own(told).id == kept.id
    assert own(told).source.via == "account"
