"""The rules between the folders, read from the imports themselves."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYTHON = sorted([*(ROOT / "auditor").rglob("*.py"), *(ROOT / "server").rglob("*.py")])
LONGEST = 400

FORBIDDEN = {
    "auditor": {"server", "flask", "sqlalchemy", "alembic", "waitress", "apscheduler", "apprise", "rich", "click"},
    "auditor/audits": {
        "auditor.history",
        "auditor.runner",
        "auditor.catalogue",
        "auditor.archives",
        "auditor.language.reading",
    },
    "auditor/facts": {"auditor.audits", "auditor.runner", "auditor.catalogue", "auditor.archives"},
    "auditor/pages": {"auditor.facts", "auditor.audits", "auditor.runner", "auditor.language", "auditor.archives"},
    "auditor/archives": {"auditor.facts", "auditor.audits", "auditor.runner", "auditor.language"},
    "server": {"auditor.facts", "auditor.audits", "auditor.curves", "auditor.intervals", "scipy", "numpy"},
}


def imported(file: Path) -> set[str]:
    """Every module a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_a_folder_imports_nothing_it_must_not_know(folder: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in (ROOT / folder).rglob("*.py")
        for name in imported(file)
        for rule in FORBIDDEN[folder]
        if name == rule or name.startswith(f"{rule}.")
    ]
    assert not wrong


def test_every_file_says_why_it_exists() -> None:
    silent = [str(file) for file in PYTHON if not ast.get_docstring(ast.parse(file.read_text("utf-8")))]
    assert not silent


def test_no_file_has_grown_too_long() -> None:
    files = [
        *PYTHON,
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "server").rglob("*.js"),
        *(ROOT / "server").rglob("*.html"),
        *(ROOT / "extension").rglob("*.js"),
        *(ROOT / "extension").rglob("*.html"),
    ]
    long = {
        str(file.relative_to(ROOT)): n for file in files if (n := len(file.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_no_room_is_named_after_nothing() -> None:
    vague = re.compile(r"util|helper|manager|common|misc")
    assert not [str(file) for file in PYTHON if vague.search(file.stem)]


def test_the_extension_folder_holds_no_python() -> None:
    assert not list((ROOT / "extension").rglob("*.py"))
