"""Regenerate what Python reads from each page: `python -m tests.sites`. Read the diff before committing it."""

import msgspec

from auditor.pages import extract
from tests.sites import CASES

for case in CASES:
    read = extract(case.declaration, case.markup, case.url)
    written = msgspec.json.format(msgspec.json.encode({"url": case.url, "extraction": read}), indent=2)
    case.expectation.write_bytes(written + b"\n")
