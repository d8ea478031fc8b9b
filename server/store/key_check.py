"""Tells whether the installation's key belongs to what is kept.

Fingerprints, pseudonyms and seals are made with the key. Under another one nothing that arrives is recognised as what
is kept already, and what is sealed opens no more, without a word. So what the key says of itself stands in the
person's row, and is compared whenever the store or a backup is opened.
"""

import hmac
from contextlib import suppress

from sqlalchemy import Connection, Engine, select, update

from server.installation.settings import Settings, SettingsError
from server.store.engine import open_engine, reading, writing
from server.store.errors import DiskFullError, StoreError, WrongKeyError
from server.store.schema import persons as table
from server.translations import gettext

_KEY = "key"  # the file, in the installation's folder


def check_of(key: bytes) -> str:
    """What a key says of itself. The key cannot be won back from it, because it is random and long."""
    return hmac.digest(key, b"rapport key check", "sha256").hex()[:32]


def kept_check(connection: Connection, person: str) -> str | None:
    """What the key that made the person's rows says of itself; None if nothing tells, as before this was kept."""
    found: str | None = connection.scalar(select(table.c.key_check).where(table.c.person_id == person))
    return found


def belongs(connection: Connection, person: str, key: bytes) -> bool:
    """Whether this key made the person's rows, or nothing tells."""
    kept = kept_check(connection, person)
    return kept is None or hmac.compare_digest(kept, check_of(key))


def write_check(connection: Connection, person: str, key: bytes) -> None:
    """Write down, within a transaction, that this key made the person's rows."""
    connection.execute(update(table).where(table.c.person_id == person).values(key_check=check_of(key)))


def check_key(engine: Engine, settings: Settings, person: str, *, read_only: bool) -> None:
    """Raise WrongKeyError if another key made what is kept. Where nothing tells which one did, the present one is
    written down. A key that is gone or damaged is told by whoever needs it."""
    try:
        key = settings.key
    except SettingsError:
        return
    with reading(engine) as connection:
        kept = kept_check(connection, person)
    if kept is None and not read_only:
        with suppress(DiskFullError), writing(engine) as connection:  # what is kept can be read where nothing fits
            write_check(connection, person, key)
    elif kept is not None and not hmac.compare_digest(kept, check_of(key)):
        raise WrongKeyError(
            gettext(
                "The key %(place)s does not belong to what is kept: a backup was restored halfway, or another key was "
                "put there. Restore the backup once more (rapport restore), or put the right key back.",
                place=settings.installation / _KEY,
            )
        )


def forget_check(settings: Settings) -> None:
    """Let the next key that is made count as the one that made what is kept, because that one is gone for good."""
    try:
        engine = open_engine(settings.database_url, lambda: settings.key)
    except (StoreError, SettingsError):  # opened by no program of ours so far, or damaged
        return
    try:
        with writing(engine) as connection:
            connection.execute(update(table).where(table.c.person_id == settings.person).values(key_check=None))
    finally:
        engine.dispose()
