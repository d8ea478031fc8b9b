"""Every act of a person, by the site's own client library on the site's own server: what the extension has Rapport keep
is what the server has on record, nothing twice and nothing of what was written or signs in."""

import base64
import hmac
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from auditor.history.ingest import Record
from tests.bluesky_network.acts import ELSEWHERE, NO_ACTS, RECORDED
from tests.bluesky_network.conftest import People, Visit
from tests.bluesky_network.network import PASSWORD, Network, needed

pytestmark = needed

#: How the development network's server signs its tokens (`@atproto/dev-env`, const.ts).
SIGNS = b"jwt-secret"
STORED = "Promise.all([chrome.storage.local.get(), chrome.storage.session.get()])"
_KINDS = {"like": "Like", "repost": "Announce", "follow": "Follow", "block": "Block"}
Told = tuple[str, str | None, str | None, str | None, int | None]


@pytest.fixture(scope="module")
def given(network: Network, people: People) -> list[Any]:
    """What scripts are given: a post of Ana's, two people, and a token of Mara's whose time is over."""
    post = {"text": "The crane is new.", "createdAt": "2026-11-01T10:00:00.000Z"}
    return [network.write(people.ana, "app.bsky.feed.post", post), people.ana.did, people.tom.did, _over(people)]


def _over(people: People) -> str:
    """The token with which Mara came, as if it had been given a day before."""
    head, body, _ = people.mara.token.split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    said |= {"iat": said["iat"] - 86_400, "exp": said["exp"] - 86_400}
    body = _encoded(json.dumps(said).encode())
    return f"{head}.{body}.{_encoded(hmac.digest(SIGNS, f'{head}.{body}'.encode(), 'sha256'))}"


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.fixture(autouse=True)
def begun(visit: Visit) -> None:
    visit.new()


def recorded(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Told]:
    """What came to stand in a repository, and what is gone: type, object, what it answers, what it quotes, words."""
    for uri in after.keys() - before.keys():
        record, kind = after[uri], uri.split("/")[3].rpartition(".")[2]
        if kind in _KINDS:
            subject = record["subject"]
            yield _KINDS[kind], subject if isinstance(subject, str) else subject["uri"], None, None, None
        elif kind == "post":
            embed = record.get("embed", {})
            quoted = embed.get("record", {})
            parent = record.get("reply", {}).get("parent", {}).get("uri")
            quotes = quoted.get("record", quoted).get("uri")
            yield "Create", None, parent, quotes, len(record["text"].split())
    for uri in before.keys() - after.keys():
        yield "Delete" if "feed.post" in uri else "Undo", uri, None, None, None


def told(record: Record) -> Told:
    """The same of what Rapport keeps. A post's own address is not always known to a browser."""
    detail = json.loads(record.detail or "{}")
    mine = None if record.type == "Create" else record.object_id
    return record.type, mine, record.in_reply_to, detail.get("quotes"), record.words


@pytest.mark.parametrize("act", RECORDED)
def test_what_is_kept_is_what_came_to_be_on_record(
    visit: Visit, network: Network, people: People, given: list[Any], act: str
) -> None:
    before = network.records(people.mara)
    visit.does(RECORDED[act], given)
    after = network.records(people.mara)
    new = visit.new()
    assert after != before
    assert sorted(map(told, new), key=repr) == sorted(recorded(before, after), key=repr)
    for each in new:
        assert each.mine
        assert each.account
        made = {record["createdAt"] for uri, record in after.items() if uri not in before and "createdAt" in record}
        assert not made or any(abs(_moment(at) - each.at) < 5_000 for at in made)


def _moment(at: str) -> float:
    return datetime.fromisoformat(at).timestamp() * 1000


@pytest.mark.parametrize("act", ELSEWHERE)
def test_what_no_repository_tells_is_kept_once(visit: Visit, given: list[Any], act: str) -> None:
    script, expected = ELSEWHERE[act]
    visit.does(f"async given => void await ({script})(given)", given)
    assert [(each.type, each.object_type, each.words) for each in visit.new()] == [expected]


def test_who_is_muted_is_so_on_the_servers_record(visit: Visit, network: Network, people: People) -> None:
    visit.does("ana => agent.mute(ana)", people.ana.did)
    (mute,) = visit.new()
    (muted,) = network.ask("app.bsky.graph.getMutes", by=people.mara.token)["mutes"]
    assert (mute.type, mute.partner) == ("Ignore", muted["did"])
    visit.does("ana => agent.unmute(ana)", people.ana.did)


@pytest.mark.parametrize("act", NO_ACTS)
def test_what_is_no_act_or_is_refused_is_not_kept(visit: Visit, given: list[Any], act: str) -> None:
    visit.does(f"async given => void await ({NO_ACTS[act]})(given)", given)
    assert visit.new() == []


def test_nothing_that_signs_in_and_no_word_is_kept(visit: Visit) -> None:
    session = visit.does("() => agent.session")
    kept = b"".join(path.read_bytes() for path in visit.rapport.folder.rglob("*") if path.is_file())
    profile = [path.read_bytes() for path in visit.chromium.profile.rglob("*/IndexedDB/chrome-extension*/*")]
    kept += b"".join(profile) + json.dumps(visit.chromium.own.evaluate(STORED)).encode()
    assert session["did"].encode() in kept
    assert profile
    for secret in (session["accessJwt"], session["refreshJwt"], PASSWORD, "harbour was quiet", "Who may answer"):
        assert secret.encode() not in kept
