"""Reads tables, which are comma-separated files, as a stream, by the names in their header.

Exports come from many programs: with a preamble before the header, a byte order mark, UTF-16, Windows-1252, line breaks
inside fields, quotes doubled or escaped by a backslash, quotes that never close. A bad row costs only that row.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

from auditor.activities.activity import Activity
from auditor.archives.archive import LeftOut, Problem, Undated, Unusable
from auditor.archives.container import MemberBroken
from auditor.translatable import Sentence, Told, lazy_gettext, lazy_ngettext

#: The last line in which a header may be.
PREAMBLE = 12
#: The longest line of an export, in bytes; csv itself limits a field to 131,072 characters.
LONGEST_LINE = 1 << 20
#: A row whose quotes do not close within this many lines is bad.
LONGEST_ROW = 500

_OVERLONG = '"x"x\n'  # a strict reader rejects this in any state
_DELIMITERS = ",\t;"


class UnknownHeader(Told):
    """The file has no header with the needed columns. ``found`` are the needed columns that it has; nothing else of it
    is reported, because the line may be somebody's letter."""

    def __init__(self, needed: Iterable[str], found: Iterable[str]) -> None:
        said = lazy_gettext(
            "its columns are not those expected, so nothing was taken from it. Expected: %(needed)s. Found: %(found)s. "
            "If your account is set to another language, ask the site for the export in English",
            needed=", ".join(needed),
            found=", ".join(found) or lazy_gettext("none of them"),
        )
        super().__init__(said)


def headers(stream: io.BufferedReader) -> Iterator[tuple[str, list[str]]]:
    """Possible headers: each of the first rows with its delimiter, and names in lower case."""
    source = _Lines(stream)
    for _, line in zip(range(PREAMBLE), source, strict=False):
        for delimiter in _DELIMITERS:
            if delimiter in line or delimiter == ",":
                yield delimiter, _names(line, delimiter)


def _names(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [" ".join(cell.casefold().split()) for cell in cells]


class Table:
    """An opened table. Iterating gives its rows, each with an empty text after its last field, and Problems.

    ``line`` is the first line of the latest row, ``rows`` the number of rows so far. ``broken`` is set if the file is
    cut off. ``places`` are the columns in order, by which they are found if none of the names is known, as in exports
    in other languages; ``by_place`` says that this was the case.
    """

    def __init__(
        self, stream: io.BufferedReader, file: str, needed: Iterable[str], places: Iterable[Sequence[str]] = ()
    ) -> None:
        self.file = file
        self.line = 0
        self.broken = False
        self._lines = _Lines(stream)
        self._ahead: list[str] = []  # lines to be read again, the next one last
        self._pulled: list[str] = []  # lines of the current row
        self._read = 0
        self._said: Counter[Sentence] = Counter()
        self._uneven: Sentence | None = None  # about the current row, if missing fields were added
        self.by_place = False
        self.rows = 0
        self.header, self._delimiter = self._find_header(tuple(needed), places)

    def _find_header(self, needed: Sequence[str], places: Iterable[Sequence[str]]) -> tuple[list[str], str]:
        likely: list[str] = []
        placed = {len(names): names for names in places}
        above: list[str] = []
        for line in self._lines:
            self._read += 1
            for delimiter in _DELIMITERS:
                names = _names(line, delimiter)
                if {name.casefold() for name in needed} <= set(names):
                    self._sorted_above(above, len(names), delimiter)
                    return names, delimiter
                likely = max(likely, [name for name in needed if name.casefold() in names], key=len)
                if len(names) in placed and _are_names(names):
                    self.by_place = True
                    self.remark(_IN_ANOTHER_LANGUAGE)
                    return [name.casefold() for name in placed[len(names)]], delimiter
            above.append(line)
            if self._read >= PREAMBLE:
                break
        raise UnknownHeader(needed, likely)

    def _sorted_above(self, lines: list[str], width: int, delimiter: str) -> None:
        """Read rows above the header too, which exist if somebody sorted the file. A line with only its first field
        filled is a note above the table, padded by a spreadsheet."""
        rows = [
            line
            for line in lines
            if len(cells := _names(line, delimiter)) == width > 1 and (any(cells[1:]) or not cells[0]) and any(cells)
        ]
        self._ahead.extend(reversed(rows))
        self._read -= len(rows)

    def columns(self, *names: str) -> list[int]:
        """The places of the named columns in a row; a missing column points to the empty text at its end."""
        at = {name: index for index, name in reversed(list(enumerate(self.header)))}
        return [at.get(name.casefold(), -1) for name in names]

    def __iter__(self) -> Iterator[list[str] | Problem]:
        width, pulled = len(self.header), self._pulled
        reader = self._reader()
        while True:
            self._read += len(pulled)
            pulled.clear()
            self.line = self._read + 1
            row: list[str] | None = None
            try:
                row = next(reader)
                self.rows += row != []
            except StopIteration:
                break
            except csv.Error:
                pass
            except MemberBroken as damage:
                yield self._breaks_off(damage)
                return
            self._uneven = None
            if row and len(row) > width and not any(field.strip() for field in row[width:]):
                del row[width:]  # spreadsheets add empty fields
            if row is not None and len(row) == width:
                row.append("")
                yield row
            elif row != []:
                try:
                    again = self._again(row)
                except MemberBroken as damage:
                    yield self._breaks_off(damage)
                    return
                yield again
                reader = self._reader()
        yield from self._remarks()

    def each(self, make: Callable[[list[str]], Activity | None]) -> Iterator[Activity | Problem]:
        """What ``make`` makes of each row. It may raise Unusable or LeftOut, or return None."""
        for row in self:
            if isinstance(row, Problem):
                yield row
                continue
            try:
                made = make(row)
            except Unusable as problem:
                said = self._uneven or problem.said
                yield Problem(self.file, self.line, said, undated=isinstance(problem, Undated) and not self._uneven)
            except LeftOut as left:
                self.remark(left.said, 1)
            else:
                if made is not None:
                    yield made

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self._delimiter, strict=True)

    def _feed(self) -> Iterator[str]:
        pulled, ahead = self._pulled, self._ahead
        while ahead:
            line = ahead.pop()
            pulled.append(line)
            yield line
        for line in self._lines:
            pulled.append(line)
            yield line

    def _again(self, row: list[str] | None) -> list[str] | Problem:
        """The current row, read again with backslashes as escapes; or else a Problem that costs its first line only."""
        width, pulled, own = len(self.header), self._pulled, len(self._pulled)
        if _OVERLONG in pulled:
            longer = lazy_gettext("the line is longer than %(number)s bytes", number=LONGEST_LINE)
            return Problem(self.file, self.line, longer)
        lines = chain(pulled.copy(), self._feed_some())
        reader = csv.reader(lines, delimiter=self._delimiter, strict=True, escapechar="\\")
        try:
            escaped = next(reader, [])
        except csv.Error:
            escaped = []
        used = reader.line_num if len(escaped) == width else 1 if row is None else own
        if len(escaped) != width and row is None:
            escaped = self._unquoted(pulled[0])
        self._ahead.extend(reversed(pulled[used:]))
        del pulled[used:]
        if len(escaped) == width:
            escaped.append("")
            return escaped
        if row is not None:
            uneven = _uneven(len(row), width)
            if 1 < len(row) < width and own == 1:  # spreadsheets drop empty fields at the end
                self._uneven = uneven
                return row + [""] * (width + 1 - len(row))
            return Problem(self.file, self.line, uneven)
        unclosed = lazy_gettext("the quotes of the row do not close, or a field is too long")
        return Problem(self.file, self.line, unclosed)

    def _unquoted(self, line: str) -> list[str]:
        """The fields of a line whose quotes do not close, with its quotes unchanged except at the start of a field."""
        line = line.rstrip("\r\n").replace("\r", " ")
        try:
            row = next(csv.reader([line], delimiter=self._delimiter, quoting=csv.QUOTE_NONE), [])
        except csv.Error:  # a field is too long
            return []
        return [field.removeprefix('"') for field in row]

    def _feed_some(self) -> Iterator[str]:
        for line, _ in zip(self._feed(), range(LONGEST_ROW), strict=False):
            yield line

    def _breaks_off(self, damage: MemberBroken) -> Problem:
        self.broken = True
        reason = lazy_gettext(
            "the file is damaged from about here on: %(reason)s. Download it again", reason=damage.said
        )
        return Problem(self.file, self.line, reason)

    def remark(self, reason: Sentence, count: int = 0) -> None:
        """Report something about the whole file after its rows, once per reason."""
        self._said[reason] += count

    def _remarks(self) -> Iterator[Problem]:
        for reason, count in self._said.items():
            yield Problem(self.file, None, reason, count)
        if self._lines.windows:
            reason = lazy_gettext("it is not all UTF-8; the rest was read as Windows-1252")
            yield Problem(self.file, None, reason, 0)
        if self._lines.utf16:
            yield Problem(self.file, None, lazy_gettext("it was read as UTF-16"), 0)
        if self._lines.nul:
            yield Problem(self.file, None, lazy_gettext("it holds NUL characters; they were left out"), 0)


def _uneven(fields: int, width: int) -> Sentence:
    return lazy_ngettext(
        "the row has %(num)s field where the header has %(width)s",
        "the row has %(num)s fields where the header has %(width)s",
        fields,
        width=width,
    )


def _are_names(names: list[str]) -> bool:
    """Whether a row may be a header in another language: words in every column, no numbers and no addresses."""
    return all(name and len(name) < 60 and not any(each.isdigit() or each in "/@" for each in name) for name in names)


_IN_ANOTHER_LANGUAGE = lazy_gettext("its columns are named in another language, so they were told by their place")


class _Lines:
    """The lines of a stream as text, with their ends. Reports afterwards what it met."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.windows = self.utf16 = self.nul = False
        self._iterator = self._decoded()

    def __iter__(self) -> Iterator[str]:
        return self._iterator

    def _decoded(self) -> Iterator[str]:
        encoding = _sixteen(self._stream.peek(64)[:64])
        if encoding:
            self.utf16 = True
            yield from self._wide(encoding)
            return
        head = self._stream.peek(LONGEST_LINE)
        read = self._after_returns() if _returns_alone(head) else self._stream.readline
        first = True
        while raw := read(LONGEST_LINE):
            if first:
                raw, first = raw.removeprefix(codecs.BOM_UTF8), False
            if len(raw) >= LONGEST_LINE and not raw.endswith(b"\n"):
                while (rest := read(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield _OVERLONG
                continue
            try:
                line = raw.decode()
            except UnicodeDecodeError:
                line, self.windows = raw.decode(errors=_WINDOWS), True
            if "\0" in line:
                line, self.nul = line.replace("\0", ""), True
            yield line

    def _after_returns(self) -> Callable[[int], bytes]:
        """A reader of lines that end in a carriage return alone, as old Macintosh programs write them."""
        held = bytearray()
        at = 0

        def line(longest: int) -> bytes:
            nonlocal at
            while True:
                end = held.find(b"\r", at)
                if end < 0 and len(held) - at < longest and (data := self._stream.read1(1 << 16)):
                    del held[:at]
                    at = 0
                    held.extend(data)
                    continue
                found = bytes(held[at : min(end + 1, at + longest) if end >= 0 else at + longest])
                at += len(found)
                return found[:-1] + b"\n" if found.endswith(b"\r") else found

        return line

    def _wide(self, encoding: str) -> Iterator[str]:
        text = io.TextIOWrapper(self._stream, encoding, errors="replace", newline="")
        try:
            while line := text.readline(LONGEST_LINE):
                if len(line) >= LONGEST_LINE and not line.endswith("\n"):
                    while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                        pass
                    yield _OVERLONG
                    continue
                yield line.removeprefix("\ufeff").replace("\0", "")
        finally:
            with suppress(ValueError):  # the file was closed before its end
                text.detach()


def _returns_alone(head: bytes) -> bool:
    """Whether lines end in a carriage return alone."""
    end = head.find(b"\r")
    return 0 <= end < len(head) - 1 and head[end + 1 : end + 2] != b"\n" and not 0 <= head.find(b"\n") < end


def _sixteen(head: bytes) -> str | None:
    """The kind of UTF-16 of the first bytes; None if they are not UTF-16."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = head[0::2].count(0), head[1::2].count(0)
    if zeros[1] > len(head) // 3 and zeros[0] == 0:
        return "utf-16-le"
    if zeros[0] > len(head) // 3 and zeros[1] == 0:
        return "utf-16-be"
    return None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_WINDOWS = "windows-1252"
codecs.register_error(_WINDOWS, _as_windows)
