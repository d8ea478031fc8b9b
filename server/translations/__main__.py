"""``make translations``: bring the catalogues up to date with the sources, and compile them.

Translate what is then empty in ``<language>/LC_MESSAGES/rapport.po``, and run it again.
"""

from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from server.translations import DOMAIN, FOLDER, LANGUAGES, SOURCE
from server.translations.sources import catalogue


def catalogue_file(code: str) -> Path:
    """Where a language's sentences are written."""
    return FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(code: str) -> Catalog:
    """A language's catalogue as it is written; empty where it does not exist yet."""
    file = catalogue_file(code)
    if not file.exists():
        return Catalog(locale=code, project="Rapport", fuzzy=False)
    with file.open("rb") as opened:
        return read_po(opened, locale=code)


def update(code: str) -> tuple[int, int]:
    """Bring one language up to date. Returns how many sentences there are, and how many are not translated yet."""
    sources, kept = catalogue(), read(code)
    kept.update(sources, no_fuzzy_matching=True, update_creation_date=False)
    kept.obsolete.clear()
    kept.header_comment = f"# {LANGUAGES[code]}: the sentences of Rapport."
    kept.last_translator = kept.language_team = kept.msgid_bugs_address = "Rapport's contributors"
    file = catalogue_file(code)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:  # without the numbers of lines, which would change with every edit
        write_po(opened, kept, width=120, include_lineno=False, sort_output=True)
    with file.with_suffix(".mo").open("wb") as opened:
        write_mo(opened, read(code))
    sentences = [message for message in kept if message.id]
    return len(sentences), sum(not all(_forms(message.string)) for message in sentences)


def _forms(string: object) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (str(string or ""),)


if __name__ == "__main__":
    for each in LANGUAGES:
        if each != SOURCE:
            total, missing = update(each)
            print(f"{each}: {total} sentences, {missing} not translated yet")
