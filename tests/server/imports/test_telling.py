"""What an import could not take is said in the language of whoever reads it, whenever that is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from auditor.archives import ArchiveRefused, Problem, Unrecognised, archives, read
from auditor.history.ingest import receive
from auditor.translatable import Sentence, Told, lazy_gettext, lazy_ngettext
from server.imports.importing import Import, run_import
from server.imports.telling import CameIn, Problems
from server.imports.uploads import Imports
from server.rendering.labels import archive
from server.store.engine import writing
from server.store.schema import imports as table
from server.store.store import Store
from server.translations import speaking, translated
from tests.archives.cases import folders, packed
from tests.server.translations.remaining import english_left
from tests.story import Story

GERMAN = {"Accept-Language": "de"}
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Silva,https://www.linkedin.com/in/ana-silva,,Northline,Engineer,08 Feb 2026
Cleo,Marsh,https://www.linkedin.com/in/cleo-marsh,,,,the day before
,,,,,,09 Feb 2026
,,,,,,10 Feb 2026
"""
ENGLISH_SAID = [
    "Connections.csv, line 3: the date “xxx xxx xxxxxx” cannot be read",
    "Connections.csv: people who hid or closed their account leave only a date here (2 times)",
]
GERMAN_SAID = [
    "Connections.csv, Zeile 3: das Datum „xxx xxx xxxxxx“ lässt sich nicht lesen",
    "Connections.csv: von Personen, die ihr Konto verbergen oder geschlossen haben, bleibt hier nur ein Datum (2-mal)",
]


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    return kept


@pytest.fixture
def imported(store: Store, tmp_path: Path) -> Import:
    """An import that was asked for in English."""
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, "utf-8")
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None)
    return entry


def german(words: str | Sentence) -> str:
    with speaking("de"):
        return translated(words)


def listed(page: str) -> list[tuple[str, object]]:
    """What a page lists, each with the language it says that is in."""
    return [(line.text, line.get("lang")) for line in BeautifulSoup(page, "html5lib").select("ul.small > li")]


def test_the_page_of_an_import_follows_its_reader(imported: Import, client: FlaskClient) -> None:
    address = f"/import/{imported.id}"
    assert listed(client.get(address).text) == [(said, None) for said in ENGLISH_SAID]
    page = client.get(address, headers=GERMAN).text
    assert listed(page) == [(said, None) for said in GERMAN_SAID]
    assert "Das war: Datenexport von LinkedIn." in " ".join(page.split())
    assert "Datenexport von LinkedIn" in client.get("/import", headers=GERMAN).text


def test_the_interface_follows_who_asks(imported: Import, client: FlaskClient) -> None:
    address = f"/api/v1/imports/{imported.id}"
    assert client.get(address).get_json()["problems"] == ENGLISH_SAID
    assert client.get(address, headers=GERMAN).get_json()["problems"] == GERMAN_SAID


def test_the_page_asks_who_i_am_and_remembers_it(store: Store, client: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(
        "CONVERSATION ID,FROM,TO,DATE,CONTENT\n"
        "c1,Mira <b>Novak</b>,Tom Hale,2026-02-01 10:00:00 UTC,Morning\n"
        "c1,Tom Hale,Mira <b>Novak</b>,2026-02-01 11:00:00 UTC,Morning to you\n",
        "utf-8",
    )
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None)
    address = f"/import/{entry.id}"
    page = BeautifulSoup(client.get(address, headers=GERMAN).text, "html5lib")
    form = page.select_one(f"form[action$='{address}/me']")
    assert form
    assert "Wer bist du in messages.csv?" in form.text
    assert [field["value"] for field in form.select("input[type=radio]")] == ["Mira <b>Novak</b>", "Tom Hale"]
    token = form.select_one("input[type=hidden]")
    assert token
    sent = {str(token["name"]): str(token["value"])}
    assert client.post(f"{address}/me", data=sent).status_code == 400
    answered = client.post(f"{address}/me", data=sent | {"name": "Tom Hale"}, follow_redirects=True)
    assert "Choose messages.csv once more" in answered.text
    again = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, again, lambda _: None)
    assert (again.state, again.new) == ("done", 2)
    page = BeautifulSoup(client.get(f"/import/{again.id}", headers=GERMAN).text, "html5lib")
    assert "1 Nachricht von dir, Februar 2026" in page.text
    assert not page.select("form[action$='/me']")


def test_the_page_of_an_import_of_nothing_does_not_say_done(store: Store, client: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "following_accounts.csv"
    path.write_text("Account address,Show boosts\nwei@far.example,true\n", "utf-8")
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None)
    page = " ".join(BeautifulSoup(client.get(f"/import/{entry.id}").text, "html5lib").text.split())
    assert "Done." not in page
    assert "Nothing came in from following_accounts.csv" in page
    assert "Without a time" in page
    assert "the list bears no times" in page


@pytest.mark.parametrize(("name", "content"), [("photo.png", b"\x89PNG\r\n"), ("notes.txt", b"nothing")])
def test_after_an_import_of_nothing_no_audit_is_offered(
    store: Store, client: FlaskClient, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    entry = Import(store.imports.begin(name), name)
    run_import(store, tmp_path / name, entry, lambda _: None)
    for address in (f"/import/{entry.id}", f"/import/together/{entry.id}"):
        page = client.get(address).text
        assert "Audit my activity" not in page
        assert "Import another file" in page


def test_after_an_import_an_audit_is_offered(imported: Import, client: FlaskClient) -> None:
    assert imported.new
    for address in (f"/import/{imported.id}", f"/import/together/{imported.id}"):
        page = client.get(address).text
        assert "Audit my activity" in page
        assert "Import another file" not in page


def test_what_came_in_is_told_by_kind_and_period(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "outbox.json"
    me = "https://social.example/users/otter"
    posts = [
        {
            "type": "Create",
            "actor": me,
            "published": f"202{year}-11-0{year}T10:00:00Z",
            "to": "as:Public",
            "object": {
                "type": kind,
                "id": f"{me}/statuses/{year}{kind}",
                "content": "Hm",
            },
        }
        for year in (2, 3, 4)
        for kind in ("Note", "Question")
    ]
    path.write_bytes(msgspec.json.encode({"type": "OrderedCollection", "orderedItems": posts}))
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None)
    assert [str(line) for line in entry.came] == [
        "3 posts, November 2022 to November 2024",
        "3 polls, November 2022 to November 2024",
    ]
    assert [german(line) for line in entry.came] == [
        "3 Beiträge, November 2022 bis November 2024",
        "3 Umfragen, November 2022 bis November 2024",
    ]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2025, 2, 1), (2025, 2, 28), "2 posts, February 2025"),
        ((2025, 2, 28), (2025, 3, 1), "2 posts, February 2025 to March 2025"),
        ((2025, 2, 3), (2026, 2, 3), "2 posts, February 2025 to February 2026"),
        ((2025, 12, 31), (2026, 1, 1), "2 posts, December 2025 to January 2026"),
    ],
)
def test_months_are_told_once_and_from_the_first_to_the_last(
    first: tuple[int, int, int], last: tuple[int, int, int], said: str
) -> None:
    story, came = Story(), CameIn()
    for day in (last, first):
        story.post(datetime(*day, 12, tzinfo=UTC), "Today I drew the old bridge again.")
    arrivals = [receive(each, key=b"k", zone=UTC) for each in story.activities]
    for arrival in arrivals:
        came.add([arrival], [arrival.row.id])
    assert [str(line) for line in came.said()] == [said]
    one = CameIn()
    one.add(arrivals, [arrivals[0].row.id])
    assert next(str(line) for line in one.said()).startswith("1 post, ")


def test_nothing_in_a_file_acts_as_a_terminal_command() -> None:
    odd = "a\x1b]0;b\x07\x1b[31mc\u202e\n.csv"
    said = Problem(odd, 2, lazy_gettext("it names nobody")).said
    for words in (str(said), german(said), str(ArchiveRefused(odd, said, odd)), str(Problem(odd, None, said))):
        assert words.isprintable(), words


def test_problems_stored_by_an_earlier_version_are_shown_unchanged(store: Store, client: FlaskClient) -> None:
    entry = store.imports.begin("mine.zip")
    store.imports.finish(entry, "done")
    before = ["likes.json: the list bears no times (3 times)", "100 %(of)s it"]
    with writing(store._engine) as connection:
        kept = {"problems": msgspec.json.encode(before).decode(), "format": "a format of old"}
        connection.execute(update(table).where(table.c.id == entry).values(kept))
    page = client.get(f"/import/{entry}", headers=GERMAN).text
    assert listed(page) == [(said, "en") for said in before]
    assert "a format of old" in page


def test_an_import_that_the_program_did_not_survive_says_so_to_its_reader(store: Store) -> None:
    entry = store.imports.begin("mine.zip")
    with writing(store._engine) as connection:
        connection.execute(update(table).where(table.c.id == entry).values(host=None, process=None))
    Imports(store)
    found = store.imports.get(entry)
    assert found
    assert [german(said) for said in found.problems] == [
        "Das Programm endete vor dem Import. Lies das Archiv noch einmal ein: Nur was fehlt, kommt dazu."
    ]


def problems() -> Iterator[tuple[str, Problem]]:
    for folder in folders():
        for item in read(folder):
            if isinstance(item, Problem):
                yield f"{folder.parent.name}/{folder.name}", item


def test_everything_that_is_wrong_with_the_cases_is_said_in_german() -> None:
    found = list(problems())
    assert len(found) > 25
    for case, problem in found:
        said = german(problem.said)
        assert said != str(problem), case
        assert not english_left("de", iter([said])), case


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"PK\x03\x04", ArchiveRefused, "mine.zip: das Archiv ist abgeschnitten oder beschädigt: "),
        (
            b"words",
            Unrecognised,
            "mine.zip ist kein Archiv, das Rapport kennt. Gesucht wurde: Export von ActivityWatch",
        ),
    ],
)
def test_a_refusal_is_kept_to_be_said_in_german(
    store: Store, tmp_path: Path, content: bytes, kind: type[Told], said: str
) -> None:
    path = tmp_path / "mine.zip"
    path.write_bytes(content)
    with pytest.raises(kind) as refused:
        list(read(path))
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None)
    kept = store.imports.get(entry.id)
    assert kept
    assert kept.problems == (entry.error,) == (refused.value.said,)
    assert german(kept.problems[0]).startswith(said)
    assert not english_left("de", iter([german(kept.problems[0])]))


def test_an_export_of_two_sites_and_a_lone_file_without_its_columns_are_told_in_german(tmp_path: Path) -> None:
    by_site = {folder.parent.name: folder for folder in folders()}
    both = tmp_path / "both"
    for name in ("linkedin", "mastodon"):
        for file in by_site[name].rglob("*"):
            if file.is_file():
                (both / file.name).parent.mkdir(exist_ok=True)
                (both / file.name).write_bytes(file.read_bytes())
    with pytest.raises(ArchiveRefused) as refused:
        list(read(both))
    assert german(refused.value.said) == (
        "both: darin stecken Datenexport von LinkedIn und Datenexport von Mastodon; lies jedes Archiv für sich ein"
    )
    lone = tmp_path / "Connections.csv"
    lone.write_text("Vorname,Nachname\n", "utf-8")
    with pytest.raises(Unrecognised) as unknown:
        list(read(lone))
    assert "dem Namen nach zu „Datenexport von LinkedIn“" in german(unknown.value.said)


def test_words_of_a_file_are_never_translated() -> None:
    """The name of a file is, by chance, a sentence of ours, or looks like one with a gap."""
    for name in ("none of them", "%(reason)s.json", "Settings"):
        fits = lazy_gettext("its columns fit %(files)s; give it one of these names", files=(name,))
        said = german(Problem(name, None, fits).said)
        assert said == f"{name}: die Spalten passen zu {name}; gib der Datei einen dieser Namen"


def test_numbers_and_lists_are_written_as_the_language_writes_them() -> None:
    row = lazy_ngettext(
        "the row has %(num)s field where the header has %(width)s",
        "the row has %(num)s fields where the header has %(width)s",
        1,
        width=12_000,
    )
    assert (str(row), german(row)) == (
        "the row has 1 field where the header has 12,000",
        "die Zeile hat 1 Feld, die Kopfzeile hat 12.000",
    )
    fits = lazy_gettext("its columns fit %(files)s; give it one of these names", files=("a", "b", "c"))
    assert str(fits).startswith("its columns fit a, b and c;")
    assert german(fits).startswith("die Spalten passen zu a, b und c;")


def test_english_is_the_same_with_and_without_the_catalogues() -> None:
    assert [translated(problem.said) for _, problem in problems()] == [str(problem) for _, problem in problems()]


def test_the_title_of_an_archive_is_told_by_the_one_that_is_kept() -> None:
    with speaking("de"):
        titles = {archive(str(each.title)) for each in archives()}
    assert titles >= {"Datenexport von LinkedIn", "Datenexport von Mastodon", "eine Sicherung von mastodon-archive"}
    assert not titles & {str(each.title) for each in archives()}


def test_a_stored_sentence_is_read_back_unchanged(tmp_path: Path) -> None:
    for folder in folders():
        for item in read(packed(folder, tmp_path)):
            if isinstance(item, Problem):
                assert msgspec.json.decode(msgspec.json.encode(item.said), type=str | Sentence) == item.said


@pytest.mark.parametrize(
    ("site", "said"), [("linkedin", "1 comment"), ("mastodon", "1 reply to others"), ("x", "1 reply to others")]
)
def test_an_answer_is_called_what_it_is_on_its_site(site: str, said: str) -> None:
    answer = receive(Story(site=site).comment(3, "Thank you", to=("Ana",)), key=b"k", zone=UTC)
    came = CameIn()
    came.add([answer], [answer.row.id])
    assert list(map(str, came.said())) == [f"{said}, January 2025"]


def test_similar_problems_are_counted_by_their_records() -> None:
    problems = Problems()
    for count in (1, 5, 0):
        problems.add(Problem("file.csv", None, lazy_gettext("a reason"), count))
    assert [str(each) for each in problems.said(undated=False)] == ["file.csv: a reason; 6 more like it"]
