"""The control points of the evidence, which audits are held to, as controls.toml beside this file has them."""

import tomllib
from importlib.resources import files

import msgspec


class Side(msgspec.Struct, forbid_unknown_fields=True):
    """One side of a band."""

    curve: str
    good: float
    fair: float


class Control(msgspec.Struct, forbid_unknown_fields=True):
    """What the evidence has for one audit. ``curve`` is the kind of a curve, or INFO: shown, not scored.

    ``good`` scores 0.9 and ``fair`` 0.5, in the unit of the audit; a BAND has them on both sides. ``direction`` and
    ``threshold`` are grades A to E, with remarks.
    """

    curve: str
    points_to: str
    direction: str
    threshold: str
    good: float | None = None
    fair: float | None = None
    low: Side | None = None
    high: Side | None = None


CONTROLS: dict[str, Control] = msgspec.convert(
    tomllib.loads(files("auditor.audits").joinpath("controls.toml").read_text("utf-8")), dict[str, Control]
)


def page() -> str:
    """All of them as a table in Markdown."""
    lines = [
        "# Control points",
        "",
        "Generated from auditor/audits/controls.toml; do not edit by hand. A curve gives 0.9 at *good* and 0.5 at",
        "*fair*. Grades: A causal, B longitudinal, C cross-sectional, D practice and vendors' data, E our convention.",
        "",
        "| audit | curve | points to | grade of the direction | of the threshold |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {_in_words(each)} | {each.points_to} | {each.direction} | {each.threshold} |"
        for name, each in CONTROLS.items()
    ]
    return "\n".join(lines) + "\n"


def _in_words(control: Control | Side) -> str:
    if isinstance(control, Control) and control.low and control.high:
        return f"BAND: below, {_in_words(control.low)}; above, {_in_words(control.high)}"
    if control.good is None or control.fair is None:
        return "none: shown, not scored"
    return f"{control.curve}, good {control.good:g}, fair {control.fair:g}"
