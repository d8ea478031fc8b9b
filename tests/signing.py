"""For maintainers: ``python -m tests.signing new-key FILE`` and ``… sign KEY FILE``; see docs/releases.md.

Signing raises the number in extension/declared.json. Commit it, so that a later release comes with a newer edition than
the file; older files are refused.

People have the last release. So the file is checked against that release's key, schemas and declarations, from its tag
in git, and not against this folder, which would always agree with itself.
"""

from datetime import UTC, datetime
from pathlib import Path
from subprocess import CalledProcessError, run
from typing import NamedTuple

import click
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from auditor.activities.declared import EXTENSION, Edition, packaged, packaged_texts
from server.declarations.bundle import SCHEMA, Refused, opened, release_key, signed
from server.declarations.checking import SCHEMAS, Schemas, packaged_schemas, refused
from server.installation.private_files import private_file


@click.group()
def main() -> None:
    """Make and sign files of declarations."""


@main.command("new-key")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def new_key(file: Path) -> None:
    """Make a key. The private half goes to FILE, which stays outside of the repository; the public half is printed, for
    server/declarations/release.pem."""
    if file.exists():
        raise click.ClickException(f"{file} is there already, and a key is never written over.")
    key = Ed25519PrivateKey.generate()
    with private_file(file) as written:
        written.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    click.echo(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(), nl=False)


class Release(NamedTuple):
    """What a release checks files of declarations against; ``name``: its tag."""

    name: str
    key: Ed25519PublicKey
    edition: Edition
    texts: dict[str, bytes]
    schemas: Schemas


def last_release(repository: Path, name: str = "") -> Release | None:
    """The newest release of a repository, or the one with this name; None if there is none yet. Raises
    CalledProcessError if git fails."""

    def git(*asked: str) -> bytes:
        return run(["git", *asked], cwd=repository, check=True, capture_output=True).stdout

    if not name:
        newest = git("tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname").decode().split()
        if not newest:
            return None
        name = newest[0]

    def file(path: str) -> bytes:
        return git("show", f"{name}:{path}")

    key = load_pem_public_key(file("server/declarations/release.pem"))
    if not isinstance(key, Ed25519PublicKey):
        raise click.ClickException(f"The key of {name} is none of Ed25519.")
    listed = git("ls-tree", "--name-only", name, "extension/sites/").decode().split()
    texts = {Path(path).stem: file(path) for path in listed if path.endswith(".json")}
    edition = msgspec.json.decode(file("extension/declared.json"), type=Edition)
    return Release(name, key, edition, texts, tuple((each, file(f"extension/{each}")) for each in SCHEMAS))


def here() -> Release:
    """This folder, as the release that it would make now."""
    return Release("this folder", release_key(), packaged(), packaged_texts(), packaged_schemas())


@main.command()
@click.argument("key", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--declared", type=click.Path(dir_okay=False, path_type=Path), default=EXTENSION / "declared.json")
@click.option("--release", default="", help="The tag of the release to hold them to, unless it is the newest.")
@click.option("--repository", type=click.Path(file_okay=False, path_type=Path), default=EXTENSION.parent)
def sign(key: Path, file: Path, declared: Path, release: str, repository: Path) -> None:
    """Write the declarations in extension/sites to FILE, signed with KEY, as the next edition, if the last release
    takes all of it."""
    private = load_pem_private_key(key.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise click.ClickException(f"{key} is no key of Ed25519.")
    today = datetime.now(UTC).date()
    edition = Edition(SCHEMA, packaged().version + 1, today.isoformat())
    content = signed(edition.version, today, packaged_texts(), private)
    _hold_to(here(), content, edition)
    try:
        out = last_release(repository, release)
    except CalledProcessError as wrong:
        raise click.ClickException(f"git: {wrong.stderr.decode().strip()}") from wrong
    if out:
        _hold_to(out, content, edition)
    click.echo(f"Held to {out.name}, which takes all of it." if out else "No release is out yet (no tag v*).")
    file.write_bytes(content)
    declared.write_bytes(msgspec.json.format(msgspec.json.encode(edition), indent=0) + b"\n")
    click.echo(f"{file}: edition {edition.version} of {edition.made}, {len(packaged_texts())} sites")
    click.echo(f"Commit {declared.name} with the declarations.")


def _hold_to(release: Release, content: bytes, edition: Edition) -> None:
    try:
        found = opened(content, release.key)
    except Refused as why:
        raise click.ClickException(f"{release.name} refuses the file: {why}") from why
    if edition.version <= release.edition.version:
        raise click.ClickException(f"{release.name} has edition {release.edition.version} already.")
    if wrong := refused(found, release.texts, release.schemas):
        told = "\n".join(f"{site}: {why}" for site, why in wrong.items())
        raise click.ClickException(f"{release.name} takes all but this:\n{told}")


if __name__ == "__main__":
    main()
