"""Readers of archives that other packages add. A failure in one of them is reported as theirs, and stops no other."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from auditor import plugins
from auditor.archives.archive import Archive, Item
from auditor.archives.container import ArchiveRefused, Container
from auditor.translatable import Sentence, Told, lazy_gettext

_GROUP: plugins.Group = "rapport.archives"


def added(known: Collection[str]) -> tuple[Archive, ...]:
    """The usable readers of other packages; ``known``: ids that are already taken."""

    def made(name: str, thing: object) -> Archive:
        archive = plugins.check_kind(thing, Archive)
        if archive.id != name:
            raise plugins.Misfit(lazy_gettext("the archive calls itself “%(id)s”", id=archive.id))
        if name in known:
            raise plugins.Misfit(lazy_gettext("there is an archive of this id already"))
        return replace(
            archive,
            files=_counting(name, archive.files),
            read=_reading(name, archive.read),
            near=_nearing(name, archive.near),
        )

    return tuple(plugins.load(_GROUP, made).values())


def _counting(name: str, files: Callable[[Container], int]) -> Callable[[Container], int]:
    """A counting function that is safe to ask about every archive: one that fails recognises no files."""

    def count(container: Container) -> int:
        try:
            return int(files(container))
        except Told:
            raise
        except Exception as problem:
            plugins.failed(_GROUP, name, problem)
            return 0

    return count


def _nearing(name: str, near: Callable[[Container], Sentence | None]) -> Callable[[Container], Sentence | None]:
    def say(container: Container) -> Sentence | None:
        try:
            return near(container)
        except Exception as problem:
            plugins.failed(_GROUP, name, problem)
            return None

    return say


def _reading(name: str, read: Callable[[Container], Iterator[Item]]) -> Callable[[Container], Iterator[Item]]:
    def items(container: Container) -> Iterator[Item]:
        try:
            yield from read(container)
        except (Told, OSError, MemoryError):
            raise
        except Exception as problem:
            plugins.failed(_GROUP, name, problem)
            raise ArchiveRefused(
                container.name, lazy_gettext("the plugin %(name)s failed; “rapport doctor” says more", name=name)
            ) from problem

    return items
