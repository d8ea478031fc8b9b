"""Calls of programs that asked over MCP, in words: in the terminal and on the page of devices."""

import re

from auditor.translatable import plain_name
from server.installation.call_log import Call
from server.translations import gettext, ngettext

_PLAIN = re.compile(r"[\w.+-]+")
_MARKS = re.compile("[“”]")


def asked(call: Call) -> str:
    """The tool and what was given to it."""
    given = (f"{_apart(name)}={_apart(value)}" for name, value in call.given.items())
    return " ".join([_apart(call.tool), *given])


def client(call: Call) -> str:
    """What the program calls itself."""
    return _apart(call.client)


def _apart(words: str) -> str:
    """Words of a program's, in quotation marks unless they are one plain word: else they could pass for ours, and say
    that another program had asked, or what came of it."""
    return words if _PLAIN.fullmatch(words) else "“" + _MARKS.sub("'", plain_name(words)) + "”"


def outcome(call: Call) -> str:
    """What came of a call."""
    if not call.answered:
        return gettext("refused")
    if call.texts:
        return ngettext(
            "%(num)s character, with names and texts", "%(num)s characters, with names and texts", call.characters
        )
    if call.names:
        return ngettext("%(num)s character, with names", "%(num)s characters, with names", call.characters)
    return ngettext("%(num)s character, without names", "%(num)s characters, without names", call.characters)
