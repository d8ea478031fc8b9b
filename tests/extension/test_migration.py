"""An update of the extension finds the database of an older version, and loses nothing in it."""

import json
from typing import Any

import pytest

from tests.extension.harness import UNDER_WAY, Chromium, Server, eventually

#: The layouts of older versions, as these made them, with what they kept.
MAKE = """([version, kept]) => new Promise((done, failed) => {
  indexedDB.deleteDatabase("rapport").onsuccess = () => {
    const opening = indexedDB.open("rapport", version);
    opening.onupgradeneeded = () => {
      const base = opening.result;
      if (version > 1) base.createObjectStore("forgetting", { keyPath: "id" });
      base.createObjectStore("queue", { keyPath: "order", autoIncrement: true })
        .createIndex("id", "activity.id", { unique: true });
      base.createObjectStore("refused", { keyPath: "activity.id" });
      base.createObjectStore("open", { keyPath: "key" });
      base.createObjectStore("collected", { keyPath: "id" }).createIndex("at", "at");
      base.createObjectStore("once", { keyPath: "key" }).createIndex("until", "until");
      base.createObjectStore("readings", { keyPath: ["day", "site", "part"] });
      for (const [store, rows] of Object.entries(kept)) {
        for (const row of rows) opening.transaction.objectStore(store).add(row);
      }
    };
    opening.onsuccess = () => { opening.result.close(); done() };
    opening.onerror = failed;
  };
})"""
#: How many activities waited; more than fit into one batch.
QUEUED = 120


def activity(number: int, text: str | None = None) -> dict[str, Any]:
    return {
        "id": f"01935b5e-8c00-7000-8000-{number:012}",
        "type": "Create",
        "site": "mastodon",
        "published": "2026-11-22T10:00:00.000+00:00",
        "actor": "me",
        "source": {"via": "extension", "version": "0"},
        "object": {"type": "Note", "id": str(number), **({} if text is None else {"content": text})},
    }


def line(number: int, now: int, **more: Any) -> dict[str, Any]:
    return {"id": activity(number)["id"], "at": now, "words": 2, "activity": activity(number), **more}


@pytest.fixture(params=[1, 2])
def updated(request: pytest.FixtureRequest, chromium: Chromium) -> Chromium:
    """An extension that finds an older database: 120 acts wait, one was sent, one refused, one visit is in progress."""
    eventually(lambda: chromium.own.evaluate("chrome.storage.session.get('begun').then(({ begun }) => begun)"))
    now = chromium.own.evaluate("Date.now()")
    sent, refused, visit = QUEUED, QUEUED + 1, QUEUED + 2
    kept: dict[str, list[Any]] = {
        "queue": [{"at": now, "activity": activity(number, "two words")} for number in range(QUEUED)],
        "refused": [{"at": now, "activity": activity(refused, "not wanted"), "error": "too odd"}],
        "open": [{"key": "1:v", "activity": activity(visit), "tab": 1, "at": now, "patience": 1_800_000}],
        "collected": [line(number, now, tab=5, once=f"mastodon:{number}") for number in range(QUEUED + 2)],
        "once": [{"key": f"mastodon:{sent}", "until": now + 60_000}],
        "readings": [{"day": "2026-11-22", "site": "mastodon", "part": "feed", "found": 3, "missed": 0}],
    }
    if request.param > 1:
        kept["forgetting"] = [{"id": "of-yesterday"}]
    chromium.own.evaluate(MAKE, [request.param, kept])
    return chromium


def test_everything_that_an_older_version_kept_is_present(updated: Chromium) -> None:
    now = updated.ask(do="overview")
    assert now["waiting"] == QUEUED
    assert [(each["state"], each["error"], each["words"]) for each in now["refused"]] == [("refused", "too odd", 2)]
    assert [each["state"] for each in now["collected"]].count("sent") == 1
    assert len(now["collected"]) == QUEUED + 2
    assert "wanted" not in json.dumps(now)
    (visit,) = updated.own.evaluate(UNDER_WAY)
    assert (visit["tab"], visit["once"]["key"]) == (1, "span:1:v")
    assert now["readings"][0]["found"] == 3


def test_activities_waiting_in_an_older_version_arrive_once_and_in_order(updated: Chromium, server: Server) -> None:
    updated.pair_with(server)
    updated.ask(do="deliver")
    assert [each["object"] for each in server.activities()] == [
        {"type": "Note", "id": str(number), "content": "two words"} for number in range(QUEUED)
    ]
    assert updated.ask(do="overview")["waiting"] == 0


def test_what_an_older_version_sent_can_still_be_forgotten(updated: Chromium) -> None:
    forgotten = updated.ask(do="forget")
    older = updated.own.evaluate("import('/background/records.js').then(({ forgetting }) => forgetting())")
    assert forgotten == {"forgotten": QUEUED + 2, "left": len(older)}
    assert activity(QUEUED)["id"] in older
    assert updated.ask(do="overview")["collected"] == []
