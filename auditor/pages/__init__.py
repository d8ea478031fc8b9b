"""Reads a site's pages by its declaration, as extension/lib does, from saved or visited markup."""

from auditor.pages.declaration import Declaration, declaration
from auditor.pages.extraction import Extraction, extract

__all__ = ["Declaration", "Extraction", "declaration", "extract"]
