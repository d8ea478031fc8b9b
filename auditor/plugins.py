"""What other packages add: audits, archives, sites and sources, found by their entry points (docs/plugins.md).

A package that is installed beside this one names them in its own metadata; nobody needs a fork. One that cannot be
loaded, or is not what its group asks for, is left out and remembered, so that ``rapport doctor`` names it; nothing
else is touched by it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Literal, TypeVar, get_args

from auditor.translatable import Sentence, Told, lazy_gettext, visible

T = TypeVar("T")
Group = Literal["rapport.audits", "rapport.archives", "rapport.sites", "rapport.sources"]
_LONGEST = 300


class Misfit(Told, ValueError):  # noqa: N818  named as the other refusals are
    """What an entry point leads to is not what its group asks for; ``said`` says what is wrong, for its author."""


@dataclass(frozen=True)
class Plugin:
    """One entry point: its ``name`` in a ``group``, of a ``package``; ``fault``: why it was left out, empty
    where it works."""

    group: Group
    name: str
    package: str
    fault: Sentence | str = ""


@cache
def _points() -> Mapping[Group, tuple[EntryPoint, ...]]:
    """Those of each group: to read the metadata of all packages once for each would take a start some 50 ms more."""
    points = entry_points()
    return {group: tuple(points.select(group=group)) for group in get_args(Group)}


_found: dict[tuple[Group, str, str], Plugin] = {}


def load(group: Group, made: Callable[[str, object], T]) -> dict[str, T]:
    """What a group's entry points lead to, by their names. ``made`` is given the name and what was loaded, and raises
    Misfit where it is of no use."""
    loaded: dict[str, T] = {}
    for point in sorted(_points()[group], key=lambda each: (each.name, each.value)):
        try:
            if point.name in loaded:
                raise Misfit(lazy_gettext("another package has one of this name"))  # noqa: TRY301
            loaded[point.name] = made(point.name, point.load())
        except (Exception, SystemExit) as problem:
            _note(group, point, problem)
        else:
            _note(group, point)
    return loaded


def failed(group: Group, name: str, problem: BaseException) -> None:
    """Remember that a plugin that was loaded failed at its work."""
    for key, plugin in _found.items():
        if key[:2] == (group, name) and not plugin.fault:
            _found[key] = Plugin(group, name, plugin.package, _said(problem))


def found() -> tuple[Plugin, ...]:
    """Every entry point that was looked at so far, those of audits first."""
    return tuple(sorted(_found.values(), key=lambda each: (each.group, each.name, each.package)))


def _note(group: Group, point: EntryPoint, problem: BaseException | None = None) -> None:
    package = point.dist.name if point.dist else "?"
    plugin = Plugin(group, visible(point.name[:_LONGEST]), visible(package), _said(problem) if problem else "")
    _found[group, point.name, package] = plugin


def _said(problem: BaseException) -> Sentence | str:
    """What went wrong, for whoever wrote the plugin: what a misfit says, or else the fault as Python tells it."""
    if isinstance(problem, Misfit):
        return problem.said
    return visible(" ".join(f"{type(problem).__name__}: {problem}".split())[:_LONGEST])


def check_kind(thing: object, kind: type[T]) -> T:
    """The thing, if it is of that kind. Raises Misfit."""
    if not isinstance(thing, kind):
        raise Misfit(_of_kind(thing, kind))
    return thing


def check_mapping(thing: object) -> Mapping[str, object]:
    """The thing, if it is a mapping with names. Raises Misfit."""
    if not isinstance(thing, Mapping) or not all(isinstance(name, str) for name in thing):
        raise Misfit(_of_kind(thing, dict))
    return thing


def _of_kind(thing: object, kind: type) -> Sentence:
    return lazy_gettext("it is %(found)s, and must be %(kind)s", found=type(thing).__name__, kind=kind.__name__)
