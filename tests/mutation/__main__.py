"""Put faults in and say which no test sees: ``make mutation [SAMPLE=25 SEED=1] [ONLY='auditor.verdict.*']``.

mutmut makes the faults, one at a time, in the functions of the rooms that pyproject.toml names. Which tests reach a
function it finds out by running all of them once; these are tried, until one fails. What it made and found stays in
``mutants/``, so that all faults can be tried in several goes.
"""

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from mutmut.__main__ import create_mutants
from mutmut.configuration import config
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, walk_mutatable_files

from tests.mutation.drawing import Score, drawn, outcome


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="how many faults are drawn in each room; without it, all are tried")
    parser.add_argument("--seed", type=int, default=1, help="by which they are drawn")
    parser.add_argument("--only", default="*", help="only faults whose name matches, such as 'auditor.verdict.*'")
    asked = parser.parse_args()
    make()
    if asked.sample is None:
        run([asked.only] if asked.only != "*" else [])
    for room in config().only_mutate:
        names = [name for kept in files(room) for name in kept.exit_code_by_key]
        chosen = drawn(names, asked.sample, asked.seed, asked.only)
        if not chosen:
            continue
        if asked.sample is not None:
            run(chosen)
        show(room, len(names), chosen)


def make() -> None:
    """Make the faults, of those files that were changed since."""
    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    create_mutants(1)


def files(room: str) -> Iterator[SourceFileMutationData]:
    """What is known of the faults in each file of a room."""
    for path in walk_mutatable_files():
        if fnmatch(str(path), room):
            kept = SourceFileMutationData(path=path)
            kept.load()
            yield kept


def run(names: list[str]) -> None:
    """Try faults one after the other; where none is named, all that were not tried yet."""
    mutmut = Path(sys.executable).with_name("mutmut")
    subprocess.run([mutmut, "run", "--max-children", "1", *names], check=True)


def show(room: str, of: int, chosen: list[str]) -> None:
    """Say how many of those chosen were seen, and show those that were not."""
    kept = {name: data for data in files(room) for name in data.exit_code_by_key}
    became = {name: outcome(status_by_exit_code[kept[name].exit_code_by_key[name]]) for name in chosen}
    score = Score(room, of, became)
    for name, what in score.left():
        print(f"\n{what}: {name}\n{get_diff_for_mutant(name, path=kept[name].path)}")
    print(f"\n{score}\n", flush=True)


if __name__ == "__main__":
    main()
