"""What ``rapport mcp`` answers to lines that are not messages of the protocol, or not valid calls of a tool."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from server.installation.settings import Settings
from server.programs.lines import refusal
from server.store.store import open_store
from tests.server.programs.test_mcp import ROOT

HALF = "\\ud800"
BEGIN = (
    b'{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-06-18", '
    b'"capabilities": {}, "clientInfo": {"name": "one", "version": "1"}}}\n'
    b'{"jsonrpc": "2.0", "method": "notifications/initialized"}\n'
)


def call(number: int, arguments: str, tool: str = "report") -> bytes:
    """A call of a tool as a program writes it."""
    params = f'{{"name": "{tool}", "arguments": {arguments}}}'
    return f'{{"jsonrpc": "2.0", "id": {number}, "method": "tools/call", "params": {params}}}\n'.encode()


#: Each with a piece of what is said of its place.
WRONG: tuple[tuple[bytes, str], ...] = (
    (call(1, f'{{"report": "{HALF}"}}'), "column 113"),
    (call(1, f'{{"{HALF}": "x"}}'), "column 103"),
    (call(1, "{}", HALF), "column 79"),
    (call(1, '{"report": "?"}').replace(b"?", b"\xff"), "column"),
    (call(1, '{"report": ' + "[" * 100_000 + "]" * 100_000 + "}"), "column"),
    (call(1, '{"most": ' + "9" * 5_000 + "}", "who_waits"), "column"),
    (call(1, '{"most": "many"}', "who_waits"), "“most”"),
    (call(1, '{"most": NaN}', "who_waits"), "“most”"),
    (call(1, '{"report": {"a": 1}}'), "“report”"),
    (call(1, '{"whatever": 1}'), "“whatever”"),
    (call(1, "[]"), "params.arguments"),
    (call(1, "7"), "params.arguments"),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {}}\n', "params.name"),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": []}\n', "At params:"),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name"\n', "line 2 column 0"),
    (b'{"jsonrpc": "1.0", "id": 1, "method": "tools/list"}\n', "At jsonrpc:"),
    (b'{"jsonrpc": "2.0", "id": 1, "method": 7}\n', "At method:"),
)
#: Those whose id cannot be given back.
NAMELESS: tuple[tuple[bytes, str], ...] = (
    (f'{{"jsonrpc": "2.0", "id": "{HALF}", "method": "tools/list"}}\n'.encode(), "column"),
    (b'{"jsonrpc": "2.0", "id": null, "method": "tools/list"}\n', "At id:"),
    (b'{"jsonrpc": "2.0", "id": 1.5, "method": "tools/list"}\n', "At id:"),
    (b'[{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}]\n', "At the outermost"),
    (b"hello\n", "column 1"),
)


def test_an_invalid_line_is_answered_with_the_place_and_the_next_is_read(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", environment={})
    with open_store(settings):
        pass
    fine = call(2, "{}", "reports"), call(2, "\r{}", "reports")  # a lone carriage return ends no line
    said = [*WRONG, *NAMELESS]
    command = [sys.executable, "-m", "server", "--data", str(settings.data), "mcp"]
    answers = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as ran:
        assert ran.stdin
        assert ran.stdout
        for line in (BEGIN, *(line for line, _ in said), *fine):
            ran.stdin.write(line)
            ran.stdin.flush()
            answers.append(json.loads(ran.stdout.readline()))  # silence ends by the test's own limit
        ran.stdin.close()
    assert ran.returncode == 0
    del answers[0]
    ids = [each["id"] for each in answers]
    assert (ids.count(1), ids.count(None), ids.count(2)) == (len(WRONG), len(NAMELESS), len(fine))
    for answer, (_, place) in zip(answers, said, strict=False):
        assert "error" in answer or answer["result"]["isError"]
        assert place in json.dumps(answer, ensure_ascii=False)
    assert not any(each["result"].get("isError") for each in answers if each["id"] == 2)


def test_an_interrupt_ends_the_server_although_input_is_open(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", environment={})
    with open_store(settings):
        pass
    command = [sys.executable, "-m", "server", "--data", str(settings.data), "mcp"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as ran:
        assert ran.stdin
        assert ran.stdout
        ran.stdin.write(BEGIN)
        ran.stdin.flush()
        ran.stdout.readline()
        ran.send_signal(signal.SIGINT)
        assert ran.wait(60) == -signal.SIGINT


@pytest.mark.parametrize("line", [line for line, place in (*WRONG, *NAMELESS) if "“" not in place])
def test_an_error_quotes_nothing_of_its_line(line: bytes) -> None:
    told = refusal(line)
    assert told
    assert len(told.error.message) < 200
    assert "tools/" not in told.error.message


def test_a_line_of_quotes_is_scanned_once() -> None:
    told = refusal(b'{"x": "' + b'\\"' * 2_000_000)
    assert told
    assert told.id is None
