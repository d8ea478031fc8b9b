"""Who carries out long work, noted beside it: what a dead process left is told from what still runs."""

import os
import platform
from typing import NamedTuple, Self


class Process(NamedTuple):
    """What carries something out."""

    host: str
    process: int

    @classmethod
    def own(cls) -> Self:
        """This one."""
        return cls(platform.node(), os.getpid())

    def has_ended(self, begun: int) -> bool:
        """Whether what it began at a moment (UTC milliseconds) ended with it. Only for processes of this machine.

        A process that was born later only bears the same number; a zombie is dead, but nobody asked after it yet.
        """
        import psutil

        try:
            process = psutil.Process(self.process)
            return process.status() == psutil.STATUS_ZOMBIE or process.create_time() * 1000 > begun + 1000
        except psutil.NoSuchProcess:
            return True
        except psutil.AccessDenied:
            return False
