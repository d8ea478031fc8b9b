"""How people are named in a sentence: the first few by name, the others as a number."""

from collections.abc import Sequence

SHOWN = 3


def people(names: Sequence[str], joined: str = "and", others: int = 0) -> str:
    """Names as a list in a sentence: "Ana", "Ana and Ben", "Ana, Ben, Cem and 4 others". ``others``: how many there are
    beside those in ``names``. Empty for no names."""
    shown = list(dict.fromkeys(names))
    more = max(0, len(shown) - SHOWN) + others
    shown = shown[:SHOWN]
    if more and joined == "and":
        return f"{', '.join(shown)} and {more} other{'s' if more > 1 else ''}"
    return f" {joined} ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
