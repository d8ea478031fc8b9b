"""For maintainers: ``python -m tests.signing new-key FILE`` and ``… sign KEY FILE``; see docs/releases.md.

Signing raises the number in extension/declared.json, which is to be committed: a release made later comes with a
newer edition than the file, and older files are refused.
"""

from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from auditor.activities.declared import EXTENSION, Edition, packaged, packaged_texts
from server.declarations.bundle import SCHEMA, opened, signed
from server.declarations.checking import check
from server.private_files import private_file


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


@main.command()
@click.argument("key", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--declared", type=click.Path(dir_okay=False, path_type=Path), default=EXTENSION / "declared.json")
def sign(key: Path, file: Path, declared: Path) -> None:
    """Write the declarations in extension/sites to FILE, signed with KEY, as the next edition."""
    private = load_pem_private_key(key.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise click.ClickException(f"{key} is no key of Ed25519.")
    today = datetime.now(UTC).date()
    edition = Edition(SCHEMA, packaged().version + 1, today.isoformat())
    content = signed(edition.version, today, packaged_texts(), private)
    check(opened(content, private.public_key()), packaged_texts())
    file.write_bytes(content)
    declared.write_bytes(msgspec.json.format(msgspec.json.encode(edition), indent=0) + b"\n")
    click.echo(f"{file}: edition {edition.version} of {edition.made}, {len(packaged_texts())} sites")
    click.echo(f"Commit {declared.name} with the declarations.")


if __name__ == "__main__":
    main()
