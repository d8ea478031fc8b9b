"""Stores large request bodies on the disk until they are read: in the data folder, for its owner alone, not in /tmp."""

from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from flask import Request, current_app

from server.installation.settings import Settings

IN_MEMORY = 512 * 1024  # bytes of a body that are not written to the disk


def spool_folder(settings: Settings) -> Path:
    """The folder for bodies; it is created if it is missing. Its files have no name, or only a killed process leaves
    them behind."""
    folder = settings.data / "spool"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sweep(settings: Settings) -> None:
    """Delete files that killed processes left behind."""
    for left in spool_folder(settings).iterdir():
        try:
            left.unlink()
        except OSError:  # on some systems a file that another process has open cannot be deleted
            continue


class SpoolingRequest(Request):
    """A request whose uploaded files are stored in the spool folder once they are taken out of the body."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002  as werkzeug calls it
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        folder = spool_folder(current_app.extensions["settings"])
        return cast("IO[bytes]", SpooledTemporaryFile(IN_MEMORY, "w+b", dir=str(folder)))
