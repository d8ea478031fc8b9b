"""The extension only asks the server at the address: no answer redirects it elsewhere."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.extension.collector import connection
from tests.extension.in_node import run


class Elsewhere(BaseHTTPRequestHandler):
    """Redirects every request to another path of its own."""

    heard: list[str]

    def do_GET(self) -> None:
        self.heard.append(self.path)
        self.send_response(307 if self.path.startswith("/api/") else 200)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def leading() -> Iterator[ThreadingHTTPServer]:
    Elsewhere.heard = []
    made = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize(
    "asked",
    [
        'file.ask(where, "/api/v1/pairing")',
        'file.ask(where, "/api/v1/pairing", { name: "a browser" })',
        'file.askSealed(server, "/api/v1/activities", { activities: [] })',
    ],
)
def test_no_answer_leads_elsewhere(leading: ThreadingHTTPServer, asked: str) -> None:
    where = f"http://127.0.0.1:{leading.server_port}"
    steps = f"""
      const where = {json.dumps(where)}, server = {json.dumps(connection(where))};
      say(await {asked}.then(() => "answered", (problem) => problem.constructor.name));
    """
    assert run("background/server.js", steps) == "Away"
    assert [path for path in Elsewhere.heard if not path.startswith("/api/")] == []
