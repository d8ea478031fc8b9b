"""``rapport devices``: what may send activities, and tokens for scripts."""

from datetime import datetime

import click

from auditor.translatable import N_
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Group, option
from server.installation.settings import Settings
from server.rendering.labels import SCRIPT
from server.rendering.labels import device as kind
from server.store.devices import May
from server.store.persons import now
from server.store.store import open_store
from server.translations import gettext


@click.group(cls=Group)
def devices() -> None:
    """What may send activities: browsers' extensions and scripts."""


@devices.command("list")
@click.pass_obj
@plain_failures
def list_devices(settings: Settings) -> None:
    """All devices, with the beginning of their ids."""
    from rich.table import Table

    from server.rendering.plain_console import plain_console

    table = Table(
        gettext("Id"), gettext("Name"), gettext("What it is"), gettext("Connected"), gettext("Last heard of"), ""
    )
    with open_store(settings) as store:
        for entry in store.devices.all():
            seen = _day(entry.seen) if entry.seen else gettext("never")
            table.add_row(
                entry.id[:8],
                entry.name,
                kind(entry.browser),
                _day(entry.created),
                seen,
                gettext("revoked") if entry.revoked else "",
            )
    plain_console().print(
        table
        if table.row_count
        else gettext("Nothing is connected. The extension asks by itself; “rapport devices add NAME” is for scripts.")
    )


@devices.command("add")
@click.argument("name")
@option(
    "--may",
    type=click.Choice(["write", "read"]),
    default="write",
    show_default=True,
    help=N_("What it is good for: sending activities and archives, or reading reports."),
)
@click.pass_obj
@plain_failures
def add_device(settings: Settings, name: str, may: May) -> None:
    """Print a token for a script, this once."""
    with open_store(settings) as store:
        _, token = store.devices.add(name[:100], SCRIPT, now(), may)
    click.echo(token)


@devices.command("revoke")
@click.argument("device")
@click.pass_obj
@plain_failures
def revoke_device(settings: Settings, device: str) -> None:
    """Take nothing from a device any more; by its name, its id or the beginning of that."""
    with open_store(settings) as store:
        found = [
            entry
            for entry in store.devices.all()
            if not entry.revoked and (entry.id.startswith(device) or entry.name == device)
        ]
        if not found:
            raise Failure(gettext("No device is called “%(name)s”; “rapport devices list” shows them.", name=device))
        if len(found) > 1:
            raise Failure(
                gettext("Several devices are called “%(name)s”; “rapport devices list” shows their ids.", name=device)
            )
        store.devices.revoke(found[0].id, now())
    click.echo(gettext("%(name)s can send nothing any more. What it sent stays.", name=found[0].name))


def _day(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment / 1000).astimezone():%Y-%m-%d %H:%M}"
