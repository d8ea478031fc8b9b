"""Servers of our own that speak sites' interfaces as these are documented, with accounts made up by us.

They prove how answers are read, not what sites answer.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, str], bytes]


def answer(body: Any, status: int = 200, **headers: str) -> Answer:
    """An answer in JSON."""
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(body).encode()


class Speaking:
    """A server; ``spoilt`` answers in place of ``answered`` where it answers at all."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.heard: dict[str, str] = {}
        self.spoilt: Callable[[str], Answer | None] = lambda path: None
        speaking = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                parts = urlsplit(self.path)
                length = int(self.headers.get("Content-Length") or 0)
                raw = self.rfile.read(length)
                is_json = "json" in self.headers.get("Content-Type", "")
                given = json.loads(raw) if is_json else {k: v[0] for k, v in parse_qs(raw.decode()).items()}
                given |= {name: values[0] for name, values in parse_qs(parts.query).items()}
                speaking.heard = {name.lower(): value for name, value in self.headers.items()}
                speaking.asked.append(f"{self.command} {parts.path}")
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
                found = speaking.spoilt(parts.path)
                status, headers, body = found or speaking.answered(self.command, parts.path, given, token)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = _answer  # noqa: N815  as http.server calls them

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def answered(self, method: str, path: str, given: dict[str, str], token: str) -> Answer:
        """What is answered to a request."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class Mastodon(Speaking):
    """https://docs.joinmastodon.org/methods/: lists newest first, with ``max_id``, ``since_id`` and Link headers."""

    TOKEN, CODE = "token-of-the-test", "code-of-the-test"

    def __init__(self) -> None:
        super().__init__()
        self.statuses: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.conversations: list[list[dict[str, Any]]] = []
        self.has_conversations = True
        self.challenge = ""
        self.tokens: set[str] = set()
        self.page = 2

    def answered(self, method: str, path: str, given: dict[str, str], token: str) -> Answer:
        """See Speaking."""
        match f"{method} {path}":
            case "POST /api/v1/apps":
                assert given["scopes"] == "read"
                return answer({"client_id": "app", "client_secret": "app-secret"})
            case "POST /oauth/token":
                proof = hashlib.sha256(given["code_verifier"].encode()).digest()
                if given["code"] != self.CODE or base64.urlsafe_b64encode(proof).decode().rstrip("=") != self.challenge:
                    return answer({"error": "invalid_grant"}, 400)
                self.tokens.add(self.TOKEN)
                return answer({"access_token": self.TOKEN, "scope": "read"})
            case "POST /oauth/revoke":
                self.tokens.discard(given["token"])
                return answer({})
        if token not in self.tokens:
            return answer({"error": "The access token is invalid"}, 401)
        match f"{method} {path}":
            case "GET /api/v1/accounts/verify_credentials":
                return answer({"id": "7", "acct": "mara", "created_at": "2023-01-02T00:00:00.000Z"})
            case "GET /api/v1/accounts/7/statuses":
                return self._paged(path, self.statuses, given)
            case "GET /api/v1/conversations" if self.has_conversations:
                return self._conversations(path, given)
            case "GET /api/v1/notifications":
                return self._paged(path, self.notifications, given)
        if path.startswith("/api/v1/statuses/") and path.endswith("/context"):
            return self._context(path.split("/")[4])
        return answer({"error": "Record not found"}, 404)

    def _conversations(self, path: str, given: dict[str, str]) -> Answer:
        """Each with its last status, by whose number they are paged; their own numbers say nothing."""
        last = [{"id": kept[-1]["id"], "last_status": kept[-1]} for kept in self.conversations]
        found = self._paged(path, last, given)
        page = [
            {"id": "5", "unread": False, "accounts": [], "last_status": each["last_status"]}
            for each in json.loads(found[2])
        ]
        return found[0], found[1], json.dumps(page).encode()

    def _context(self, number: str) -> Answer:
        for kept in self.conversations:
            for at, status in enumerate(kept):
                if status["id"] == number:
                    return answer({"ancestors": kept[:at], "descendants": []})
        return answer({"error": "Record not found"}, 404)

    def direct(self, number: int, who: str, content: str, day: int, **more: Any) -> dict[str, Any]:
        """A direct status; ``who`` is an address, or empty for mine."""
        account = {"id": "99", "acct": who, "display_name": "Ana"} if who else {"id": "7", "acct": "mara"}
        home = "https://near.example/users/ana" if who else "https://far.example/users/mara"
        ana = {"acct": "ana@near.example", "url": "https://near.example/@ana", "username": "ana", "id": "99"}
        return {
            "id": str(number),
            "uri": f"{home}/statuses/{number}",
            "created_at": f"2025-03-{day:02d}T10:00:00.417Z",
            "visibility": "direct",
            "in_reply_to_id": None,
            "content": f"<p>{content}</p>",
            "account": account,
            "mentions": [] if who else [ana],
        } | more

    def _paged(self, path: str, items: list[dict[str, Any]], given: dict[str, str]) -> Answer:
        """Newest first, as the interface pages them."""
        below, above = int(given.get("max_id", 10**9)), int(given.get("since_id", 0))
        found = [each for each in sorted(items, key=lambda each: -int(each["id"])) if above < int(each["id"]) < below]
        page = found[: self.page]
        if not page:
            return answer([])
        link = f'<{self.address}{path}?limit=2&max_id={page[-1]["id"]}>; rel="next", <{self.address}{path}>; rel="prev"'
        return answer(page, Link=link, X_RateLimit_Remaining="250")

    def post(self, number: int, content: str, day: int = 1, **more: Any) -> dict[str, Any]:
        """One more post of mine."""
        made = {
            "id": str(number),
            "uri": f"https://far.example/users/mara/statuses/{number}",
            "created_at": f"2025-03-{day:02d}T10:00:00.417Z",
            "visibility": "public",
            "in_reply_to_id": None,
            "content": f"<p>{content}</p>",
            "account": {"id": "7", "acct": "mara"},
            "mentions": [],
        } | more
        self.statuses.append(made)
        return made

    def notify(self, number: int, kind: str, who: str = "ana@near.example", **more: Any) -> dict[str, Any]:
        """One more notification."""
        made = {
            "id": str(number),
            "type": kind,
            "created_at": "2025-03-05T11:00:00.000Z",
            "account": {"id": "99", "acct": who, "display_name": "Ana"},
        } | more
        self.notifications.append(made)
        return made
