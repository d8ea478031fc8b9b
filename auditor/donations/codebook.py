"""The codebook of donations, docs/codebook.md, written from their fields and from the audits."""

from importlib.resources import files

from auditor.audits.audit import Audit
from auditor.audits.catalogue import CATEGORIES, Category
from auditor.audits.documentation import curve_in_words
from auditor.donations.donation import FORMAT, STEPS
from auditor.report import Band, Role, State
from auditor.translatable import gettext

#: What stands before the tables, with words in capitals for what the code says.
_BEGIN = files("auditor.donations").joinpath("codebook.md").read_text("utf-8")


def page() -> str:
    """The whole page."""
    text = _BEGIN
    for name, words in {
        "FORMAT": FORMAT,
        "ROLES": ", ".join(f"`{role}`" for role in Role),
        "STATES": ", ".join(f"`{state}`" for state in State),
        "BANDS": ", ".join(f"`{band}`" for band in Band),
        "STEPS": ", ".join(f"{step:,}" for step in STEPS),
    }.items():
        text = text.replace(name, words)
    tables = [
        "\n".join(
            [
                f"### {gettext(category.title)}",
                "",
                "| audit | question | what the value is | unit | least data | curve |",
                "|---|---|---|---|---|---|",
                *(_row(entry.audit, category) for entry in category.entries),
            ]
        )
        for category in CATEGORIES
    ]
    return "\n".join([text, "\n\n".join(tables)]) + "\n"


def _row(audit: Audit, category: Category) -> str:
    measured = " ".join((audit.measure.__doc__ or "").split()).replace("|", "\\|")
    least = f"{audit.minimum.n} {audit.minimum.named(audit.minimum.n)}"
    curve = curve_in_words(audit.curve) + ("" if category.judges_person else "; never about the person")
    return f"| `{audit.id}` | {gettext(audit.question)} | {measured} | {audit.unit} | {least} | {curve} |"
