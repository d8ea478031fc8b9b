"""How people are named in a sentence: the first few by name."""

from collections.abc import Sequence

from auditor.translatable import gettext, listed

SHOWN = 3


def either(names: Sequence[str]) -> str:
    """The first few of some names, of which one is enough: "Ana, Ben or Cem". Empty for no names."""
    return listed(list(dict.fromkeys(names))[:SHOWN], "or")


def some(names: Sequence[str], shown: int) -> str:
    """The first few of some names, and that there are more: "Ana, Ben and others"."""
    first = ", ".join(names[:shown])
    return gettext("%(names)s and others", names=first) if len(names) > shown else first
