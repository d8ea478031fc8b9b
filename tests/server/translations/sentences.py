"""Finds sentences that no catalogue holds: literals in Python, texts in templates, strings in JavaScript."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jinja2
from jinja2 import nodes

from server.rendering.filters import equip

TRANSLATING = {"gettext", "ngettext", "pgettext", "N_", "look_up", "look_up_plural", "_"}
#: How many forms of a sentence these take. It is kept to be looked up later, so it has to be written out here.
KEEPING = {"lazy_gettext": 1, "lazy_ngettext": 2}
#: What is given to these is read by people.
SHOWING = {
    "BadParameter", "BusyError", "Check", "CorruptError", "DiskFullError", "Failure", "LeftOut", "MemberBroken",
    "Nothing", "OSError", "Panel", "ReadOnlyError", "ReadingEnded", "Rule", "SettingsError", "StoreError",
    "Table", "Text", "TooNewError", "Unfit", "UnreachableError", "Unrecognised", "Unusable", "UsageError",
    "Advice", "Audit", "Checks", "Days", "Grounds", "Histogram", "Measure", "Minimum", "Missing", "NotApplicable",
    "Override", "Row", "ShareBar",
    "abort", "add_column", "add_task", "confirm", "confirmed", "echo", "fail", "flash", "print", "prompt",
}  # fmt: skip
#: Arguments that are no words: how something looks, and of which kind it is.
NO_WORDS = {
    "style", "border_style", "title_align", "title_justify", "justify", "overflow", "prefix", "prompt_suffix", "sep",
    "align", "default", "answers", "explains", "facts", "id", "sources", "statistic", "unit", "unread_of",
}  # fmt: skip
KINDS = {"info", "error", "dim", "bold", "dim italic"}
#: What is given to these is read by programs, or by whoever looks into the log; or it is said in English on purpose, in
#: docs/archives.md.
SILENT = {"Extent", "warning", "exception", "note", "guarded", "getLogger", "exec_driver_sql", "execute"}
#: Words of docs/archives.md.
DOCUMENTED = {"IGNORED", "REMARKS", "left_alone", "remarks"}
WORD = re.compile(r"[^\W\d_]{2,}")
PROSE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}")


def in_python(source: str) -> Iterator[tuple[int, str]]:
    """Lines and literals that a person would read and no catalogue holds."""
    tree = ast.parse(source)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    yield from _within(tree, documentation, shown=False)


def _within(node: ast.AST, documentation: set[int], *, shown: bool) -> Iterator[tuple[int, str]]:
    if id(node) in documentation:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if (shown and WORD.search(node.value) and node.value not in KINDS) or PROSE.search(node.value):
            yield node.lineno, node.value
        return
    if isinstance(node, ast.JoinedStr):
        for part in node.values:  # the tools that gather sentences do not look into an f-string
            if isinstance(part, ast.FormattedValue):
                yield from ((node.lineno, ast.unparse(call)) for call in ast.walk(part) if _gathers(call))
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in SILENT:
            return
        if name in TRANSLATING:
            for keyword in node.keywords:  # what fills a sentence may not bring words along
                yield from _within(keyword.value, documentation, shown=True)
            return
        if name in KEEPING:
            yield from _kept(node, KEEPING[name], documentation)
            return
        yield from _within(node.func, documentation, shown=False)
        inside = name in SHOWING or (shown and name in {"join", "format", "assemble"})
        for argument in node.args:
            yield from _within(argument, documentation, shown=inside)
        for keyword in node.keywords:
            if keyword.arg not in NO_WORDS | DOCUMENTED:
                yield from _within(keyword.value, documentation, shown=inside or keyword.arg == "help")
        return
    if isinstance(node, ast.Dict):  # its keys are names
        for value in node.values:
            yield from _within(value, documentation, shown=shown)
        return
    if isinstance(node, ast.Assign | ast.AnnAssign) and DOCUMENTED & {named.id for named in _names(node)}:
        return
    looks_on = shown and not isinstance(node, ast.Compare | ast.Subscript | ast.Attribute)
    types = [getattr(node, name, None) for name in ("annotation", "returns")]
    for child in ast.iter_child_nodes(node):
        if child not in types:
            yield from _within(child, documentation, shown=looks_on)


def _kept(call: ast.Call, forms: int, documentation: set[int]) -> Iterator[tuple[int, str]]:
    """What is wrong with a sentence that is kept: words that are not written out, or values that are words."""
    for form in call.args[:forms]:
        if not isinstance(form, ast.Constant):
            yield call.lineno, ast.unparse(form)
    for keyword in call.keywords:
        yield from _within(keyword.value, documentation, shown=True)


def _names(node: ast.Assign | ast.AnnAssign) -> Iterator[ast.Name]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return (target for target in targets if isinstance(target, ast.Name))


def _gathers(node: ast.AST) -> bool:
    """Whether a call translates words that stand in it."""
    called = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATING | set(KEEPING)
    )
    return called and any(isinstance(argument, ast.Constant) for argument in getattr(node, "args", ()))


class _Texts(HTMLParser):
    """What a page says between and within its tags."""

    SAID = frozenset({"aria-label", "title", "placeholder", "alt", "content"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta" or ("name", "description") in attrs:
            self.found += [value for name, value in attrs if name in self.SAID and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def in_template(source: str) -> Iterator[str]:
    """Texts outside ``{% trans %}`` and ``_()``, and constants that are shown."""
    environment = jinja2.Environment(autoescape=True)
    equip(environment)
    tree = environment.parse(source)
    page = _Texts()
    for part in tree.find_all(nodes.TemplateData):
        page.feed(part.data)
    page.close()
    yield from (text.strip() for text in page.found if text and WORD.search(text))
    for output in tree.find_all((nodes.Output, nodes.For, nodes.Assign)):
        yield from _constants(output)


def _constants(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str) and PROSE.search(node.value):
            yield node.value
        return
    if isinstance(node, nodes.Compare | nodes.Filter | nodes.Test | nodes.TemplateData):
        return
    called = node.node if isinstance(node, nodes.Call) else None
    if isinstance(called, nodes.Name) and called.name in {*TRANSLATING, "url_for"}:
        return
    if isinstance(node, nodes.Pair):
        yield from _constants(node.value)
        return
    for child in node.iter_child_nodes():
        yield from _constants(child)


def in_javascript(source: str) -> Iterator[str]:
    """Strings of more than one word."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", source, flags=re.DOTALL)
    yield from (said for said in re.findall(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`", code) if PROSE.search(said))


def files(folder: Path, ending: str) -> list[Path]:
    """All files with an ending."""
    return sorted(folder.rglob(f"*.{ending}"))
