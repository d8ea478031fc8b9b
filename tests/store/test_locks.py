"""Opening a store a second time takes no lock away from the first: POSIX locks end when a process closes any descriptor
of a file, and without them another process deletes the write-ahead log that this one goes on writing to."""

import subprocess
import sys
from pathlib import Path

from server.installation.settings import Settings
from server.store.store import open_store

#: Another process that opens the store and is the only one to close it, as every command does.
OTHER = """import sys
from pathlib import Path
from server.installation.settings import Settings
from server.store.store import open_store
with open_store(Settings.load(Path(sys.argv[1]), environment={})) as store:
    print(store.sessions.count(1))
"""


def test_writes_after_a_second_opening_are_seen_by_other_processes(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", environment={})

    def seen_elsewhere() -> int:
        return int(subprocess.check_output([sys.executable, "-c", OTHER, str(settings.data)]))

    with open_store(settings) as first:
        first.sessions.begin(0)
        with open_store(settings):
            pass
        assert seen_elsewhere() == 1
        first.sessions.begin(0)
        assert seen_elsewhere() == 2
