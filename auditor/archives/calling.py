"""Decides whether a message of a group calls me, on a site where people have a one-word name besides their own."""

from collections.abc import Collection

import re2

from auditor.activities.called import Called

_LONGEST = 4_000  # characters of a message that are examined
#: Where people have handles, the word after an @ is one, and not a name, even if it begins like mine.
_HANDLE = re2.compile(r"@[\pL\pN_.-]+")


class Calling:
    """Decides whether a message calls me: by one of my ``names`` (see ``Called``), which ``others`` of the group may
    have, too; by a nickname; or by one of the ``handles``, which are mine alone, after an @ or u/ or at the beginning
    of a line."""

    def __init__(
        self,
        names: Collection[str],
        handles: Collection[str] = (),
        others: Collection[str] = (),
        nicknames: Collection[str] = (),
    ) -> None:
        self._named = Called(names, others, nicknames)
        known = "|".join(re2.escape(handle.lstrip("@")) for handle in handles if handle.lstrip("@"))
        # A handle that continues, such as a longer one or the host of an address, is another one.
        goes_on = r"(?:$|[^\pL\pN_.@-]|[.-](?:$|[^\pL\pN_]))"
        called = rf"(?:^|[^\pL\pN_.@/-])(?:@|/?u/)(?:{known}){goes_on}"
        begins = rf"(?:^|\n)\s*(?:{known})\s?[,:!?]"
        self._pattern = re2.compile(rf"(?i){called}|{begins}") if known else None

    def by(self, text: str) -> bool:
        """Whether the message calls me."""
        if self._pattern is None:
            return self._named.by(text)
        said = text[:_LONGEST]
        return self._pattern.search(said) is not None or self._named.by(_HANDLE.sub("@", said))
