"""The command ``rapport service``: have Rapport run without a terminal, from when the person signs in."""

import re
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from auditor.translatable import N_, visible
from server.commands.errors import Failure, plain_failures
from server.commands.starting import Command, manager, program
from server.commands.translated import Group, option
from server.installation.private_files import private_file
from server.installation.settings import PORT, Settings
from server.translations import gettext

if TYPE_CHECKING:
    from server.commands.starting import Manager

_SECONDS = 60  # for a manager to answer
_WAIT = 15  # seconds for the server to answer after it was begun


@click.group(cls=Group)
def service() -> None:
    """Have Rapport run without a terminal, from when you sign in to this computer."""


@service.command()
@option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65_535), help=N_("Port on this machine."))
@click.pass_obj
@plain_failures
def install(settings: Settings, port: int) -> None:
    """Have this computer start Rapport when you sign in, and start it now."""
    from server.entry.opening import open_command, running

    chosen = manager(settings.data)
    content = chosen.content(_program(settings, port))
    for each in chosen.ends():
        _asked(each)  # one that was installed before, perhaps for another folder
    if running(settings) is not None:
        raise Failure(gettext("Rapport runs already, in a terminal. Stop it there (Ctrl+C) and try again."))
    chosen.file.parent.mkdir(parents=True, exist_ok=True)
    with private_file(chosen.file) as file:
        file.write(content)
    for each in chosen.begins():
        code, told = _asked(each)
        if code:
            _removed(chosen)
            values = {"manager": chosen.title, "reason": told or gettext("it gave no reason")}
            raise Failure(gettext("Nothing was set up: %(manager)s did not take it: %(reason)s", **values))
    click.echo(gettext("Set up: %(place)s", place=chosen.file))
    if _answers(settings):
        command = open_command(settings)
        told = gettext(
            "Rapport runs, and starts again whenever you sign in. Open it with: %(command)s", command=command
        )
        click.echo(told)
        return
    raise Failure(gettext("It was started and does not answer yet. Look again with: rapport service status"))


@service.command()
@click.pass_obj
@plain_failures
def remove(settings: Settings) -> None:
    """Stop it, and have it started no more. Your data stay."""
    chosen = manager(settings.data)
    if not chosen.file.exists():
        raise Failure(gettext("Nothing is set up: there is no %(place)s.", place=chosen.file))
    _removed(chosen)
    code, told = _asked(chosen.asks())
    if chosen.runs(code, told):
        raise Failure(
            gettext("It is started no more, but still runs: %(manager)s did not end it.", manager=chosen.title)
        )
    click.echo(gettext("Removed. Your data stay. “rapport serve” runs it in a terminal."))


@service.command()
@click.pass_obj
@plain_failures
def status(settings: Settings) -> None:
    """Look whether it is set up, runs and answers. The exit code is 1 where it is not so."""
    from server.entry.opening import origin, running

    chosen = manager(settings.data)
    problems = 0
    try:
        content = chosen.file.read_bytes()
    except OSError:
        content = b""
    if not content:
        click.echo(gettext("Not set up: there is no %(place)s.", place=chosen.file))
        problems += 1
    elif not _is_ours(chosen, content, settings):
        told = gettext("%(place)s starts another installation or another folder. Set it up again.", place=chosen.file)
        click.echo(told)
        problems += 1
    else:
        click.echo(gettext("Set up: %(place)s", place=chosen.file))
    code, told = _asked(chosen.asks())
    if chosen.runs(code, told):
        click.echo(gettext("%(manager)s says that it runs.", manager=chosen.title))
    else:
        click.echo(gettext("%(manager)s says that it does not run.", manager=chosen.title))
        problems += 1
    port = running(settings)
    if port is None:
        click.echo(gettext("No Rapport answers for %(folder)s.", folder=settings.data))
        problems += 1
    else:
        click.echo(gettext("Rapport answers at %(address)s", address=origin(port)))
    if problems:
        raise click.exceptions.Exit(1)


def _program(settings: Settings, port: int) -> list[str]:
    """What is started. Failure where its command line would have to hold a secret."""
    words = ["--data", str(settings.data)]
    usual = f"sqlite:///{settings.data / 'rapport.sqlite3'}"
    if settings.database_url != usual:
        if settings.sqlite_file is None:
            reason = gettext(
                "The address of your database may hold a password, and what starts a service can be read. Set up a "
                "service of your own that has RAPPORT_DATABASE_URL in its environment."
            )
            raise Failure(reason)
        words += ["--database", settings.database_url]
    return program([*words, "serve", "--no-open", "--port", str(port)])


def _is_ours(chosen: "Manager", content: bytes, settings: Settings) -> bool:
    """Whether the file starts this installation on this folder, at whatever port."""
    with suppress(Failure):
        return any(chosen.content(_program(settings, port)) == content for port in _ports(content))
    return False


def _ports(content: bytes) -> set[int]:
    """The numbers in a file that may be its port."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    words = re.findall(r"\b[0-9]{1,5}\b", content.decode(encoding, "replace"))
    return {PORT, *map(int, words)}


def _removed(chosen: "Manager") -> None:
    for each in chosen.ends():
        _asked(each)
    chosen.file.unlink(missing_ok=True)
    for each in chosen.forgets():
        _asked(each)


def _answers(settings: Settings) -> bool:
    """Whether the server answers, in a while."""
    import time

    from server.entry.opening import running

    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        if running(settings) is not None:
            return True
        time.sleep(0.2)
    return False


def _asked(command: Command) -> tuple[int, str]:
    """The exit code of a manager's command, and the last line that it told."""
    try:
        done = subprocess.run(  # noqa: S603 (ours)
            command, capture_output=True, text=True, check=False, timeout=_SECONDS, errors="replace"
        )
    except FileNotFoundError:
        return 127, gettext("there is no %(program)s here", program=command[0])
    except subprocess.TimeoutExpired:
        return 124, gettext("%(program)s does not answer", program=command[0])
    told = done.stdout if done.returncode == 0 else (done.stderr.strip() or done.stdout)
    return done.returncode, told if done.returncode == 0 else visible(" ".join(told.split())[-300:])
