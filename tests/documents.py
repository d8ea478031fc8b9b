"""The pages of docs/ that are written from the code, each by its path: ``python -m tests.documents`` writes them.

Running Rapport needs none of this, so it stands beside the tests that hold the pages to the code.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from auditor.activities import fields
from auditor.archives import documentation as archives
from auditor.audits import documentation as audits
from auditor.donations import codebook
from server.api import documentation as api
from tests import dependencies

DOCS = Path(__file__).parents[1] / "docs"

#: Pages that are one file each. The pages of the audits are a folder, and are compared in tests/audits.
PAGES: Mapping[str, Callable[[], str]] = {
    "activities.md": fields.page,
    "archives.md": archives.page,
    "api.md": api.page,
    "codebook.md": codebook.page,
    "openapi.json": api.description,
    "dependencies.md": dependencies.page,
}


def write(docs: Path = DOCS) -> None:
    """Write all pages into a folder."""
    audits.write(docs)
    for name, page in PAGES.items():
        (docs / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    write()
