"""The repository as the real server hands it out, imported beside what the extension saw: each record is one act."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bluesky_network.conftest import People, Visit
from tests.bluesky_network.network import Network, needed

pytestmark = needed

ACTS = {
    "app.bsky.feed.post": "Create",
    "app.bsky.feed.like": "Like",
    "app.bsky.feed.repost": "Announce",
    "app.bsky.graph.follow": "Follow",
}
IN_THE_BROWSER = """async ([post, tom]) => {
  const { uri, cid } = await agent.post({ text: "The crane stands." });
  await agent.post({ text: "It stands well.", reply: { root: { uri, cid }, parent: { uri, cid } } });
  await agent.post({ text: "How tall is it?", reply: { root: post, parent: post } });
  await agent.deleteLike((await agent.like(post.uri, post.cid)).uri);
  await agent.like(post.uri, post.cid);
  await agent.repost(post.uri, post.cid);
  await agent.follow(tom);
  await agent.upsertProfile(old => ({ ...old, description: "I write about cranes." }));
}"""


def imported(visit: Visit, file: Path) -> str:
    command = [sys.executable, "-m", "server", "--data", str(visit.rapport.folder), "import", str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
    return " ".join(done.stdout.split())


def acts(visit: Visit) -> list[tuple[str, int, str | None, str | None]]:
    """What Rapport has of her own: type, moment, object, what it answers."""
    kinds = ACTS.values()
    return [
        (each.type, each.at, each.object_id, each.in_reply_to)
        for each in visit.kept()
        if each.mine and each.type in kinds and each.object_type != "Message"
    ]


def test_every_record_is_one_act_whoever_told_it(
    visit: Visit, network: Network, people: People, tmp_path: Path
) -> None:
    mara = people.mara
    post = network.write(people.ana, "app.bsky.feed.post", {"text": "It is new.", "createdAt": "2026-11-02T10:00:00Z"})
    visit.does(IN_THE_BROWSER, [post, people.tom.did])
    visit.new()
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    phone = network.write(mara, "app.bsky.feed.post", {"text": "Sent from the quay.", "createdAt": now})
    network.write(mara, "app.bsky.feed.like", {"subject": phone, "createdAt": now})
    seen = acts(visit)

    said = imported(visit, network.export(mara, tmp_path / "repo.car"))

    records = {uri: each for uri, each in network.records(mara).items() if uri.split("/")[3] in ACTS}
    assert f"3 new, {len(records) - 2} already there, 0 skipped" in said  # what the phone did, and the profile
    kept = acts(visit)
    assert len(kept) == len(seen) + 2
    left = list(kept)
    for uri, record in records.items():
        left.remove(next(each for each in left if is_of(uri, record, each)))
    posts = [uri for uri in records if "feed.post" in uri]
    assert set(posts) <= {name for _, _, name, _ in kept}
    assert "0 new" in imported(visit, tmp_path / "repo.car")
    assert acts(visit) == kept


def is_of(uri: str, record: dict[str, Any], act: tuple[str, int, str | None, str | None]) -> bool:
    """Whether an act is that of a record, by type, object and time."""
    kind, at, name, parent = act
    if (
        kind != ACTS[uri.split("/")[3]]
        or abs(datetime.fromisoformat(record["createdAt"]).timestamp() * 1000 - at) > 5_000
    ):
        return False
    if kind == "Create":
        return name == uri and parent == record.get("reply", {}).get("parent", {}).get("uri")
    subject = record["subject"]
    return name == (subject if isinstance(subject, str) else subject["uri"])
