"""Faults of ours in the log: what kind and where, never what an exception says, as that may quote somebody's words."""

import logging
from traceback import extract_tb

log = logging.getLogger("rapport")


def note(what: str, fault: BaseException) -> None:
    """Log a fault with the places it went through, its causes first; ``what`` says in a sentence what failed."""
    log.error("%s\n%s", what, "\n".join(_told(fault)))


def _told(fault: BaseException) -> list[str]:
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(fault.__traceback__)]
    kind = type(fault)
    return [*(_told(cause) if cause else ()), *places, f"{kind.__module__}.{kind.__qualname__}"]
