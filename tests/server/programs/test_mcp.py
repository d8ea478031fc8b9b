"""``rapport mcp`` as programs use it, asked by the protocol's own client: as a process of its own, and in this one
where the process is not what is tested."""

import asyncio
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, timedelta
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from auditor.answers.expectations import Goal
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.call_log import CallLog
from server.installation.settings import Settings
from server.programs import answering, serving
from server.programs.answering import Answers
from server.store.errors import StoreError
from server.store.store import open_store, open_to_read
from server.translations import speaking
from tests.story import Story

if TYPE_CHECKING:  # where no test of this file runs, as in most workers, it is not worth its seconds
    from mcp import Client
    from mcp.client.stdio import StdioServerParameters

ROOT = Path(__file__).parents[3]
Answered = TypeVar("Answered")
SECRET = "Quuxworthy"
TEXT = "Could you tell me how the zanzibarine schedule came about?"
CALLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("reports", {}),
    ("report", {}),
    ("audits", {}),
    ("audits", {"category": "care", "state": "scored"}),
    *(("audit", {"audit": name}) for name in ("reply-rate", "dormant-reconnect", "partner-spread", "drift-tail")),
    ("who_waits", {"most": 50}),
    ("what_changed", {}),
    ("cannot_tell", {}),
)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder: people of odd names, some of whom wait, and an audit. To be copied."""
    settings = Settings.load(tmp_path_factory.mktemp("audited") / "data", environment={})
    story = Story(first=date(2026, 1, 1))
    for number in range(12):
        story.exchange(3 + number, f"{SECRET} {chr(65 + number)}omson", times=4)
        story.hear(30 + number, f"{SECRET} {chr(65 + number)}omson", TEXT)
    for number in range(40):
        story.hear(40 + number, f"{SECRET} {chr(65 + number % 20)}elder")
        story.write(40.1 + number, f"{SECRET} {chr(65 + number % 20)}elder", "That is well, and I thank you.")
    with open_store(settings) as store, speaking("en"):
        store.change(keep_text_days=3_650)
        arrived = [receive(each, key=store.key, zone=UTC, keep_text=True) for each in story.activities]
        store.activities.write(arrived)
        audit_now(store)
    return settings.data


@pytest.fixture
def kept(audited: Path, tmp_path: Path) -> Settings:
    """A copy of it; name it before ``client``."""
    copytree(audited, tmp_path / "data")
    return Settings.load(tmp_path / "data", environment={})


def apart(talk: Coroutine[Any, Any, Answered]) -> Answered:
    """What comes of it in a thread of its own: a browser that another test drives leaves a loop running in this one."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(asyncio.run, talk).result()


def program(*arguments: str, command: str = sys.executable, **how: Any) -> "StdioServerParameters":
    """The process that is to be started."""
    from mcp.client.stdio import StdioServerParameters

    return StdioServerParameters(command=command, args=[*arguments], **how)


def client_of(server: Any) -> "Client":
    """The protocol's own client of a server, or of the process that is one."""
    from mcp import Client

    return Client(server)


def ask(settings: Settings, calls: Sequence[tuple[str, Mapping[str, Any]]], *switches: str) -> list[Any]:
    """Answers of a process that is started for it; those that are refused as their words."""
    server = program("-m", "server", "--data", str(settings.data), "mcp", *switches, cwd=ROOT)
    return apart(told(server, calls))


def ask_here(
    settings: Settings, calls: Sequence[tuple[str, Mapping[str, Any]]], *, names: bool = False, texts: bool = False
) -> list[Any]:
    """The same of a server in this process."""

    async def talk() -> list[Any]:
        with open_to_read(settings) as store, speaking("en"):
            return await told(serving.server(Answers(store, names=names, texts=texts), CallLog(settings)), calls)

    return apart(talk())


async def told(server: Any, calls: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Any]:
    """What a server, or the process that is one, says to the protocol's own client."""
    async with client_of(server) as client:
        answers = [await client.call_tool(tool, dict(arguments)) for tool, arguments in calls]
    return [each.content[0].text if each.is_error else each.structured_content for each in answers]  # type: ignore[union-attr]


def rows(settings: Settings) -> str:
    """A digest of all that stands in the database."""
    file = settings.sqlite_file
    assert file
    connection = sqlite3.connect(file)
    try:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()
    finally:
        connection.close()


def test_tools_declare_that_they_only_read_and_answer_with_intervals(kept: Settings) -> None:
    async def talk() -> list[Any]:
        server = program("-m", "server", "--data", str(kept.data), "mcp", cwd=ROOT)
        async with client_of(server) as client:
            return (await client.list_tools()).tools

    tools = apart(talk())
    assert [tool.name for tool in tools] == [*dict.fromkeys(tool for tool, _ in CALLS)]
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    (audits, one) = ask_here(kept, [("audits", {}), ("audit", {"audit": "reply-rate"})])
    by_name = {each["audit"]: each for each in audits["audits"]}
    value = by_name["reply-rate"]["value"]
    assert value["low"] < value["number"] < value["high"]
    assert one["value"] == value
    assert one["evidence"]["sources"]
    assert not [name for name, each in by_name.items() if "value" not in each and each["state"] == "scored"]


def test_nobody_is_named_and_no_text_told_unless_both_were_switched_on(kept: Settings) -> None:
    without = json.dumps(ask(kept, CALLS))
    assert SECRET not in without
    assert "zanzibarine" not in without
    assert '"who": "person 1"' in without
    assert '"who": "person 12"' in without
    (named,) = ask(kept, [("who_waits", {})], "--names")
    assert {each["who"] for each in named["waiting"]} == {f"{SECRET} {chr(65 + number)}omson" for number in range(12)}
    assert "zanzibarine" not in json.dumps(named)
    (answer,) = ask(kept, [("who_waits", {"most": 2})], "--names", "--texts")
    assert [each["their_words"] for each in answer["waiting"]] == [TEXT, TEXT]
    assert answer["more"] == 10


def test_texts_need_names(kept: Settings) -> None:
    result = CliRunner(env={"RAPPORT_DATA": str(kept.data)}).invoke(main, ["mcp", "--texts"])
    assert (result.exit_code, "--texts needs --names" in result.output) == (2, True)


def test_nothing_is_written_but_the_log(kept: Settings) -> None:
    before, files = rows(kept), {path.name for path in kept.data.iterdir()}
    ask(kept, CALLS, "--names", "--texts")
    assert rows(kept) == before
    passing = {"rapport.sqlite3-wal", "rapport.sqlite3-shm"}
    assert {path.name for path in kept.data.iterdir()} - passing == (files - passing) | {"calls.jsonl"}


def test_a_store_opened_to_read_refuses_every_write(kept: Settings) -> None:
    with open_to_read(kept) as store:
        with pytest.raises(StoreError):
            store.answers.add(store.answers.get())
        with pytest.raises(StoreError):
            store.texts.remove_all()


def test_a_further_goal_is_answered_separately(kept: Settings) -> None:
    with open_store(kept) as store:
        given = store.answers.get()
        other = Goal(outcome="new clients", amount=2, by=date(2027, 1, 1))
        store.answers.add(msgspec.structs.replace(given, further_goal=other))
        audit_now(store)
    (report,) = ask_here(kept, [("report", {})])
    further = report["further_goal"]
    assert further["outcome"] == "new clients"
    assert further["verdict"]["missing"]["what"].startswith("No honest rate is known of clients")
    assert [each["audit"] for each in further["audits"]] == ["goal-stated", "role-goal-fit", "goal-feasible"]
    assert report["verdict"]["missing"]["what"] != further["verdict"]["missing"]["what"]


def test_without_data_the_server_says_so_and_creates_nothing(tmp_path: Path) -> None:
    data = tmp_path / "none"
    ended = subprocess.run(
        [sys.executable, "-m", "server", "--data", str(data), "mcp"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Nothing is kept at" in ended.stderr
    assert not list(data.glob("*.sqlite3*"))


def test_it_starts_without_the_libraries_of_the_audits() -> None:
    """A program waits for the start, and many calls need none of them."""
    loaded = "import sys, server.programs.serving; print({'numpy', 'scipy', 'polars', 'bs4'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_every_call_stands_in_the_log_also_what_was_refused(kept: Settings, client: FlaskClient) -> None:
    odd = "x\x1b[2J" + "y" * 500
    refused = ask_here(
        kept, [("who_waits", {"most": 3}), (odd, {}), ("audit", {"audit": odd}), ("audit", {"audit": "nothing"})]
    )
    assert [isinstance(each, str) for each in refused] == [False, True, True, True]
    assert (kept.data / "calls.jsonl").stat().st_mode & 0o777 == 0o600
    calls = CallLog(kept).latest()
    assert [call.tool[:9] for call in calls] == ["audit", "audit", "x�[2Jyyyy", "who_waits"]
    assert [call.answered for call in calls] == [False, False, False, True]
    assert calls[3].given == {"most": "3"}
    assert calls[0].given == {"audit": "nothing"}
    assert all(len(call.tool) <= 100 for call in calls)
    printed = CliRunner(env={"RAPPORT_DATA": str(kept.data)}).invoke(main, ["mcp", "--log"]).output
    assert "who_waits most=3" in printed
    assert "without names" in printed
    assert "\x1b" not in printed
    page = client.get("/devices").text
    assert "who_waits most=3" in page
    assert "The last 4 calls" in page


def test_what_cannot_be_logged_is_not_answered(kept: Settings) -> None:
    (kept.data / "calls.jsonl").mkdir()
    (answer,) = ask_here(kept, [("who_waits", {})])
    assert "The log of calls cannot be written" in answer
    assert "person 1" not in answer


def test_the_log_is_bounded_and_goes_with_everything_else(kept: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.installation.call_log.MOST_BYTES", 2_000)
    with open_to_read(kept) as store:
        asked = serving.Asked(Answers(store), CallLog(kept))
        for _ in range(60):
            asked.call("somebody", "reports", {})
    sizes = [file.stat().st_size for file in kept.data.glob("calls*")]
    assert len(sizes) == 2
    assert max(sizes) < 2_500
    assert len(CallLog(kept).latest(15)) == 15
    with open_store(kept) as store:
        assert not store.erase().left
    assert not list(kept.data.glob("calls*"))


def test_an_answer_has_a_limit(kept: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "MOST_CHARACTERS", 2_000)
    with open_to_read(kept) as store:
        asked = serving.Asked(Answers(store), CallLog(kept))
        assert asked.call("", "audits", {}).is_error
        assert not asked.call("", "who_waits", {"most": 3}).is_error


def test_only_the_latest_days_of_a_picture_are_answered() -> None:
    detail = {"counts": [[str(date(2026, 1, 1) + timedelta(days=day)), day] for day in range(30)]}
    answering._shorten(detail)
    assert (len(detail["counts"]), detail["counts"][-1]) == (20, ["2026-01-30", 29])


def test_other_arguments_than_declared_are_refused_in_plain_words(kept: Settings) -> None:
    wrong: list[dict[str, Any]] = [
        {"most": 0},
        {"most": "many"},
        {"person": SECRET},
        {"report": "x" * 40},
        {"report": {"a": []}},
        {"most": 51},
    ]
    *refused, gone = ask_here(kept, [*(("who_waits", each) for each in wrong), ("report", {"report": "gone"})])
    assert {re.sub(r"[:;].*", "", each) for each in refused} == {"These arguments do not fit. The tool takes"}
    assert "There is no report of that id" in gone


def test_without_its_package_a_sentence_says_what_to_install(kept: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("mcp", "server.programs.serving"):
        monkeypatch.setitem(sys.modules, name, None)
    result = CliRunner(env={"RAPPORT_DATA": str(kept.data)}).invoke(main, ["mcp"])
    assert result.exit_code == 1
    assert "install Rapport as rapport[mcp]" in result.output


def on_the_path(folder: Path, settings: Settings) -> dict[str, str]:
    """The environment of somebody who installed Rapport and keeps this data."""
    program = folder / "rapport"
    program.write_text(
        f'#!/bin/sh\nexport RAPPORT_DATA="{settings.data}"\ncd "{ROOT}"\nexec "{sys.executable}" -m server "$@"\n'
    )
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the page is a shell script here")
def test_the_examples_of_the_page_run(kept: Settings, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "programs.md").read_text("utf-8")
    environment = on_the_path(tmp_path, kept)
    (example,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    ran = subprocess.run(
        [sys.executable, "-c", example], env=environment, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert re.search(r"^reply-rate: 0\.\d+ share \(0\.\d+ to 0\.\d+\)$", ran.stdout, re.MULTILINE), ran.stderr
    (configured,) = re.findall(r"```json\n(.+?)```", page, re.DOTALL)
    server = json.loads(configured)["mcpServers"]["rapport"]

    async def talk() -> int:
        started = program(*server["args"], command=server["command"], env=environment)
        async with client_of(started) as client:
            return len((await client.list_tools()).tools)

    assert apart(talk()) == 7


def test_a_source_who_is_kept_apart_is_not_named_to_programs(kept: Settings) -> None:
    source = f"{SECRET} Aomson"
    calls: list[tuple[str, Mapping[str, Any]]] = [("who_waits", {}), ("report", {})]
    assert source in json.dumps(ask_here(kept, calls, names=True))
    with open_store(kept) as store:
        given = store.answers.get()
        store.answers.add(msgspec.structs.replace(given, kept_apart=(source,)))
        assert [one.name for one in store.acquaintances.called(source)] == [source]
    told = json.dumps(ask_here(kept, calls, names=True))
    assert source not in told
    assert f"{SECRET} Bomson" in told


def test_what_others_write_names_no_source_to_programs(kept: Settings) -> None:
    source = f"{SECRET} Aomson"
    with open_store(kept) as store:
        last = store.reports.last()
        assert last
        called = tuple(
            msgspec.structs.replace(each, name="zanzibarine") for each in last.waiting if each.name == source
        )
        store.reports.add(msgspec.structs.replace(last, id="before", waiting=called), aside=True)
        store.answers.add(msgspec.structs.replace(store.answers.get(), kept_apart=(source,)))
    (answer,) = ask_here(kept, [("who_waits", {})], names=True, texts=True)
    words = {each.get("their_words") for each in answer["waiting"]}
    assert words == {None, TEXT.replace("zanzibarine", "somebody")}


def test_who_is_called_like_a_source_is_not_named_to_programs(kept: Settings) -> None:
    source = f"{SECRET} Aomson"
    with open_store(kept) as store:
        last = store.reports.last()
        assert last
        (them,) = (each for each in last.waiting if each.name == source)
        other = msgspec.structs.replace(them, site="mastodon", person="@a@place.example", name=source.upper())
        store.reports.add(msgspec.structs.replace(last, id="later", waiting=(other,), created=last.created.max))
        store.answers.add(msgspec.structs.replace(store.answers.get(), kept_apart=(source,)))
    (answer,) = ask_here(kept, [("who_waits", {"report": "later"})], names=True)
    assert [each["who"] for each in answer["waiting"]] == ["somebody"]


def test_who_waits_today_is_who_waits_for_programs(kept: Settings) -> None:
    """What was sent since the report counts for both."""
    with open_store(kept) as store:
        last = store.reports.last()
        assert last
        answered = Story(first=last.last + timedelta(days=1))
        answered.write(0, f"{SECRET} Aomson")
        store.activities.write([receive(each, key=store.key, zone=UTC) for each in answered.activities])
    (answer,) = ask_here(kept, [("who_waits", {})], names=True)
    assert f"{SECRET} Aomson" not in {each["who"] for each in answer["waiting"]}
    assert len(answer["waiting"]) == 11
