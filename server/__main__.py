"""``python -m server`` is the command ``rapport``."""

from server.commands.main import main

main()
