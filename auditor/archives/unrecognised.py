"""What to say about a file that no reader knows: what it is instead, if that can be seen, and what to do next."""

from auditor.archives.archive import Archive
from auditor.archives.container import Container, MemberBroken
from auditor.translatable import Sentence, lazy_gettext

_LOOKED_AT = 2_048
_PACKED = {b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"\xfd7zXZ": "xz", b"BZh": "bzip2"}
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".numbers")
_PAGES = (".html", ".htm")
_PHOTOS = (b"heic", b"heix", b"mif1", b"avif")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def unrecognised(container: Container, archives: tuple[Archive, ...]) -> Sentence:
    """Why an archive is not a known one."""
    if said := _named(container):
        return said
    near = next((said for archive in archives if (said := archive.near(container))), None) or _packed_again(container)
    if near is not None:
        return lazy_gettext("%(file)s is no archive known here. %(near)s", file=container.name, near=near)
    if said := _of_pages(container):
        return said
    looked_for = tuple(
        lazy_gettext("%(archive)s (%(looked_for)s)", archive=archive.title, looked_for=archive.looked_for)
        for archive in archives
    )
    return lazy_gettext(
        "%(file)s is no archive known here. Looked for: %(archives)s.", file=container.name, archives=looked_for
    )


def _named(container: Container) -> Sentence | None:
    """What it is, if its first bytes or its names show it."""
    name, members = container.name, container.members
    if not any(member.size for member in members):
        return lazy_gettext("%(file)s is empty. Download it again, and wait until the download is complete.", file=name)
    workbook = lazy_gettext(
        "%(file)s is a workbook of a spreadsheet program. Import the archive as the site gave it, or save each sheet "
        "as CSV under its old name.",
        file=name,
    )
    if any(member.name == "[Content_Types].xml" for member in members):
        return workbook
    if not container.lone:
        kept = next((member.name for member in members if member.name.casefold().endswith(_WORKBOOKS)), None)
        return (
            None
            if kept is None
            else lazy_gettext(
                "%(file)s holds a workbook of a spreadsheet program, %(name)s. Import the archive as the site gave it, "
                "or save each sheet as CSV under its old name.",
                file=name,
                name=kept,
            )
        )
    head = _head(container)
    if head.startswith(_OLD_WORKBOOK):
        return workbook
    if head.startswith(b"%PDF"):
        return lazy_gettext("%(file)s is a PDF. Import the archive that the site gives you of your data.", file=name)
    kind = next((kind for begin, kind in _PACKED.items() if head.startswith(begin)), None)
    if kind:
        return lazy_gettext(
            "%(file)s is packed as %(kind)s, which is not unpacked here. Unpack it, and import the folder.",
            file=name,
            kind=kind,
        )
    if _is_picture(head):
        return lazy_gettext(
            "%(file)s is a picture, which is not read. Import the archive that the site gives you of your data; what a "
            "phone shows of your minutes can be typed in.",
            file=name,
        )
    return None


def _of_pages(container: Container) -> Sentence | None:
    """The reason that it is a page, or holds pages and nothing that a reader would examine; None for others."""
    if container.lone:
        if not _is_page(_head(container)):
            return None
        return lazy_gettext(
            "%(file)s is a web page, no archive: perhaps the page that asks you to sign in. Sign in on the site, and "
            "download the archive again.",
            file=container.name,
        )
    if not any(member.name.casefold().endswith(_PAGES) for member in container.members):
        return None
    return lazy_gettext(
        "%(file)s holds web pages, and no file of an archive known here. If it is an export in HTML, ask the site for "
        "it again and choose JSON as the format.",
        file=container.name,
    )


def _is_picture(head: bytes) -> bool:
    """Whether these are the first bytes of a picture, as phones and programs write them."""
    return (
        head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _PHOTOS)
    )


def _head(container: Container) -> bytes:
    try:
        with container.open(container.members[0]) as stream:
            return stream.read(_LOOKED_AT)
    except MemberBroken:
        return b""


def _is_page(head: bytes) -> bool:
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return begin.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        begin.startswith((b"<!--", b"<?xml")) and b"<html" in begin
    )


def _packed_again(container: Container) -> Sentence | None:
    if container.lone:
        return None
    inside = (member.name for member in container.members if member.name.endswith((".zip", ".gz", ".tar")))
    if name := next(inside, None):
        return lazy_gettext("It holds another archive, %(name)s: unpack that first.", name=name)
    return None
