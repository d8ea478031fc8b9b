"""``rapport phone``: type in what the phone says of the time on a site's apps."""

from datetime import date, datetime, timedelta

import click
from click.shell_completion import CompletionItem

from auditor.activities.sites import sites
from auditor.translatable import N_
from server.commands.day import Day
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, option
from server.installation.settings import Settings
from server.translations import gettext, ngettext, translated
from server.translations.cldr import decimal


class _SiteWithApps(click.ParamType[str]):
    """A site that has apps, of those that are declared when it is asked."""

    name = "site"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return self._choice().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return self._choice().get_metavar(param, ctx)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return self._choice().get_missing_message(param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return self._choice().shell_complete(ctx, param, incomplete)

    def _choice(self) -> click.Choice[str]:
        return click.Choice([site.site for site in sites().values() if site.apps])


@click.command(cls=Command)
@click.argument("site", type=_SiteWithApps())
@click.argument("minutes", type=float)
@option("--from", "first", type=Day(), help=N_("The day, as YYYY-MM-DD; yesterday unless you say another."))
@option("--to", "last", type=Day(), help=N_("The last of several days, each with so many minutes."))
@click.pass_obj
@plain_failures
def phone(settings: Settings, site: str, minutes: float, first: date | None, last: date | None) -> None:
    """Type in how many MINUTES a day you spent in the apps of a SITE, as your phone shows them.

    A week's average is typed in with its first and its last day. Typed in again, a day's minutes are replaced; 0 takes
    them back. What a program exports on the phone is imported with “rapport import”.
    """
    from server.imports.minutes import Unlikely, each_day, keep_minutes
    from server.store.store import open_store

    with open_store(settings) as store:
        today = datetime.now(store.owner.get().zone_info).date()
        begin = first or last or today - timedelta(days=1)
        try:
            days = each_day(begin, last or begin, today)
            keep_minutes(store, site, minutes, days)
        except Unlikely as problem:
            raise Failure(translated(problem.said)) from problem
    click.echo(
        ngettext(
            "%(minutes)s minutes on %(site)s were kept for %(num)s day.",
            "%(minutes)s minutes a day on %(site)s were kept for %(num)s days.",
            len(days),
            minutes=decimal(minutes),
            site=sites()[site].title,
        )
        if minutes
        else gettext("What you typed in for these days was taken back.")
    )
