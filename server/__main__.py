"""``python -m server`` is the command ``rapport``."""

from server.cli import main

main()
