"""Imports in the terminal: a bar while they run, the counts and the first problems after."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from server.imports.importing import Import, run_import
from server.store.store import Store

_SHOWN = 10


def import_with_progress(store: Store, path: Path, console: Console) -> bool:
    """Import one archive. False where it did not go through whole."""
    entry = Import(store.imports.begin(path.name), path.name)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(path.name, total=100)

        def told(now: Import) -> None:
            bar.update(task, completed=now.percent, description=f"{path.name}: {now.new:,} new")

        run_import(store, path, entry, told)
    what = f"{path.name} ({entry.recognised})" if entry.recognised else path.name
    console.print(
        f"{what}: {entry.new:,} new, {entry.known:,} already there, {entry.skipped:,} skipped",
        highlight=False,
        markup=False,
    )
    if entry.error:
        console.print(entry.error, style="bold", highlight=False, markup=False)
    for problem in entry.problems[:_SHOWN]:
        console.print(f"  {problem}", style="dim", highlight=False, markup=False)
    if len(entry.problems) > _SHOWN:
        console.print("  The import page of the dashboard lists more.", style="dim")
    return not entry.error
