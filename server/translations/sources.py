"""What is to be translated: the sentences found in the sources."""

import ast
import tomllib
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import BinaryIO, NamedTuple

from babel.messages import Catalog
from babel.messages.extract import extract

ROOT = Path(__file__).parents[2]
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "N_": None,
    "NN_": (1, 2),
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "look_up": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
}
_TEMPLATES = {
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}

Message = str | tuple[str, ...]


class Found(NamedTuple):
    """A sentence, or its forms; ``context`` where it could mean two things; ``place``: the file from the root."""

    message: Message
    context: str | None
    place: str


def found() -> Iterator[Found]:
    """Every sentence in the sources, in the order of files and lines."""
    for file in sorted([*(ROOT / "auditor").rglob("*.py"), *(ROOT / "server").rglob("*.py")]):
        yield from _in(file, "python", {})
        if file.is_relative_to(ROOT / "server" / "commands"):
            for sentence in descriptions(file.read_text("utf-8")):
                yield Found(sentence, None, _place(file))
    works = ROOT / "auditor" / "audits" / "sources.toml"
    for work in tomllib.loads(works.read_text("utf-8")).values():
        if flag := work.get("flag"):
            yield Found(flag, None, _place(works))
    for file in sorted((ROOT / "server").rglob("*.html")):
        yield from _in(file, "jinja2.ext:babel_extract", _TEMPLATES)


def catalogue() -> Catalog:
    """All of them, untranslated."""
    made = Catalog(project="Rapport")
    for sentence in found():
        made.add(sentence.message, locations=[(sentence.place, 0)], context=sentence.context)
    return made


def descriptions(source: str) -> Iterator[str]:
    """The docstrings of commands and groups, which are their help."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and any(map(_makes_a_command, node.decorator_list)):
            said = ast.get_docstring(node, clean=False)
            if said:
                yield cleandoc(said)


def _makes_a_command(decorator: ast.expr) -> bool:
    made = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(made, ast.Attribute) and made.attr in ("command", "group")


def _in(file: Path, method: str, options: dict[str, str]) -> Iterator[Found]:
    with file.open("rb") as opened:
        reader: BinaryIO = opened
        for _, message, _, context in extract(method, reader, _KEYWORDS, ["Translators:"], options):
            yield Found(message, context, _place(file))


def _place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
