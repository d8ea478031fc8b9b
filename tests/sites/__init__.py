"""Pages that we wrote, and the expected result of reading them; see README.md."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from auditor.pages import Declaration

EXTENSION = Path(__file__).parents[2] / "extension"
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A page, the address at which it is read, and the expected result."""

    file: Path

    @property
    def name(self) -> str:
        return f"{self.site}/{self.file.stem}"

    @property
    def site(self) -> str:
        return self.file.parent.name

    @property
    def markup(self) -> str:
        return self.file.read_text("utf-8")

    @property
    def rules(self) -> str:
        """The declaration as written: the site's, or for a made-up site the one beside the page."""
        own = self.file.with_name("declaration.json")
        return (own if own.exists() else EXTENSION / "sites" / f"{self.site}.json").read_text("utf-8")

    @property
    def declaration(self) -> Declaration:
        return msgspec.json.decode(self.rules, type=Declaration)

    @property
    def expectation(self) -> Path:
        return self.file.with_suffix(".expected.json")

    @property
    def url(self) -> str:
        return str(self._expected["url"])

    @property
    def extraction(self) -> Any:
        return self._expected["extraction"]

    @property
    def _expected(self) -> dict[str, Any]:
        if not self.expectation.exists():
            raise FileNotFoundError(
                f'Say at which address {self.file.name} is read: write {{"url": "https://…", "extraction": {{}}}} into '
                f"tests/sites/{self.site}/{self.expectation.name}, and run “python -m tests.sites”."
            )
        return msgspec.json.decode(self.expectation.read_bytes(), type=dict[str, Any])


CASES = [Case(file) for file in sorted(HERE.glob("*/*.html"))]
