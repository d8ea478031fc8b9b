"""A page as a browser shows it to somebody who is not signed in: opened, waited for, its markup taken, closed.

The page is a stranger's. The browser has an empty profile, keeps nothing, loads no pictures, and reaches the Internet
through the gate alone; a page that does not end is closed with its browser after a while.
"""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlsplit

from auditor.pages.own import LARGEST
from auditor.translatable import lazy_gettext
from server.fetching.client import FetchError
from server.rendering.browsers import WITHOUT, chrome, chromium, does_not_start, driver_problem, fetch_chromium
from server.visiting.gate import Gate

SECONDS = 45  # for all of it
_QUIET = 8  # seconds for what a page draws after it was loaded
_UNSEEN = {"image", "media", "font"}
_SWITCHES = [
    f"--disable-features={','.join(WITHOUT)}",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # or a page could speak past the gate
    "--disable-quic",
]


def shown(address: str, gate: Gate, *, fetch: bool = True) -> tuple[str, str]:
    """The markup of the page at an address, and the address it ended at. ``fetch``: a browser is fetched first, with a
    word, where there is none. Raises FetchError, or OSError where no browser is to be had."""
    if reason := driver_problem():
        raise OSError(reason)
    from playwright.async_api import Error

    host = urlsplit(address).hostname or ""
    try:
        try:
            return _apart(address, gate)
        except Error as problem:
            if "Executable doesn't exist" not in problem.message or not fetch:
                raise
            fetch_chromium()
            return _apart(address, gate)
    except TimeoutError as late:
        raise FetchError(lazy_gettext("The page of %(host)s did not end.", host=host)) from late
    except Error as problem:
        if gate.full:
            told = lazy_gettext("The page of %(host)s is larger than Rapport reads.", host=host)
        elif host in gate.refused:
            told = lazy_gettext(
                "%(host)s leads into your own network, or is not reached over TLS, so nothing was asked there.",
                host=host,
            )
        elif "Executable doesn't exist" in problem.message:
            told = lazy_gettext(
                "There is no browser here that opens pages. Install Chrome or Chromium, or save the page and let "
                "Rapport read the file."
            )
        else:
            told = lazy_gettext("The page of %(host)s could not be opened.", host=host)
        raise FetchError(told) from problem


def _apart(address: str, gate: Gate) -> tuple[str, str]:
    """In a thread of its own, as the caller's may be in the middle of something that waits likewise."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(lambda: asyncio.run(_within(address, gate))).result()


async def _within(address: str, gate: Gate) -> tuple[str, str]:
    async with asyncio.timeout(SECONDS):
        return await _opened(address, gate)


async def _opened(address: str, gate: Gate) -> tuple[str, str]:
    from playwright.async_api import Error, Route, async_playwright

    async def lean(route: Route) -> None:
        if route.request.resource_type in _UNSEEN:
            await route.abort()
        else:
            await route.continue_()

    async with async_playwright() as playwright:
        try:
            browser = await playwright.chromium.launch(
                executable_path=chromium() or chrome(),
                args=_SWITCHES,
                # Chromium's own sandbox, which only root cannot have.
                chromium_sandbox=getattr(os, "geteuid", lambda: 1)() != 0,
                proxy={"server": gate.address, "username": gate.user, "password": gate.word, "bypass": "<-loopback>"},
            )
        except Error as problem:
            if "Executable doesn't exist" in problem.message:
                raise
            raise does_not_start(problem.message) from problem
        try:
            context = await browser.new_context(accept_downloads=False, service_workers="block", locale="en-US")
            await context.route("**/*", lean)
            page = await context.new_page()
            answer = await page.goto(address, wait_until="load", timeout=SECONDS * 1000)
            with suppress(Error):  # pages that go on asking are read as they stand
                await page.wait_for_load_state("networkidle", timeout=_QUIET * 1000)
            if answer is None or answer.status >= 400:
                host, status = urlsplit(address).hostname or "", answer.status if answer else 0
                reason = lazy_gettext("%(host)s shows no page there (error %(status)s).", host=host, status=str(status))
                raise FetchError(reason)
            markup = await page.evaluate("most => document.documentElement.outerHTML.slice(0, most)", LARGEST + 1)
            return str(markup), page.url
        finally:
            await browser.close()
