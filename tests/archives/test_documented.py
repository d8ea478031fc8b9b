"""docs/archives.md names every file that is left alone, with the reason that stands in the code."""

from pathlib import Path

import pytest

from auditor.archives import mastodon
from auditor.archives.linkedin import ignored

PAGE = Path(__file__).parents[2] / "docs" / "archives.md"


@pytest.mark.parametrize(("file", "reason"), [*ignored.IGNORED.items(), *mastodon.IGNORED.items()])
def test_what_is_left_alone_is_documented(file: str, reason: str) -> None:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if f"`{file}`" in line]
    assert any(reason in line for line in lines)
