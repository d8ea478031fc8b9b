"""Taking the person's own profile from a page that is visited or was saved: the fields are kept, the page is not."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from urllib.parse import urldefrag, urlsplit

from auditor import faults
from auditor.activities.activity import Activity, Detail, Object, ObjectType, Source, Type
from auditor.activities.identity import derived_id
from auditor.activities.sites import sites, title
from auditor.pages.own import LARGEST, OwnProfile, UnreadablePage, site_at
from auditor.translatable import Sentence, Told, lazy_gettext, visible
from server.fetching.client import FetchError, origin_of
from server.receiving.receiving import receive_all
from server.store.errors import StoreError
from server.store.persons import now
from server.store.store import Store
from server.visiting.browser import shown
from server.visiting.gate import Gate
from server.visiting.reading import own_profile_of
from server.visiting.robots import check_robots

log = logging.getLogger("rapport.visiting")

_SOURCE = Source("page", "1")
_LONGEST = 2_000  # characters of an address


@dataclass(frozen=True)
class Taken:
    """What came of a page: of which site it is, how many fields it told, whether they were new."""

    site: str
    fields: int
    new: bool


def address_of(typed: str, *, loopback: bool = False) -> str:
    """The address of a page as a person types it, with its scheme. Raises FetchError where it is none that may be
    visited."""
    given = typed.strip()[:_LONGEST]
    given = urldefrag(given if "://" in given else f"https://{given}").url
    try:
        parts = urlsplit(given)
    except ValueError:
        parts = urlsplit("")
    origin = origin_of(f"{parts.scheme}://{parts.netloc}", loopback=loopback)
    check_terms(given)
    return f"{origin}{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def check_terms(address: str) -> None:
    """Raise FetchError where the terms of an address's site forbid visits by programs."""
    if (site := site_at(address)) and (source := sites()[site].visits_forbidden_by):
        raise FetchError(
            lazy_gettext(
                "%(site)s forbids visits by programs (%(source)s), so Rapport does not go there. Open your profile "
                "there with the browser extension, or save the page and let Rapport read the file.",
                site=title(site),
                source=source,
            )
        )


def visit(store: Store, typed: str, *, loopback: bool = False, fetch: bool = True) -> Taken:
    """Open the person's own page and keep what its profile tells. Raises FetchError or UnreadablePage with the reason,
    OSError where no browser is to be had."""
    enrolled = store.owner.get().created
    address = address_of(typed, loopback=loopback)
    check_robots(address, loopback=loopback)
    with Gate(_is_forbidden, address if loopback else "") as gate:
        markup, ended = shown(address, gate, fetch=fetch)
    if urldefrag(ended).url != address:
        check_robots(address_of(ended, loopback=loopback), loopback=loopback)
    return _keep(store, own_profile_of(markup, ended), enrolled)


def read_saved(store: Store, saved: IO[bytes], address: str = "") -> Taken:
    """Keep what the profile on a saved page tells; no more of it is read than a page may have. Raises UnreadablePage,
    OSError."""
    content = saved.read(4 * LARGEST + 1)
    if len(content) > 4 * LARGEST:
        raise UnreadablePage(lazy_gettext("This page is larger than Rapport reads."))
    enrolled = store.owner.get().created  # who erases meanwhile does not get the profile back
    given = address.strip()
    whole = f"https://{given}" if given and "://" not in given else given
    return _keep(store, own_profile_of(content.decode("utf-8", "replace"), whole), enrolled)


def read_file(store: Store, path: Path, address: str = "") -> Taken:
    """The same of a file."""
    with path.open("rb") as file:
        return read_saved(store, file, address)


def visit_first(store: Store, stopping: Callable[[], bool]) -> None:
    """Visit all pages that are to be seen before a self-audit. What fails is noted and stops nothing."""
    try:
        for page in store.pages.all():
            if stopping():
                return
            failure = _failure(store, page.address)
            if failure:
                log.warning("a page could not be visited: %s", failure)
            store.pages.note(page.id, now(), failure)
    except StoreError as problem:
        log.warning("pages could not be visited: %s", problem)


def _failure(store: Store, address: str) -> Sentence | None:
    """Visit a page; why that failed, if it did. Raises StoreError."""
    try:
        visit(store, address, fetch=False)
    except Told as problem:
        return problem.said
    except StoreError:
        raise
    except OSError as problem:
        return lazy_gettext("No browser could be started: %(reason)s", reason=visible(str(problem)[:300]))
    except Exception as problem:
        faults.note("visiting a page failed", problem)
        return lazy_gettext("It broke off by an error of ours. The server's log has it.")
    return None


def _is_forbidden(host: str) -> bool:
    site = site_at(f"https://{host}/")
    return site is not None and sites()[site].visits_forbidden_by is not None


def _keep(store: Store, read: OwnProfile, enrolled: int) -> Taken:
    if not read.fields:
        raise UnreadablePage(lazy_gettext("The profile on this page tells nothing that Rapport uses."))
    moment = datetime.now(UTC)
    activity = Activity(
        id=derived_id(moment, "page", read.site, read.address),
        type=Type.UPDATE,
        published=moment,
        site=read.site,
        actor="me",
        source=_SOURCE,
        object=Object(ObjectType.PROFILE),
        detail=Detail(profile=read.profile),
    )
    owner = store.owner.get()
    keep_text = owner.keep_text_days > 0
    arrivals = receive_all([activity], key=store.key, zone=owner.zone_info, keep_text=keep_text, derived=True)
    written = store.activities.write_since(enrolled, arrivals)
    return Taken(read.site, read.fields, bool(written.stored))
