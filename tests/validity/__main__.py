"""Measures validity and writes docs/validity.md: ``make validity [PEOPLE=120 SEED=1]``."""

from argparse import ArgumentParser

from tests.validity.measuring import measure
from tests.validity.page import write

if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=120, help="made-up people for each side of life")
    parser.add_argument("--seed", type=int, default=1, help="by which they are drawn")
    asked = parser.parse_args()
    write(measure(asked.people, asked.seed, say=print))
