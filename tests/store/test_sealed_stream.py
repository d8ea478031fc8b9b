"""A sealed stream is protected to its last byte, and guessing its passphrase costs as much as recommended."""

import io
from pathlib import Path

import msgspec
import pytest

from server.installation.settings import Settings
from server.store import sealed_stream
from server.store.backups import back_up, opened
from server.store.passphrase_key import PassphraseKey
from server.store.sealed_stream import CHUNK, MAGIC, SealedReader, SealedWriter, SealError, is_sealed
from server.store.store import open_store
from tests.store.making import messages

#: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html, for scrypt with blocks of 8
ADVISED = 1 << 17


def sealed(content: bytes, passphrase: str | PassphraseKey | None = None) -> bytes:
    to = io.BytesIO()
    writer = SealedWriter(to, passphrase)
    writer.write(content)
    writer.finish()
    return to.getvalue()


def test_guessing_a_passphrase_costs_as_much_as_recommended() -> None:
    header = msgspec.json.decode(sealed(b"", "a passphrase").removeprefix(MAGIC).partition(b"\n")[0])
    assert header["cost"] >= ADVISED
    assert PassphraseKey.of("a passphrase").cost >= ADVISED


def test_a_file_of_somebody_else_may_need_only_little_more_memory(tmp_path: Path) -> None:
    """Each doubling of the cost takes twice the memory; 128 MiB are advised."""
    head, _, rest = sealed(b"", "a passphrase").removeprefix(MAGIC).partition(b"\n")
    costly = msgspec.json.encode({**msgspec.json.decode(head), "cost": ADVISED << 2})
    file = tmp_path / "costly"
    file.write_bytes(MAGIC + costly + b"\n" + rest)
    with pytest.raises(SealError):
        is_sealed(file)


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 40, 48])
def test_cutting_adding_moving_or_changing_bytes_is_noticed(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(sealed_stream, "CHUNK", 16)
    content = bytes(range(size))
    whole = sealed(content)
    assert SealedReader(io.BytesIO(whole), None).read() == content
    start = whole.index(b"\n", len(MAGIC)) + 1
    length = 16 + 16  # of a chunk with its seal
    chunks = [whole[at : at + length] for at in range(start, len(whole), length)]
    wrong = {
        *(whole[:at] for at in range(start, len(whole))),
        *(whole + more for more in (b"x", chunks[-1], chunks[0])),
        *(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(start, len(whole))),
        whole[:start] + b"".join([*chunks[1:], chunks[0]]),
    } - {whole}
    for spoilt in wrong:
        with pytest.raises(SealError):
            SealedReader(io.BytesIO(spoilt), None).read()


def test_a_backup_without_its_last_chunk_does_not_open(tmp_path: Path) -> None:
    """Though all that is unpacked of it lies in those before."""
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        store.activities.write(messages(9))
    file = back_up(settings, tmp_path / "backups")
    packed = SealedReader(io.BytesIO(file.read_bytes()), None).read()
    whole = sealed(packed + bytes(2 * CHUNK))
    file.write_bytes(whole)
    with opened(file, settings.data):
        pass
    file.write_bytes(whole[: -len(packed)])
    with pytest.raises(SealError), opened(file, settings.data):
        pass
