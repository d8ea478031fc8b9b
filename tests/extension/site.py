"""A small site of ours with the markup and addresses that the declarations name, so that the extension can be tried on
pages at a site's own address without a network. Written for these tests; no page of a real instance."""

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
    """A direct conversation of two: two messages of theirs, one without a time, and one of mine."""
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


PAGES = {"/home": feed, "/@ana/11": conversation}


def response(url: str) -> tuple[int, str, str]:
    """Status, content type and body: the site takes everything, except what is addressed to /refuses/."""
    path = "/" + url.split("/", 3)[3]
    if "/refuses/" in path:
        return 422, "application/json", '{"error": "no"}'
    if path.startswith("/api/"):
        return 200, "application/json", "{}"
    return 200, "text/html; charset=utf-8", PAGES[path]() if path in PAGES else frame("")


def answer(route: Route) -> None:
    """The same for Playwright; what is addressed to /breaks/ gets no answer at all."""
    if "/breaks/" in route.request.url:
        route.abort()
        return
    status, kind, body = response(route.request.url)
    route.fulfill(status=status, content_type=kind, body=body)
