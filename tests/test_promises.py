"""Each promise in docs/security.md names existing tests: a file, and the first words of tests' names in it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "security.md"
#: The file of tests, then the first words of each test's name: `tests/x.py`: *words*, *more words*.
NAMED = re.compile(r"`(tests/[\w/]+\.py)`((?:(?:: |, |; | and )?\*[^*]+\*(?:, )?)*)")
WORDS = re.compile(r"\*([^*]+)\*")
ROW = re.compile(r"^\| (?!promise|---)(.+) \|$", re.MULTILINE)


def named_in(file: Path) -> set[str]:
    """The names of the tests in a file, as words."""
    tree = ast.parse(file.read_text("utf-8"))
    found = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {name.removeprefix("test_").replace("_", " ") for name in found if name.startswith("test_")}


def promises() -> list[tuple[str, str]]:
    """Each promise, and the tests that its row names."""
    rows = (row.split(" | ") for row in ROW.findall(PAGE.read_text("utf-8")))
    return [(cells[0], cells[-1]) for cells in rows]


def lacking(text: str) -> list[str]:
    """The tests that a piece of the page names but that do not exist."""
    missing = []
    for name, words in NAMED.findall(text):
        file = ROOT / name
        if not file.is_file():
            missing.append(name)
            continue
        there = named_in(file)
        for each in WORDS.findall(words):
            wanted = " ".join(each.replace("-", " ").split())
            if not any(test.startswith(wanted) for test in there):
                missing.append(f"{name}: {each}")
    return missing


def test_every_test_that_the_page_names_exists() -> None:
    text = PAGE.read_text("utf-8")
    assert len(NAMED.findall(text)) > 20
    assert lacking(text) == []


@pytest.mark.parametrize("promise", promises(), ids=lambda row: row[0][:60])
def test_every_promise_names_a_test_by_its_words(promise: tuple[str, str]) -> None:
    words = "the same" in promise[1] or any(WORDS.search(found) for _, found in NAMED.findall(promise[1]))
    assert words, promise


def test_a_test_that_went_is_noticed() -> None:
    here = "`tests/test_promises.py`"
    assert lacking(f"{here}: *a test that went is noticed*") == []
    assert lacking(f"{here}: *a test that went is noticed*, *there is none such*") == [
        "tests/test_promises.py: there is none such"
    ]
    assert lacking("`tests/test_gone.py`") == ["tests/test_gone.py"]
