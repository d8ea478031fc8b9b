"""A generated page agrees with the code."""

from pathlib import Path

import pytest

from tests.documents import DOCS, PAGES, write


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_code_says(name: str) -> None:
    assert (DOCS / name).exists(), "run “make docs”"
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run “make docs”"


def test_all_pages_are_written_by_one_command(tmp_path: Path) -> None:
    (tmp_path / "audits").mkdir()
    (tmp_path / "audits" / "gone.md").write_text("of an audit that went")
    write(tmp_path)
    written = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert set(PAGES) | {"audits/README.md", "report.schema.json"} <= written
    assert "audits/gone.md" not in written
