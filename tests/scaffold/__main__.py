"""``python -m tests.scaffold audit|archive|site NAME`` begins one; see CONTRIBUTING.md."""

import sys

from tests.scaffold.beginning import BEGINNINGS, Refused, trying


def main(words: list[str]) -> int:
    """Begin what the words say. Prints the files to fill in; 2 for a wrong usage, with the reason."""
    if len(words) != 2 or words[0] not in BEGINNINGS:
        sys.stderr.write(f"Say what to begin ({', '.join(BEGINNINGS)}) and its name.\n")
        return 2
    try:
        files = BEGINNINGS[words[0]](words[1])
    except Refused as why:
        sys.stderr.write(f"{why}\n")
        return 2
    for file in files:
        sys.stdout.write(f"{file}\n")
    sys.stdout.write(f"Fill these in; “{trying(*words)}” says what is left, and “make unit” in the end.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
