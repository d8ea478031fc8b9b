"""The declarations of the sites, as written: those of this package, or those of an update in their place.

Whatever is derived from them and cached is forgotten when an update is taken up, so that the whole process reads the
same declarations.
"""

from collections.abc import Callable, Mapping
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import ParamSpec, TypeVar

import msgspec

P = ParamSpec("P")
R = TypeVar("R")

#: Beside this package, both in a checkout and in an installation. importlib.resources would also find other folders of
#: this name on the path.
EXTENSION = Path(__file__).parents[2] / "extension"

_update: dict[str, bytes] = {}
_derived: list[Callable[[], None]] = []


class Edition(msgspec.Struct, frozen=True):
    """The edition of a set of declarations. ``schema``: the version of their format; ``version`` grows with each
    edition; ``made``: a day."""

    schema: int
    version: int
    made: str


def cached(function: Callable[..., R]) -> "_lru_cache_wrapper[R]":
    """Like functools.cache, but forgotten when other declarations are taken up."""
    made = cache(function)
    _derived.append(made.cache_clear)
    return made


@cache
def packaged() -> Edition:
    """The edition that came with this program."""
    return msgspec.json.decode((EXTENSION / "declared.json").read_bytes(), type=Edition)


def packaged_texts() -> dict[str, bytes]:
    """The declarations that came with this program, by site."""
    return {file.stem: file.read_bytes() for file in sorted((EXTENSION / "sites").glob("*.json"))}


def texts() -> dict[str, bytes]:
    """The declarations in use, by site."""
    return packaged_texts() | _update


def text(site: str) -> bytes:
    """The declaration of a site. Raises FileNotFoundError if there is none."""
    return _update[site] if site in _update else (EXTENSION / "sites" / f"{site}.json").read_bytes()


def update() -> dict[str, bytes]:
    """The declarations that came by an update."""
    return dict(_update)


def take_up(declarations: Mapping[str, bytes]) -> None:
    """Use these in place of this package's declarations of the same sites, and drop an earlier update."""
    if declarations == _update:
        return
    _update.clear()
    _update.update(declarations)
    for forget in _derived:
        forget()
