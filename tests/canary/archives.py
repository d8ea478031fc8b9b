"""Archives of every kind that is read, with canary words in every column and member that is not kept by design."""

import csv
import io
import json
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from auditor.archives import archives, read
from auditor.archives.linkedin.files import FILES
from auditor.archives.linkedin.ignored import IGNORED
from auditor.archives.mastodon.kinds import IGNORED as LEFT_ALONE
from auditor.archives.tables import Table
from tests.canary import chats, exports
from tests.canary.kept import COLUMNS, MEMBERS, READ
from tests.canary.marked import marked
from tests.canary.words import Canaries

Files = Mapping[str, str | bytes]


def made(folder: Path, canaries: Canaries) -> Iterator[tuple[Path, Path]]:
    """Each archive as a zip and as a tar: as it is made here, or else of a case that marks its words."""
    for archive in archives():
        maker = MAKERS.get(archive.id)
        files = maker(folder, canaries) if maker else marked(archive.id, canaries)
        yield zipped(folder / f"{archive.id}.zip", files), tarred(folder / f"{archive.id}.tar", files)


def broken(folder: Path, canaries: Canaries) -> Iterator[Path]:
    """Files that are no archive, and archives that are damaged; their words are as they are, not packed."""
    say = canaries.text("a file that is no archive", 0)
    for name, content in (("letter.txt", say), ("list.csv", f"{say},Text\n{say},{say}\n"), ("any.json", f'{{"{say}":')):
        (folder / name).write_text(content, encoding="utf-8")
        yield folder / name
    files = linkedin(folder, canaries)
    whole = tarred(folder / "whole.tar", files).read_bytes()
    (folder / "cut.tar").write_bytes(whole[: len(whole) * 2 // 3])
    yield folder / "cut.tar"
    stored = folder / "stored.zip"
    with zipfile.ZipFile(stored, "w") as written:
        for name, packed in files.items():
            written.writestr(name, packed)
    spoilt = bytearray(stored.read_bytes())
    spoilt[len(spoilt) // 4] ^= 0xFF  # so that a checksum no longer fits
    stored.write_bytes(spoilt)
    yield stored


def zipped(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return path


def tarred(path: Path, files: Files) -> Path:
    with tarfile.open(path, "w") as written:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            data = content.encode() if isinstance(content, str) else content
            info.size = len(data)
            written.addfile(info, io.BytesIO(data))
    return path


def linkedin(folder: Path, canaries: Canaries) -> Files:
    """A file for each reader with all the columns it asks for. Each row is tried again with a canary where the time or
    another sign of how to read it stands; some rows are broken in the ways that are told of."""
    files = {"Profile.csv": "First Name,Last Name,Headline\nMara,Lind,\n"}
    for name, columns in _asked(folder).items():
        rows = [[_cell(name, column, canaries, number) for column in columns] for number in range(4)]
        for at, column in enumerate(columns):
            if column in READ:
                rows.append([*rows[0][:at], canaries.text(f"{name}: {column}, unreadable", 0), *rows[0][at + 1 :]])
        broken = canaries.text(f"{name}: broken row", 0)
        rows += [[broken], [*rows[0], broken]]
        if name == "Profile.csv":
            rows = [["Mara" if c == "First Name" else "Lind" if c == "Last Name" else v
                     for c, v in zip(columns, row, strict=True)] for row in rows[:1]]  # fmt: skip
        files[name] = _table(columns, rows) + f'"{broken}'
    for name in IGNORED:
        say = canaries.text(f"{name}: left alone", 1)
        files[f"{name}"] = _table([say, "Text"], [[say, say]])
    for name in ("Invitations_2.csv", "Comments_2.csv", "messages (1).csv"):
        say = canaries.text(f"{name} without a header", 0)
        files[name] = _table([say, say, "DATE", say, say], [[say] * 5])
    files["Unknown.csv"] = _table([canaries.text("an unknown file", 0)], [[canaries.text("an unknown file", 0)]])
    return files


def _cell(name: str, column: str, canaries: Canaries, number: int) -> str:
    return COLUMNS.get(column, READ.get(column)) or (
        "" if column in COLUMNS or column in READ else canaries.text(f"{name}: {column}", number)
    )


def _asked(folder: Path) -> dict[str, list[str]]:
    """The columns each reader asks its table for, told by reading tables of those it cannot do without."""
    asked: dict[str, list[str]] = defaultdict(list)
    real: Callable[..., list[int]] = Table.columns

    def columns(table: Table, *names: str) -> list[int]:
        asked[table.file] += [name for name in names if name not in asked[table.file]]
        return real(table, *names)

    needed = {file.name: [*file.columns] for file in FILES.values()}
    files = {name: _table(has, [[COLUMNS.get(c, READ.get(c, "x")) for c in has]]) for name, has in needed.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Table, "columns", columns)
        list(read(zipped(folder / "asked.zip", files)))
    return {name: [*has, *(c for c in asked[name] if c not in has), "Surprise"] for name, has in needed.items()}


def _table(columns: list[str], rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()


ME = "https://social.example/users/mara"
POST: dict[str, Any] = {
    "id": f"{ME}/statuses/1/activity", "type": "Create", "actor": ME, "published": "2025-02-01T10:00:00Z",
    "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": [f"{ME}/followers"], "surprise": "?",
    "object": {
        "id": f"{ME}/statuses/1", "type": "Note", "summary": "?", "inReplyTo": None, "conversation": "tag:1",
        "content": "?", "contentMap": {"en": "?"}, "published": "2025-02-01T10:00:00Z", "source": {"content": "?"},
        "tag": [{"type": "Mention", "href": "https://far.example/users/ana", "name": "@ana@far.example", "x": "?"},
                {"type": "Hashtag", "href": "https://social.example/tags/x", "name": "?"}],
        "attachment": [{"type": "Document", "name": "?", "summary": "?", "url": "https://social.example/1.png"}],
        "oneOf": [{"type": "Note", "name": "?"}], "surprise": "?",
    },
}  # fmt: skip
ACTOR: dict[str, Any] = {
    "id": ME, "type": "Person", "followers": f"{ME}/followers", "preferredUsername": "?", "name": "?", "summary": "?",
    "icon": {"type": "Image", "url": "https://social.example/me.png", "name": "?"}, "surprise": "?",
    "attachment": [{"type": "PropertyValue", "name": "?", "value": "?"}],
}  # fmt: skip


def mastodon(_: Path, canaries: Canaries) -> Files:
    """An outbox in which each text is a canary, and another post for each member with a canary even where something
    else is expected."""
    posts = []
    for number, to in enumerate((POST["to"], [f"{ME}/followers"], ["https://far.example/users/ana"])):
        post = _said(POST, "outbox.json", canaries, number)
        posts.append(post | {"to": to, "cc": [], "object": post["object"] | {"id": f"{ME}/statuses/{number}"}})
    posts += _spoilt(POST, canaries)
    files = {
        "outbox.json": json.dumps({"id": "outbox.json", "type": "OrderedCollection", "orderedItems": posts}),
        "actor.json": json.dumps(_said(ACTOR, "actor.json", canaries, 0)),
    }
    for name in ("likes.json", "bookmarks.json"):
        say = canaries.text(name, 0)
        files[name] = json.dumps(
            {"id": name, "surprise": say, "orderedItems": [f"https://far.example/{say}", {"x": say}]}
        )
    for name in ("following_accounts.csv", *(name for name in LEFT_ALONE if name.endswith(".csv"))):
        say = canaries.text(name, 0)
        files[name] = _table(["Account address", "Notes"], [["ana@far.example", say], [say]])
    return files


def _said(value: Any, place: str, canaries: Canaries, number: int) -> Any:
    """The document with a canary wherever it says ``?``."""
    if isinstance(value, dict):
        return {key: _said(each, f"{place}: {key}", canaries, number) for key, each in value.items()}
    if isinstance(value, list):
        return [_said(each, place, canaries, number) for each in value]
    return canaries.text(place, number) if value == "?" else value


def _spoilt(post: dict[str, Any], canaries: Canaries) -> Iterator[dict[str, Any]]:
    for key in post:
        if key not in MEMBERS:
            yield _said(post, "outbox.json", canaries, 0) | {key: canaries.text(f"outbox.json: {key} itself", 0)}
    for key in post["object"]:
        if key not in MEMBERS:
            whole = _said(post, "outbox.json", canaries, 0)
            yield whole | {"object": whole["object"] | {key: canaries.text(f"outbox.json: object's {key} itself", 0)}}


MAKERS: dict[str, Callable[[Path, Canaries], Files]] = {
    "linkedin": linkedin,
    "mastodon": mastodon,
    **exports.MAKERS,
    **chats.MAKERS,
}
