"""Faults of ours in the log: what kind and where, never what an exception says, as that may quote somebody's words."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import TypeVar

Told = TypeVar("Told")

log = logging.getLogger("rapport")

_ROOT = Path(__file__).parents[1]
_OURS = (_ROOT / "auditor", _ROOT / "server")


def note(what: str, fault: BaseException) -> None:
    """Log a fault with the places it went through, its causes first; ``what`` says in a sentence what failed."""
    log.error("%s\n%s", what, "\n".join(_told(fault)))


def log_without_words() -> None:
    """Have the log of this process tell so of every exception, also of those that a library logs or that end a thread.
    The log is what goes to standard error from "warning" on."""
    told = logging.StreamHandler()
    told.setFormatter(_Wordless())
    logging.basicConfig(handlers=[told], force=True)
    threading.excepthook = _of_a_thread


class _Wordless(logging.Formatter):
    def formatException(  # noqa: N802  as the library names it
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return "\n".join(_told(ei[1])) if ei[1] else ""


def _of_a_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None:
        note("a thread failed", ended.exc_value)


def named(fault: BaseException) -> str:
    """The kind of a fault and where in our code it came up, such as ``ValueError at auditor/runner/run.py:90``."""
    kind = type(fault).__name__
    frames = [(Path(frame.filename), frame.lineno) for frame in extract_tb(fault.__traceback__)]
    ours = [(file, line) for file, line in frames if any(file.is_relative_to(folder) for folder in _OURS)]
    if not ours:
        return kind
    file, line = ours[-1]
    return f"{kind} at {file.relative_to(_ROOT)}:{line}"


def _told(fault: BaseException) -> list[str]:
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(fault.__traceback__)]
    kind = type(fault)
    return [*(_told(cause) if cause else ()), *places, f"{kind.__module__}.{kind.__qualname__}"]


def guarded(what: str, tell: Callable[[], Told]) -> Told | None:
    """What is told, or None where telling ``what`` failed, which is noted; nothing else is touched by it."""
    try:
        return tell()
    except Exception as problem:
        note(f"telling {what} failed", problem)
        return None
