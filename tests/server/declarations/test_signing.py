"""What maintainers sign is held to the release that people have, and not to the folder it comes from."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from auditor.activities.declared import EXTENSION, packaged
from tests import signing
from tests.server.declarations.making import KEY


def pem(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


class Repository:
    """A repository with a release of this program, signed for by the tests' own key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = folder.parent / "key.pem"
        self.key.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        for part in ("sites", "declared.json", "site.schema.json", "page.schema.json"):
            place = folder / "extension" / part
            place.parent.mkdir(parents=True, exist_ok=True)
            whole = EXTENSION / part
            (shutil.copytree if whole.is_dir() else shutil.copyfile)(whole, place)
        (folder / "server" / "declarations").mkdir(parents=True)
        self.write("server/declarations/release.pem", pem(KEY))
        self.git("init", "--quiet")

    def git(self, *asked: str) -> None:
        named = ("-c", "user.name=Tests", "-c", "user.email=tests@rapport.example")
        run(["git", *named, *asked], cwd=self.folder, check=True, capture_output=True)

    def write(self, path: str, what: bytes) -> None:
        (self.folder / path).write_bytes(what)

    def change(self, site: str, change: Callable[[dict[str, Any]], object]) -> None:
        file = self.folder / "extension" / "sites" / f"{site}.json"
        told = json.loads(file.read_bytes())
        change(told)
        file.write_text(json.dumps(told), "utf-8")

    def release(self, tag: str = "v1.0.0") -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", tag)
        self.git("tag", tag)

    def sign(self, *more: str) -> Result:
        declared = self.folder.parent / "declared.json"
        asked = ["sign", str(self.key), str(self.folder.parent / "new.sites"), "--declared", str(declared)]
        return CliRunner().invoke(signing.main, [*asked, "--repository", str(self.folder), *more])

    @property
    def signed(self) -> bool:
        return (self.folder.parent / "new.sites").exists()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setattr(signing, "release_key", KEY.public_key)
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)


def test_what_the_release_takes_is_signed(repository: Repository) -> None:
    repository.release()
    told = repository.sign()
    assert (told.exit_code, repository.signed) == (0, True)
    assert "Held to v1.0.0, which takes all of it." in told.output


def without_a_server(site: dict[str, Any]) -> None:
    site["hosts"] = site["hosts"][1:]


REFUSED: list[tuple[str, Callable[[Repository], object], str]] = [
    ("further than it", lambda there: there.change("x", without_a_server), "v1.0.0 takes all but this:\nx: It would"),
    ("a number it has", lambda there: there.write("extension/declared.json", newer()), "has edition"),
    (
        "another key",
        lambda there: there.write("server/declarations/release.pem", pem(Ed25519PrivateKey.generate())),
        "v1.0.0 refuses the file: Its signature is not right",
    ),
    (
        "a form it does not know",
        lambda there: there.write("extension/page.schema.json", stricter()),
        "v1.0.0 takes all but this:",
    ),
]


def newer() -> bytes:
    return json.dumps({"schema": 1, "version": packaged().version + 1, "made": "2026-11-27"}).encode()


def stricter() -> bytes:
    schema = json.loads((EXTENSION / "page.schema.json").read_bytes())
    schema["$defs"]["signedOut"] = {"type": "string"}
    return json.dumps(schema).encode()


@pytest.mark.parametrize(("change", "says"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_what_the_release_would_refuse_is_not_signed(
    repository: Repository, change: Callable[[Repository], object], says: str
) -> None:
    change(repository)
    repository.release()
    told = repository.sign()
    assert (told.exit_code, repository.signed) == (1, False)
    assert says in told.output


def test_a_key_that_is_not_the_repositorys_signs_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "release_key", Ed25519PrivateKey.generate().public_key)
    told = repository.sign()
    assert (told.exit_code, repository.signed) == (1, False)
    assert "this folder refuses the file: Its signature is not right" in told.output


def test_before_the_first_release_there_is_none_to_be_held_to(repository: Repository) -> None:
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Begin")
    assert "No release is out yet" in repository.sign().output
    assert repository.signed


def test_an_older_release_can_be_named(repository: Repository) -> None:
    repository.change("x", without_a_server)
    repository.release("v0.9.0")
    repository.change(
        "x", lambda site: site.update(hosts=json.loads((EXTENSION / "sites" / "x.json").read_bytes())["hosts"])
    )
    repository.release("v0.10.0")
    assert "Held to v0.10.0" in repository.sign().output
    assert "v0.9.0 takes all but this" in repository.sign("--release", "v0.9.0").output
    assert "git: " in repository.sign("--release", "v7").output
