"""Made-up donations, written as files."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import msgspec

from auditor.donations.donation import Donation, Further, Measured
from auditor.report import Band, Role, State

AUDITS = ("reply-rate", "partner-spread", "drift-tail")
CAUSES = ("expectations", "habits", "site", "remainder", None)
BANDS = (Band.WORKING, Band.LOOK, Band.TRY, None)


def donation(
    donor: int, rng: Random, month: str = "2026-03", *, roles: Sequence[Role | None], days: int = 90
) -> Donation:
    """One of a person, who keeps their role."""
    role = roles[donor % len(roles)]
    audits = {}
    for name in AUDITS:
        if rng.random() < 0.15:
            audits[name] = Measured(State.NOT_ENOUGH_DATA)
            continue
        value = round(rng.random() * 10, 3)
        audits[name] = Measured(
            State.SCORED, value, max(0.0, value - 1), value + 1, 20, 0.5, 0.4, 0.6, rng.choice(BANDS)
        )
    return Donation(
        format="rapport donation 1",
        donor=f"{donor:032x}",
        month=month,
        days=days,
        activities=500,
        role=role,
        cause=rng.choice(CAUSES),  # type: ignore[arg-type]
        further=Further(CAUSES[donor % len(CAUSES)]) if donor % 2 else None,  # type: ignore[arg-type]
        audits=audits,
    )


def put(folder: Path, donations: Iterable[Donation]) -> list[Path]:
    """The files, in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, each in enumerate(donations):
        file = folder / f"{number:06}.json"
        file.write_bytes(msgspec.json.encode(each))
        files.append(file)
    return files
