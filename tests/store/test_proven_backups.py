"""Which backup is the person's own: whoever may write into its folder can put another in its place, and nothing of that
comes in unsaid."""

from pathlib import Path

import msgspec
import pytest

from server.installation.settings import Settings
from server.store import sealed_stream
from server.store.backup_plan import Plan, back_up_if_due, save_plan
from server.store.backups import back_up
from server.store.passphrase_key import PassphraseKey
from server.store.store import open_store
from tests.store.making import messages, with_cheap_scrypt
from tests.store.test_backups import kept, rapport, settings_in

WORDS = "four words of mine"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    with_cheap_scrypt(monkeypatch)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = settings_in(tmp_path / "data")
    with open_store(made) as store:
        store.activities.write(messages(3))
    return made


def forge(seen: Path, folder: Path, claims: dict[str, str | None]) -> None:
    """Put another in the place of a backup, as somebody may who saw it and may write into its folder: with the public
    half that stands in it, of which they claim what they like."""
    header = msgspec.json.decode(seen.read_bytes().removeprefix(sealed_stream.MAGIC).partition(b"\n")[0])
    theirs = settings_in(folder)
    with open_store(theirs):
        pass
    key = msgspec.structs.replace(msgspec.convert(header["sealed_for"], PassphraseKey), **claims)
    back_up(theirs, folder / "made", key).replace(seen)


@pytest.mark.parametrize("claims", [{}, {"sealed_proof": None}, {"proof": "AAAA"}], ids=str)
def test_whoever_saw_one_that_is_made_by_itself_can_make_none_that_opens(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claims: dict[str, str | None]
) -> None:
    before = kept(settings)
    rapport(settings, "backup", str(tmp_path / "stick"), "--every", "daily", "--passphrase", RAPPORT_PASSPHRASE=WORDS)
    (seen,) = (tmp_path / "stick").iterdir()
    assert b'"proof"' not in seen.read_bytes()
    monkeypatch.setattr(PassphraseKey, "for_files", lambda key: key)  # theirs may say what no file of ours does
    forge(seen, tmp_path / "theirs", claims)
    monkeypatch.undo()
    done = rapport(settings, "restore", str(seen), "--yes", RAPPORT_PASSPHRASE=WORDS)
    assert done.exit_code == 1, done.output
    assert kept(settings) == before


def test_one_that_is_not_encrypted_does_not_pass_for_one_that_is(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    plain = rapport(settings, "backup", str(folder))
    assert plain.exit_code == 0, plain.output
    (file,) = folder.iterdir()
    before = kept(settings)
    done = rapport(settings, "restore", str(file), "--yes", RAPPORT_PASSPHRASE=WORDS)
    assert done.exit_code == 1 and "--unproven" in done.output and "not encrypted" in done.output
    save_plan(settings, Plan("daily", str(folder), 3, PassphraseKey.of(WORDS)))
    assert rapport(settings, "restore", str(file), "--yes").exit_code == 1
    assert kept(settings) == before
    done = rapport(settings, "restore", str(file), "--yes", "--unproven")
    assert done.exit_code == 0 and "not encrypted" in done.output
    save_plan(settings, None)
    done = rapport(settings, "restore", str(file), "--yes")
    assert done.exit_code == 0 and "not encrypted" in " ".join(done.output.split())


def test_what_takes_its_place_while_the_passphrase_is_typed_does_not_pass_for_it(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, file = back_up(settings, tmp_path / "theirs"), back_up(settings, tmp_path / "stick", WORDS)
    before, is_sealed = kept(settings), sealed_stream.is_sealed

    def swapped(looked_at: Path) -> bool:
        told = is_sealed(looked_at)
        plain.replace(looked_at)
        return told

    monkeypatch.setattr(sealed_stream, "is_sealed", swapped)
    done = rapport(settings, "restore", str(file), "--yes", typed=f"{WORDS}\n")
    assert done.exit_code == 1, done.output
    assert kept(settings) == before


def test_a_backup_for_a_key_of_an_early_version_is_accepted_on_request(settings: Settings, tmp_path: Path) -> None:
    early = msgspec.structs.replace(PassphraseKey.of(WORDS), sealed_proof=None, proof=None)
    save_plan(settings, Plan("daily", str(tmp_path / "stick"), 3, early))
    file = back_up_if_due(settings)
    assert file
    done = rapport(settings, "restore", str(file), "--yes", typed=f"{WORDS}\n")
    assert done.exit_code == 1 and "--unproven" in done.output
    done = rapport(settings, "restore", str(file), "--yes", "--unproven", typed=f"{WORDS}\n")
    assert done.exit_code == 0, done.output
