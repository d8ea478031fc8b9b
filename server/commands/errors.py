"""How a command fails: the product's own errors as one line and exit code 1; a bug keeps its traceback."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from server.installation.settings import Settings, SettingsError
from server.translations import gettext, translated

P = ParamSpec("P")
R = TypeVar("R")


class Failure(click.ClickException):
    """A failure told in one line; exit code 1."""


def _damage() -> Exception | None:
    """Damage of the database, which may be why something failed as it never should."""
    from server.store.integrity import damage

    context = click.get_current_context(silent=True)
    settings = context.find_root().obj if context else None
    return damage(settings) if isinstance(settings, Settings) else None


def plain_failures(command: Callable[P, R]) -> Callable[P, R]:
    """Turn the product's own errors into one line; a bug keeps its traceback."""

    @wraps(command)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        from auditor.archives import ArchiveRefused, Unrecognised
        from server.store.errors import StoreError, is_full

        try:
            return command(*args, **kwargs)
        except (ArchiveRefused, Unrecognised) as problem:
            raise Failure(" ".join(translated(problem.said).split())) from problem
        except BrokenPipeError:
            raise  # who read the output has enough of it: click ends quietly
        except (SettingsError, StoreError, OSError) as problem:
            told = gettext("There is no room left on the disk.") if is_full(problem) else str(problem)
            raise Failure(" ".join(told.split())) from problem
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as problem:
            if damage := _damage():
                raise Failure(" ".join(str(damage).split())) from problem
            raise

    return guarded
