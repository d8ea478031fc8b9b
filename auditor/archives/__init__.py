"""Archives: the export files that sites give people of their own data, recognised by content, then read.

A new kind of archive is a new module of this folder with an ``ARCHIVE``, and cases in tests/archives/cases, or comes
with another package (``added``).
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from msgspec.structs import replace

from auditor.activities.activity import Activity
from auditor.archives.added import added
from auditor.archives.archive import Archive, Item, Problem, Progress, Recognised, Unrecognised
from auditor.archives.container import ArchiveRefused, Container
from auditor.archives.looking import Looked, Looking, nobody
from auditor.archives.opening import beside, open_container
from auditor.archives.remembered import NOTHING, Acquainted, Me, Remembered, Unclear
from auditor.archives.unrecognised import unrecognised
from auditor.translatable import lazy_gettext

__all__ = [
    "NOTHING",
    "Acquainted",
    "ArchiveRefused",
    "Item",
    "Looked",
    "Me",
    "Problem",
    "Progress",
    "Recognised",
    "Remembered",
    "Unclear",
    "Unrecognised",
    "kind",
    "read",
    "recognise",
]

_CLOSED = lazy_gettext(
    "it lies beside the files of an export, and was not looked into with them; where nothing else is told of it, "
    "import it by itself"
)
#: A Progress is given after this many items.
STRIDE = 2_000


@cache
def archives() -> tuple[Archive, ...]:
    """Every reader of the folder, by name, and then those of other packages."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    own = tuple(module.ARCHIVE for module in modules if hasattr(module, "ARCHIVE"))
    return (*own, *added({each.id for each in own}))


def recognise(path: Path, looked: Looked = nobody) -> Recognised:
    """Whose archive a zip, a tar, an unpacked folder or a lone file is. ``looked`` is told now and again how many files
    were looked at, and what it raises ends the reading.

    Raises Unrecognised if it is none that is known, and ArchiveRefused if it cannot be opened safely.
    """
    with open_container(path, Looking(looked)) as container:
        archive, files = _reader(container)
        size = sum(member.size for member in container.members)
        return Recognised(archive.id, archive.site, str(archive.title), files, size, container.damage)


def read(
    path: Path, remembered: Remembered = NOTHING, archive: str | None = None, looked: Looked = nobody
) -> Iterator[Item]:
    """Everything an archive tells, as a stream. Raises as ``recognise`` does, once iterated. ``archive`` is what it was
    recognised as, so that it need not be again; ``looked`` is told as there.

    A record or a file that cannot be read becomes a Problem and the rest is read on. From when a reader says who the
    person is on a site, until it says otherwise, all acts there are of that account.
    """
    with open_container(path, Looking(looked)) as container:
        container.remembered = remembered
        reader = next((each for each in archives() if each.id == archive), None) or _reader(container)[0]
        for name in beside(container):  # one of another kind is imported by itself
            if kind(path / name) in (None, reader.id):
                yield Problem(name, None, _CLOSED, 0)
        accounts: dict[str, str | None] = {}
        for count, item in enumerate(reader.read(container), 1):
            if isinstance(item, Me):
                accounts[item.site] = item.account
            if isinstance(item, Activity) and (account := accounts.get(item.site)):
                yield replace(item, account=account)
            else:
                yield item
            if count % STRIDE == 0:
                yield Progress(min(container.done, container.total), container.total)
        yield Progress(container.total, container.total)


def kind(path: Path) -> str | None:
    """What kind of archive a file or a folder is, by its reader; None for none that can be read."""
    with suppress(ArchiveRefused, Unrecognised, OSError):
        return recognise(path).archive
    return None


def _reader(container: Container) -> tuple[Archive, int]:
    found = [(archive, files) for archive in archives() if (files := archive.files(container))]
    if len(found) > 1:
        titles = tuple(archive.title for archive, _ in found)
        raise ArchiveRefused(
            container.name, lazy_gettext("it holds %(archives)s; import each by itself", archives=titles)
        )
    if found:
        return found[0]
    raise Unrecognised(unrecognised(container, archives()))
