"""The lines of an exported chat: where a message begins, when it was sent, and by whom.

A phone writes them as its language and region write dates: day, month or year first, 12 or 24 hours, in its own digits,
and with invisible direction marks. The same holds for the whole file.
"""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

#: The longest line of a message, in bytes; what follows counts as another line.
LONGEST_LINE = 1 << 17
#: How many characters of a line are examined for its beginning.
_LOOKED_AT = 200

#: Direction marks, joiners and the byte order mark, which are invisible.
INVISIBLE = "\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
_MARK = rf"[{INVISIBLE}]*"
_NUMBER = r"([RH]?\d{1,4})"  # with the era of a Japanese year
_DATE = rf"{_NUMBER}{_MARK}(?P<s>[-/.])[ \u00a0]?{_MARK}(\d{{1,4}}){_MARK}(?P=s)[ \u00a0]?{_MARK}{_NUMBER}{_MARK}"
_CLOCK = r"(\d{1,2})(?:[:.]|[ \u00a0]h[ \u00a0])(\d{2})(?:(?:[:.]|[ \u00a0]min[ \u00a0])(\d{2}))?(?:[ \u00a0]s\b)?"
_WORD = r"([^\W\d_][^\d\n\[\]:,/-]{0,14}?)"  # “klo”, “à”, “PM”, “p. m.”, “下午”
#: Words after a year, which say that it is one, or in which calendar.
_ERA = r"(?:\s?г\.|\sBE|\sهـ|\sAH)?"
_BEGIN = rf"{_MARK}(\[?){_MARK}{_DATE}[.]?{_ERA}{_MARK}[,،]?{_MARK}\s{_MARK}(?:{_WORD}\s?)?{_MARK}{_CLOCK}"
_END = rf"{_MARK}(\]{_MARK}\s?|\s[-–]\s)"
_HEADS = (
    re.compile(rf"{_BEGIN}(?:\s?{_WORD})?{_END}"),
    re.compile(rf"{_BEGIN}(?:\s?([AaPp]\.?\s?[Mm]\.?))?(:)\s"),  # until 2016
    re.compile(rf"{_BEGIN}()()\s(?=[^:\n]{{1,80}}:\s)"),
)
_MAY_BEGIN = re.compile(rf"{_MARK}\[?{_MARK}[RH]?\d")
_TIME_FIRST = re.compile(rf"{_MARK}(\[?){_MARK}{_CLOCK}(?:\s?{_WORD})?[,]?\s{_DATE}{_END}")
#: The author of a message: has no line break, and ends with the first colon before a space.
_AUTHOR = re.compile(r"([^\n]{1,120}?)\s?[:：](?:\s|$)")


class Head(NamedTuple):
    """The beginning of a message. ``numbers`` are the three of the date, as written; ``style`` is what all lines of a
    file have in common; ``half`` is a word beside the time, such as “PM”; ``body`` is the rest of the line."""

    numbers: tuple[str, str, str]
    clock: tuple[int, int, int]
    half: str
    style: tuple[str, ...]
    body: str


def head(line: str) -> Head | None:
    """The beginning of a message, if the line has one."""
    if not _MAY_BEGIN.match(line):
        return None
    begin = line[:_LOOKED_AT]
    if found := next(filter(None, (each.match(begin) for each in _HEADS)), None):
        opened, a, separator, b, c, before, hour, minute, second, after, closed = found.groups()
        first = "date"
    elif found := _TIME_FIRST.match(begin):
        opened, hour, minute, second, after, a, separator, b, c, closed = found.groups()
        before, first = "", "time"
    else:
        return None
    if bool(opened) != closed.startswith("]"):
        return None
    if f"{separator} " in found[0] or f"{separator}\u00a0" in found[0]:
        separator += " "
    style = (opened, separator, bare(closed)[:1], first, "long" if len(a) == 4 else "short")
    clock = (int(hour), int(minute), int(second or 0))
    return Head((a, b, c), clock, before or after or "", style, line[found.end() :])


def author(body: str) -> tuple[str, str]:
    """The author and the text of a message; the author is empty if the line is the program's own."""
    found = _AUTHOR.match(body)
    return (bare(found[1]), body[found.end() :]) if found else ("", body)


_ALL_INVISIBLE = re.compile(rf"[{INVISIBLE}]")


def bare(text: str) -> str:
    """A text without invisible characters, with single spaces."""
    return " ".join(_ALL_INVISIBLE.sub("", text).split())


def marked(text: str) -> bool:
    """Whether a text begins with a direction mark, like the program's own words on Apple's phones."""
    return text[:1] in {"\u200e", "\u200f"}


class Message(NamedTuple):
    """One message as written: the number of its first line, its head, all of its text, and how the line before it ends.
    On Apple's phones a message ends with carriage return and line feed, and a line inside a message with line feed."""

    line: int
    head: Head
    text: str
    after: str


#: Whether a message after a mere line feed is part of the one before it.
Within = Callable[[Head, Head], bool]


def messages(
    stream: io.BufferedReader, style: tuple[str, ...] | None, longest: int, within: Within | None = None
) -> Iterator[Message]:
    """The messages of a file; lines that begin no message belong to the one before. Only heads of the ``style`` count,
    so that a chat that somebody pasted into a message is not read, and of these only heads that are not ``within`` the
    message before. ``longest`` characters of a text are kept."""
    current: tuple[int, Head] | None = None
    pieces: list[str] = []
    length, began, ending = 0, "", ""
    for number, (line, ends) in enumerate(_lines(stream), 1):
        before, ending = ending, ends
        found = head(line)
        if found and style not in {None, found.style}:
            found = None
        if found and within and current and before == "\n" and within(found, current[1]):
            found = None
        if found:
            if current:
                yield Message(*current, "\n".join(pieces), began)
            current, pieces, length, began = (number, found), [found.body], len(found.body), before
        elif current and length < longest:
            pieces.append(line)
            length += len(line) + 1
    if current:
        yield Message(*current, "\n".join(pieces), began)


def _lines(stream: io.BufferedReader) -> Iterator[tuple[str, str]]:
    """Each line, and its line ending."""
    begin = stream.peek(2)[:2]
    if begin in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:  # the “Unicode” of editors on Windows
        stream = io.BufferedReader(_Narrowed(stream))
    while line := stream.readline(LONGEST_LINE):
        ending = "\r\n" if line.endswith(b"\r\n") else "\n"
        yield _read(line.rstrip(b"\r\n")), ending


def _read(line: bytes) -> str:
    """A line as text: from UTF-8, which phones write, or from the western European encoding of an editor on Windows."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("utf-8" if _CHARACTER.search(line) else "cp1252", "replace")


class _Narrowed(io.RawIOBase):
    """Converts a text from UTF-16 to UTF-8."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self._held = stream, b""
        self._decoder = codecs.getincrementaldecoder("utf-16")("replace")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._held:
            data = self._stream.read1(_STEP)
            self._held = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        given, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)


_STEP = 1 << 14
#: A character of several bytes in UTF-8.
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Begin(NamedTuple):
    """The beginning of a text: how many of its first lines begin a message, whether the first line does, whether any
    has an author, and the first line as written."""

    messages: int
    at_once: bool
    of_people: bool
    first: str


def begins(stream: io.BufferedReader) -> Begin:
    """The beginning of a text, from its first lines that are not empty."""
    count = seen = 0
    at_once, authors, first = False, set(), ""
    for line, _ in _lines(io.BufferedReader(io.BytesIO(stream.read(1 << 15)))):
        if not bare(line):
            continue
        seen += 1
        first = first or bare(line)
        if found := head(line):
            count += 1
            at_once = at_once or seen == 1
            authors.add(author(found.body)[0])
        if seen > 100:
            break
    return Begin(count, at_once, bool(authors - {""}), first)


def when(order: str, numbers: tuple[str, str, str], clock: tuple[int, int, int]) -> datetime:
    """The time that numbers mean in an order such as ``dmy``, labelled as UTC. Raises ValueError if it is not one."""
    told = dict(zip(order, numbers, strict=True))
    return datetime(_year(told["y"]), int(told["m"]), int(told["d"]), *clock, tzinfo=UTC)


#: The year before the first year of a Japanese era, by the era's letter.
_ERAS = {"H": 1988, "R": 2018}


def _year(told: str) -> int:
    if begun := _ERAS.get(told[0]):
        return begun + int(told[1:])
    year = int(told)
    return year + (2000 if year < 100 else -543 if year > 2400 else 0)  # Thailand counts from 543 BC
