"""What is kept of a record contains no text, wherever the text was, with or without a server to seal it for."""

import json
from typing import Any

import pytest

from tests.canary.activities import activities
from tests.canary.words import Canaries
from tests.extension.collector import connection
from tests.extension.in_node import run

TEXT = "The Zimtstern plan is not public yet."


def sealed(records: list[dict[str, Any]], kept: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(
        "background/sealed_records.js", f"say(await file.sealed({json.dumps(records)}))", kept
    )
    return found


@pytest.mark.parametrize("connected", [False, True])
def test_no_text_is_kept_wherever_it_stood(connected: bool) -> None:
    canaries = Canaries()
    records = [{"state": "pending", "at": 1, "activity": each} for each in activities(canaries)]
    kept = {"server": connection("http://127.0.0.1:9")} if connected else {}
    told = sealed(records, kept)
    assert len(told) == len(records) > 1
    assert canaries.found(json.dumps(told).encode()) == set()
    assert [("sealed" in each) for each in told] == [connected] * len(told)


@pytest.mark.parametrize("connected", [False, True])
def test_a_site_that_names_a_message_by_its_text_leaves_no_text(connected: bool) -> None:
    like = {"id": "1", "type": "Like", "published": "2026-11-22T10:00:00Z", "site": "mastodon", "actor": "me"}
    once = {"key": f"mastodon:{TEXT}", "keep": 1, "toggles": TEXT}
    record = {"state": "pending", "at": 1, "activity": {**like, "source": {}}, "once": once}
    kept = {"server": connection("http://127.0.0.1:9")} if connected else {}
    (one,), (other,) = sealed([record], kept), sealed([record], kept)
    assert "Zimtstern" not in json.dumps([one, other])
    assert one["once"]["key"] != other["once"]["key"], "in another browser it has another name"
