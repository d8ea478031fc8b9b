"""What is no archive is named as what it is, in a line, with the next thing to do."""

from pathlib import Path

import pytest

from auditor.archives import Unrecognised, recognise
from tests.archives.test_parts import zipped

PAGE = "<html><head><title>Exported Data</title></head><body>Rute: Olá!</body></html>"
INBOX = "your_facebook_activity/messages/inbox/rute_1/message_1.html"
PICTURES = {
    "screen.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "photo.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "photo.heic": b"\0\0\0\x24ftypheic\0\0\0\0",
    "screen.webp": b"RIFF\x24\0\0\0WEBPVP8 ",
    "moving.gif": b"GIF89a\x01\0",
}


def refused(path: Path) -> str:
    with pytest.raises(Unrecognised) as found:
        recognise(path)
    assert "Looked for" not in str(found.value)
    return str(found.value)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("facebook-benedita.zip", {"start_here.html": PAGE, INBOX: PAGE}),
        ("instagram.zip", {"your_instagram_activity/messages/inbox/rute_1/message_1.html": PAGE}),
        ("export.zip", {"messages/inbox/rute_1/message_1.html": PAGE}),
        ("ChatExport.zip", {"ChatExport_2026-11-30/messages.html": PAGE, "ChatExport_2026-11-30/messages2.html": PAGE}),
    ],
)
def test_an_export_in_html(tmp_path: Path, name: str, files: dict[str, str | bytes]) -> None:
    (tmp_path / name).write_bytes(zipped(files))
    said = refused(tmp_path / name)
    assert "HTML" in said
    assert "JSON" in said


@pytest.mark.parametrize("name", ["message_1.html", "messages.html", "messages2.html"])
def test_a_page_of_one_by_itself(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE)
    said = refused(tmp_path / name)
    assert "HTML" in said
    assert "JSON" in said
    assert "sign in" not in said


def test_other_pages_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "pages.zip").write_bytes(zipped({"index.html": PAGE, "about.html": PAGE}))
    assert "pages.zip holds web pages" in refused(tmp_path / "pages.zip")


def test_another_page_may_be_the_one_that_asks_to_sign_in(tmp_path: Path) -> None:
    (tmp_path / "download.html").write_text(PAGE)
    assert "perhaps the page that asks you to sign in" in refused(tmp_path / "download.html")


@pytest.mark.parametrize(("name", "content"), PICTURES.items(), ids=PICTURES.keys())
def test_a_picture(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert f"{name} is a picture" in refused(tmp_path / name)


def test_what_nothing_is_known_of_is_answered_by_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(Unrecognised, match="Looked for"):
        recognise(tmp_path / "notes.txt")
