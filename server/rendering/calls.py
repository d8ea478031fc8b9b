"""Calls of programs that asked over MCP, in words: in the terminal and on the page of devices."""

from auditor.translatable import visible
from server.installation.call_log import Call
from server.translations import gettext, ngettext


def asked(call: Call) -> str:
    """The tool and what was given to it."""
    return visible(" ".join([call.tool, *(f"{name}={value}" for name, value in call.given.items())]))


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
