"""Somebody at one place, as it is asked who may be one person: their name and id, made comparable."""

import re
from dataclasses import dataclass
from functools import cached_property

from auditor.activities.sites import are_domains
from auditor.history.introduced import BY_NAME
from auditor.report.ego_network import Known

LEAST_LONG = 3  # words of a name that is another with one more
_OPAQUE = re.compile(r"did:|urn:|hidden:|in/aco[\w-]{30,}$|[\d-]+$|[0-9a-f]{16,}$")
_NOT_A_NAME = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Somebody:
    """A place with what tells people apart. ``employer`` is made comparable, ``workplace`` as it is written; ``main``
    is the place under which the person is counted, who may have more; ``near``: words passed between us, be it among a
    few."""

    site: str
    id: str
    name: str
    words: tuple[str, ...]
    employer: str | None
    workplace: str
    connected: bool
    messages: int
    known: Known | None
    main: tuple[str, str]
    near: bool = False

    @property
    def place(self) -> tuple[str, str]:
        return self.site, self.id

    @property
    def called(self) -> str:
        """The name, whatever its order."""
        return " ".join(sorted(self.words))

    @property
    def shorter(self) -> set[str]:
        """The names of at least two words of which this is one with one more behind the first, whatever their order."""
        if len(self.words) < LEAST_LONG:
            return set()
        rest = range(1, len(self.words))
        return {" ".join(sorted((*self.words[:left], *self.words[left + 1 :]))) for left in rest}

    @property
    def labelled(self) -> set[str]:
        """The names of at least two words of which this may be one with more behind it, whatever their order: as one
        calls people in a messenger, whom only the name tells there."""
        if self.form != "name":
            return set()
        return {" ".join(sorted(self.words[:end])) for end in range(2, len(self.words))}

    @cached_property
    def form(self) -> str:
        """The kind of id."""
        if self.id.startswith(BY_NAME):
            return "name"
        found = _OPAQUE.match(self.id)
        return "handle" if found is None else found[0][:3] if found[0][0].isalpha() else "number"

    @cached_property
    def handle(self) -> str:
        """The part of an address that its bearer chose, without punctuation; empty where there is none."""
        if self.form != "handle":
            return ""
        chosen = self.id.rstrip("/").removeprefix("@").rpartition("/")[2].partition("@")[0]
        own = chosen.partition(".")[0] if are_domains(self.site) else chosen
        return _NOT_A_NAME.sub("", own).casefold()
