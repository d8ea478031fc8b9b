"""The meaning of a declaration's words on a parsed page: reads a Value, and decides whether a Test holds.

This is the twin of extension/lib/reading.js and visible.js: both can do exactly the same. Only markup says whether an
element is hidden, because there is no layout here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import html5lib
import soupsieve
from bs4 import BeautifulSoup, Tag
from bs4.builder._html5lib import HTML5TreeBuilder
from bs4.element import NavigableString, PageElement, PreformattedString

from auditor.pages.declaration import Test, TestRule, Value, ValueRule

LONGEST = 20_000
HTML = "http://www.w3.org/1999/xhtml"
SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
DECLARED = re.compile(r"(?:^|;)[ \t\n\r\f]*(display|visibility)[ \t\n\r\f]*:[ \t\n\r\f]*([a-z-]+)")
UNREAD = frozenset({"script", "style", "template", "noscript"})
BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    )
)


@dataclass(frozen=True)
class Context:
    """What is known besides the element itself: the page's path and query, its host, whether nobody is signed in, the
    user's id, the author's id.

    ``order`` numbers the elements of the document. ``marks`` caches searches for ``after`` in an element: the number of
    the last element inside what was found, or None if nothing was. So a page of many items is searched only once.
    """

    path: str
    host: str = ""
    signed_out: bool = False
    owner: str | None = None
    person: str | None = None
    order: dict[int, int] = field(default_factory=dict, compare=False)
    marks: dict[tuple[int, str], int | None] = field(default_factory=dict, compare=False)


class TreeBuilder(HTML5TreeBuilder):
    """html5lib, parsing as a browser that runs scripts: ``noscript`` holds text. BeautifulSoup has no option for it."""

    def feed(self, markup: str | bytes) -> None:
        """Parse a whole document."""
        parser = html5lib.HTMLParser(tree=self.create_treebuilder)  # type: ignore[arg-type]  # as bs4 does itself
        if self.underlying_builder is None:  # made by the parser as it asks for its tree
            raise RuntimeError("html5lib made no tree")
        self.underlying_builder.parser = parser
        parser.parse(markup, scripting=True)
        self.underlying_builder.parser = None


def is_deeper(document: BeautifulSoup, most: int) -> bool:
    """Whether elements are nested more than ``most`` deep. There is no recursion, because the page may be hostile."""
    waiting: list[tuple[Tag, int]] = [(document, 0)]
    while waiting:
        element, depth = waiting.pop()
        if depth > most:
            return True
        waiting.extend((child, depth + 1) for child in element.children if isinstance(child, Tag))
    return False


def parse(markup: str) -> BeautifulSoup:
    """The tree that a browser with scripts would build."""
    document = BeautifulSoup(markup, builder=TreeBuilder, multi_valued_attributes=None)
    _empty_templates(document)
    return document


def _empty_templates(document: BeautifulSoup) -> None:
    """Remove the content of templates, which in a browser is not part of the document.

    Whether selectors find it depends on the version of soupsieve, and that on the version of Python.
    """
    template = document.find("template")
    while template is not None:
        if template.namespace == HTML and template.contents:
            last: PageElement = template
            while isinstance(last, Tag) and last.contents:
                last = last.contents[-1]
            # All at once, because BeautifulSoup's own clear() moves all children for each of them.
            template.contents = []
            template.next_element = last.next_element
            if last.next_element is not None:
                last.next_element.previous_element = template
        template = template.find_next("template")


@cache
def selector(css: str) -> soupsieve.SoupSieve:
    """A compiled selector."""
    return soupsieve.compile(css)


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """A compiled expression. Named groups are written as in JavaScript; classes such as \\d match ASCII only."""
    return re.compile(re.sub(r"\(\?<(?=[A-Za-z])", "(?P<", pattern), re.ASCII)


def capture(pattern: str, text: str) -> str | None:
    """The first group of an expression in a text, or its whole match if it has no group; None without a match."""
    match = expression(pattern).search(text)
    if not match:
        return None
    return match[0] if match.re.groups == 0 or match[1] is None else match[1]


def any_of(selectors: Sequence[str]) -> str:
    """One selector for everything that any of the selectors finds."""
    return ", ".join(selectors)


def matches(element: Tag, css: str) -> bool:
    """Whether a selector matches an element."""
    return bool(css) and selector(css).match(element)


def closest(element: Tag | None, css: str) -> Tag | None:
    """The element itself or its nearest ancestor that a selector matches."""
    return selector(css).closest(element) if element is not None and css else None


def parent(element: Tag) -> Tag | None:
    """The parent of an element; None at the top, as in a browser."""
    above = element.parent
    return None if above is None or isinstance(above, BeautifulSoup) else above


def attribute(element: Tag, name: str) -> str | None:
    """The value of an attribute, as written."""
    found = element.get(name)
    return None if found is None else str(found)


def hidden(element: Tag, until: Tag | None = None) -> bool:
    """Whether the markup hides an element, or one of the elements around it below ``until``."""
    visibility = ""
    node: Tag | None = element
    while node is not None and node is not until:
        if node.name in UNREAD or node.has_attr("hidden"):
            return True
        declared = dict(DECLARED.findall((attribute(node, "style") or "").lower()))
        if declared.get("display") == "none":
            return True
        visibility = visibility or declared.get("visibility", "")
        node = parent(node)
    return visibility in {"hidden", "collapse"}


def text(element: Tag, without: str | None = None) -> str:
    """The text of an element: each block and line break begins a new line, and several spaces become one."""
    parts: list[str] = []
    waiting = [iter(element.contents)]
    closing: list[bool] = [False]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            if closing.pop():
                parts.append("\n")
        elif isinstance(child, Tag):
            if child.name in UNREAD or (without and matches(child, without)):
                continue
            block = child.name in BLOCKS or child.name == "br"
            if block:
                parts.append("\n")
            waiting.append(iter(child.contents))
            closing.append(block)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            parts.append(SPACE.sub(" ", child))
    lines = (SPACE.sub(" ", line).strip(" ") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)[:LONGEST]


def select(scope: Tag, css: str) -> Iterator[Tag]:
    """The visible elements that a selector finds, in document order."""
    if css:
        yield from (element for element in selector(css).iselect(scope) if not hidden(element, scope))


def count(scope: Tag, rule: Test) -> int:
    """How many visible elements a rule finds; if it has a pattern, only elements whose text matches count."""
    if isinstance(rule, str):
        return sum(1 for _ in select(scope, rule))
    return sum(
        1 for element in select(scope, rule.select or "") if capture(rule.pattern or "", text(element)) is not None
    )


def _said(element: Tag, rule: ValueRule | TestRule) -> str:
    """The text of an element, or of one of its attributes."""
    if rule.attribute:
        return attribute(element, rule.attribute) or ""
    return text(element, rule.without if isinstance(rule, ValueRule) else None)


def texts(scope: Tag, alternative: Value, context: Context) -> Iterator[str]:
    """Every text that an alternative finds, in document order."""
    rule = ValueRule(select=alternative) if isinstance(alternative, str) else alternative
    if rule.path is not None:
        if found := capture(rule.path, context.path):
            yield found
        return
    for element in select(scope, rule.select) if rule.select else iter((scope,)):
        raw = _said(element, rule)
        if found := capture(rule.pattern, raw) if rule.pattern else raw:
            yield found


def value(scope: Tag, alternatives: Sequence[Value], context: Context) -> str | None:
    """The first text that any of the alternatives finds, in their order; None if none does."""
    return next((found for alternative in alternatives for found in texts(scope, alternative, context)), None)


def agreed(scope: Tag, alternatives: Sequence[Value], context: Context) -> str | None:
    """The same, but None if one alternative finds several different texts."""
    for alternative in alternatives:
        if found := set(texts(scope, alternative, context)):
            return found.pop() if len(found) == 1 else None
    return None


def holds(scope: Tag, tests: Sequence[Test], context: Context) -> bool:
    """Whether at least one of the tests holds."""
    return any(_holds(scope, test, context) for test in tests)


def _holds(scope: Tag, test: Test, context: Context) -> bool:
    match test:
        case str():
            return _found(scope, test, lambda _: True)
        case TestRule(select=str(css), pattern=str(pattern)):
            return _found(scope, css, lambda element: capture(pattern, _said(element, test)) is not None)
        case TestRule(nearest=str(css)):
            around = None if isinstance(scope, BeautifulSoup) else closest(scope, css)
            return around is not None and matches(around, test.matches or "")
        case TestRule(after=str(css), within=str(within)):
            return _is_after(scope, css, within, context)
        case TestRule(path=str(pattern)):
            part = capture(pattern, context.path)
            return part is not None and (not test.owner or part == context.owner)
        case _:
            known = context.owner is not None and context.person is not None
            return known and (context.owner == context.person) == test.owner


def _is_after(scope: Tag, css: str, within: str, context: Context) -> bool:
    around = None if isinstance(scope, BeautifulSoup) else closest(scope, within)
    if around is None:
        return False
    key = (id(around), css)
    if key not in context.marks:
        if not context.order:
            root = [*around.parents][-1]
            context.order.update({id(tag): number for number, tag in enumerate(root.find_all(True))})
        mark = next(select(around, css), None)
        context.marks[key] = context.order[id(mark)] + len(mark.find_all(True)) if mark else None
    last = context.marks[key]
    return last is not None and context.order[id(scope)] > last


def _found(scope: Tag, css: str, fits: Callable[[Tag], bool]) -> bool:
    if not isinstance(scope, BeautifulSoup) and matches(scope, css) and fits(scope):
        return True
    return any(fits(element) for element in select(scope, css))
