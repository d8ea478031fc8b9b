"""What building a wheel adds: the commit it was built from, where git tells it, for ``rapport --version``.

It stands beside the packages, as whoever builds them need not have what they run with.
"""

import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CommitHook(BuildHookInterface):  # type: ignore[type-arg]  # of any builder
    """Puts ``server/commit.txt`` into a wheel."""

    PLUGIN_NAME = "custom"
    _folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """See hatchling."""
        if version == "editable" or not (commit := self._commit()):
            return
        self._folder = Path(mkdtemp(prefix="rapport-build-"))
        file = self._folder / "commit.txt"
        file.write_text(commit, "utf-8")
        build_data["force_include"][str(file)] = "server/commit.txt"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """See hatchling."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _commit(self) -> str:
        """As server/release.py asks for it."""
        if not (Path(self.root) / ".git").exists():
            return ""
        asked = ["git", "-C", self.root, "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
        try:
            return subprocess.run(asked, capture_output=True, text=True, check=True, timeout=30).stdout  # noqa: S603
        except (OSError, subprocess.SubprocessError):
            return ""
