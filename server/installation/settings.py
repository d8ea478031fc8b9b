"""Where an installation keeps its things and what it was told on starting: folder, database, secret, zone."""

import hmac
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs
import tzlocal

from server.translations import gettext, ngettext

KEY_BYTES = 32
#: The person of an installation of one's own.
OWNER = "owner"
#: Where a hosted installation has the folders of its people, within its own.
PEOPLE = "people"
#: The zone of whoever told none, on a machine that tells none either.
STAND_IN_ZONE = "UTC"
PORT = 5610  # unless another is asked for
_CONNECTING_SECONDS = 10


class SettingsError(Exception):
    """The installation cannot be used as it is set up; the message names the place and what would help."""


@dataclass(frozen=True)
class Settings:
    """``zone`` is the IANA name given to people who have told none, UTC where the machine's could not be found;
    ``keep_text_days`` 0 keeps no text; ``person`` is whose they are."""

    data: Path
    database_url: str
    zone: str
    keep_text_days: int = 0
    zone_found: bool = True
    person: str = OWNER

    @classmethod
    def load(
        cls,
        data: Path | None = None,
        database_url: str | None = None,
        *,
        keep_text_days: int = 0,
        environment: Mapping[str, str] = os.environ,
    ) -> "Settings":
        """Arguments first, then ``RAPPORT_DATA`` and ``RAPPORT_DATABASE_URL``, then the platform's own folder.

        Makes the folder, readable by its owner alone. Raises SettingsError where that is not possible.
        """
        folder = data or Path(environment.get("RAPPORT_DATA") or cls.usual_folder())
        folder = folder.expanduser().absolute()
        _make_private(folder)
        url = database_url or environment.get("RAPPORT_DATABASE_URL") or f"sqlite:///{folder / 'rapport.sqlite3'}"
        zone = _zone_of_the_machine()
        made = cls(folder, url, zone or STAND_IN_ZONE, keep_text_days, zone is not None)
        if not (folder / "key").exists() and not made._holds_anything():  # else it was made under a key
            made.make_key()
        return made

    @property
    def sqlite_file(self) -> Path | None:
        """The file of the database; None where the URL names a server."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path.partition("?")[0]) if scheme.startswith("sqlite") and path else None

    def _holds_anything(self) -> bool:
        """Whether the database holds anything that was made under a key; of a file, whether it was made already. Of a
        server that does not answer it is taken to be so: without it nothing can begin here."""
        file = self.sqlite_file
        if file is not None:
            return file.exists() and file.stat().st_size > 0
        if not self.database_url.startswith("postgresql"):
            return False  # which is told where it is opened
        import psycopg
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            url = make_url(self.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
            with psycopg.connect(url, connect_timeout=_CONNECTING_SECONDS) as connection:
                # Whether there are any, and nothing of whose they are.
                made = connection.execute("SELECT to_regclass('activities') IS NOT NULL").fetchone() == (True,)
                return made and connection.execute("SELECT 1 FROM activities LIMIT 1").fetchone() is not None
        except (psycopg.Error, ArgumentError, ValueError):
            return True

    @staticmethod
    def usual_folder() -> Path:
        """The platform's own folder for data."""
        return platformdirs.user_data_path("rapport", appauthor=False)

    @property
    def is_of_one(self) -> bool:
        """Whether the installation is one person's own, and not hosted for many."""
        return self.person == OWNER

    @property
    def installation(self) -> Path:
        """The folder of the whole installation, whoever's these are: with its key, and the declarations in use."""
        return self.data if self.is_of_one else self.data.parents[1]

    def of_person(self, person: str) -> "Settings":
        """Those of one person of a hosted installation: with a private folder, and a key of their own that follows from
        the installation's. ``person`` is an id of letters and digits. Raises SettingsError."""
        if not person.isalnum() or person == OWNER:
            raise ValueError(person)
        _make_private(self.data / PEOPLE)
        _make_private(self.data / PEOPLE / person)
        return replace(self, data=self.data / PEOPLE / person, zone=STAND_IN_ZONE, zone_found=False, person=person)

    def make_key(self) -> None:
        """Make a key unless there is one. Raises SettingsError where none can be written."""
        path = self.data / "key"
        try:
            if not path.exists():
                _write_once(path, secrets.token_bytes(KEY_BYTES))
        except OSError as error:
            raise SettingsError(
                gettext("The key %(place)s cannot be read or made: %(reason)s.", place=path, reason=error.strerror)
            ) from error

    @cached_property
    def key(self) -> bytes:
        """The installation's secret: fingerprints, pseudonyms and the seals of devices are keyed with it. It is made
        before the database is. Raises SettingsError where it cannot be read, or is gone."""
        path = self.installation / "key"
        try:
            key = path.read_bytes()
        except FileNotFoundError as error:
            raise SettingsError(
                gettext(
                    "The key %(place)s is gone. Put it back from a backup (rapport restore). If there is none, "
                    "“rapport doctor --new-key” makes a new one and says what that changes.",
                    place=path,
                )
            ) from error
        except OSError as error:
            raise SettingsError(
                gettext("The key %(place)s cannot be read or made: %(reason)s.", place=path, reason=error.strerror)
            ) from error
        if len(key) != KEY_BYTES:
            raise SettingsError(
                ngettext(
                    "The key %(place)s has %(num)s byte instead of %(wanted)s. Restore it from a backup.",
                    "The key %(place)s has %(num)s bytes instead of %(wanted)s. Restore it from a backup.",
                    len(key),
                    place=path,
                    wanted=KEY_BYTES,
                )
            )
        return key if self.is_of_one else hmac.digest(key, b"rapport person " + self.person.encode(), "sha256")

    @property
    def zone_info(self) -> ZoneInfo:
        """``zone`` as a zone."""
        return ZoneInfo(self.zone)


def _zone_of_the_machine() -> str | None:
    """Its IANA name; None where the machine tells none, an unknown one, or several."""
    try:
        name: str | None = tzlocal.get_localzone_name()
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise SettingsError(
            gettext(
                "The data folder %(place)s cannot be made private to you: %(reason)s.",
                place=folder,
                reason=error.strerror,
            )
        ) from error


def _write_once(path: Path, content: bytes) -> None:
    """Whole or not at all; of several processes, the first wins. The temporary file is 0600 from its beginning."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
        except OSError:  # a file system without links, such as exFAT; a crash right here leaves a key that is too short
            with suppress(FileExistsError):
                _write_first(path, content)


def _write_first(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
