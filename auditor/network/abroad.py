"""What a trade is called in the languages that are read."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def trades() -> tuple[tuple[str, ...], ...]:
    """Words for one trade each, as ``akin.plain`` has them."""
    listed = tomllib.loads(files("auditor.network").joinpath("trades.toml").read_text("utf-8"))
    return tuple(tuple(words) for words in listed.values())
