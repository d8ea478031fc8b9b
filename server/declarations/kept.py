"""The declarations that this installation took, and which of them it uses.

Each file is kept as it came, and its signature is checked whenever it is taken up. Which one is used, and which of its
sites, stands in ``used.json``, written last and at once: whatever a kill leaves behind is either not used or whole.
Where the one in use cannot be read any more, or this program came with a newer one, its own declarations are used.
"""

import logging
import re
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import msgspec

from auditor.activities import declared
from auditor.translatable import Sentence, lazy_gettext
from server.declarations import bundle
from server.declarations.bundle import Bundle, Refused
from server.installation.private_files import private_file

log = logging.getLogger("rapport.declarations")

_FOLDER, _USED = "declarations", "used.json"
_FILE = re.compile(r"[0-9]{1,10}\.sites")
_MOST_KEPT = 3
_LONGEST_STATE = 100_000  # bytes


class Taken(msgspec.Struct, frozen=True):
    """A file that was taken: which version, when (UTC milliseconds), and what the file was called. ``sites``: what was
    taken of it, and nothing else of it is ever used; None for all, as before files were taken in parts."""

    version: int
    at: int
    file: str
    sites: tuple[str, ...] | None = None


class _State(msgspec.Struct, frozen=True):
    """``used``: the version in use, 0 for what came with the program; ``taken``: oldest version first."""

    used: int = 0
    taken: tuple[Taken, ...] = ()


class Edition(NamedTuple):
    """Declarations that are here. ``taken`` is None for those that came with the program; ``left_out``: the sites in
    their file that were not taken, and are read as came with it."""

    version: int
    made: str
    used: bool
    taken: Taken | None = None
    left_out: tuple[str, ...] = ()


class InUse(NamedTuple):
    """``texts``: what an update declares, by site; empty where the program's own declarations are used. ``problem``:
    why those that should be used are not. ``left_out``: sites of which the update's own were not taken."""

    version: int
    made: str
    texts: dict[str, bytes]
    problem: Sentence | None = None
    left_out: tuple[str, ...] = ()


class Inspected(NamedTuple):
    """A file that could be taken, as it is and what is in it. ``texts``: the declarations that can be used, by site;
    ``refused``: why the others cannot."""

    content: bytes
    found: Bundle
    texts: dict[str, bytes]
    refused: dict[str, Sentence]


def in_use(data: Path) -> InUse:
    """What is to be used in the installation at ``data``, its data folder."""
    own = declared.packaged()
    state = _state(data)
    if state.used <= own.version:
        return InUse(own.version, own.made, {})
    try:
        found = _read(data, state.used)
    except Refused as wrong:
        return InUse(own.version, own.made, {}, wrong.said)
    taken = next((each for each in state.taken if each.version == state.used), None)
    left_out = _left_out(found, taken)
    texts = {site: text for site, text in found.texts.items() if site not in left_out}
    return InUse(found.version, found.made.isoformat(), texts, None, left_out)


def _left_out(found: Bundle, taken: Taken | None) -> tuple[str, ...]:
    """What of a file was not taken: all of it where nobody says what was."""
    if taken is not None and taken.sites is None:
        return ()
    used = frozenset(taken.sites or ()) if taken else frozenset()
    return tuple(site for site in found.sites if site not in used)


def editions(data: Path) -> list[Edition]:
    """All that could be used, newest first. What can no longer be read is left out."""
    own, used = declared.packaged(), in_use(data).version
    found = [Edition(own.version, own.made, used == own.version)]
    for each in _state(data).taken:
        if each.version > own.version:
            with suppress(Refused):
                read = _read(data, each.version)
                left_out = _left_out(read, each)
                found.append(Edition(each.version, read.made.isoformat(), used == each.version, each, left_out))
    return sorted(found, key=lambda each: each.version, reverse=True)


def inspect(data: Path, file: Path) -> Inspected:
    """A file that somebody wants taken, and what is in it. Raises Refused where nothing of it is to be looked at,
    OSError."""
    from server.declarations.checking import refused  # loads what reads pages, which nothing else here needs

    with file.open("rb") as opened:
        content = opened.read(bundle.LARGEST + 1)
    found = bundle.opened(content, bundle.release_key())
    version = in_use(data).version
    if found.version == version:
        raise Refused(lazy_gettext("Its declarations are in use already."))
    if found.version < version:
        raise Refused(lazy_gettext("It is older than what is in use. “rapport sites back” goes back to earlier ones."))
    wrong = refused(found, declared.packaged_texts())
    texts = {site: text for site, text in found.texts.items() if site not in wrong}
    return Inspected(content, found, texts, wrong)


def take(data: Path, inspected: Inspected, file: str, now: int) -> None:
    """Use what ``inspect`` found usable, of the file of that name. Raises OSError; what was used before then still
    is."""
    content, found = inspected.content, inspected.found
    place = data / _FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    with private_file(place / f"{found.version}.sites") as written:
        written.write(content)
    before = [each for each in _state(data).taken if each.version < found.version]
    taken = (*before, Taken(found.version, now, file, tuple(inspected.texts)))[-_MOST_KEPT:]
    _save(data, _State(found.version, taken))
    names = {f"{each.version}.sites" for each in taken}
    for old in place.iterdir():
        if _FILE.fullmatch(old.name) and old.name not in names:
            old.unlink(missing_ok=True)


def go_back(data: Path) -> Edition | None:
    """Use the declarations before those in use, at last those that came with the program. Returns them; None where
    these are in use already."""
    all_of_them, state = editions(data), _state(data)
    used = next(place for place, each in enumerate(all_of_them) if each.used)
    broken = state.used > all_of_them[used].version  # what should be used cannot be, so that this one is already
    before = all_of_them[used if broken else used + 1 :]
    if not before:
        return None
    _save(data, _State(before[0].version if before[0].taken else 0, state.taken))
    return before[0]._replace(used=True)


class _Following:
    """What was last taken up in this process, so that a file is read only where it changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: tuple[Path, tuple[int, int, int] | None] | None = None

    def follow(self, data: Path) -> None:
        """Have this process read the declarations that are in use at ``data``."""
        try:
            found = (data / _FOLDER / _USED).stat()
            stamp = (found.st_mtime_ns, found.st_ino, found.st_size)
        except OSError:
            stamp = None
        if self._seen == (data, stamp):
            return
        with self._lock:
            used = in_use(data)
            if used.problem:
                log.warning("declarations that were taken cannot be used: %s", used.problem)
            declared.take_up(used.texts)
            self._seen = (data, stamp)


follow = _Following().follow


def _read(data: Path, version: int) -> Bundle:
    """A file that was taken. Raises Refused."""
    try:
        with (data / _FOLDER / f"{version}.sites").open("rb") as file:
            found = bundle.opened(file.read(bundle.LARGEST + 1), bundle.release_key())
    except OSError as wrong:
        raise Refused(lazy_gettext("The file of the declarations in use is gone or cannot be read.")) from wrong
    if found.version != version:
        raise Refused(lazy_gettext("The file of the declarations in use was replaced by another."))
    return found


def _state(data: Path) -> _State:
    """Which are used; what cannot be read says that none was taken."""
    try:
        with (data / _FOLDER / _USED).open("rb") as file:
            return msgspec.json.decode(file.read(_LONGEST_STATE), type=_State)
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return _State()


def _save(data: Path, state: _State) -> None:
    with private_file(data / _FOLDER / _USED) as file:
        file.write(msgspec.json.encode(state))
