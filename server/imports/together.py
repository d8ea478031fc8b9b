"""Imports several archives, such as the parts of one export, in an order that tells each who the person is.

A part without the profile can only guess from its conversations. So archives that say for certain who the person is
come first, in whatever order they were given, and those in which it stays unclear are tried once more at the end.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from auditor.activities.activity import Activity
from auditor.archives import Me, Progress, kind, read
from server.imports.importing import Import
from server.store.store import Store

_LOOKED_AT = 1_000  # entries of a folder in which archives lie side by side
_FEW = 500  # files of a folder that may be examined twice
_PACKED = (".zip", ".tar.gz", ".tgz", ".tar", ".car")  # endings of files that are archives
#: Imports one archive, and returns the import once it has ended.
ImportFile = Callable[[Path], Import]
#: Is called with an archive and how many of its files were examined.
Looking = Callable[[Path, int], None]


def nowhere(_: Path, __: int) -> None:
    """A Looking that ignores what it is called with."""


def apart(path: Path) -> list[Path]:
    """The archives that lie in a folder side by side, be some of them folders or loose files; the path alone where it
    is none, or the folder of one export, as which the parts of one count too. What is packed is one of them though
    nothing knows it, as importing it says why. No folder is looked through unless archives or loose files of one lie in
    it, or few files in several folders, as that takes as long again as to begin to import it."""
    if not path.is_dir():
        return [path]
    inside = sorted(each for each in islice(path.iterdir(), _LOOKED_AT) if not each.name.startswith("."))
    folders = [each for each in inside if each.is_dir()]
    packed = [each for each in inside if each.is_file() and each.name.casefold().endswith(_PACKED)]
    loose = [each for each in inside if each.is_file() and each not in packed and _is_archive(each)]
    if not packed and not (loose and folders) and not (len(folders) > 1 and _holds_few(path)):
        return [path]
    if loose or not packed or packed == inside:
        own = kind(path)
        if own is not None:
            return [path, *(each for each in packed if loose and kind(each) not in (None, own))]
    found = {each for each in folders if _is_archive(each)}.union(loose, packed)
    return sorted(found) if len(found) > 1 or packed else [path]


def _holds_few(path: Path) -> bool:
    """Whether a folder holds so few files that all can be looked at twice."""
    return sum(1 for _ in islice((each for each in path.rglob("*") if each.is_file()), _FEW + 1)) <= _FEW


def _is_archive(path: Path) -> bool:
    """Whether a file or a folder is one archive that can be read."""
    return kind(path) is not None


def import_together(
    store: Store, paths: Iterable[Path], import_file: ImportFile, looked: Looking = nowhere
) -> dict[Path, list[Import]]:
    """Import archives in the order of ``in_turn``. Returns the imports of each: two if it was tried again because a
    later archive told who the person is."""
    done: dict[Path, list[Import]] = {}
    knew: dict[Path, tuple[Me, ...]] = {}
    for path in in_turn(list(dict.fromkeys(paths)), looked):
        done[path] = [import_file(path)]
        knew[path] = store.accounts.mine()
    for path, imports in done.items():
        if imports[0].unclear and knew[path] != store.accounts.mine():
            imports.append(import_file(path))
    return done


def in_turn(paths: Sequence[Path], looked: Looking = nowhere) -> list[Path]:
    """The archives, those first that say for certain who the person is, then by name. ``looked`` is called with how
    many files of which archive were examined; an archive for which it raises comes last."""
    if len(paths) < 2:
        return list(paths)
    return sorted(paths, key=lambda path: (_certainty(path, looked), path.name, str(path)))


def _certainty(path: Path, looked: Looking) -> int:
    """How certainly an archive says who the person is: 0 by the address of a profile, 1 by a name, 2 by a guess, 3 not
    at all. Readers say who it is before anything else."""
    try:
        for item in read(path, looked=lambda files: looked(path, files)):
            if isinstance(item, Me):
                return 2 if item.guessed else 0 if item.addresses else 1
            if isinstance(item, Activity | Progress):
                break
    except Exception:
        return 3  # the import will report the reason
    return 3
