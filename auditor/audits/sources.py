"""The bibliography: every source an audit may cite, by key, as sources.toml beside this file has it."""

import tomllib
from importlib.resources import files

import msgspec

from auditor.report import Citation

SOURCES: dict[str, Citation] = msgspec.convert(
    tomllib.loads(files("auditor.audits").joinpath("sources.toml").read_text("utf-8")), dict[str, Citation]
)
