"""Archives that fail at their work: one when it is asked whether it knows a file, one while it reads."""

from collections.abc import Callable, Iterator

from auditor.archives.archive import Archive, Item, by_content, data_export
from auditor.archives.container import Container


def _throw(_: Container) -> int:
    raise RuntimeError("no \x1b[2J luck")


def _known(container: Container) -> int:
    return int("broken" in container.name)


def _break(_: Container) -> Iterator[Item]:
    raise KeyError("neighbour")
    yield


def _made(name: str, files: Callable[[Container], int]) -> Archive:
    return Archive(
        id=name,
        site="linkedin",
        title=data_export(name),
        looked_for=by_content("x"),
        files=files,
        read=_break,
        steps=(),
        advice="",
        extents={},
    )


THROWS = _made("throws", _throw)
BREAKS = _made("breaks", _known)
