"""``rapport donate``: a report without names, for a study: shown first, written after a yes."""

import hashlib
import secrets
from pathlib import Path

import click
import msgspec

from auditor.translatable import N_
from server.commands.comparing import KEPT, whole_id
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, confirmed, option
from server.installation.private_files import private_file
from server.installation.settings import Settings
from server.translations import gettext

_CODE_BYTES = 16


@click.command(cls=Command)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@option("--report", "which", default="", help=N_("The id of a report, instead of the latest."))
@option(
    "--once", is_flag=True, help=N_("Draw its code by lot, so that it cannot be put beside other donations of yours.")
)
@option("--yes", is_flag=True, help=N_("Write it without asking."))
@click.pass_obj
@plain_failures
def donate(settings: Settings, file: Path, which: str, once: bool, yes: bool) -> None:
    """Write a report without names into FILE, for a study: numbers, bands and verdict, and no word of anybody."""
    from auditor.donations.donation import of_report
    from server.audits.running import no_report
    from server.store.store import open_store

    with open_store(settings) as store:
        if which:
            which = whole_id(which, [each.id for each in store.reports.latest(KEPT)])
        report = store.reports.get(which) if which else store.reports.last()
        code = secrets.token_hex(_CODE_BYTES) if once else _code(store.key)
        if report is None:
            raise Failure(no_report(store))
    content = written(msgspec.json.encode(of_report(report, code)))
    if not yes:
        click.echo(content.decode())
        click.echo(
            gettext(
                "This is all that the file will hold; docs/codebook.md explains each field. It names nobody. Whoever "
                "knows you may still recognise you by your role and your numbers."
            )
        )
        if not confirmed(gettext("Write it to %(file)s?", file=file)):
            raise Failure(gettext("Nothing was written."))
    with private_file(file) as target:
        target.write(content)
    click.echo(gettext("Written to %(file)s, readable by you alone.", file=file))


def written(encoded: bytes) -> bytes:
    """JSON as it is shown and written: one line an audit."""
    donation: dict[str, object] = msgspec.json.decode(encoded)
    lines = []
    for name, value in donation.items():
        told = msgspec.json.encode(value).decode()
        if name in ("audits", "factors") and isinstance(value, dict):
            inside = ",\n".join(f"  {_json(key)}: {_json(each)}" for key, each in value.items())
            told = f"{{\n{inside}\n }}"
        lines.append(f" {_json(name)}: {told}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _code(key: bytes) -> str:
    """The installation's code in donations. Nothing else is derived in this way, so that it leads nowhere."""
    return hashlib.blake2b(key=key, person=b"rapport donation"[:16], digest_size=_CODE_BYTES).hexdigest()
