"""No byte of any text that came in stands anywhere on the disk, in the log or in what is given out.

A real server is sent every kind of activity, archive and page with canary words in all their texts. Then its data
folder, its temporary folder, its log and all exports and reports are searched, for the words and for what they may have
become. A report as PDF is the one as HTML, printed (tests/browser/test_printing.py).
"""

import http.client
import json
import os
import re
import secrets
import socket
import sqlite3
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from flask import Flask

from server import create_app
from server.installation.settings import Settings
from server.store.devices import put
from server.store.engine import writing
from server.store.schema import metadata
from server.store.store import Store, open_store
from tests.canary import archives, pages
from tests.canary.activities import activities, unfit
from tests.canary.kept import KEPT
from tests.canary.words import MARK, TEMPLATES, Canaries
from tests.sealed import Sealing, sealer

EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
RAPPORT = (sys.executable, "-m", "server")
#: Runs each of the commands that it is given, in one process: starting one takes longer than most commands do.
SEVERAL = (
    "import json, sys; from server.commands.main import main; "
    "[main(words, standalone_mode=False) for words in json.loads(sys.argv[1])]"
)
LOGS = ("", "-wal", "-shm")
ESCAPES = ("%{:02X}", "\\u{:04x}", "&#{:d};", "&#x{:x};")
HIDDEN = "nothing that is searched has it"


@dataclass
class Place:
    """An installation in a folder of its own: data, temporary files, log and what it gives out."""

    folder: Path

    def __post_init__(self) -> None:
        for name in ("tmp", "out"):
            (self.folder / name).mkdir()
        self.environment = os.environ | {
            "RAPPORT_DATA": str(self.data),
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR", "POLARS_TEMP_DIR"), str(self.folder / "tmp")),
        }

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, *command: str) -> str:
        """A command of the program; what it wrote goes to the log as well."""
        return self._run(*RAPPORT, *command)

    def run_all(self, commands: list[tuple[str, ...]]) -> str:
        """Commands of the program, one after the other in one process; otherwise the same."""
        return self._run(sys.executable, "-c", SEVERAL, json.dumps(commands))

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=180, check=False)
        assert not done.returncode, done.stderr
        with (self.folder / "log").open("a", encoding="utf-8") as log:
            log.write(done.stderr)
        return done.stdout

    def traces(self, canaries: Canaries) -> dict[str, set[str]]:
        """By file, the places whose words are in it. Databases and Parquet are looked at value by value too."""
        found = {}
        for file in (file for file in self.folder.rglob("*") if file.is_file()):
            told = canaries.found(file.read_bytes()) | canaries.found(file.name.encode())
            if file.suffix == ".parquet":
                told |= canaries.found(repr(pl.read_parquet(file).rows()).encode())
            if file.suffix == ".sqlite3":
                told |= canaries.found(repr(tables(file)).encode())
            if told:
                found[str(file.relative_to(self.folder))] = told
        return found


def tables(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a database, by table."""
    with closing(sqlite3.connect(file)) as database:
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in metadata.tables}


class Serving:
    """A server of the place's own, and requests to it: with the token of a script that may write, as the person whose
    browser has the dashboard open, and sealed as the extension's."""

    def __init__(self, place: Place, token: str, sealing: Sealing) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.token, self.sealing = token, sealing
        command = [*RAPPORT, "serve", "--no-open", "--port", str(self.port)]
        self.log = place.folder / "log"
        with self.log.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command, env=place.environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith("Rapport is running at")
        self.key = b64decode(self.ask("GET", "pairing", b"")[1]["key"])
        self.session = self.opened(place.run("open", "--link").split()[0])

    def opened(self, link: str) -> dict[str, str]:
        """What a browser shows that came by the link."""
        address, _, token = link.partition("/enter#")
        self.dashboard = address.partition(str(self.port))[2]
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)) as connection:
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", f"{self.dashboard}/open", f"token={token}", form)
            answer = connection.getresponse()
            answer.read()
            cookie = str(answer.getheader("Set-Cookie")).partition(";")[0]
            connection.request("GET", f"{self.dashboard}/devices", headers={"Cookie": cookie})
            page = connection.getresponse().read().decode()
        found = re.search('name="form_token" value="([^"]+)"', page)
        assert found
        return {"Cookie": cookie, "X-Form-Token": found[1]}

    def ask(
        self, method: str, path: str, body: bytes, kind: str = "application/json", **headers: str
    ) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)
        shown = {"Content-Type": kind, **(headers or {"Authorization": f"Bearer {self.token}"})}
        with closing(connection):
            connection.request(method, f"{self.dashboard if headers else ''}/api/v1/{path}", body, shown)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"null")

    def send(self, batch: Any) -> dict[str, Any]:
        status, told = self.ask("POST", "activities", json.dumps({"activities": batch}).encode())
        assert status == 200, told
        return dict(told)

    def send_sealed(self, path: str, body: Any) -> dict[str, Any]:
        """As the extension sends it."""
        self.sealing.counter += 1
        whole = f"/api/v1/{path}"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)) as connection:
            headers = {**self.sealing.headers(), "Origin": EXTENSION}
            connection.request("POST", whole, self.sealing.sealed(whole, body), headers)
            answer = connection.getresponse()
            told = self.sealing.opened(whole, answer.status, answer.read())
        assert answer.status == 200, told
        return dict(told)

    def imported(self, archive: Path) -> dict[str, Any]:
        kind = "application/octet-stream"
        status, told = self.ask("POST", f"imports?name={archive.name}", archive.read_bytes(), kind)
        assert status == 202, told
        until = time.monotonic() + 150
        while (entry := self.ask("GET", f"imports/{told['id']}", b"")[1])["state"] == "running":
            assert time.monotonic() < until
        return dict(entry)

    def end(self) -> None:
        """Let it end; what it printed goes to the log as well."""
        if self.process.returncode is None:
            self.process.terminate()
            printed, _ = self.process.communicate(timeout=60)
            with self.log.open("a", encoding="utf-8") as log:
                log.write(printed)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "place").mkdir()
    return Place(tmp_path / "place")


@pytest.fixture
def serving(place: Place) -> Iterator[Serving]:
    token = place.run("devices", "add", "a script").strip()
    key = secrets.token_bytes(32)
    with open_store(Settings.load(place.data, environment={})) as store, writing(store._engine) as connection:
        extension = put(connection, store.owner.get().person_id, "a browser", "Chromium", 1, key=key)
    made = Serving(place, token, Sealing(extension, key))
    yield made
    made.end()


def test_the_search_finds_every_form() -> None:
    """Without this, finding nothing would mean nothing."""
    for template in range(len(TEMPLATES)):
        canaries = Canaries()
        said = canaries.text("here", template)
        word = re.findall(f"{MARK}[a-z]+", said, re.IGNORECASE)[0]
        forms = [said, said.upper(), word, word[:-1], word[::-1], word.encode().hex(), word.encode("utf-16-le").hex()]
        forms += ["".join(form.format(ord(letter)) for letter in word) for form in ESCAPES]
        forms += [b64encode(b"x" * before + said.encode()).decode() for before in range(3)]
        for form in forms:
            assert canaries.found(f"{HIDDEN} {form} {HIDDEN}".encode()), form
        for encoding in ("utf-16-le", "utf-16-be"):
            assert canaries.found(said.encode(encoding))
        assert canaries.found(said.encode()) == {"here"}
        assert canaries.found(HIDDEN.encode() * 9) == set()


def test_nothing_that_is_kept_by_design_has_ceased_to_exist() -> None:
    canaries = Canaries()
    list(activities(canaries))
    assert {"Object.content", "Profile.headline", "Profile.about", "Profile.contact"} <= set(canaries.places)
    assert not set(canaries.places) & KEPT.keys()
    from auditor.activities import activity

    assert all(name in getattr(activity, struct).__struct_fields__ for struct, name in (k.split(".") for k in KEPT))


def test_no_text_leaves_a_trace(place: Place, serving: Serving, tmp_path: Path) -> None:
    canaries = Canaries()
    send_activities(serving, canaries)
    send_what_else_the_extension_sends(serving, canaries)
    send_what_is_broken(serving, canaries)
    made = []
    for zipped, tarred in archives.made(tmp_path, canaries):
        entry = serving.imported(tarred)  # which holds its words as they are, so that a copy of it is found
        assert entry["state"] == "done" and entry["new"] and entry["skipped"], entry
        made.append(str(zipped))
    place.run("import", *made)
    for broken in archives.broken(tmp_path, canaries):
        entry = serving.imported(broken)
        assert entry["state"] == "failed" or entry["skipped"], entry
    assert serving.ask("POST", "audits", b'{"days": 3000}', **serving.session)[0] == 201
    out = place.folder / "out"
    place.run("audit", "--days", "400", "--format", "json", "--output", str(out / "report.json"))
    asked: list[tuple[str, ...]] = [
        ("audit", "--days", "400", "--format", form, "--output", str(out / f"report.{form}"))
        for form in ("html", "text")
    ]
    for form in ("as2", "csv", "parquet"):
        for share in ((), ("--share",)):
            file = str(out / f"export{''.join(share)}.{form}")
            asked.append(("export", "--format", form, *share, "--output", file))
    assert place.run_all(asked).count("activities written") == 6
    assert len(list(out.iterdir())) == 9
    assert (place.data / "rapport.sqlite3-wal").exists()  # all was searched while it stood there
    assert {file.name for file in place.data.iterdir()} == {
        "key",
        "server.json",
        "spool",
        *(f"rapport.sqlite3{end}" for end in LOGS),
    }
    assert list((place.data / "spool").iterdir()) == []
    assert place.traces(canaries) == {}
    serving.end()
    assert place.traces(canaries) == {}


def send_activities(serving: Serving, canaries: Canaries) -> None:
    """All kinds that are declared, half of them as the extension sends them; and all pages, as they are read."""
    sent, seal = list(activities(canaries)), sealer(serving.key)
    taken = 0
    for number in range(-(-len(sent) // 400)):
        batch = sent[400 * number : 400 * (number + 1)]
        if number % 2:
            told = serving.send_sealed("activities", {"activities": [seal(each) for each in batch]})
        else:
            told = serving.send(batch)
        taken += told["stored"]
    assert taken > len(sent) * 0.9  # some are the same act by two ways
    read = list(pages.activities(canaries))
    assert any("Message" in str(each) for each in read) and any("Update" in str(each) for each in read)
    assert not serving.send(read)["refused"]
    refused = list(unfit(canaries))
    assert len(serving.send(refused)["refused"]) >= len(refused) - 1


def send_what_else_the_extension_sends(serving: Serving, canaries: Canaries) -> None:
    """How well it read, under the name of a site that is not known here, and what it wants forgotten."""
    say = canaries.text("what the extension sends")
    reading = {"site": say, "part": "feed", "day": "2026-10-01", "found": 1, "missed": 0}
    for path, told in (("readings", {"readings": [reading]}), ("activities/forget", {"ids": [say]})):
        serving.send_sealed(path, told)


def send_what_is_broken(serving: Serving, canaries: Canaries) -> None:
    """JSON that ends too early, and JSON with fields that nobody declared, to every route."""
    say = canaries.text("a broken request")
    for path in ("activities", "readings", "expectations", "audits", "schedules", "pairing", "activities/forget"):
        method = "PUT" if path == "expectations" else "POST"
        shown = {} if path in {"activities", "readings", "pairing", "activities/forget"} else serving.session
        assert serving.ask(method, path, f'{{"{say}": "{say}"'.encode(), **shown)[0] == 400
        assert serving.ask(method, path, json.dumps({say: [say]}).encode(), **shown)[0] == 400


@pytest.fixture
def keeping(place: Place) -> Iterator[Flask]:
    """An app that keeps texts."""
    settings = Settings.load(place.data, f"sqlite:///{place.data}/rapport.sqlite3", keep_text_days=5, environment={})
    made = create_app(settings, port=5610)
    yield made
    made.extensions["store"].close()


def test_texts_kept_by_choice_stand_in_their_table_alone_and_go_with_the_choice(
    place: Place, keeping: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = keeping.extensions["store"]
    _, token = store.devices.add("a script", "none", 1)
    canaries = Canaries()
    sent = list(activities(canaries))[:600]
    client = keeping.test_client()
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.post(
        "/api/v1/activities", json={"activities": sent}, headers=headers, base_url="http://127.0.0.1:5610"
    )
    assert answer.status_code == 200
    for form in ("as2", "csv", "parquet"):
        for share in (False, True):
            with (place.folder / "out" / f"export-{share}.{form}").open("wb") as out:
                store.activities.export(out, form, share=share)
    by_table = {
        name: canaries.found(repr(rows).encode()) for name, rows in tables(place.data / "rapport.sqlite3").items()
    }
    assert {name: found for name, found in by_table.items() if found} == {"texts": {"Object.content"}}
    assert {file for file in place.traces(canaries) if file.startswith("out/")} == {"out/export-False.as2"}
    (place.folder / "out" / "export-False.as2").unlink()
    store.change(keep_text_days=0)
    assert place.traces(canaries) == {}  # while it is open: neither free pages nor the log hold them
