"""HTML as people's messages bear it, taken apart in time linear in its length, whatever it holds.

It is read for its words alone, so no tree is built: a parser that builds one takes minutes for a text that is written
to hold it up (tags within tags, quotes that never close), and anybody may write a message.
"""

import re
from html import unescape

_HIDDEN = ("script", "style", "head", "template")
_BREAKS = frozenset(("br", "p", "div", "ul", "ol", "li", "tr", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"))
#: Where markup begins: a comment, something else that shows nothing (``<!doctype``, ``</ >``), or a tag.
_BEGIN = re.compile(r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![a-zA-Z]))|(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>]*+))")
#: The rest of a tag. A quote counts after "=" only, as in HTML.
_ATTRIBUTES = re.compile(r"""(?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_CLOSING = {name: re.compile(rf"</{name}(?![^\s/>])", re.IGNORECASE) for name in _HIDDEN}
#: A character by a number that no character has; Python refuses to read one of thousands of digits.
_NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


class _Scan:
    """One way through a text. What was once looked for in vain is not looked for again, or each tag could have the
    whole rest searched."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.absent: set[str] = set()
        self.quotes = True  # until one is found that does not close

    def text(self) -> str:
        """The words, with a line break where a block begins or ends."""
        html = self.html
        parts: list[str] = []
        at = 0
        while found := _BEGIN.search(html, at):
            parts.append(html[at : found.start()])
            end = self._end(found)
            if end is None:  # no markup, but a sign that somebody typed
                parts.append("<")
                at = found.start() + 1
                continue
            name = (found["name"] or "").lower()
            if name in _BREAKS:
                parts.append("\n")
            at = self._after_hidden(name, end) if name in _HIDDEN and not found["end"] else end
        parts.append(html[at:])
        return characters("".join(parts))

    def _end(self, found: re.Match[str]) -> int | None:
        """Where the markup that begins here ends; None if it does not."""
        if found["comment"]:
            return self._past("-->", found.end())
        if found["name"] and self.quotes:
            whole = _ATTRIBUTES.match(self.html, found.end())
            if whole:
                return whole.end()
            self.quotes = False
        return self._past(">", found.end())

    def _past(self, sign: str, start: int) -> int | None:
        if sign in self.absent:
            return None
        at = self.html.find(sign, start)
        if at < 0:
            self.absent.add(sign)
            return None
        return at + len(sign)

    def _after_hidden(self, name: str, start: int) -> int:
        """Past what a script or the like holds; nothing is hidden by one that does not end."""
        if name in self.absent:
            return start
        closing = _CLOSING[name].search(self.html, start)
        if closing is None:
            self.absent.add(name)
            return start
        return closing.start()


def text_of(html: str) -> str:
    """The text of HTML, a line for each block, without empty lines, comments and what is hidden."""
    lines = (line.strip() for line in _Scan(html).text().split("\n"))
    return "\n".join(line for line in lines if line)


def characters(text: str) -> str:
    """``text`` with the characters that its references name (``&amp;``, ``&#39;``)."""
    return unescape(_NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text
