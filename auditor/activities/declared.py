"""The declarations of the sites as they are written: those of this package, and in their place those of an update.

What is derived from them and kept in memory is forgotten when others are taken up, so that all of the process reads the
same ones.
"""

from collections.abc import Callable, Mapping
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import ParamSpec, TypeVar

import msgspec

P = ParamSpec("P")
R = TypeVar("R")

#: Beside this package, in a checkout as in an installation. Asked for as a package's resource, the declarations of any
#: other folder of that name on the path would come along.
EXTENSION = Path(__file__).parents[2] / "extension"

_update: dict[str, bytes] = {}
_derived: list[Callable[[], None]] = []


class Edition(msgspec.Struct, frozen=True):
    """Which declarations these are. ``schema``: the version of their form; ``version`` grows with each edition;
    ``made``: a day."""

    schema: int
    version: int
    made: str


def cached(function: Callable[..., R]) -> "_lru_cache_wrapper[R]":
    """As functools.cache, but forgotten when other declarations are taken up."""
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
    """One of them. FileNotFoundError: there is none."""
    return _update[site] if site in _update else (EXTENSION / "sites" / f"{site}.json").read_bytes()


def update() -> dict[str, bytes]:
    """What of them came by an update."""
    return dict(_update)


def take_up(declarations: Mapping[str, bytes]) -> None:
    """Use these in place of those of the same sites, and no others that were taken up before."""
    if declarations == _update:
        return
    _update.clear()
    _update.update(declarations)
    for forget in _derived:
        forget()
