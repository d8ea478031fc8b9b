"""Reading donations from files that strangers sent: what is none is left out with its reason, the rest goes on."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from auditor.donations.donation import Donation, Measured
from auditor.translatable import Sentence, lazy_gettext

#: A donation of all audits has some 15 KB.
MOST_BYTES = 256 * 1024


class LeftOut(NamedTuple):
    """A file that was not counted, or a person by the name they go by in what was read, and why."""

    file: Path | str
    why: Sentence


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    """The files given, and those named ``*.json`` in folders, each once and in order."""
    seen: set[Path] = set()
    for place in places:
        for file in sorted(place.rglob("*.json")) if place.is_dir() else [place]:
            if file not in seen:
                seen.add(file)
                yield file


def read(files: Iterable[Path]) -> Iterator[tuple[Path, Donation] | LeftOut]:
    """Every file as a donation, or why it is none."""
    for file in files:
        try:
            yield _one(file)
        except OSError as problem:
            yield LeftOut(file, lazy_gettext("it cannot be read: %(reason)s", reason=problem.strerror or ""))


def _one(file: Path) -> tuple[Path, Donation] | LeftOut:
    about = file.stat()
    if not stat.S_ISREG(about.st_mode):
        return LeftOut(file, lazy_gettext("it is no file"))
    with file.open("rb") as content:
        sent = content.read(MOST_BYTES + 1)
    if len(sent) > MOST_BYTES:
        return LeftOut(
            file, lazy_gettext("it is larger than %(most)s KiB, so it is no donation", most=MOST_BYTES // 1024)
        )
    try:
        donation = msgspec.json.decode(sent, type=Donation)
    except msgspec.ValidationError as wrong:
        place = str(wrong).rpartition(" - at ")[2].strip("`") if " - at " in str(wrong) else "$"
        return LeftOut(
            file, lazy_gettext("it is no donation as docs/codebook.md has it, at %(place)s", place=place[:80])
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return LeftOut(file, lazy_gettext("it is no JSON"))
    for name, measured in donation.audits.items():
        if not _in_order(measured):
            return LeftOut(file, lazy_gettext("an interval does not hold its value: %(audit)s", audit=name))
    return file, donation


def _in_order(measured: Measured) -> bool:
    spans = (
        (measured.low, measured.value, measured.high),
        (measured.score_low, measured.score, measured.score_high),
    )
    for low, middle, high in spans:
        if middle is None and (low is not None or high is not None):
            return False
        told = [each for each in (low, middle, high) if each is not None]
        if told != sorted(told):
            return False
    return True
