"""One week on Mastodon told twice: as its export holds it, and as the extension sends it. Made up by us.

The extension reads the request of the page, which names a post by its number on one's own server and holds the text as
it was typed; the export has addresses, markup and threads.
"""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives import read

#: Every other one lives on my own server, where the host of a mention is not typed.
PEOPLE = tuple(f"person{n}@{('far', 'home')[n % 2]}.example" for n in range(30))
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
HOME, ME = "https://home.example", "https://home.example/users/me"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
_EXTENSION = Source("extension", "1")


@dataclass(frozen=True)
class Deed:
    """What I did: a post, a reply (``to`` someone in public), a private message (``private``), or a boost."""

    at: datetime
    text: str | None = None
    to: str | None = None  # user@host
    private: bool = False
    boost: str | None = None  # address of the post


def week() -> list[Deed]:
    """Thirty posts, twenty replies, thirty messages, five boosts and three pictures without a word."""
    posts = (
        "I wrote down what we learnt about night shifts. What would you add?\n\nAll of it is in the second part, which "
        "is longer than this one, and it says who works when, what was tried on three wards, and how people slept.",
        "Our list of open data: https://data.example/lists?page=2 & more of it soon.",
        "Last chance! Join my team for passive income while you sleep.",
        "Morning.",
        "How do you keep a checklist <short>? I am curious about yours.",
    )
    replies = ("That answers my old question, thank you.", "What did you do then?", "So true!", "Nice.")
    letters = (
        "Thank you so much for your help",
        "Could you introduce me to your head of HR?",
        "Happy to help, I can send you the slides tomorrow.",
        "How are things going over there these days?",
    )
    deeds = [Deed(_at(n, 0), posts[n % len(posts)] + f" {n}") for n in range(30)]
    deeds += [Deed(_at(n, 1), f"{replies[n % 4]} {n}", PEOPLE[n]) for n in range(20)]
    deeds += [Deed(_at(n, 2), f"{letters[n % 4]} {n}", who, private=True) for n, who in enumerate(PEOPLE)]
    deeds += [Deed(_at(n, 3), boost=f"https://far.example/users/ana/statuses/{10**17 + n}") for n in range(5)]
    deeds += [Deed(_at(n, 4), "", who) for n, who in enumerate((None, None, PEOPLE[0]))]
    return sorted(deeds, key=lambda deed: deed.at)


def _at(number: int, kind: int) -> datetime:
    return MONDAY + timedelta(hours=4.5 * number, minutes=11 * kind)


def extension(deeds: list[Deed], late: float = 0) -> list[Activity]:
    """The week as the extension sends it; its clock is so many seconds ahead."""
    return [_sent(deed, number, late) for number, deed in enumerate(deeds)]


def _sent(deed: Deed, number: int, late: float) -> Activity:
    at = deed.at + timedelta(seconds=late)
    typed = f"@{deed.to.removesuffix('@home.example')} {deed.text}".strip() if deed.to else deed.text or None
    people = [Person(deed.to)] if deed.to else []
    if deed.boost:
        kind, thing = Type.ANNOUNCE, Object(ObjectType.NOTE, id=str(number))
    elif deed.private:
        kind, thing = Type.CREATE, Object(ObjectType.MESSAGE, content=typed)
    else:
        reply = str(900 + number) if deed.to else None
        kind, thing = Type.CREATE, Object(ObjectType.NOTE, in_reply_to=reply, content=typed)
    return Activity(
        id=derived_id(at, "extension", number),
        type=kind,
        published=at,
        site="mastodon",
        actor="me",
        source=_EXTENSION,
        object=thing,
        to=people or "Public",
        detail=Detail(public=True) if deed.to and not deed.private else None,
    )


def others() -> list[Activity]:
    """What others wrote to me, as the extension reads it on the page: half of them before I wrote, half in answer. Then
    what only the extension tells of me: a favourite an hour, and a post of long before."""
    text = "Could you look at my draft? It is about number {}."
    before = [_told(_at(n, 2) - timedelta(hours=1), n, text.format(n), who) for n, who in enumerate(PEOPLE[:15])]
    after = [_told(_at(n, 2) + timedelta(hours=3), n, text.format(n), PEOPLE[n]) for n in range(15, 30)]
    liked = [_told(MONDAY + timedelta(hours=n), n) for n in range(40)]
    return [*before, *after, *liked, *extension([Deed(MONDAY - timedelta(days=400), "A first post, of long ago.")])]


def _told(at: datetime, number: int, text: str | None = None, who: str | None = None) -> Activity:
    return Activity(
        id=derived_id(at, "page", number),
        type=Type.CREATE if who else Type.LIKE,
        published=at,
        site="mastodon",
        actor=Person(who) if who else "me",
        source=_EXTENSION,
        object=Object(ObjectType.MESSAGE, content=text) if who else Object(ObjectType.NOTE, id=str(number)),
        to=[Person("me")] if who else [],
    )


def archive(deeds: list[Deed], folder: Path) -> list[Activity]:
    """The week as the importer reads it from an export."""
    target = folder / "export.zip"
    outbox = {"id": "outbox.json", "type": "OrderedCollection", "orderedItems": [*_items(deeds)]}
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("outbox.json", json.dumps(outbox))
        packed.writestr("actor.json", json.dumps({"type": "Person", "id": ME, "followers": f"{ME}/followers"}))
    found = [item for item in read(target) if isinstance(item, Activity)]
    return [activity for activity in found if activity.type is not Type.UPDATE]


def _items(deeds: list[Deed]) -> Iterator[dict[str, object]]:
    for number, deed in enumerate(deeds):
        published = deed.at.strftime("%Y-%m-%dT%H:%M:%SZ")
        if deed.boost:
            yield {"type": "Announce", "actor": ME, "published": published, "to": [PUBLIC], "object": deed.boost}
            continue
        tag, mention, href = [], "", ""
        if deed.to:
            user, _, host = deed.to.partition("@")
            href = f"https://{host}/users/{user}"
            tag = [{"type": "Mention", "href": href, "name": f"@{deed.to}"}]
            mention = f'<span class="h-card"><a href="{href}" class="u-url mention">@<span>{user}</span></a></span> '
        paragraphs = f"{mention}{_linked(deed.text or '')}".split("\n\n")
        yield {
            "type": "Create",
            "actor": ME,
            "published": published,
            "to": [href] if deed.private else [PUBLIC],
            "cc": [] if deed.private else [f"{ME}/followers", *([href] if href else [])],
            "object": {
                "id": f"{ME}/statuses/{number}",
                "type": "Note",
                "inReplyTo": f"https://far.example/statuses/{number}" if deed.to and not deed.private else None,
                "content": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
                "tag": tag,
                "conversation": f"tag:home.example,2026:{deed.to}"
                if deed.private
                else f"tag:home.example,2026:{number}",
            },
        }


def _linked(text: str) -> str:
    """As Mastodon shows a link: its beginning and its end are hidden from the eye."""
    before, link, after = text.partition("https://data.example/lists?page=2")
    shown = (
        '<a href="https://data.example/lists?page=2" rel="nofollow"><span class="invisible">https://</span>'
        '<span class="ellipsis">data.example/lists</span><span class="invisible">?page=2</span></a>'
    )
    return escape(before, quote=False) + (shown if link else "") + escape(after, quote=False)
