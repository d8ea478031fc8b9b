"""Reads the person's own LinkedIn account over the Member Data Portability interface (EEA and Switzerland).

See https://learn.microsoft.com/en-us/linkedin/dma/member-data-portability/. The person registers an app of their own
and makes a token for it, with which nothing can be written. The snapshot holds what happened before, by domain; the
changelog holds what happened since the person agreed, for 28 days. Nothing but the two is asked for, at one host.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qs, urlsplit

from auditor.activities.activity import Activity, Coverage, Subject, Type
from auditor.archives import Acquainted, Problem, Remembered, Unclear
from auditor.archives.archive import Span
from auditor.archives.linkedin import interface
from auditor.archives.linkedin.files import FILES, plain
from auditor.archives.remembered import Me
from auditor.translatable import N_, Sentence, lazy_gettext
from server.fetching.client import (
    Answer,
    Client,
    FetchError,
    RefusedError,
    SignedOutError,
    elsewhere,
    pause,
    unreadable,
)
from server.fetching.reading import Reading
from server.store.connected import Connected, Place
from server.store.errors import StoreError
from server.store.persons import now
from server.store.store import Store

SITE, TITLE = "linkedin", N_("LinkedIn's interface")
SERVER = "https://api.linkedin.com"
SCOPE = "r_dma_portability_self_serve"
#: The versions of the interface are named by month; this one is named in its documentation.
_VERSION = {"LinkedIn-Version": "202312"}
_SNAPSHOT, _CHANGES, _AGREED = "/rest/memberSnapshotData", "/rest/memberChangeLogs", "/rest/memberAuthorizations"
_MEMBER = re.compile(r"urn:li:(?:person|member):([A-Za-z0-9_-]{1,100})", re.ASCII)
_TOKEN = re.compile(r"[\x21-\x7e]{20,3000}", re.ASCII)
MOST_PAGES = 250
_MOST_ELEMENTS, _EVENTS = 1_000, 50
_DAY = 86_400_000
#: How long the changelog keeps an event, and a token is valid, in milliseconds; and when its end is told.
KEPT, VALID, TOLD = 28 * _DAY, 365 * _DAY, 30 * _DAY
#: For how long a domain without data is asked for again: LinkedIn prepares them one by one, some after days.
_PREPARING = 14 * _DAY
#: After this time, a list that was cut short begins anew, because the positions in it have changed.
_STALE = _DAY
_CHANGED = (
    Subject.POST,
    Subject.COMMENT,
    Subject.REACTION,
    Subject.SHARE,
    Subject.MESSAGE_SENT,
    Subject.MESSAGE_RECEIVED,
    Subject.INVITATION_SENT,
    Subject.INVITATION_RECEIVED,
)
_EMPTY = "empty"
_AGAIN = lazy_gettext("Fetch the account again, or wait for the next self-audit.")
_MORE = lazy_gettext("Not all of it has been fetched yet.")
_PREPARED = lazy_gettext("LinkedIn has nothing of this yet, or you have none; it may need some days to prepare it.")
UNREVOKED = lazy_gettext(
    "Rapport has forgotten the token. LinkedIn takes it back where you allowed it: Settings, Data privacy, Other "
    "applications, Permitted services; remove your app there."
)


class Profile(NamedTuple):
    """An account: its name here, which is the member's id for the person's own app, and the credentials to store."""

    name: str
    secret: dict[str, str]


def sign_in(token: str, *, server: str = SERVER, loopback: bool = False) -> Profile:
    """The account of a token. Has LinkedIn prepare the data if it does not do so yet. Raises FetchError."""
    token = token.strip()
    if not _TOKEN.fullmatch(token):
        raise FetchError(lazy_gettext("This is not a token, as LinkedIn's page for developers makes it."))
    client = Client(server, token=token, loopback=loopback)
    try:
        member = _member(client)
        if member is None:
            client.post(_AGREED, json={}, more=_VERSION)
            member = _member(client)
    except SignedOutError as refused:
        raise FetchError(
            lazy_gettext(
                "LinkedIn does not accept this token. Make one for an app with the product “Member Data Portability "
                "API (Member)” and the scope %(scope)s; only members in the EEA and Switzerland can.",
                scope=SCOPE,
            )
        ) from refused
    if member is None:
        raise FetchError(lazy_gettext("LinkedIn does not prepare your data yet. Try again in a few minutes."))
    found = _MEMBER.fullmatch(member)
    if found is None:
        raise unreadable(client.host)
    return Profile(f"linkedin:{found[1]}", {"token": token, "member": member, "until": str(now() + VALID)})


def _member(client: Client) -> str | None:
    """The URN of the member who agreed; None if LinkedIn does not prepare data yet."""
    elements = _elements(client, client.get(_AGREED, {"q": "memberAndApplication"}, _VERSION))
    if not elements:
        return None
    key = elements[0].get("memberComplianceAuthorizationKey") if isinstance(elements[0], dict) else None
    member = key.get("member") if isinstance(key, dict) else None
    if not isinstance(member, str):
        raise unreadable(client.host)
    return member


def revoke(_: Client, __: Mapping[str, str]) -> None:
    """The interface has no way to revoke a token. Raises FetchError, which says where the person can."""
    raise FetchError(UNREVOKED)


def notices(store: Store, account: Connected) -> list[Sentence]:
    """The end of the token if it comes soon, and the last hole in what was fetched."""
    told, hole = [], account.places.get("hole")
    if ending := _ending(store, account):
        told.append(ending)
    if hole and hole.top and hole.done and now() - int(hole.done) < 2 * KEPT:  # for 28 days after it was found
        told.append(_hole(int(hole.top), int(hole.done)))
    return told


def _ending(store: Store, account: Connected) -> Sentence | None:
    try:
        until = int(store.connected.secret(account.id)["until"])
    except (StoreError, KeyError, ValueError):
        return None
    if until - now() >= TOLD:
        return None
    return lazy_gettext(
        "The token ends by %(day)s. Make a new one and connect the account anew with it; reading goes on where it "
        "stands.",
        day=_day(until),
    )


def fetch(client: Client, reading: Reading) -> None:
    """Fetch what the snapshot has and was not read yet, then what happened since. Raises FetchError."""
    secret = reading.store.connected.secret(reading.account.id)
    client.token = secret["token"]
    for said in _found_hole(reading), _ending(reading.store, reading.account):
        if said:
            reading.problems.add(Problem("LinkedIn", None, said, 0))
    _snapshot(client, reading)
    if not reading.stopping():
        _changes(client, reading, secret["member"])


def _found_hole(reading: Reading) -> Sentence | None:
    """If the changelog has forgotten events since it was last read, remember that, and begin the snapshot anew."""
    polled = reading.account.places.get("polled")
    last, gone = int(polled.done) if polled and polled.done else None, now() - KEPT
    if last is None or last >= gone:
        return None
    for name in ("PROFILE", *interface.DOMAINS):
        reading.account.places.pop(name, None)
    reading.account.places.pop("changes", None)
    reading.account.places.pop("polled", None)
    reading.reached("hole", Place(top=str(last), done=str(gone)))
    return _hole(last, gone)


def _hole(first: int, last: int) -> Sentence:
    return lazy_gettext(
        "LinkedIn keeps for 28 days what happens, and was not asked in time: what others did towards you between "
        "%(first)s and %(last)s is missing. Of what you did, the snapshot is fetched again.",
        first=_day(first),
        last=_day(last),
    )


def _snapshot(client: Client, reading: Reading) -> None:
    """Fetch the domains that were not read to their end, page by page."""
    places = reading.account.places
    if not any(_is_open(reading, name) for name in ("PROFILE", *interface.DOMAINS)):
        return
    about = {file: [row for rows, _ in pages(client, name, Place()) for row in rows] for name, file in _ABOUT_ME}
    if _is_open(reading, "PROFILE"):
        _take(reading, about, whole=True)
        has = any(about.values())
        reading.reached("PROFILE", Place(done=str(now())) if has else Place(top=_EMPTY))
    me = {"Profile.csv": about["Profile.csv"]}
    for name, file in interface.DOMAINS.items():
        if not _is_open(reading, name):
            continue
        span = Span()
        try:
            for rows, reached in pages(client, name, places.get(name, Place())):
                span.widen(_take(reading, {**me, file: rows}))
                reading.reached(name, reached)
                if reading.stopping():
                    break
        except RefusedError as refused:
            reading.problems.add(Problem(file, None, refused.said, 0))
            continue
        reading.fetch.more = reading.fetch.more or places[name].at is not None
        _cover(reading, file, span, places[name])
        if reading.stopping():
            return


_ABOUT_ME = tuple(interface.ABOUT_ME.items())


def _is_open(reading: Reading, name: str) -> bool:
    """Whether a domain is still to be asked for."""
    place = reading.account.places.get(name)
    if place is None or place.at is not None:
        return True
    return place.top == _EMPTY and now() - reading.account.created < _PREPARING


def _take(reading: Reading, tables: Mapping[str, list[Any]], *, whole: bool = False) -> Span:
    """Store what the rows of a page say, as an import of these files does. ``whole``: the profile is among it."""
    store, span = reading.store, Span()
    container = interface.Rows(tables, _remembered(store), datetime.now(UTC))
    kept: list[Activity] = []
    for item in interface.snapshot(container):
        match item:
            case Activity():
                if whole or item.type is not Type.UPDATE:
                    kept.append(item)
                    span.add(item.published)
            case Problem():
                if item.count:
                    reading.problems.add(item)
            case Me():
                store.accounts.remember(item, reading.enrolled)
            case Acquainted():
                store.activities.join(reading.enrolled, item.site, item.people, store.key)
            case Unclear() | Coverage():
                pass  # the problem says it; the coverage is known by the domain
    reading.keep(kept)
    return span


def _remembered(store: Store) -> Remembered:
    nicknames = store.answers.get().called_by
    return Remembered(store.accounts.mine(), {SITE: store.acquaintances.ids_by_name(SITE)}, "", nicknames)


def _cover(reading: Reading, name: str, span: Span, place: Place) -> None:
    """Store what a domain covers."""
    file, today = FILES[plain(name)], datetime.now(UTC).date()
    if place.top == _EMPTY:
        found = [Coverage(SITE, each, "none", note=_PREPARED, remedy=_AGAIN) for each in file.subjects]
    elif place.at is not None:
        found = [Coverage(SITE, each, "recent", span.since, today, _MORE, _AGAIN) for each in file.subjects]
    else:
        note = file.note or ""
        found = [Coverage(SITE, each, file.extent, span.since, today, note) for each in file.subjects]
    reading.store.coverage.add(TITLE, found, reading.enrolled)


def pages(client: Client, domain: str, place: Place) -> Iterator[tuple[list[Any], Place]]:
    """The rows of a domain, page by page, each with the progress to store after it. Raises FetchError."""
    start = _number(place.at)
    for number in range(MOST_PAGES):
        try:
            answer = client.get(_SNAPSHOT, {"q": "criteria", "domain": domain, "start": start}, _VERSION)
        except RefusedError as refused:
            if refused.status != 404:
                raise
            yield [], Place(done=str(now())) if start else Place(top=_EMPTY)
            return
        rows: list[Any] = []
        for element in _elements(client, answer):
            found = element.get("snapshotData") if isinstance(element, dict) else None
            if not isinstance(found, list) or str(element.get("snapshotDomain", domain)).upper() != domain:
                raise unreadable(client.host)
            rows += found
        following = _next(client, answer, start)
        if following is None:
            yield rows, Place(done=str(now())) if rows or start else Place(top=_EMPTY)
            return
        start = following
        yield rows, Place(at=str(start))
        if number + 1 < MOST_PAGES:
            pause(client.host, answer.headers)


def _changes(client: Client, reading: Reading, member: str) -> None:
    """Fetch the events since the last one that was read."""
    polled, store = now(), reading.store
    mine = [each.account for each in store.accounts.mine() if each.site == SITE]
    made = interface.Changes(member, _remembered(store), mine[0] if len(mine) == 1 else None).made
    before = reading.since
    reading.since = Span()
    reading.take("changes", events(client, reading.account.places.get("changes", Place()), polled), made)
    if reading.account.places["changes"].at is None:
        reading.reached("polled", Place(done=str(polled)))
        since, today = reading.since.since, datetime.fromtimestamp(polled / 1000, UTC).date()
        found = [Coverage(SITE, each, _extent(reading, each), since or today, today) for each in _CHANGED]
        store.coverage.add(TITLE, found, reading.enrolled)
    reading.since = before


def _extent(reading: Reading, subject: Subject) -> Literal["full", "recent"]:
    """Whether the snapshot, which the changelog continues, was read to its end for a subject."""
    for name, file in interface.DOMAINS.items():
        known, place = FILES[plain(file)], reading.account.places.get(name)
        if subject in known.subjects and known.extent == "full" and place and place.done:
            return "full"
    return "recent"


def events(client: Client, place: Place, at: int) -> Iterator[tuple[list[Any], Place]]:
    """The events since ``place.done``, page by page; the last one that was read comes again, as the documentation asks.
    ``place.top`` is the latest moment seen so far, and ``place.at`` when this began and the position. Raises
    FetchError."""
    begun, _, position = (place.at or "").partition("+")
    start = _number(position)
    if not begun or at - _number(begun) > _STALE:
        begun, start = str(at), 0
    latest = max(_number(place.top), _number(place.done))
    for number in range(MOST_PAGES):
        asked = {"q": "memberAndApplication", "count": _EVENTS, "start": start}
        try:
            answer = client.get(_CHANGES, asked | ({"startTime": place.done} if place.done else {}), _VERSION)
        except RefusedError as refused:
            if refused.status != 404:
                raise
            yield [], Place(done=str(latest) if latest else None)
            return
        items = _elements(client, answer)
        # A moment in the future would hide all that comes until then.
        latest = max([latest, *(moment for each in items if (moment := interface.processed_at(each)) <= at + _DAY)])
        following = _next(client, answer, start)
        if following is None and len(items) >= _EVENTS:
            following = start + len(items)
        if following is None or not items:
            yield items, Place(done=str(latest) if latest else None)
            return
        start = following
        yield items, Place(place.done, str(latest), f"{begun}+{start}")
        if number + 1 < MOST_PAGES:
            pause(client.host, answer.headers)


def _elements(client: Client, answer: Answer) -> list[Any]:
    found = answer.body.get("elements") if isinstance(answer.body, dict) else None
    if not isinstance(found, list) or len(found) > _MOST_ELEMENTS:
        raise unreadable(client.host)
    return found


def _next(client: Client, answer: Answer, start: int) -> int | None:
    """The position of the next page; None on the last one. Raises FetchError if the link leads to another server, or
    back."""
    paging = answer.body.get("paging")
    links = paging.get("links") if isinstance(paging, dict) else None
    for link in links[:20] if isinstance(links, list) else ():
        if not isinstance(link, dict) or link.get("rel") != "next":
            continue
        href = link.get("href")
        try:
            parts = urlsplit(href if isinstance(href, str) else "")
        except ValueError:
            raise unreadable(client.host) from None
        if parts.netloc and f"{parts.scheme}://{parts.netloc}" != client.origin:
            raise elsewhere(client.host)
        following = _number(parse_qs(parts.query).get("start", [""])[0]) or start + 1
        if following <= start:
            raise FetchError(lazy_gettext("%(host)s answers in a circle.", host=client.host))
        return following
    return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 16 else 0


def _day(moment: int) -> str:
    return str(datetime.fromtimestamp(moment / 1000, UTC).date())
