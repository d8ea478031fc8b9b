"""``python -m tests.scaffold.generated cases documents golden`` regenerates these from the code in one process, because
starting a process takes about as long as writing any of them."""

import sys
from collections.abc import Callable, Mapping

from tests import documents, golden
from tests.archives import cases

WRITERS: Mapping[str, Callable[[], None]] = {
    "cases": cases.main,
    "documents": documents.write,
    "golden": golden.write,
}

if __name__ == "__main__":
    for name in sys.argv[1:]:
        WRITERS[name]()
