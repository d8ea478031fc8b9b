"""The pages of docs/ that are generated from the code, by path: ``python -m tests.documents`` writes them.

Running Rapport does not need this, so it is among the tests that compare the pages with the code.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from auditor.activities import fields
from auditor.archives import documentation as archives
from auditor.audits import documentation as audits
from auditor.donations import codebook
from server.api import documentation as api
from tests import dependencies, listing

DOCS = Path(__file__).parents[1] / "docs"

#: Pages of one file each. The pages of the audits are a folder, and tests/audits compares them.
PAGES: Mapping[str, Callable[[], str]] = {
    "activities.md": fields.page,
    "archives.md": archives.page,
    "api.md": api.page,
    "codebook.md": codebook.page,
    "openapi.json": api.description,
    "dependencies.md": dependencies.page,
    "stores.md": listing.page,
}


def write(docs: Path = DOCS) -> None:
    """Write all pages into a folder."""
    audits.write(docs)
    for name, page in PAGES.items():
        (docs / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    write()
