"""``python -m tests.scaffold audit|archive|site NAME`` creates a scaffold; see CONTRIBUTING.md."""

import sys

from tests.scaffold.beginning import BEGINNINGS, Refused, trying


def main(words: list[str]) -> int:
    """Create what the words name. Prints the files to fill in. Returns 2 with the reason for a wrong usage."""
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
