"""Where a large body waits on the disk until it is read: in the data folder, its owner's alone, and not in /tmp."""

from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from flask import Request, current_app

from server.installation.settings import Settings

IN_MEMORY = 512 * 1024  # bytes of a body that go to no disk


def spool_folder(settings: Settings) -> Path:
    """The folder, made if it is missing. A file in it has no name, or one that only a killed process leaves behind."""
    folder = settings.data / "spool"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sweep(settings: Settings) -> None:
    """Remove what a killed process left behind."""
    for left in spool_folder(settings).iterdir():
        try:
            left.unlink()
        except OSError:  # another process has it open, where that forbids removing it
            continue


class SpoolingRequest(Request):
    """A request whose uploaded files wait there once they are taken out of the body."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002  as werkzeug calls it
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        folder = spool_folder(current_app.extensions["settings"])
        return cast("IO[bytes]", SpooledTemporaryFile(IN_MEMORY, "w+b", dir=str(folder)))
