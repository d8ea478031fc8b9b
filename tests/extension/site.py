"""A small site with the markup and addresses that the declarations name, written for these tests, so that the extension
can be tried at a site's own address without a network."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from playwright.sync_api import Route

HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<style>article { display: block; height: 300px; border-bottom: 1px solid } article.tall { height: 3000px }</style>"""
NAVIGATION = """<nav class="navigation-panel"><a class="account__display-name" href="/@me">me</a>
<a href="/notifications"><span class="icon-with-badge">{badge}</span></a></nav>"""


def item(number: int, more: str = "") -> str:
    """A post in a feed."""
    return (
        f'<article data-id="{number}" {more}><div class="status" data-id="{number}">'
        f'<div class="status__content">Post {number}</div></div></article>'
    )


def frame(main: str, unread: int = 0) -> str:
    badge = f'<i class="icon-with-badge__badge">{unread}</i>' if unread else ""
    return (
        f'{HEAD}<body class="app-body"><div id="mastodon"><div class="columns-area"><div class="column">{main}</div>'
        f"{NAVIGATION.format(badge=badge)}</div></div>"
    )


def feed(count: int = 20, unread: int = 0) -> str:
    """The home feed."""
    items = "".join(item(number) for number in range(1, count + 1))
    return frame(f'<div role="feed" class="item-list">{items}</div>', unread)


def conversation() -> str:
    """A direct conversation of two: two messages by the other person, one of them without a time, and one of mine."""
    return frame(
        "".join(
            f'<div class="status__wrapper-direct"><div class="status" data-id="{key}">'
            f'<a class="status__display-name" href="/@{who}"><strong class="display-name__html">{who}</strong></a>'
            f'<div class="status__content">{text}</div>{time}</div></div>'
            for key, who, text, time in [
                (11, "ana", "Hello, how are you?", '<time datetime="2026-11-20T09:30:00.000Z">3 d</time>'),
                (12, "me", "Fine, thank you.", '<time datetime="2026-11-20T09:40:00.000Z">3 d</time>'),
                (13, "ana", "Good to hear.", ""),
            ]
        )
    )


def acting() -> str:
    """A page that acts as soon as it has loaded, and then notifies the page around it."""
    like = "fetch('/api/v1/statuses/framed/favourite', {method: 'POST'})"
    return frame(f"<script>{like}.then(() => parent.postMessage('done', '*'))</script>")


def quiet() -> str:
    """A page with nothing to count, so that only what a test does waits to be sent."""
    return f"{HEAD}<body>"


PAGES = {"/home": feed, "/@ana/11": conversation, "/acting": acting, "/quiet": quiet}
#: A service worker that forwards everything its pages request, and a web worker that requests what it is told.
SCRIPTS = {
    "/passing.js": """addEventListener("install", () => skipWaiting());
      addEventListener("activate", event => event.waitUntil(clients.claim()));
      addEventListener("fetch", event => event.respondWith(fetch(event.request)));""",
    "/asking.js": """onmessage = async ({ data: [path, how] }) => postMessage((await fetch(path, how)).status);""",
}


#: Forms of a site without scripts, which answers by redirecting the page.
FORM = re.compile(r"/(?:comment|r|xedit|xdelete)(?:[?]|$)")


class Answer(NamedTuple):
    """The site's answer to one request."""

    status: int
    kind: str = "application/json"
    body: str = "{}"
    location: str = ""

    def headers(self) -> dict[str, str]:
        """The headers of the answer, which allow pages of other origins to read it, as Bluesky's servers do."""
        allowed = {f"Access-Control-Allow-{what}": "*" for what in ("Origin", "Headers", "Methods")}
        moved = {"Location": self.location} if self.location else {}
        return {"Content-Type": self.kind, **allowed, **moved}


def response(url: str) -> Answer | None:
    """The site's answer: it accepts every request, except that it refuses those to /refuses/, redirects those to
    /moves/307/ to the rest of their address, and breaks the connection for /breaks/."""
    path = "/" + url.split("/", 3)[3]
    if "/breaks/" in path:
        return None
    if "/refuses/" in path:
        return Answer(422, body='{"error": "no"}')
    if moved := re.search(r"/moves/(\d+)(/.*)", path):
        return Answer(int(moved[1]), location=moved[2])
    if path in SCRIPTS:
        return Answer(200, "text/javascript", SCRIPTS[path])
    if FORM.match(path):
        return Answer(302, location="/taken")
    if re.match(r"/(?:api|i/api|v2/capi|graphql|xing-one|svc|_matrix|xrpc|voyager|flagship-web)/", path):
        return Answer(200)
    return Answer(200, "text/html; charset=utf-8", PAGES[path]() if path in PAGES else frame(""))


def answer(route: Route) -> None:
    """The same answer for Playwright; a request to /waits/ gets none."""
    if "/waits/" in route.request.url:
        return
    if (made := response(route.request.url)) is None:
        route.abort()
    else:
        route.fulfill(status=made.status, headers=made.headers(), body=made.body)


class OnThisComputer(ThreadingHTTPServer):
    """The site as a server, for tests that need a real connection: redirects, workers, answers that never come or end.

    Within ``with OnThisComputer() as site:`` its address is `site.origin`, and under another name `site.elsewhere`.
    """

    daemon_threads = True
    request_queue_size = 512

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Visit)
        self.origin = f"http://localhost:{self.server_port}"
        self.elsewhere = f"http://127.0.0.1:{self.server_port}"
        self.accepted: list[str] = []  # the paths of posted requests, in the order of the answers

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()


class _Visit(BaseHTTPRequestHandler):
    server: OnThisComputer
    protocol_version = "HTTP/1.1"

    def _respond(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "/waits/" in self.path:
            self.rfile.read(1)  # until the browser gives up
        made = None if "/waits/" in self.path else response(f"http://{self.headers['Host']}{self.path}")
        if made is None:
            self.close_connection = True
            return
        body = made.body.encode()
        self.send_response(made.status)
        for name, value in {**made.headers(), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:1])
        if "/begins/" in self.path:
            self.rfile.read(1)  # until the browser gives up
        self.wfile.write(body[1:])
        if self.command == "POST" and made.status == 200:
            self.server.accepted.append(self.path)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _respond  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass
