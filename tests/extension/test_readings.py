"""The popup says the same as the server about parts that can no longer be read, because the server may be away."""

import json
from random import Random

from server.declarations.health import stopped
from server.store.readings import Reading
from tests.extension.in_node import run

#: So few days and misses that all limits occur: three or five misses, and a week.
DAYS, CASES = 16, 1_500


def days_of(rng: Random, part: str, variant: str) -> list[Reading]:
    """Readings of one variant of LinkedIn's pages on some days."""
    made = []
    for day in sorted(rng.sample(range(1, DAYS + 1), rng.randint(1, 4))):
        found, missed = rng.choice([0, 0, 0, 1, 5]), rng.randint(0, 3)
        if not found and not missed:
            continue
        why = "a:new" if missed and rng.random() < 0.1 else ""
        lately = rng.randint(0, missed) if found else missed
        made.append(Reading("linkedin", part, f"2026-11-{day:02}", found, missed, variant, "", why, lately))
    return made


def test_the_browser_says_the_same_as_the_server() -> None:
    rng = Random(7)
    cases = [
        [
            each
            for part in rng.sample(["feed", "messages", "unknown"], 2)
            for variant in rng.sample(["", "old", "new"], 2)
            for each in days_of(rng, part, variant)
        ]
        for _ in range(CASES)
    ]
    given = [[each._asdict() for each in sorted(case, key=lambda one: one.day)] for case in cases]
    told = run("background/readings.js", f"say({json.dumps(given)}.map((all) => file.stopped(all)))")
    said = 0
    for case, in_browser in zip(cases, told, strict=True):
        here = {(each.site, each.part, each.variant, each.since, each.why) for each in stopped(case)}
        there = {
            (each["site"], each["part"], each["variant"], each["since"], each.get("why", "")) for each in in_browser
        }
        assert there == here, case
        said += len(here)
    assert said > CASES / 10


def test_a_day_is_that_of_the_person() -> None:
    late = 1_767_222_000_000  # 31 December 2025, 23:00 UTC
    for zone, day in (("UTC", "2025-12-31"), ("Europe/Berlin", "2026-01-01"), ("America/New_York", "2025-12-31")):
        assert run("background/readings.js", f"say(file.dayOf({late}))", zone=zone) == day
    assert run("background/readings.js", "say(file.dayOf(Date.UTC(2026, 1, 3, 12)))") == "2026-02-03"
