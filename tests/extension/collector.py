"""A small server that keeps what the extension sends. Like the real one it writes to disk first, and each id once.

It runs in a process of its own, so that it can be killed at any time: ``python -m tests.extension.collector PORT
FILE``.
"""

import json
import os
import sys
from base64 import b64decode, b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock
from typing import Any

from server.sealing import Channel, SealBroken, ServerKey, same

SERVER = ServerKey(b"the secret of this test's server")
KEY = b"the key that pairing agreed on.."
DEVICE = "the-device-of-this-test"


def connection(address: str, key: bytes = KEY) -> dict[str, str]:
    """The connection as a browser keeps it that was paired with the collector."""
    return {
        "address": address,
        "device": DEVICE,
        "key": b64encode(key).decode(),
        "server": b64encode(SERVER.public).decode(),
    }


class Collector(ThreadingHTTPServer):
    """Keeps activities in a file of JSON lines."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, file: Path) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.lock = Lock()
        self.file = file
        self.known = {activity["id"] for activity in kept(file)}
        self.readings: list[dict[str, Any]] = []
        self.batches: list[dict[str, int]] = []  # the number of activities and of bytes in each request
        self.pairing = "open"
        self.expires = "2099-01-01T00:00:00Z"  # until when a browser may be connected
        self.wish: dict[str, str] = {}
        self.code = ""  # the code that the person typed
        self.key = KEY
        self.counter = 0
        self.swallow = 0  # how many more answers it withholds
        self.trouble = ""  # why it rejects everything at the moment
        self.miscounts = False  # whether it acknowledges fewer activities than it was sent
        self.stranger = False  # whether it is another Rapport, which does not know our token
        self.other = False  # whether it is not Rapport at all
        self.crowded = False  # whether it dropped the request of the browser, which must ask anew
        self.impostor = False  # whether it claims that the code was typed, without knowing it
        self.behind = False  # whether its clock is behind, so that posts dated tomorrow are too early for it
        self.silent = False  # whether it never answers posts that ask for silence
        self.deaf = False  # whether it answers no sealed request
        self.held: list[int] = []  # the number of activities in each request that it does not answer
        self.heard: list[str] = []  # every body that it was sent, in hexadecimal
        self.earlier: bytes | None = None  # a sealed answer that it gave before
        self.declarations: dict[str, Any] | None = None  # its answer to a request for declarations
        self.repeats = False  # whether it answers every request with the earlier answer

    def keep(self, activities: list[dict[str, Any]]) -> dict[str, Any]:
        """Write new activities, wait for the disk, then count them."""
        refused = [
            {"index": index, "id": activity["id"], "error": "object.content is too long"}
            for index, activity in enumerate(activities)
            if activity.get("object", {}).get("content") == "refuse me"
        ]
        refused += [
            {"index": index, "id": activity["id"], "error": "it lies in the future", "code": "clock"}
            for index, activity in enumerate(activities)
            if self.behind and activity.get("object", {}).get("content") == "of tomorrow"
        ]
        fine = [activity for activity in activities if activity["id"] not in {each["id"] for each in refused}]
        with self.lock:
            fresh = [activity for activity in fine if activity["id"] not in self.known]
            with self.file.open("a") as out:
                out.writelines(json.dumps(activity) + "\n" for activity in fresh)
                out.flush()
                os.fsync(out.fileno())
            self.known |= {activity["id"] for activity in fresh}
        return {"stored": len(fresh), "known": len(fine) - len(fresh), "refused": refused}

    def holds(self, activities: list[dict[str, Any]]) -> bool:
        """Whether it leaves these activities unanswered."""
        asked = any(activity.get("object", {}).get("content") == "silence" for activity in activities)
        return self.deaf or (self.silent and asked)

    def typed(self) -> dict[str, str]:
        """The sealed answer, once the person has typed the code of the browser that asks."""
        if self.impostor:
            answer = Channel(KEY).seal_paired(json.dumps({"device": DEVICE}).encode(), "p1")
            return {"state": "confirmed", "answer": b64encode(answer).decode()}
        if not self.code:
            return {}
        agreed = SERVER.agree(b64decode(self.wish["key"]), self.code)
        if not same(agreed.check, b64decode(self.wish["check"])):
            return {}
        self.key = agreed.key
        answer = Channel(self.key).seal_paired(json.dumps({"device": DEVICE}).encode(), "p1")
        return {"state": "confirmed", "answer": b64encode(answer).decode()}

    def forget(self, ids: list[str]) -> int:
        """Delete these from the file, and count them."""
        with self.lock:
            before = kept(self.file)
            left = [activity for activity in before if activity["id"] not in ids]
            whole = self.file.with_suffix(".new")
            whole.write_text("".join(json.dumps(activity) + "\n" for activity in left))
            whole.replace(self.file)  # atomically, because tests read the file meanwhile
            self.known -= set(ids)
        return len(before) - len(left)


class Handler(BaseHTTPRequestHandler):
    """The routes that the extension uses."""

    server: Collector
    protocol_version = "HTTP/1.1"
    seal: tuple[Channel, int] | None = None  # of the request being answered

    def do_GET(self) -> None:
        if self.path == "/api/v1/status":
            self._answer(200, {"product": "rapport", "version": "0"})
        elif self.path == "/api/v1/pairing":
            self._answer(200, {"key": b64encode(SERVER.public).decode()})
        elif self.path.startswith("/api/v1/pairing/"):
            found = {"state": self.server.pairing, **self.server.typed()}
            self._answer(*((404, {"title": "Not found"}) if self.server.crowded else (200, found)))
        elif self.path == "/test/readings":
            self._answer(200, self.server.readings)
        elif self.path == "/test/heard":
            self._answer(200, self.server.heard)
        elif self.path == "/test/held":
            self._answer(200, self.server.held)
        elif self.path == "/test/batches":
            self._answer(200, self.server.batches)
        else:
            self._answer(404, {"title": "Not found"})

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        sent = self.rfile.read(length)
        self.server.heard.append(sent.hex())
        if self.path == "/api/v1/pairing":
            self.server.wish = json.loads(sent)
            self.server.crowded = False
            self._answer(201, {"id": "p1", "expires": self.server.expires})
        elif self.path == "/test":
            vars(self.server).update(json.loads(sent))
            self._answer(200, {})
        elif self.server.repeats:
            self._answer(200, None, self.server.earlier)
        elif self.server.other:
            self._answer(200, {"hello": "from something else"})
        elif self.server.stranger or self.headers["Rapport-Device"] != DEVICE:
            self._answer(401, {"title": "Unauthorized", "detail": "this device is not known here"})
        else:
            self._sealed(sent)

    def _sealed(self, sent: bytes) -> None:
        """Answer with a seal."""
        channel, counter = Channel(self.server.key), int(self.headers["Rapport-Counter"])
        try:
            body = json.loads(channel.open_request(sent, self.path, counter))
        except SealBroken:
            self._answer(401, {"title": "Unauthorized", "detail": "another key"})
            return
        self.seal = channel, counter
        if counter <= self.server.counter:
            self._answer(409, {"counter": self.server.counter})
            return
        self.server.counter = counter
        if self.server.trouble:
            self._answer(507, {"title": "Insufficient Storage", "detail": self.server.trouble})
        elif self.path == "/api/v1/activities":
            self.server.batches.append({"activities": len(body["activities"]), "bytes": len(sent)})
            activities = [_opened(activity) for activity in body["activities"]]
            if self.server.holds(activities):
                self.server.held.append(len(activities))
                Event().wait()
            kept = self.server.keep(activities)
            if self.server.swallow:
                self.server.swallow -= 1
                self.close_connection = True
            else:
                self._answer(200, kept | {"known": kept["known"] - self.server.miscounts})
        elif self.path == "/api/v1/activities/forget":
            self._answer(200, {"forgotten": self.server.forget(body["ids"])})
        elif self.path == "/api/v1/open":
            self._answer(200, {"path": "/~a-path/enter#a-token"})
        elif self.path == "/api/v1/declarations" and self.server.declarations is not None:
            self._answer(200, self.server.declarations)
        elif self.path == "/api/v1/readings":
            self.server.readings += body["readings"]
            self._answer(200, {})
        else:
            self._answer(404, {"title": "Not found"})

    def _answer(self, status: int, value: Any, body: bytes | None = None) -> None:
        body = body or json.dumps(value).encode()
        if self.seal:
            channel, counter = self.seal
            body = self.server.earlier = channel.seal_answer(body, self.path, counter, status)
            self.seal = None
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def _opened(activity: dict[str, Any]) -> dict[str, Any]:
    if "sealed" not in activity:
        return activity
    content = SERVER.open_activity(b64decode(activity["by"]), b64decode(activity["sealed"]), activity["id"])
    found: dict[str, Any] = json.loads(content)
    return found


def kept(file: Path) -> list[dict[str, Any]]:
    """The activities on disk, in order of arrival. A line cut off by a kill was never acknowledged."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text().splitlines(keepends=True) if line.endswith("\n")]


if __name__ == "__main__":
    Collector(int(sys.argv[1]), Path(sys.argv[2])).serve_forever()
