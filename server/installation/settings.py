"""The settings of an installation: data folder, database, secret key and time zone."""

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
#: The person's id in an installation for one person.
OWNER = "owner"
#: The folder of a hosted installation with the folders of its people.
PEOPLE = "people"
#: The time zone of people who have told none, on a machine that tells none either.
STAND_IN_ZONE = "UTC"
PORT = 5610  # the default
_CONNECTING_SECONDS = 10


class SettingsError(Exception):
    """The installation cannot be used with these settings; the message names the place and what would help."""


@dataclass(frozen=True)
class Settings:
    """The settings for one person. ``zone``: the IANA name for people who have told none, the machine's or else UTC;
    ``zone_found``: whether it is the machine's; ``keep_text_days`` 0 stores no text; ``person``: the person's id."""

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
        """Settings from the arguments, else from ``RAPPORT_DATA`` and ``RAPPORT_DATABASE_URL``, else the platform's
        folder.

        Creates the folder, readable by its owner alone. Raises SettingsError if that is not possible.
        """
        folder = data or Path(environment.get("RAPPORT_DATA") or cls.usual_folder())
        folder = folder.expanduser().absolute()
        _make_private(folder)
        url = database_url or environment.get("RAPPORT_DATABASE_URL") or f"sqlite:///{folder / 'rapport.sqlite3'}"
        zone = _zone_of_the_machine()
        made = cls(folder, url, zone or STAND_IN_ZONE, keep_text_days, zone is not None)
        if not (folder / "key").exists() and not made._holds_anything():  # else their key is missing
            made.make_key()
        return made

    @property
    def sqlite_file(self) -> Path | None:
        """The database's file; None if the URL names a server."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path.partition("?")[0]) if scheme.startswith("sqlite") and path else None

    def _holds_anything(self) -> bool:
        """Whether the database holds anything that was made with a key; for a file, whether it exists and is not empty.
        True if a server does not answer, because without it nothing can begin here."""
        file = self.sqlite_file
        if file is not None:
            return file.exists() and file.stat().st_size > 0
        if not self.database_url.startswith("postgresql"):
            return False  # opening the database will report the wrong URL
        import psycopg
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            url = make_url(self.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
            with psycopg.connect(url, connect_timeout=_CONNECTING_SECONDS) as connection:
                # Ask only whether there are any activities, not whose they are.
                made = connection.execute("SELECT to_regclass('activities') IS NOT NULL").fetchone() == (True,)
                return made and connection.execute("SELECT 1 FROM activities LIMIT 1").fetchone() is not None
        except (psycopg.Error, ArgumentError, ValueError):
            return True

    @staticmethod
    def usual_folder() -> Path:
        """The platform's folder for application data."""
        return platformdirs.user_data_path("rapport", appauthor=False)

    @property
    def is_of_one(self) -> bool:
        """Whether the installation is for one person, and not hosted for many."""
        return self.person == OWNER

    @property
    def installation(self) -> Path:
        """The folder of the whole installation, which holds its key and the declarations in use."""
        return self.data if self.is_of_one else self.data.parents[1]

    def of_person(self, person: str) -> "Settings":
        """The settings of one person of a hosted installation, with a private folder, and a key of their own derived
        from the installation's. ``person`` is an id of letters and digits, else ValueError is raised. Raises
        SettingsError if the folder cannot be made."""
        if not person.isalnum() or person == OWNER:
            raise ValueError(person)
        _make_private(self.data / PEOPLE)
        _make_private(self.data / PEOPLE / person)
        return replace(self, data=self.data / PEOPLE / person, zone=STAND_IN_ZONE, zone_found=False, person=person)

    def make_key(self) -> None:
        """Make a key unless there is one. Raises SettingsError if it cannot be written."""
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
        """The secret of the installation, or the one derived from it for a person. It keys fingerprints, pseudonyms and
        the seals of devices. It is made before the database. Raises SettingsError if it is missing or cannot be
        read."""
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
        """``zone`` as a ZoneInfo."""
        return ZoneInfo(self.zone)


def _zone_of_the_machine() -> str | None:
    """The IANA name of the machine's time zone; None if the machine tells none, an unknown one, or several."""
    asked = os.environ.get("TZ", "").removeprefix(":")
    try:
        # tzlocal passes over a TZ that names no zone, such as one of rules, and names the machine's zone instead.
        name: str | None = asked if asked and not asked.startswith("/") else tzlocal.get_localzone_name()
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
    """Write a file completely or not at all; of several processes, the first wins. The temporary file has mode 0600
    from the start."""
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
