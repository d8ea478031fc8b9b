"""What is said of the files of an export that nobody knows: sites add some every year."""

from collections.abc import Iterator, Sequence

from auditor.archives.archive import Problem
from auditor.translatable import lazy_ngettext

#: So many of them are told by their names.
_NAMED = 12


def unread(files: Sequence[str]) -> Iterator[Problem]:
    """One word about the files that nobody knows."""
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
