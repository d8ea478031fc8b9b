"""A file in a watched folder may be replaced between the look at it and its reading."""

import os
from pathlib import Path
from threading import Thread

import pytest

from server.imports.importing import Import
from server.imports.watching import Look
from server.store.store import Store
from tests.server.imports.test_watching import export, folder, store, watcher
from tests.server.processes import until

__all__ = ["folder", "store"]  # fixtures


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes of this kind")
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(store: Store, folder: Path) -> None:
    os.utime(export(folder / "first.zip"), (1e9, 1e9))
    second = export(folder / "second.zip")
    watching = watcher(store, folder)
    watching.look()
    import_file = watching._import

    def and_swap(path: Path) -> Import:
        second.unlink()
        os.mkfifo(second)
        return import_file(path)

    watching._import = and_swap
    looking = Thread(target=lambda: looks.append(watching.look()), daemon=True)
    looks: list[Look] = []
    looking.start()
    until(lambda: looks)
    assert ([each.file for each in looks[0].imports], looks[0].left) == (["first.zip"], [])
