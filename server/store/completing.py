"""Completes an erasing or restoring that a killed process left unfinished, before the store is opened."""

from server.installation.settings import Settings
from server.store import erasing, restoring
from server.store.engine import BUSY_SECONDS
from server.store.replacing import read_mark, wait_for_others


def complete(settings: Settings) -> None:
    """Complete an erasing or restoring that was cut short. Raises BusyError while another process is still at it, and
    WrongKeyError where only whoever restored can complete it."""
    file = settings.sqlite_file
    if file is None:
        if restoring.is_cut_short_on_server(settings):
            restoring.complete_on_server(settings)
        return
    if read_mark(file) is None:
        return
    wait_for_others(file, BUSY_SECONDS)
    if (mark := read_mark(file)) is None:
        return
    if mark.purpose == "erase":
        erasing.complete(settings, file)
    else:
        restoring.complete(settings, file)
