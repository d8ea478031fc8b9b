"""Finds out which of the export's files a member is, by the form of its content."""

from collections.abc import Iterator
from typing import Any

from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import OUTERMOST, outline
from auditor.archives.mastodon.acts import several
from auditor.archives.mastodon.statuses import is_status
from auditor.archives.tables import headers

OUTBOX, ACTOR, STATUSES, FOLLOWING = "outbox.json", "actor.json", "statuses.json", "following_accounts.csv"
#: Files left alone, with the reason.
IGNORED = {
    "lists.csv": "lists sort people for yourself",
    "blocked_accounts.csv": "whom you block is nobody's business",
    "muted_accounts.csv": "whom you mute is nobody's business",
    "blocked_domains.csv": "which servers you block is nobody's business",
    "bookmarks.csv": "bookmarks reach nobody and bear no time",
    "custom_filters.json": "filters are no acts",
}

_ACTORS = {"Person", "Service", "Application", "Group", "Organization"}
_COLLECTIONS = {"OrderedCollection", "Collection", "OrderedCollectionPage", "CollectionPage"}
#: The file by the end of a collection's id.
_NAMES = {
    "outbox": OUTBOX,
    "likes": "likes.json",
    "liked": "likes.json",
    "favourites": "likes.json",
    "bookmarks": "bookmarks.json",
    "following": "following.json",
    "followers": "followers.json",
}
#: Keys with which an actor or a collection may begin; other documents are not examined further.
_TERMS = {
    *("@context", "id", "type", "name", "summary", "actor", "totalItems", "orderedItems", "items", "first", "last"),
    *(
        "next",
        "prev",
        "partOf",
        "current",
        "published",
        "url",
        "icon",
        "image",
        "tag",
        "attachment",
        "preferredUsername",
    ),
    *("inbox", "outbox", "followers", "following", "featured", "publicKey", "endpoints", "discoverable", "alsoKnownAs"),
    *("manuallyApprovesFollowers", "capabilities", "attributionDomains", "indexable", "memorial", "devices", "likes"),
    *("bookmarks", "movedTo", "webfinger", "sharedInbox", "vcard:bday", "vcard:Address", OUTERMOST),
}


def known(container: Container) -> Iterator[tuple[Member, str]]:
    """The members that are files of the export, each with its kind."""
    for member in container.members:
        ending = member.name.casefold().rpartition(".")[2]
        if not is_document(member) and not container.lone:
            continue
        kind = None
        try:
            if ending != "csv":
                with container.open(member) as stream:
                    kind = _kind(outline(stream, _TERMS), member)
            if kind is None and ending != "json":
                with container.open(member) as stream:
                    if any("account address" in names[:1] for _, names in headers(stream)):
                        kind = _listed(member.base.casefold())
        except MemberBroken:
            kind = None
        if kind and kind not in IGNORED:
            yield member, kind


def is_document(member: Member) -> bool:
    """Whether a member is a table or a document, and not attached to a post."""
    return member.name.casefold().endswith((".json", ".csv")) and "/media_attachments/" not in f"/{member.name}"


def _listed(name: str) -> str:
    if "mute" in name or "block" in name:
        return "muted_accounts.csv"
    return "followers.csv" if "follower" in name else FOLLOWING


def _kind(document: dict[str, Any], member: Member) -> str | None:
    if is_status(document.get(OUTERMOST)):
        return STATUSES
    kinds = set(map(str, several(document.get("type"))))
    if kinds & _ACTORS and document.keys() & {"inbox", "outbox", "preferredUsername"}:
        return ACTOR
    if not kinds & _COLLECTIONS and "orderedItems" not in document:
        return None
    first = document.get("orderedItems", document.get("items"))
    if isinstance(first, dict) and "type" in first and "object" in first:
        return OUTBOX
    if isinstance(first, dict) and is_status(first):
        return None
    for name in (document.get("id"), member.name):
        base = str(name).rstrip("/").rpartition("/")[2].casefold().removesuffix(".json")
        if base in _NAMES:
            return _NAMES[base]
    return None
