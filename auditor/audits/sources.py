"""The bibliography: every source an audit may cite, by key, as sources.toml beside this file has it, and plugins."""

import tomllib
from importlib.resources import files

import msgspec

from auditor import plugins
from auditor.report import Citation
from auditor.translatable import lazy_gettext

SOURCES: dict[str, Citation] = msgspec.convert(
    tomllib.loads(files("auditor.audits").joinpath("sources.toml").read_text("utf-8")), dict[str, Citation]
)


def _added(key: str, thing: object) -> Citation:
    if key in SOURCES:
        raise plugins.Misfit(lazy_gettext("there is a source of this key already"))
    return plugins.check_kind(thing, Citation)


SOURCES |= plugins.load("rapport.sources", _added)
