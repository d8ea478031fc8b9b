"""The commands ``rapport backup`` and ``rapport restore``: all that is kept in one file, and back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from auditor.translatable import N_
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, confirmed, option
from server.installation.settings import Settings
from server.translations import gettext, ngettext
from server.translations.cldr import moment

if TYPE_CHECKING:
    from server.store.backup_plan import Every
    from server.store.backups import Opened

_PASSPHRASE = "RAPPORT_PASSPHRASE"  # noqa: S105 (the name of a variable)


@click.command(cls=Command)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@option("--passphrase", "sealed", is_flag=True, help=N_("Encrypt it; asks for a passphrase. [env: RAPPORT_PASSPHRASE]"))
@option(
    "--every",
    type=click.Choice(["daily", "weekly", "monthly", "never"]),
    help=N_("From now on by itself, while Rapport is running."),
)
@option(
    "--keep", type=click.IntRange(1, 1_000), default=7, show_default=True, help=N_("How many stay of those by itself.")
)
@click.pass_obj
@plain_failures
def backup(settings: Settings, folder: Path | None, sealed: bool, every: str | None, keep: int) -> None:
    """Write all that is kept, with the installation's key, into one file in FOLDER. Rapport may be running."""
    from server.store.backup_plan import Plan, save_plan
    from server.store.backups import FOLDER, back_up
    from server.store.passphrase_key import PassphraseKey

    target = (folder or settings.data / FOLDER).expanduser().absolute()
    if every == "never":
        save_plan(settings, None)
        click.echo(gettext("No more backups are made by themselves. Those that are there stay."))
        return
    passphrase = _new_passphrase() if sealed else None
    key = PassphraseKey.of(passphrase) if passphrase is not None and every is not None else None
    made = back_up(settings, target, key or passphrase)
    click.echo(gettext("Written to %(file)s, readable by you alone.", file=made))
    if passphrase is None:
        click.echo(gettext("It is not encrypted: whoever has the file can read it."))
    if every is not None:
        save_plan(settings, Plan(cast("Every", every), str(target), keep, key))
        click.echo(gettext("From now on Rapport makes one by itself while it is running."))
        if key:
            click.echo(gettext("Each is encrypted for this passphrase, which is kept nowhere: without it none opens."))


def _new_passphrase() -> str:
    given = os.environ.get(_PASSPHRASE)
    return given or str(click.prompt(gettext("Passphrase"), hide_input=True, confirmation_prompt=gettext("Once more")))


def _warn(settings: Settings, backup: "Opened", *, given: bool, allowed: bool) -> None:
    """Say it where nothing proves whose a backup is. Raises Failure where the person's own would be proven, as a
    passphrase is ``given`` or planned, and it was not ``allowed``: somebody may have put theirs in its place."""
    from server.store.backup_plan import read_plan

    if backup.proven:
        return
    if backup.sealed:
        told = gettext("An early version made this backup: whoever saw another one could make one like it.")
    else:
        told = gettext("This backup is not encrypted: whoever may write into its folder could make one like it.")
    plan = read_plan(settings)
    if not allowed and (backup.sealed or given or (plan and plan.key)):
        how = gettext("If you know that it is yours, add --unproven.")
        raise Failure(f"{told} {how}")
    click.echo(told)


@click.command(cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@option("--yes", is_flag=True, help=N_("Do not ask."))
@option("--unproven", is_flag=True, help=N_("Take it though nothing proves that it is yours."))
@click.pass_obj
@plain_failures
def restore(settings: Settings, file: Path, yes: bool, unproven: bool) -> None:
    """Put a backup in the place of what is kept, once all of it was found whole."""
    from server.store.backups import opened
    from server.store.restoring import restore as put_back
    from server.store.sealed_stream import is_sealed

    database = settings.sqlite_file
    place = database.parent if database else settings.data
    passphrase = os.environ.get(_PASSPHRASE) or None
    if passphrase is None and is_sealed(file):
        passphrase = click.prompt(gettext("Passphrase"), hide_input=True)
    with opened(file, place, passphrase) as found:  # and not what lay there before the passphrase was typed
        _warn(settings, found, given=passphrase is not None, allowed=unproven)
        made = moment(found.about.made, settings.zone)
        click.echo(
            ngettext(
                "This backup is whole: made %(when)s, %(num)s activity.",
                "This backup is whole: made %(when)s, %(num)s activities.",
                found.about.activities,
                when=made,
            )
        )
        if not yes and not confirmed(gettext("Put it in the place of everything that Rapport keeps now?")):
            raise click.Abort
        damaged = put_back(settings, database, found)
    click.echo(gettext("Restored. If Rapport is running, start it again."))
    if damaged:
        click.echo(gettext("What was there was damaged. It stays as %(file)s until you delete it.", file=damaged))
