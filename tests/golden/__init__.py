"""Golden reports: the made-up people of the demonstration on one fixed day. ``make golden`` writes them anew.

They were written by the code they test, so they prove nothing right; they show in a difference what a change changed.
"""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from auditor.report import Report
from server.demonstration import KINDS, report_of

FOLDER = Path(__file__).parent
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def golden(report: Report) -> str:
    """The report of one made-up person at NOON as stable JSON, without the lines of its curves."""
    plain = msgspec.to_builtins(msgspec.structs.replace(report, id="golden", created=NOON))
    for category in plain["categories"]:
        for audit in category["audits"]:
            if curve := audit.get("curve"):
                del curve["line"]
            del audit["evidence"], audit["caveats"]
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode() + "\n"


def file_of(kind: str) -> Path:
    """Where a golden report lies."""
    return FOLDER / f"{kind}.json"


def write() -> None:
    """Write all of them."""
    for kind in KINDS:
        file_of(kind).write_text(golden(report_of(kind, NOON)), "utf-8")
