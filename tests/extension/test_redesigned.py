"""The popup, Today and the doctor name a part of a site on the same day on which its markup disappears, and audits that
need it say that they cannot tell; with the real extension and the real server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from auditor.activities.activity import Subject
from server.audits.running import audit_now
from server.commands.doctor import checks
from server.declarations import health
from server.declarations.health import LEAST_MISSES
from server.store.store import open_store
from tests.extension import site
from tests.extension.harness import MASTODON, Chromium, eventually
from tests.extension.rapport import Rapport, connect

LINES = "".join(f"<section><h3>Line {number}</h3><p>Words</p><i>1 h</i></section>" for number in range(40))
FRAME = site.NAVIGATION.format(badge="")
PROFILE = """<div class="account__header"><div class="account__header__bar"><h1>Me</h1></div>
<div class="account__header__content">I build looms.</div></div>"""

#: By part: the address, the page as it is, and the page without that part's markup.
PARTS: dict[str, tuple[str, Callable[[], str], Callable[[], str]]] = {
    "feed": ("/home", site.feed, lambda: site.feed().replace("item-list", "lines").replace("<article", "<section")),
    "notifications": ("/home", site.feed, lambda: site.feed().replace('href="/notifications"', 'href="/bell"')),
    "profile": ("/@me", lambda: site.frame(PROFILE), lambda: site.frame(LINES)),
}
SAYS = {
    "feed": (
        "The feed on Mastodon (Mastodon) has not been readable",
        "Reading the feed on Mastodon (Mastodon) stopped working",
        Subject.FEED,
    ),
    "notifications": (
        "Notifications on Mastodon (Mastodon) have not been readable",
        "Reading the notification badge on Mastodon (Mastodon) stopped working",
        Subject.NOTIFICATION,
    ),
    "profile": (
        "Your profile on Mastodon (Mastodon) has not been readable",
        "Reading profiles on Mastodon (Mastodon) stopped working",
        Subject.PROFILE,
    ),
}


class Pages:
    """The site's answer at an address, which changes from one visit to the next."""

    def __init__(self, chromium: Chromium, path: str, body: str) -> None:
        self.body = body
        chromium.context.route(
            MASTODON + path, lambda route: route.fulfill(status=200, content_type="text/html", body=self.body)
        )


def counted(chromium: Chromium, part: str, kind: str) -> int:
    readings = chromium.ask(do="overview")["readings"]
    return sum(each[kind] for each in readings if each["site"] == "mastodon" and each["part"] == part)


def visit(chromium: Chromium, page: Page, part: str, kind: str) -> None:
    """Load the page, and wait until it has been read."""
    before = counted(chromium, part, kind)
    page.reload()
    eventually(lambda: counted(chromium, part, kind) > before)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_gone_is_named_within_the_day(chromium: Chromium, rapport: Rapport, part: str) -> None:
    path, as_it_is, redesigned = PARTS[part]
    in_popup, in_words, subject = SAYS[part]
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    pages = Pages(chromium, path, as_it_is())
    page = chromium.open(MASTODON + path)
    eventually(lambda: counted(chromium, part, "found"))
    pages.body = redesigned()
    for _ in range(LEAST_MISSES - 1):
        visit(chromium, page, part, "missed")
    assert chromium.ask(do="overview")["stopped"] == []
    visit(chromium, page, part, "missed")
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    expect(popup.locator("#stopped-list")).to_contain_text(in_popup)
    page.close()
    chromium.ask(do="deliver")
    dashboard = rapport.open(chromium)
    expect(dashboard.locator("main")).to_contain_text(in_words)
    assert [each for each in checks(rapport.settings) if in_words in each.what and not each.fine]
    with open_store(rapport.settings) as store:
        report = audit_now(store)
        told = {entry.subject: entry for entry in store.coverage.all() if entry.site == "mastodon"}
        assert [each.part for each in health.stopped_in(store)] == [part]
    assert (told[subject].extent, in_words in str(told[subject].note)) == ("none", True)
    assert any(in_words in gap.note for gap in report.gaps)


def test_a_visit_where_nobody_is_signed_in_is_no_miss(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    pages = Pages(chromium, "/home", site.feed())
    page = chromium.open(f"{MASTODON}/home")
    eventually(lambda: counted(chromium, "feed", "found"))
    pages.body = site.frame(f'<div class="sign-in-banner"></div>{LINES}')
    visits = counted(chromium, "notifications", "found")
    for _ in range(LEAST_MISSES):
        visit(chromium, page, "notifications", "found")  # which the page shows to anybody
    assert counted(chromium, "notifications", "found") == visits + LEAST_MISSES
    assert counted(chromium, "feed", "missed") == 0
    pages.body = f"{site.HEAD}<body><div>{LINES}</div>"  # nothing in this design is known
    visit(chromium, page, "feed", "missed")
