"""Identifies the process that does long work. It is stored with the work, to recognise what a dead process left."""

import os
import platform
from typing import NamedTuple, Self


class Process(NamedTuple):
    """A process by its machine's name and its number there."""

    host: str
    process: int

    @classmethod
    def own(cls) -> Self:
        """The current process."""
        return cls(platform.node(), os.getpid())

    def has_ended(self, begun: int) -> bool:
        """Whether the process that began something at ``begun`` (UTC milliseconds) has ended. Only for this machine.

        A process that started after ``begun`` is another one with the same number; a zombie has ended, but its parent
        has not noticed yet.
        """
        import psutil

        try:
            process = psutil.Process(self.process)
            return process.status() == psutil.STATUS_ZOMBIE or process.create_time() * 1000 > begun + 1000
        except psutil.NoSuchProcess:
            return True
        except psutil.AccessDenied:
            return False
