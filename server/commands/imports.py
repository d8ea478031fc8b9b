"""Imports in the terminal: a bar while they run, the counts and the first problems after."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from server.imports.importing import Import, run_import
from server.rendering.labels import archive
from server.store.store import Store
from server.translations import gettext, translated
from server.translations.cldr import decimal

_SHOWN = 10


def import_with_progress(store: Store, path: Path, console: Console) -> bool:
    """Import one archive. False where it did not go through whole."""
    entry = Import(store.imports.begin(path.name), path.name)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(path.name, total=100)

        def told(now: Import) -> None:
            so_far = gettext("%(file)s: %(new)s new", file=path.name, new=decimal(now.new))
            bar.update(task, completed=now.percent, description=so_far)

        run_import(store, path, entry, told)
    what = f"{path.name} ({archive(entry.recognised)})" if entry.recognised else path.name
    counts = gettext(
        "%(file)s: %(new)s new, %(known)s already there, %(skipped)s skipped",
        file=what,
        new=decimal(entry.new),
        known=decimal(entry.known),
        skipped=decimal(entry.skipped),
    )
    console.print(counts, highlight=False, markup=False)
    if entry.error:
        console.print(translated(entry.error), style="bold", highlight=False, markup=False)
    for problem in entry.problems[:_SHOWN]:
        console.print(f"  {translated(problem)}", style="dim", highlight=False, markup=False)
    if len(entry.problems) > _SHOWN:
        more = gettext("The import page of the dashboard lists more.")
        console.print(f"  {more}", style="dim")
    return not entry.error
