"""Documentation written from audits and Report themselves: ``python -m auditor.audits.documentation docs``."""

import json
import sys
from pathlib import Path

from auditor.audits import controls
from auditor.audits.audit import Audit, Override
from auditor.audits.catalogue import CATEGORIES, Category
from auditor.audits.sources import SOURCES
from auditor.report.schema import json_schema
from auditor.scoring.curves import Band, Curve, LogitShare, LogNormal, Piecewise
from auditor.translatable import gettext


def pages() -> dict[str, str]:
    """Every page by its file name, the index among them."""
    made = {
        f"{entry.audit.id}.md": page(entry.audit, category, entry.weight)
        for category in CATEGORIES
        for entry in category.entries
    }
    return {"README.md": index(), "control-points.md": controls.page(), **made}


def index() -> str:
    """The list of all audits by category."""
    lines = ["# The audits", "", "Generated from the audits themselves; do not edit by hand.", ""]
    lines += ["The numbers they are held to stand in [control-points.md](control-points.md).", ""]
    for category in CATEGORIES:
        lines += [f"## {gettext(category.title)}", "", gettext(category.about), ""]
        lines += [
            f"- [`{entry.audit.id}`]({entry.audit.id}.md): {gettext(entry.audit.question)}"
            for entry in category.entries
        ]
        lines.append("")
    return "\n".join(lines)


def page(audit: Audit, category: Category, weight: float) -> str:
    """One audit's page."""
    module = sys.modules[audit.measure.__module__]
    about = (module.__doc__ or "").strip().partition("\n")[2].strip()
    minimum = f"{audit.minimum.n} {audit.minimum.named(audit.minimum.n)}" + (
        f", and {audit.minimum.days} days of history" if audit.minimum.days else ""
    )
    if audit.minimum.logged:
        minimum += f", and {audit.minimum.logged} days from the first to the last one logged"
    parts = [
        f"# {audit.id}: {gettext(audit.question)}",
        about,
        f"- **Category:** {gettext(category.title)}, weight {weight:g}\n"
        f"- **Points to:** {', '.join(audit.points_to)}\n"
        f"- **Measured:** {(audit.measure.__doc__ or '').strip()}\n"
        f"- **Unit:** {audit.unit}\n"
        f"- **Minimum data:** {minimum}\n"
        f"- **Period:** {f'{audit.period} days' if audit.period else 'the window of the report'}\n"
        f"- **Curve:** {curve_in_words(audit.curve)}",
        "## When it goes well, and when not",
        f"> {gettext(audit.title)}.\n\n> {gettext(audit.failure_title)}.",
    ]
    if audit.roles:
        parts += [
            "## Roles",
            "\n".join(f"- **{role}:** {override_in_words(override)}" for role, override in audit.roles.items()),
        ]
    grounds = audit.grounds
    parts += [
        "## Evidence",
        f"Direction: grade {grounds.direction}. Threshold: grade {grounds.threshold}. {gettext(grounds.why)}",
        "\n".join(f"- {citation(key)}" for key in grounds.sources) or "No source; our convention.",
        "## Tip",
        f"{gettext(audit.advice.reason)} {gettext(audit.advice.choice)}",
        f"**{gettext(audit.advice.action)}** ({audit.advice.minutes} minutes)",
        "## Caveats",
        gettext(audit.caveats),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def curve_in_words(curve: Curve | None) -> str:
    """A curve with its control points."""
    match curve:
        case None:
            return "none; shown, not scored"
        case Band(low, high):
            return f"BAND: below, {curve_in_words(low)}; above, {curve_in_words(high)}"
        case LogNormal(good, fair) | LogitShare(good, fair) | Piecewise(good, fair):
            return f"{curve.kind}, 0.9 at {good:g}, 0.5 at {fair:g}"
        case _:
            return curve.kind


def override_in_words(override: Override) -> str:
    """What a role changes."""
    said = []
    if override.not_applicable:
        said.append(f"not applicable: {gettext(override.not_applicable)}")
    if override.informative:
        said.append("told, not scored")
    if override.curve:
        said.append(curve_in_words(override.curve))
    if override.weight != 1.0:
        said.append(f"weight × {override.weight:g}")
    return "; ".join(said)


def citation(key: str) -> str:
    """A source with its address and what is to be known of it."""
    source = SOURCES[key]
    marks = [
        source.url or "",
        "" if source.checked else "(cited from memory)",
        f"⚠ {source.flag}" if source.flag else "",
    ]
    return " ".join(part for part in (source.text, *marks) if part)


def write(docs: Path) -> None:
    """Write all generated documents into the folder, and take away pages of audits that went."""
    folder = docs / "audits"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        old.unlink()
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8")
    (docs / "report.schema.json").write_text(json.dumps(json_schema(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
