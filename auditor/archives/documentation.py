"""Writes docs/archives.md from what each archive's reader declares about its format."""

from itertools import groupby

from auditor.activities.subjects import WORDINGS
from auditor.archives import archives
from auditor.archives.archive import Archive, Extent

_BEGIN = """# Archives: what the sites' own export files can and cannot answer

Generated from the readers in `auditor/archives`; do not edit by hand.

Rapport reads the export that a site makes of your data: as a zip, a tar, the unpacked folder, or a single file of it.
It is recognised by what is in it, never by its name. Nothing is unpacked to disk, and texts are read on arrival and
dropped.

`rapport import FILE…`, or the import page of the dashboard. What could not be read is listed with file, line and
reason; the rest is kept. Importing again adds only what is new, and reads the words of what is there as this release
does."""
#: Sites that people asked for, and why there is no reader.
_WITHOUT = """## Sites of which nothing is read

* **Discourse** hands out your posts as a table (`user_archive.csv`), which is not read yet.
* **Lemmy** exports settings, and what you joined, blocked and saved, but nothing that you wrote (version 0.19).
* **Hacker News** makes no export. What you wrote there is public; your votes and favourites are shown to you alone.
* **XING** ended its list of contacts in 2014 and its interface for programs in 2019. What it sends when you ask for
  your data is described nowhere in public (November 2026), so nothing can be promised of it."""
_ANSWERS = {"full": "yes", "recent": "**in part**", "none": "**no**"}


def page() -> str:
    """The whole page."""
    parts = [_BEGIN, table(archives()), "What is missing is told to the audits that need it, with what would help."]
    parts += [section(archive) for archive in archives()]
    parts.append(_WITHOUT)
    parts.append("[CONTRIBUTING.md](../CONTRIBUTING.md) says how to add an archive.")
    return "\n\n".join(parts) + "\n"


def table(listed: tuple[Archive, ...]) -> str:
    """What each archive contains of each subject that any of them contains."""
    lines = [f"| what | {' | '.join(str(archive.title) for archive in listed)} |", "|---|" + "---|" * len(listed)]
    for subject, wording in WORDINGS.items():
        said = [archive.extents.get(subject) for archive in listed]
        if any(said):
            lines.append(f"| {wording.named} | {' | '.join(map(answer, said))} |")
    return "\n".join(lines)


def answer(extent: Extent | None) -> str:
    """What an archive contains of a subject, in words; a dash if it declares nothing about it."""
    if extent is None:
        return "–"
    return _ANSWERS[extent.extent] + (f": {extent.remark}" if extent.remark else "")


def section(archive: Archive) -> str:
    """The section of the page about one archive."""
    where = "Ask for it on the site" if archive.site else "In the program on the phone it is"
    parts = [f"## {archive.title}", f"{where} under *{archive.where}*. {archive.advice}"]
    if archive.remarks:
        parts.append("\n".join(f"* {remark}" for remark in archive.remarks))
    if archive.left_alone:
        kept = sorted(archive.left_alone.items(), key=lambda entry: list(archive.left_alone.values()).index(entry[1]))
        lines = ["| file | why |", "|---|---|"]
        for reason, files in groupby(kept, key=lambda entry: entry[1]):
            lines.append(f"| {', '.join(f'`{file}`' for file, _ in files)} | {reason} |")
        parts += ["Left alone on purpose:", "\n".join(lines)]
    return "\n\n".join(parts)
