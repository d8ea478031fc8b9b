"""Finds out which of Meta's sites an export is from: by its lists, which have other names on each site; or if it holds
only conversations, which have the same form on both, by the names of its folders. Also recognises exports in HTML."""

import re
from collections.abc import Callable, Iterable

from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.meta.shapes import Shape, shapes
from auditor.translatable import Sentence, lazy_gettext

#: The sites' names occur in folders and downloads in every language; Messenger has “archived_threads”.
WORDS = {
    "instagram": re.compile(r"instagram|(?<!archived_)(?<!filtered_)threads", re.I),
    "facebook": re.compile(r"facebook|messenger", re.I),
}
#: The beginning of conversations, whose folders have names of people and groups.
_CONVERSATIONS = re.compile(r"(?:^|/)messages/")
#: Classes that only pages of these exports have.
_PAGE = re.compile(rb'class="[^"]{0,200}\b(?:_a6-[gop]|_3-95|_a6_q)\b')
#: A conversation as a page, in the folder of all or alone.
_INBOX = re.compile(r"(?:^|/)message_\d{1,5}\.html$", re.IGNORECASE)
_LOOKED_AT = 1 << 16
HTML = lazy_gettext("it is an export in HTML, which is not read. Ask for it again and choose JSON as the format")


def count(container: Container, site: str, telling: Callable[[Shape], bool]) -> int:
    """How many files of the site's export there are. ``telling``: whether only this site has a file of this form."""
    found = shapes(container)
    own = sum(1 for shape in found.values() if telling(shape))
    shared = [member for member, shape in found.items() if _either(shape)]
    if own or (shared and named(container, found) == site):
        return own + len(shared)
    return len(pages(container)) if not found and named_by_pages(container) == site else 0


def _either(shape: Shape) -> bool:
    return shape.conversation or (shape.root == "" and "label_values" in shape.keys)


def named(container: Container, members: Iterable[Member]) -> str | None:
    """The site that the names of folders or the archive contain, if it is only one."""
    names = [container.name, *(_CONVERSATIONS.split(member.name, 1)[0] for member in members)]
    found = {site for site, word in WORDS.items() if any(word.search(name) for name in names)}
    return found.pop() if len(found) == 1 else None


def pages(container: Container) -> list[Member]:
    """The pages in an export that was requested as HTML."""
    return [member for member in container.members if member.name.casefold().endswith(".html")]


def named_by_pages(container: Container) -> str | None:
    """The site of an export in HTML."""
    listed = pages(container)
    for member in listed[:20]:
        try:
            with container.open(member) as stream:
                begin = stream.read(_LOOKED_AT)
        except MemberBroken:
            continue
        if _PAGE.search(begin):
            told = named(container, listed)
            said = [site for site, word in WORDS.items() if word.search(begin.decode("utf-8", "replace"))]
            return told or (said[0] if len(said) == 1 else None)
    return None


def near(container: Container) -> Sentence | None:
    """What conversations that may be of either site lack; or that this is an export in HTML, by its pages' names."""
    if page := next((member.name for member in container.members if _INBOX.search(member.name)), None):
        return lazy_gettext(
            "%(file)s looks like a conversation of an export in HTML, which is not read. Ask the site for the export "
            "again and choose JSON as the format.",
            file=page,
        )
    member = next((member for member, shape in shapes(container).items() if shape.conversation), None)
    if member is None:
        return None
    return lazy_gettext(
        "%(file)s is a conversation on Instagram or on Facebook, and nothing in it says on which. Import the whole "
        "export as the site gave it, or put it into a folder that is named after the site.",
        file=member.name,
    )
