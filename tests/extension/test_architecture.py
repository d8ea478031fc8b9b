"""The rules between the folders of the extension, read from its imports."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

from tests.extension.harness import EXTENSION

#: A module or a type that a file imports from another file; in JSDoc a type is imported as import("…").
IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)"(\.[^"]+[.]js)\"""")
#: What a folder may import from. The pages and the worker communicate by messages only.
MAY_IMPORT = {
    "lib": {"lib"},
    "background": {"background", "lib"},
    "content": {"content", "lib"},
    "popup": {"popup", "lib"},
    "options": {"options", "popup", "lib"},
}


def imports() -> dict[str, set[str]]:
    """The files that each file imports, including types."""
    found = {}
    for file in sorted(EXTENSION.rglob("*.js")):
        named = IMPORT.findall(file.read_text("utf-8"))
        found[_name(file)] = {_name(file.parent / each) for each in named}
    return found


def _name(file: Path) -> str:
    return file.resolve().relative_to(EXTENSION.resolve()).as_posix()


def test_imports_go_round_in_no_circle() -> None:
    order = list(TopologicalSorter(imports()).static_order())
    assert {"background/badge.js", "background/delivery.js", "lib/activity.js"} <= {*order}


def test_a_folder_imports_only_from_those_it_may_know() -> None:
    wrong = [
        f"{file} imports {other}"
        for file, others in imports().items()
        for other in others
        if other.split("/")[0] not in MAY_IMPORT[file.split("/")[0]]
    ]
    assert not wrong


def test_every_import_is_of_a_file() -> None:
    known = imports()
    assert not [f"{file} imports {other}" for file, others in known.items() for other in others if other not in known]
