"""Commands that speak the person's language: their help, their options, and click's own sentences."""

import gettext as standard
import os
from collections.abc import Sequence
from copy import copy
from difflib import get_close_matches
from functools import partial
from inspect import cleandoc
from typing import Any

import click

from server.entry import languages
from server.installation.settings import Settings
from server.translations import DOMAIN, FOLDER, SOURCE, gettext, speaking
from server.translations.cldr import listed

# Click asks the standard library for its own sentences, which are in our catalogues.
standard.bindtextdomain(DOMAIN, FOLDER)
standard.textdomain(DOMAIN)

#: Of a name that is not known, as many characters are held against those that are.
_LONGEST = 100


class Option(click.Option):
    """Its help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """See click."""
        shown = copy(self)
        shown.help = self.help and gettext(self.help)
        return click.Option.get_help_record(shown, ctx)


option = partial(click.option, cls=Option)


class Command(click.Command):
    """Its docstring, which is its help, is translated when it is shown."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See click."""
        click.Command.format_help_text(self._translated(), ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """See click."""
        return click.Command.get_short_help_str(self._translated(), limit)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """See click, which keeps the option in the language of the first time."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = gettext("Show this message and exit.")
        return found

    def _translated(self) -> "Command":
        shown = copy(self)
        shown.help = self.help and gettext(cleandoc(self.help))
        return shown


class Group(Command, click.Group):
    """What is added to it is translated too."""

    command_class = Command
    group_class = type


class Terminal(Group):
    """The whole command line: in the language of the terminal, until the setting of the person is known."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """See click."""
        before = os.environ.get("LANGUAGE")
        spoken = languages.of_terminal()
        try:
            with speaking(spoken):
                _tell_gettext(spoken)
                return super().main(*args, **kwargs)
        finally:
            os.environ.pop("LANGUAGE", None)
            if before is not None:
                os.environ["LANGUAGE"] = before


def speak_as_set(context: click.Context, settings: Settings) -> None:
    """From here on in the language of the settings, if one is set."""
    chosen = languages.of_settings(settings)
    if chosen is not None:
        context.find_root().with_resource(speaking(chosen))
        _tell_gettext(chosen)


def _tell_gettext(code: str) -> None:
    """What the standard library looks at."""
    os.environ["LANGUAGE"] = "" if code == SOURCE else code


def one_of(otherwise: str, given: str | None, known: Sequence[str]) -> str | None:
    """What was given, if it is known or nothing was. Raises UsageError with ``otherwise`` and what may be meant."""
    if given is None or given in known:
        return given
    told = gettext(otherwise, given=given, known=listed(known))
    near = get_close_matches(given[:_LONGEST], known, n=1)
    if near:
        told += " " + gettext("Did you mean “%(name)s”?", name=near[0])
    raise click.UsageError(told)


def confirmed(question: str) -> bool:
    """Whether the answer is yes, in the language spoken or in English."""
    either = gettext("y/N")
    said = click.prompt(f"{question} [{either}]", default="", show_default=False)
    return said.strip().lower() in {"y", "yes", *gettext("y, yes").split(", ")}
