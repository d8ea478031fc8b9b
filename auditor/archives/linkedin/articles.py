"""Articles: one's own long posts. Each is a page in a folder, with the day on which it was written or published."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from auditor.activities.activity import Activity, Object, ObjectType, Type
from auditor.archives.archive import Problem, Undated, Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.linkedin.dates import ZONE_UNKNOWN, believable
from auditor.archives.linkedin.files import act, damaged, link, text
from auditor.translatable import lazy_gettext

LARGEST = 2 << 20
_FOLDER = "articles"

_DAY = re.compile(r"<p\b[^<>]*\bclass=\"(published|created)\"[^<>]*>([^<]*)")
_NOT_WORDS = re.compile(r"<p\b[^<>]*\bclass=\"(?:published|created)\"[^<>]*>[^<]*</p>")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?")
_ADDRESS = re.compile(r"href=\"(https?://(?:[\w-]+\.)?linkedin\.com/pulse/[^\"<>\s]+)\"")
_TITLE = re.compile(r"<(?:title|h1)\b[^<>]*>([^<]+)")
_BODY = re.compile(r"<body\b[^<>]*>")


def pages(container: Container) -> list[Member]:
    """The members that are articles, by their folder."""
    return [
        member
        for member in container.members
        if member.name.casefold().endswith((".html", ".htm")) and _FOLDER in member.name.casefold().split("/")[:-1]
    ]


def read(container: Container) -> Iterator[Activity | Problem]:
    """Create of an Article for every page."""
    for member in pages(container):
        try:
            with container.open(member) as stream:
                yield _article(stream.read(LARGEST).decode("utf-8", "replace"))
        except Unusable as problem:
            yield Problem(member.name, None, problem.said, undated=isinstance(problem, Undated))
        except MemberBroken as damage:
            yield Problem(member.name, None, damaged(damage))


def _article(page: str) -> Activity:
    days = dict(_DAY.findall(page))
    found = next(filter(None, (_MOMENT.search(days.get(name, "")) for name in ("published", "created"))), None)
    if found is None:
        raise Undated(lazy_gettext("it bears no date"))
    try:
        published = datetime.fromisoformat(f"{found[1]}T{found[2] or '12:00'}").replace(tzinfo=UTC)
    except ValueError:
        raise Unusable(lazy_gettext("it bears no date")) from None
    address, title = _ADDRESS.search(page), _TITLE.search(page)
    name = html.unescape(title[1]).strip() if title else ""
    body = _BODY.search(page)
    thing = Object(
        ObjectType.ARTICLE,
        id=link(html.unescape(address[1])) if address else None,
        content=text(_NOT_WORDS.sub("", page[body.end() :] if body else page)),
    )
    return act(
        Type.CREATE,
        believable(published),
        thing,
        "article",
        thing.id or name,
        to="Public",
        detail=ZONE_UNKNOWN,
    )
