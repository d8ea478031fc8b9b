"""Reports the unknown files of an export: sites add some every year."""

from collections.abc import Iterator, Sequence

from auditor.archives.archive import Problem
from auditor.translatable import lazy_ngettext

#: How many of them are named.
_NAMED = 12


def unread(files: Sequence[str]) -> Iterator[Problem]:
    """A single problem about all unknown files."""
    if files:
        others = tuple(file.rpartition("/")[2] for file in files[1:_NAMED] or files)
        said = lazy_ngettext(
            "this is a file that Rapport does not know; nothing was taken from it",
            "this and others, together %(num)s, are files that Rapport does not know; nothing was taken from them. "
            "Among the others: %(files)s",
            len(files),
            files=others,
        )
        yield Problem(files[0], None, said, 0)
