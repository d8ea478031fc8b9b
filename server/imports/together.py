"""Several archives given at once, such as the parts of one export: which to read first, so that each knows what the
others tell of who the person is.

A part without the profile can only guess from its conversations. So those that say for certain who the person is come
first, in whatever order they were given, and what stays open is tried once more when all were read.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from auditor.activities.activity import Activity
from auditor.archives import ArchiveRefused, Me, Progress, Unrecognised, read, recognise
from auditor.archives.opening import is_collection
from server.imports.importing import Import
from server.store.store import Store

#: Folders in which archives lie side by side are looked into so many below one another, and of each so many entries.
_DEEP, _LOOKED_AT = 2, 1_000
#: Imports one of them, and gives the import once it has ended.
ImportFile = Callable[[Path], Import]


def apart(path: Path, depth: int = _DEEP) -> list[Path]:
    """The archives that lie in a folder side by side, where it is not one itself; else the path alone."""
    return _known(path, depth) or [path]


def _known(path: Path, depth: int) -> list[Path]:
    """The archives that a file or folder is or holds; none where nothing is known of it."""
    with suppress(ArchiveRefused, Unrecognised, OSError):
        recognise(path)
        if not is_collection(path):
            return [path]
    if depth < 0 or not path.is_dir():
        return []
    inside = sorted(each for each in islice(path.iterdir(), _LOOKED_AT) if not each.name.startswith("."))
    return [known for each in inside for known in _known(each, depth - 1)]


def import_together(store: Store, paths: Iterable[Path], import_file: ImportFile) -> dict[Path, list[Import]]:
    """Import archives in the order that ``in_turn`` gives. Returns the imports of each: two where it was tried again,
    as a later archive told who the person is."""
    done: dict[Path, list[Import]] = {}
    knew: dict[Path, tuple[Me, ...]] = {}
    for path in in_turn(list(dict.fromkeys(paths))):
        done[path] = [import_file(path)]
        knew[path] = store.accounts.mine()
    for path, imports in done.items():
        if imports[0].unclear and knew[path] != store.accounts.mine():
            imports.append(import_file(path))
    return done


def in_turn(paths: Sequence[Path]) -> list[Path]:
    """The archives, those first that say for certain who the person is; alike ones by name."""
    if len(paths) < 2:
        return list(paths)
    return sorted(paths, key=lambda path: (_certainty(path), path.name, str(path)))


def _certainty(path: Path) -> int:
    """How surely an archive says who the person is: 0 by the address of a profile, 1 by a name, 2 by a guess, 3 not at
    all. Readers say so before anything else."""
    try:
        for item in read(path):
            if isinstance(item, Me):
                return 2 if item.guessed else 0 if item.addresses else 1
            if isinstance(item, Activity | Progress):
                break
    except Exception:
        return 3  # importing it says why
    return 3
