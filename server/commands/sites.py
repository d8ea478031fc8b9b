"""``rapport sites``: how the sites are read, and taking that anew between releases."""

from datetime import date
from pathlib import Path

import click

from auditor.translatable import N_, visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Group, confirmed, option
from server.installation.settings import Settings
from server.store.persons import now
from server.translations import gettext, translated
from server.translations.cldr import day, listed, moment


@click.group(cls=Group)
def sites() -> None:
    """How the sites are read, and files that tell it anew between releases."""


@sites.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@option("--yes", is_flag=True, help=N_("Do not ask."))
@click.pass_obj
@plain_failures
def update(settings: Settings, file: Path, yes: bool) -> None:
    """Take a signed file that tells how sites are read now. Shows what changes, and asks."""
    from auditor.activities import declared
    from server.declarations import kept
    from server.declarations.bundle import Refused
    from server.declarations.changes import changes

    try:
        inspected = kept.inspect(settings.data, file)
    except Refused as wrong:
        raise Failure(f"{_name(file)}: {translated(wrong.said)}") from wrong
    found = inspected.found
    click.echo(_edition(found.version, found.made.isoformat()))
    after = declared.packaged_texts() | inspected.texts
    told = [translated(each) for each in changes(declared.packaged_texts() | kept.in_use(settings.data).texts, after)]
    for each in told or [gettext("Nothing changes in how the sites are read.")]:
        click.echo(f"  {each}")
    for site, why in inspected.refused.items():
        click.echo("  " + gettext("%(site)s is not taken: %(reason)s", site=_title(site), reason=translated(why)))
    if not inspected.texts:
        raise Failure(gettext("Nothing of it can be taken, and nothing was changed."))
    if inspected.refused:
        click.echo(gettext("What is not taken is read as it came with Rapport. All else of the file can be used."))
    if not yes and not confirmed(gettext("Read the sites this way from now on?")):
        raise Failure(gettext("Nothing was changed."))
    kept.take(settings.data, inspected, _name(file), now())
    click.echo(gettext("It is used from now on, by connected browsers within an hour, or at “Try now”."))
    click.echo(gettext("“rapport sites back” goes back."))


@sites.command("list")
@click.pass_obj
@plain_failures
def list_editions(settings: Settings) -> None:
    """Which editions are here: their number, day and where they came from, newest first."""
    from server.declarations import kept

    for each in kept.editions(settings.data):
        mark = gettext("in use") if each.used else ""
        click.echo(f"{_edition(each.version, each.made)}  {mark}".rstrip())
        if each.taken is None:
            click.echo("  " + gettext("It came with Rapport."))
        else:
            when = moment(each.taken.at, settings.zone)
            click.echo("  " + gettext("From the file %(file)s, %(when)s.", file=each.taken.file, when=when))
        if each.left_out:
            sites_of_it = listed([_title(site) for site in each.left_out])
            click.echo("  " + gettext("Not taken, and read as it came with Rapport: %(sites)s.", sites=sites_of_it))
    if problem := kept.in_use(settings.data).problem:
        click.echo(gettext("A newer one was taken and cannot be used: %(reason)s", reason=translated(problem)))


@sites.command()
@click.pass_obj
@plain_failures
def back(settings: Settings) -> None:
    """Use the edition before the one in use, at last the one that came with Rapport."""
    from server.declarations import kept

    before = kept.go_back(settings.data)
    if before is None:
        raise Failure(gettext("The edition in use came with Rapport. There is none before it."))
    click.echo(gettext("In use from now on: %(edition)s", edition=_edition(before.version, before.made)))


@sites.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@option(
    "--declaration",
    "mended",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=N_("Try this declaration instead of the one in use."),
)
@plain_failures
def check(file: Path, mended: Path | None) -> None:
    """Say which rules of a site find something in the structure of a page that the extension saved."""
    import json

    from soupsieve import SelectorSyntaxError

    from auditor.activities import declared
    from auditor.pages import structure

    try:
        with file.open("rb") as read:
            about, document = structure.opened(read.read(4 * structure.LARGEST).decode("utf-8", "replace"))
        told = json.loads(mended.read_bytes() if mended else declared.texts().get(about.site, b"{}"))
        found = list(structure.rules(told, document, about.page))
    except structure.UnreadableStructure as wrong:
        raise Failure(f"{visible(file.name)}: {translated(wrong.said)}") from wrong
    except (ValueError, TypeError, AttributeError, SelectorSyntaxError) as wrong:
        raise Failure(
            gettext("This declaration cannot be read: %(reason)s", reason=visible(str(wrong)[:200]))
        ) from wrong
    if not found:
        raise Failure(gettext("No site “%(site)s” is declared whose pages are read.", site=visible(about.site)))
    told_of = {"site": about.site, "page": about.page, "browser": about.browser, "day": about.day}
    click.echo(gettext("%(site)s, a page of the kind “%(page)s”, in %(browser)s, %(day)s", **_plain(told_of)))
    for rule in found:
        mark = {True: gettext("found"), False: gettext("NOT FOUND"), None: gettext("not tried")}[rule.hit]
        click.echo(f"{mark:10} {visible(rule.name)}")
        for written, count in rule.found:
            click.echo(f"{'–' if count is None else count:>14}  {visible(written)}")
    click.echo(gettext("Texts and addresses are not in a structure, so that no expression on them was tried."))


def _title(site: str) -> str:
    """What people call a site that came with Rapport; another as the file names it."""
    import json

    from auditor.activities import declared

    own = declared.packaged_texts().get(site)
    return str(json.loads(own)["title"]) if own else visible(site[:40])


def _name(file: Path) -> str:
    """A file's name as it can be shown and kept, of which some bytes may be no text."""
    return visible(file.name)


def _plain(told: dict[str, str]) -> dict[str, str]:
    return {name: visible(text[:100]) for name, text in told.items()}


def _edition(version: int, made: str) -> str:
    return gettext("Edition %(number)s of %(day)s", number=str(version), day=day(date.fromisoformat(made)))
