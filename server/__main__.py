"""The command ``rapport``, which is ``python -m server`` too."""

import gc


def main() -> None:
    """Load the command and run it."""
    # What modules bring stays, and is a hundred thousand objects: to look for garbage among them again and again, while
    # they are loaded, took a third of the time in which a command starts.
    gc.disable()
    from server.commands.main import main as command

    gc.freeze()
    gc.enable()
    command()


if __name__ == "__main__":
    main()
