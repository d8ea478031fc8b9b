"""How far the reading is, in bytes."""

from pathlib import Path

from auditor.archives import Progress, read


def test_progress_only_rises_and_ends_at_the_total(tmp_path: Path) -> None:
    path = tmp_path / "Company Follows.csv"
    path.write_text("Organization,Followed On\n" + "".join(f"Company {n},24 May 2023\n" for n in range(9_000)))
    told = [item for item in read(path) if isinstance(item, Progress)]
    assert len(told) > 3
    assert [item.done for item in told] == sorted(item.done for item in told)
    assert 0 < told[0].done < told[0].total == path.stat().st_size
    assert told[-1].done == told[-1].total
