"""What writes to a terminal: brackets, colons and numbers in names are letters there, and neither markup, a link nor a
picture, as Rich would have it."""

from typing import IO

from rich.console import Console


def plain_console(*, stderr: bool = False, file: IO[str] | None = None, width: int | None = None) -> Console:
    """Of standard output, unless told."""
    return Console(stderr=stderr, file=file, width=width, markup=False, emoji=False, highlight=False)
