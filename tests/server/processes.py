"""`rapport` as a process of its own, beside the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import socket

import pytest

from tests.conftest import LONGEST


def until(holds: Callable[[], object]) -> None:
    """Wait for a condition."""
    end = time.monotonic() + LONGEST / 2
    while not holds():
        assert time.monotonic() < end, holds
        time.sleep(0.02)


STARTED: "list[subprocess.Popen[str]]" = []


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """No process outlives a test that failed."""
    yield
    while STARTED:
        with STARTED.pop() as process:
            process.kill()


def rapport(data: Path, browser: Path | str, *words: str, **environment: str) -> "subprocess.Popen[str]":
    """`rapport` on a folder, as a person starts it whose browser is that program."""
    usual = {**os.environ, "BROWSER": f"{browser} %s", "RAPPORT_DATABASE_URL": "", "LANG": "en_GB.UTF-8"}
    command = [sys.executable, "-m", "server", "--data", str(data), *words]
    started = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**usual, **environment},
        cwd=Path(__file__).parents[2],
    )
    STARTED.append(started)
    return started


def free_port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
