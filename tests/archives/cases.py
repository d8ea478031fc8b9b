"""The cases: small exports made up by us, one folder each, and what reading them must give.

``python -m tests.archives.cases`` writes what it gives now beside them; read the difference before committing it.
"""

import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor.activities.activity import Activity, Coverage
from auditor.archives import Item, Problem, Progress, read

CASES = Path(__file__).with_name("cases")
EXPECTED = "expected.json"
#: When the made-up exports say they were packed.
PACKED = (2026, 11, 5, 12, 0, 0)


def folders() -> list[Path]:
    """Every case, as tests/archives/cases/<archive>/<case>."""
    return sorted(path for path in CASES.glob("*/*") if path.is_dir())


def expectation(folder: Path) -> dict[str, list[Any]]:
    """What reading a case must give. Fails with what is left to do where the case is still as it was begun."""
    expected: dict[str, Any] = json.loads((folder / EXPECTED).read_text("utf-8"))
    if left := expected.get("left"):
        pytest.fail(left)
    return expected


def packed(folder: Path, into: Path) -> Path:
    """The case as a zip."""
    target = into / "export.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.name != EXPECTED:
                info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), PACKED)
                archive.writestr(info, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return target


def told(items: Iterable[Item]) -> dict[str, list[Any]]:
    """What was read, in words for people: activities without what all have in common, the rest as lines."""
    result: dict[str, list[Any]] = {"activities": [], "problems": [], "coverage": []}
    for item in items:
        match item:
            case Activity():
                shown = msgspec.to_builtins(item)
                result["activities"].append(
                    _bare({k: v for k, v in shown.items() if k not in {"id", "site", "source"}})
                )
            case Problem():
                result["problems"].append(f"{item}" if item.count else f"{item} (nothing lost)")
            case Coverage():
                span = f" {item.since} to {item.until}" if item.since else ""
                words = f": {item.note} {item.remedy}".rstrip() if item.note else ""
                result["coverage"].append(f"{item.subject.value} {item.extent}{span}{words}")
            case Progress():
                pass
    return result


def _bare(shown: dict[str, Any]) -> dict[str, Any]:
    return {k: _bare(v) if isinstance(v, dict) else v for k, v in shown.items() if v is not None}


def main() -> None:
    """Write what is read now as what is expected."""
    import tempfile

    for folder in folders():
        with tempfile.TemporaryDirectory() as into:
            result = told(read(packed(folder, Path(into))))
        text = json.dumps(result, indent=1, ensure_ascii=False)
        (folder / EXPECTED).write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
