"""Finds sentences of the catalogue that a page or a terminal still says in English."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from server.translations.__main__ import read

_SAID = ("aria-label", "title", "placeholder", "alt")
_PART = re.compile(r"%\(\w+\)s|\{\w+(?:!r)?\}")


@cache
def _sentences(code: str) -> tuple[tuple[str, str, re.Pattern[str], bool], ...]:
    """Of each sentence that is another in ``code``: itself, its longest words between placeholders, what finds it, and
    whether it is long enough to be found within others."""
    found = []
    catalogue = read(code)
    same = {message.id for message in catalogue if message.id == message.string}
    for message in catalogue:
        one, other = _last(message.id), _last(message.string)
        for said in re.split(r"</?\w+>", one) if one != other and one not in same else ():
            words = re.findall(r"[^\W\d_]{2,}", _PART.sub("", said))
            if not words or said.strip() in other:
                continue
            parts = [part.replace("%%", "%") for part in _PART.split(said.strip())]
            fills = ".{1,60}?" if len(words) > 1 else r"[\d.,]+"  # else “2 of 4” would be found in “Head of Sales”
            pattern = re.compile(fills.join(map(re.escape, parts)), re.DOTALL)
            found.append((said, max(parts, key=len), pattern, len(words) > 2))
    return tuple(found)


def _last(forms: object) -> str:
    return str(forms[-1] if isinstance(forms, list | tuple) and forms else forms or "")


def english_left(code: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """The sentences that are left, each with the text that says it."""
    return [(said, told) for text in texts for told in [" ".join(text.split())] for said in _left(code, told)]


@cache  # most of what a page says, others say too
def _left(code: str, told: str) -> tuple[str, ...]:
    """The sentences that one text says in English."""
    return tuple(
        said
        for said, core, pattern, within in _sentences(code)
        if core in told and (pattern.search(told) if within else pattern.fullmatch(told.rstrip(" .:·")))
    )


def texts_of(page: str, code: str) -> Iterator[str]:
    """What a page says in its own language: texts, and what is read out."""
    tree = BeautifulSoup(page, "html5lib")
    waiting: list[tuple[Tag, str, PageElement]] = [(tree, "", child) for child in reversed(tree.contents)]
    while waiting:
        holder, language, node = waiting.pop()
        if isinstance(node, Tag):
            language = str(node.get("lang", language))
            if language == code:
                yield from (str(node[name]) for name in _SAID if node.has_attr(name))
                if node.name == "meta" and node.get("name") == "description":
                    yield str(node["content"])
            waiting += [(node, language, child) for child in reversed(node.contents)]
        elif _is_text(node) and holder.name not in ("script", "style", "code") and language == code:
            yield str(node)


def _is_text(node: PageElement) -> bool:
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
