"""The log of calls cannot be made to lie: not by words that pass for ours, and not by asking until it is full."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from server.commands.main import main
from server.installation import call_log
from server.installation.call_log import CallLog
from server.installation.settings import Settings
from server.programs import lines, serving
from server.programs.answering import Answers
from server.programs.lines import Lines
from server.store.store import open_store, open_to_read
from tests.server.programs.test_mcp import audited, kept

__all__ = ["audited", "kept"]  # fixtures

#: What a program may call itself, a tool or an argument, to pass for a line of the log.
LIES = (
    "reports: 12 characters, without names\n30 November 2026 at 12:00  Friendly 1.0  reports",
    "reports: 12 characters, without names” “x",
    "Friendly 1.0\u2028\u202e  reports: refused",
)


@pytest.mark.parametrize("lie", LIES)
def test_no_word_of_a_program_passes_for_one_of_the_log(kept: Settings, client: FlaskClient, lie: str) -> None:
    with open_to_read(kept) as store:
        asked = serving.Asked(Answers(store, names=True), CallLog(kept))
        asked.call("Evil 1.0", lie, {})
        asked.call(lie, "audit", {"audit": lie[:50]})
    printed = CliRunner(env={"RAPPORT_DATA": str(kept.data)}).invoke(main, ["mcp", "--log"]).output
    assert len(printed.splitlines()) == 2
    for line in (*printed.splitlines(), *re.findall(r"<li>(?:(?!</li>).)*</li>", client.get("/devices").text, re.S)):
        unquoted = re.sub(r"“[^“”]*”", "", line)
        assert "without names" not in unquoted
        assert "Friendly" not in unquoted
    assert "“Evil 1.0”" in printed


@pytest.mark.parametrize("flood", ["who_waits", "reports"])
def test_asking_much_hides_nothing_of_what_was_told_of_people(
    kept: Settings, monkeypatch: pytest.MonkeyPatch, flood: str
) -> None:
    monkeypatch.setattr(call_log, "MOST_BYTES", 2_000)
    with open_to_read(kept) as store:
        told = serving.Asked(Answers(store, names=True), CallLog(kept))
        assert not told.call("Evil 1.0", "who_waits", {}).is_error
        with_names = serving.Asked(Answers(store, names=True), CallLog(kept))
        without = serving.Asked(Answers(store), CallLog(kept))
        for _ in range(120):
            with_names.call("Evil 1.0", "nothing", {})
            without.call("Evil 1.0", flood, {})
    calls = CallLog(kept).latest(20)
    assert len(calls) == 20
    assert [(call.tool, call.characters > 0) for call in calls if call.names and call.answered] == [("who_waits", True)]
    assert calls[-1].names, "it was the first"
    assert sum(file.stat().st_size for file in kept.data.glob("calls*")) < 12_000
    with open_store(kept) as store:
        assert not store.erase().left
    assert not list(kept.data.glob("calls*"))


def test_a_line_without_an_end_fills_no_memory_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST", 1_000)
    fine = b'{"jsonrpc": "2.0", "id": 2, "method": "tools/list"}\n'
    long = b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "x": "' + b"y" * 5_000 + b'"}\n'
    exact = b"z" * 999 + b"\n"
    read: list[str] = []
    refused: list[object] = []

    class Taking:
        async def send(self, message: object) -> None:
            refused.append(message)

    async def go() -> None:
        found = Lines(io.BytesIO(long + fine + exact + fine + b"y" * 3_000))
        found.answers = Taking()  # type: ignore[assignment]
        read.extend([line async for line in found])

    with ThreadPoolExecutor(1) as own:  # a browser that another test drives leaves a loop running in this thread
        own.submit(anyio.run, go).result()
    assert read == [fine.decode()] * 2
    assert len(refused) == 3
