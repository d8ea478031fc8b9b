"""What others call themselves, however hostile, breaks out of no file that Rapport writes, and breaks none."""

import csv
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from auditor.activities.activity import Person
from server.audits.running import audit_now
from server.commands.main import main
from server.rendering.calendar import calendar
from server.rendering.files import written
from server.store.engine import writing
from server.store.exporting import FORMULA
from server.store.persons import now
from server.store.schema import acquaintances, steps
from server.store.store import Store
from tests.conftest import missing
from tests.server.test_hostile_names import CARRIED_OUT, message

#: What somebody may call themselves: what ends a line, begins an entry, turns writing, is a formula, markup, a
#: template, a path, very long, or no text at all.
HOSTILE = {
    "lines": "Eve\r\nBEGIN:VEVENT\r\nSUMMARY:owned\r\nEND:VEVENT\nBcc: a@example.org",
    "odd lines": "Eve\x85END:VCALENDAR\u2028BEGIN:VEVENT\u2029y\x0bz\x0cw\x1cv",
    "turned": "Eve\u202egnp.exe\u2066 \u200b\ufeff\u061c\U000e0041",
    "formula": '=HYPERLINK("https://evil.example";"Eve")',
    "formula-within": 'Eve\t=cmd|"/c calc"!A1\n@SUM(1);+1,-1',
    "markup": "</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)>'\"><svg/onload=alert(1)>",
    "template": "{{ 7 * 7 }}{% raw %}{# ${7*7} #}%(name)s %s {0} <%= 7 %>",
    "long": "E" * 10_000,
    "nothing": "Eve\x00\x00\x1b[2J\x1b]0;owned\x07",
    "heaped": "E" + "\u0300" * 5_000,
    "path": "../../../etc/passwd",
    "entity": "&lt;script&gt;&#0;&#x202e;&amp;amp;",
    "markdown": "[Eve](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>",
}


def fill(store: Store) -> None:
    """People of these names, who wait; as an earlier version would have kept them, that took names as they came."""
    for at, (kind, name) in enumerate(HOSTILE.items()):
        person = Person(f"in/{kind}", name)
        store.activities.write([message("me", person, day, store.key) for day in range(40, 60, 2)])
        told = (2.5 + at / 50, *range(40, 60, 2))
        store.activities.write([message(person, Person("me"), day - 0.5, store.key) for day in told])
        with writing(store._engine) as connection:
            same = acquaintances.c.id == person.id
            connection.execute(update(acquaintances).where(same).values(name=name.replace("\x00", "\x01")))


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    fill(found)
    return found


def test_a_report_in_one_file_holds_names_and_nothing_of_theirs_acts(store: Store) -> None:
    report = audit_now(store)
    page = written(report, "html").decode()
    assert "Eve" in page
    read = BeautifulSoup(page, "html5lib")
    plain = BeautifulSoup(written(msgspec.structs.replace(report, waiting=()), "html").decode(), "html5lib")
    assert len(read("script")) == len(plain("script"))
    assert not [tag for tag in read(True) if any(name.startswith("on") for name in tag.attrs)]
    assert not read.select("svg[onload], img[src=x]")
    assert not [tag for tag in read(href=True) if str(tag["href"]).lower().strip().startswith("javascript")]
    assert HOSTILE["template"] in read.text, "nothing is carried out as a template"
    assert not CARRIED_OUT.findall(read.text.replace("\t", " ")), CARRIED_OUT.findall(read.text)[:9]
    assert len(page) < 3_000_000


@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_the_other_forms_can_be_read(store: Store, form: str) -> None:
    told = written(audit_now(store), form).decode()
    if form == "json":
        assert json.loads(told)["categories"]
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(told)))
        assert {len(row) for row in rows} == {15}
        assert not [
            cell for row in rows for cell in row if re.search(FORMULA, cell) and not re.fullmatch(r"-?[\d.e-]+", cell)
        ]
    else:
        assert not CARRIED_OUT.findall(told)


def test_a_printed_report_holds_no_program_and_no_way_out(store: Store) -> None:
    report = audit_now(store)
    try:
        with ThreadPoolExecutor(1) as own:  # a browser that another test drives leaves a loop running in this thread
            printed = own.submit(written, report, "pdf", fetch=False).result()
    except OSError:
        missing("There is no Chromium to print with.")
    assert printed.startswith(b"%PDF-")
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/EmbeddedFile|/URI\s*\([^)]*evil", printed)


def unfolded(content: bytes) -> list[str]:
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_holds_a_step_for_each_and_nothing_of_their_own(client: FlaskClient, store: Store) -> None:
    for name in HOSTILE.values():
        store.steps.add("reply-rate", f"Give {name} one line today.", "taken", now())
    with writing(store._engine) as connection:
        whole = steps.c.action.like("%Bcc%")
        connection.execute(update(steps).where(whole).values(id="1\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nX:1"))
    answer = client.get("/steps/calendar/steps.ics")
    assert answer.status_code == 200
    lines = unfolded(answer.data)
    assert [line for line in lines if line.startswith("BEGIN:")] == [
        "BEGIN:VCALENDAR",
        *["BEGIN:VEVENT"] * len(HOSTILE),
    ]
    assert lines.count("END:VEVENT") == len(HOSTILE)
    assert {line.partition(":")[0].partition(";")[0] for line in lines if line} <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "X-PUBLISHED-TTL", "UID", "DTSTAMP", "DTSTART",
        "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP",
    }  # fmt: skip
    told = "\n".join(lines)
    assert not CARRIED_OUT.findall(told)
    assert len(told.splitlines()) == len(lines) - (lines[-1] == "")


def test_a_calendar_of_words_that_are_no_text_can_be_read(store: Store) -> None:
    store.steps.add("reply-rate", "Give Eve one line.", "taken", now())
    (step,) = (each for each in store.steps.all() if each.state == "taken")
    zone = store.owner.get().zone_info
    odd = step._replace(action="Give \ud800Eve\udfff\x00 one line.")
    assert "Eve" in calendar([odd], zone).decode()


@pytest.mark.parametrize("form", ["csv", "as2", "parquet"])
def test_an_export_can_be_read(app: Flask, store: Store, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"all.{form}"
    settings = app.extensions["settings"]
    done = CliRunner().invoke(main, ["--data", str(settings.data), "export", "--format", form, "--output", str(file)])
    assert done.exit_code == 0, done.output
    if form == "csv":
        rows = list(csv.reader(io.StringIO(file.read_bytes().decode())))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if re.match(r"[=@]", cell)]
    elif form == "as2":
        assert json.loads(file.read_bytes())
    else:
        import polars

        assert polars.read_parquet(file).height > 100
