"""Which site a message to me says that its writer wrote on ("did you see my message on fb?"), and whether words or a
link name any."""

import re
from functools import cache

from auditor.activities.sites import sites

_LONG = 400  # characters; in a longer message a site is named for other reasons
_WROTE = (
    r"nachricht(?:en)?|geschrieben|schrieb|message[ds]?|msg|dm|text(?:ed)?|wrote|written|sent|mail|mensajes?|escrib[íi]|"
    r"escrito|mand[ée]|messages|écrit|envoyé"
)


def names_site(text: str) -> str | None:
    """The site that a message names beside a word for having written there; None where it names none, or several."""
    if len(text) > _LONG:
        return None
    said = text.casefold()
    if not _wrote().search(said):
        return None
    found = {_names()[match[1]] for match in _named().finditer(said)}
    return next(iter(found)) if len(found) == 1 else None


def names_any(said: str) -> bool:
    """Whether words in small letters name a site."""
    return bool(_any_name().search(said))


def links_to_any(text: str) -> bool:
    """Whether a text holds a link to a site."""
    return bool(_any_host().search(text.casefold()))


@cache
def _names() -> dict[str, str]:
    told = ((name, code) for code, each in sites().items() for name in (each.title.casefold(), *each.called))
    return {name: code for name, code in told if len(name) > 1}


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:bei|auf|in|im|per|über|on|via|over|through|en|por|sur|par) ({names})(?!\w)")


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _names()))})(?!\w)")


@cache
def _any_host() -> re.Pattern[str]:
    return re.compile(rf"//(?:[\w-]{{1,60}}\.){{0,4}}(?:{'|'.join(map(re.escape, sites()))})\.")


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_WROTE})(?!\w)")
