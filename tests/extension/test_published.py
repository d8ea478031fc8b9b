"""The time of an act is written with the UTC offset of this computer's clock."""

from datetime import UTC, datetime

import pytest

from tests.extension import in_node


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("UTC", "2026-11-30T08:15:00.000+00:00"),
        ("America/New_York", "2026-11-30T03:15:00.000-05:00"),
        ("Asia/Kolkata", "2026-11-30T13:45:00.000+05:30"),
        ("America/St_Johns", "2026-11-30T04:45:00.000-03:30"),
    ],
)
def test_a_moment_is_written_by_the_clock_of_this_computer(zone: str, told: str) -> None:
    at = datetime(2026, 11, 30, 8, 15, tzinfo=UTC).timestamp() * 1000
    assert in_node.run("lib/activity.js", f"say(file.published({at:.0f}))", zone=zone) == told
