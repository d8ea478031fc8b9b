"""Whether a message of a group calls me, on a site where people go by a name of one word beside their own."""

from collections.abc import Collection

import re2

from auditor.activities.called import Called

_LONGEST = 4_000  # characters of a message that are looked at
#: Where people have handles, what stands after an @ is one, and no name, though it may begin like mine.
_HANDLE = re2.compile(r"@[\pL\pN_.-]+")


class Calling:
    """Tells whether a message calls me: by one of my ``names``, as ``Called`` has it, which the ``others`` of the group
    may bear, too, or by a nickname; or by one of the ``handles`` that are mine alone, after an @ or u/, or as that with
    which a line begins."""

    def __init__(
        self,
        names: Collection[str],
        handles: Collection[str] = (),
        others: Collection[str] = (),
        nicknames: Collection[str] = (),
    ) -> None:
        self._named = Called(names, others, nicknames)
        known = "|".join(re2.escape(handle.lstrip("@")) for handle in handles if handle.lstrip("@"))
        # A handle that goes on, such as a longer one or the host of an address, is another's.
        goes_on = r"(?:$|[^\pL\pN_.@-]|[.-](?:$|[^\pL\pN_]))"
        called = rf"(?:^|[^\pL\pN_.@/-])(?:@|/?u/)(?:{known}){goes_on}"
        begins = rf"(?:^|\n)\s*(?:{known})\s?[,:!?]"
        self._pattern = re2.compile(rf"(?i){called}|{begins}") if known else None

    def by(self, text: str) -> bool:
        """Whether the message does."""
        if self._pattern is None:
            return self._named.by(text)
        said = text[:_LONGEST]
        return self._pattern.search(said) is not None or self._named.by(_HANDLE.sub("@", said))
