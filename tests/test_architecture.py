"""The rules between the folders, checked on the imports themselves."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYTHON = sorted([*(ROOT / "auditor").rglob("*.py"), *(ROOT / "server").rglob("*.py")])
LONGEST = 400

#: The floors of the house, from the top. A room is a folder or a file; it imports only from floors below its own.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("server/__main__",),
    ("server/commands",),
    ("server/web",),
    ("server/__init__",),
    ("server/hosted",),
    ("server/api", "server/dashboard", "server/programs"),
    ("server/current",),
    ("server/self_audits",),
    ("server/visiting",),
    ("server/fetching", "server/telling"),
    ("server/demonstration", "server/imports", "server/rendering"),
    ("server/answers", "server/audits", "server/receiving"),
    ("server/standing",),
    ("server/declarations", "server/entry", "server/release"),
    ("server/store",),
    ("server/aside",),
    ("server/installation", "server/sealing"),
    ("server/translations",),
    ("auditor/cohort",),
    ("auditor/__init__",),
    ("auditor/runner",),
    ("auditor/changes", "auditor/donations", "auditor/network", "auditor/trials"),
    ("auditor/audits",),
    ("auditor/verdict",),
    ("auditor/facts",),
    ("auditor/history",),
    ("auditor/archives", "auditor/pages", "auditor/language", "auditor/answers", "auditor/scoring"),
    ("auditor/report",),
    ("auditor/activities",),
    ("auditor/faults", "auditor/on_one_thread", "auditor/plugins"),
    ("auditor/translatable",),
    ("auditor/marks",),
)
ROOMS = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

#: What a folder must not import, although it lies below or is a library.
FORBIDDEN = {
    "auditor": {"flask", "sqlalchemy", "alembic", "waitress", "apscheduler", "apprise", "rich", "click"},
    "auditor/facts": {"auditor.archives"},
    "auditor/history": {"auditor.archives"},
    "auditor/verdict": {"auditor.history", "auditor.archives", "auditor.language"},
    "server": {"auditor.facts", "auditor.scoring.curves", "auditor.scoring.intervals", "scipy", "numpy"},
}
#: Each audit is a file of its own; what it must not know of other rooms and of its own.
AUDITS_MAY_NOT = {"auditor.history", "auditor.archives", "auditor.language.reading", "auditor.audits.catalogue"}


def room_of(module: str) -> str | None:
    """The room to which a module of ours belongs."""
    top, _, rest = module.partition(".")
    if top not in {"auditor", "server"}:
        return None
    named = f"{top}/{rest.partition('.')[0]}"
    return named if named in ROOMS else f"{top}/__init__"


def test_every_room_stands_on_a_floor() -> None:
    rooms = {f"{file.parts[0]}/{file.parts[1].removesuffix('.py')}" for file in (f.relative_to(ROOT) for f in PYTHON)}
    assert rooms == set(ROOMS)


def test_no_room_imports_from_its_own_floor_or_above() -> None:
    wrong = []
    for file in PYTHON:
        own = f"{file.relative_to(ROOT).parts[0]}/{file.relative_to(ROOT).parts[1].removesuffix('.py')}"
        for name in imported(file):
            other = room_of(name)
            if other and other != own and ROOMS[other] <= ROOMS[own]:
                wrong.append(f"{file.relative_to(ROOT)} imports {name}")
    assert not wrong


def imported(file: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
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


def test_an_audit_knows_neither_the_store_nor_the_other_audits() -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in (ROOT / "auditor" / "audits").glob("*/*.py")
        for name in imported(file)
        for rule in AUDITS_MAY_NOT
        if name.startswith(rule)
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
