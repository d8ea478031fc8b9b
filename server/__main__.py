"""The command ``rapport``, which is ``python -m server`` too."""

import gc
import os


def main() -> None:
    """Load the command and run it."""
    # Polars' allocator, jemalloc, keeps an arena for each of some threads: one of them holds all that is needed, in a
    # tenth less memory. It looks at this once, when Polars is loaded, and processes that this one starts have it too.
    os.environ.setdefault("_RJEM_MALLOC_CONF", "narenas:1")
    # What modules bring stays, and is a hundred thousand objects: to look for garbage among them again and again, while
    # they are loaded, took a third of the time in which a command starts.
    gc.disable()
    from server.commands.main import main as command

    gc.freeze()
    gc.enable()
    command()


if __name__ == "__main__":
    main()
