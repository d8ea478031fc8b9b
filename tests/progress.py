"""What a test run reports: each failure at once, by name, and at the end where the time went."""

from collections import defaultdict
from pathlib import PurePosixPath

import pytest

_FOLDERS = 12


class Progress:
    """A plugin of the process that starts the others, or of the only process."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[str(PurePosixPath(report.location[0]).parent)] += report.duration
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and terminal is not None:
            terminal.ensure_newline()
            terminal.write_line(f"{report.nodeid} failed ({report.when})", red=True)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("seconds by folder, of all processes together")
        for folder, seconds in sorted(self._seconds.items(), key=lambda each: -each[1])[:_FOLDERS]:
            terminalreporter.write_line(f"{seconds:7.0f} {folder}")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Progress(config), "progress")
