"""Drafts that set boundaries, for whoever is written to a lot: in the languages that are read, as one speaks to people
in each. Those who pitch write in their own language, whatever the dashboard speaks."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from babel import Locale


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind ``no`` and a line for one's ``profile``. ``manner``: the word by which people are spoken to, where there
    is a choice."""

    language: str
    no: str
    profile: str
    manner: str | None = None

    @property
    def name(self) -> str:
        """The language as it names itself, and the manner."""
        own = Locale(self.language).get_display_name() or self.language
        return f"{own[0].upper()}{own[1:]}" + (f" ({self.manner})" if self.manner else "")


@cache
def _all() -> tuple[Draft, ...]:
    table = tomllib.loads(files("server.rendering").joinpath("boundaries.toml").read_text("utf-8"))
    return tuple(msgspec.convert(table["draft"], list[Draft]))


def drafts(*languages: str) -> tuple[tuple[Draft, ...], tuple[Draft, ...]]:
    """The drafts in the first of these languages in which there are some, and those in the others."""
    written = {draft.language for draft in _all()}
    first = next((language for language in languages if language in written), "")
    own = tuple(draft for draft in _all() if draft.language == first)
    return own, tuple(draft for draft in _all() if draft not in own)
