"""How the extension asks how many people wait: sealed, now and then, and never if the person switched it off.

The real files run in Node.js, with a stand-in for the browser's storage and alarms, against a real server.
"""

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from auditor.report.waiting import Waiting
from server import create_app
from server.installation.settings import Settings
from server.store.devices import put
from server.store.engine import writing
from server.store.schema import OWNER
from server.store.store import Store
from tests.extension import in_node

#: Code around a test's steps that counts how often the server was asked.
COUNTING = """
let asked = 0;
const real = fetch;
globalThis.fetch = (...given) => { asked += 1; return real(...given); };
const { askWaits, setShowsWaits, waits } = file;
const found = [];
const note = async (now) => found.push([await waits(now), asked, alarms.size > 0]);
%s
say({ found, kept });
"""


KEY = bytes(range(32))
STEPS = """
await askWaits(%(at)s);
await note(%(at)s);
await askWaits(%(at)s + 60_000); // too soon: nothing is asked
await note(%(at)s + 60_000);
await askWaits(%(at)s - 86_400_000); // the clock was set back: it is asked anew
await note(%(at)s - 86_400_000);
await note(%(at)s + 2 * 86_400_000); // long ago: it says nothing any more
await setShowsWaits(false);
await askWaits(%(at)s + 3 * 86_400_000);
await note(%(at)s);
"""


class Served:
    """A server with a folder in which three people wait, and what a connected extension keeps."""

    def __init__(self, folder: Path) -> None:
        self.app = create_app(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}))
        store: Store = self.app.extensions["store"]
        with writing(store._engine) as connection:
            device = put(connection, OWNER, "Firefox", "Firefox", 0, key=KEY)
        self._server = make_server("127.0.0.1", 0, self.app)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{self._server.port}"
        self.kept = {"server": {"address": address, "device": device, "key": b64encode(KEY).decode(), "server": ""}}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self.app.extensions["store"].close()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    who = [Waiting("linkedin", f"in/{name}", name, moment, moment.date(), name) for name in ("Ana", "Ben", "Cem")]
    monkeypatch.setattr("server.api.waiting.still", lambda *_: who)
    monkeypatch.setattr("server.store.reports.Reports.last", lambda _: object())
    made = Served(tmp_path / "data")
    yield made
    made.close()


def run(kept: dict[str, Any], steps: str) -> dict[str, Any]:
    found: dict[str, Any] = in_node.run("background/waits.js", COUNTING % steps, kept)
    return found


def test_it_is_asked_every_half_hour_and_forgotten_where_it_is_not_wanted(served: Served) -> None:
    told = run(served.kept, STEPS % {"at": 1_800_000_000_000})
    assert told["found"] == [[3, 1, True], [3, 1, True], [3, 2, True], [0, 2, True], [0, 2, False]]
    assert "waits" not in told["kept"]


def test_what_is_kept_is_a_number(served: Served) -> None:
    told = run(served.kept, "await askWaits(5 * 86_400_000);")
    assert told["kept"]["waits"] == {"people": 3, "at": 5 * 86_400_000}


@pytest.mark.parametrize("people", ["null", '"many"', "-1", "1.5", "{}"])
def test_an_answer_that_is_not_a_number_is_not_shown(
    served: Served, monkeypatch: pytest.MonkeyPatch, people: str
) -> None:
    monkeypatch.setattr("server.api.waiting.Waits", lambda _: {"people": json.loads(people)})
    assert run(served.kept, "await askWaits(86_400_000); await note(86_400_000);")["found"] == [[0, 1, True]]


def test_no_more_than_a_badge_can_mean_are_shown(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.api.waiting.Waits", lambda _: {"people": 123_456})
    assert run(served.kept, "await askWaits(86_400_000); await note(86_400_000);")["found"] == [[9_999, 1, True]]


@pytest.mark.parametrize(("after", "asked"), [(30 * 60_000 - 1, 1), (30 * 60_000, 2)])
def test_half_an_hour_lies_between_two_questions(served: Served, after: int, asked: int) -> None:
    at = 1_800_000_000_000
    told = run(served.kept, f"await askWaits({at}); await askWaits({at + after}); await note({at + after});")
    assert told["found"] == [[3, asked, True]]


@pytest.mark.parametrize(("after", "people"), [(86_400_000 - 1, 3), (86_400_000, 0)])
def test_an_answer_says_something_for_a_day(served: Served, after: int, people: int) -> None:
    at = 1_800_000_000_000
    assert run(served.kept, f"await askWaits({at}); await note({at + after});")["found"] == [[people, 1, True]]


def test_a_server_that_is_away_or_not_connected_is_no_trouble(served: Served) -> None:
    served.close()
    assert run(served.kept, "await askWaits(1); await note(1);")["found"] == [[0, 1, True]]
    assert run({}, "await askWaits(1); await note(1);")["found"] == [[0, 0, False]]


def test_an_answer_that_comes_after_switching_off_is_not_shown() -> None:
    kept = {"waitsHidden": True, "waits": {"people": 3, "at": 1}}
    assert run(kept, "await note(2);")["found"] == [[0, 0, False]]
    assert run({**kept, "waitsHidden": False}, "await note(2);")["found"] == [[3, 0, False]]
