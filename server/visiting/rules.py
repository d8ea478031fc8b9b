"""What a site's robots.txt says of a page, by RFC 9309: the longest rule that fits decides, and ``*`` and ``$`` have a
meaning. urllib.robotparser takes the first rule that fits, and ``*`` for a letter, so it would open what it must not.
"""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

NAME = "rapport"  # what Rapport is called in such a file
LARGEST = 500 * 1024  # bytes that have to be read of one
_MOST = 5_000  # rules
_LINE = re.compile(r"[ \t]*(user-agent|allow|disallow)[ \t]*:([^#]*)", re.I)


class Rule(NamedTuple):
    """One line: whether pages that begin so may be visited."""

    allowed: bool
    path: str


def rules(written: str) -> list[Rule]:
    """The rules for Rapport: of the groups that name it, else of those for everybody."""
    groups: dict[str, list[Rule]] = {NAME: [], "*": []}
    named: set[str] = set()
    names: list[str] = []
    has_rules = False
    for line in written.splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        key, given = match[1].lower(), match[2].strip()
        if key == "user-agent":
            if has_rules:
                names, has_rules = [], False
            token = given.lower()
            names.append(token)
            named.add(token)
            continue
        has_rules = True
        if given:
            for each in {*names} & {*groups}:
                if len(groups[each]) < _MOST:
                    groups[each].append(Rule(key == "allow", given))
    return groups[NAME if NAME in named else "*"]


def allows(written: str, address: str) -> bool:
    """Whether a robots.txt lets Rapport visit an address."""
    parts = urlsplit(address)
    path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    fitting = [(len(rule.path), rule.allowed) for rule in rules(written) if _fits(_plain(rule.path), path)]
    return max(fitting, default=(0, True))[1]


def _plain(path: str) -> str:
    """A path with each letter written in one way."""
    return quote(unquote(path), safe="/?=&*$:@!'(),;+~%")


def _fits(rule: str, path: str) -> bool:
    """Whether a path begins as a rule says; each part between stars is looked for once, where the last ended."""
    is_end = rule.endswith("$")
    first, *rest = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(rest, 1):
        if is_end and number == len(rest):
            return len(path) - len(part) >= at and path.endswith(part)
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not is_end or at == len(path)
