"""Measures validity and writes docs/validity.md: ``make validity [PEOPLE=120 SEED=1]``. With ``--audits``, a few audits
are measured alone and their rows printed, with how probable it is that chance alone makes the misses so one-sided."""

from argparse import ArgumentParser

from tests.validity.measuring import measure, measure_audits
from tests.validity.page import alone, write

if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=120, help="made-up people for each side of life")
    parser.add_argument("--seed", type=int, default=1, help="by which they are drawn")
    parser.add_argument("--audits", nargs="+", metavar="AUDIT", help="measure these alone, and write no page")
    asked = parser.parse_args()
    if asked.audits:
        print(alone(measure_audits(asked.audits, asked.people, asked.seed), asked.people, asked.seed))
    else:
        write(measure(asked.people, asked.seed, say=print))
