"""Changing what is kept and for how long, cut short at any step: what is shown holds, or is as it was."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from server.imports.uploads import Imports
from server.imports.watches import Watches
from server.self_audits.runner import SelfAudits
from server.self_audits.timer import SelfAuditTimer
from server.store.recurrence import Recurrence
from server.store.store import Store, open_store
from tests.store.making import message
from tests.store.test_erasing import ROOT, settings_in

CANARY = "wombats in the attic"


class Killed(BaseException):
    pass


def once(work: Callable[..., object], killed_at: str) -> Callable[..., object]:
    def called(*given: object, **named: object) -> object:
        if killed_at == "before":
            raise Killed
        work(*given, **named)
        raise Killed

    return called


@pytest.mark.parametrize("killed_at", ["before", "after"])
@pytest.mark.parametrize("step", ["owner.change", "texts.remove_all", "schedules.move"])
def test_what_is_shown_holds_or_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, killed_at: str
) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.change(keep_text_days=30, zone="Europe/Berlin")
        store.activities.write([message(CANARY, keep_text=True)])
        store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "Europe/Berlin"), 90, 0)
        part, name = step.split(".")
        with monkeypatch.context() as patched, pytest.raises(Killed):
            of = getattr(store, part)
            patched.setattr(of, name, once(getattr(of, name), killed_at))
            store.change(keep_text_days=0, zone="Asia/Tokyo")
    with open_store(settings) as store:
        owner, (schedule,) = store.owner.get(), store.schedules.all()
        assert owner.keep_text_days == 30 or not texts(store)
        assert owner.zone == "Europe/Berlin" or schedule.recurrence.zone == owner.zone
        store.change(keep_text_days=0, zone="Asia/Tokyo")
        assert not texts(store)
        assert store.schedules.all()[0].recurrence.zone == store.owner.get().zone == "Asia/Tokyo"


def texts(store: Store) -> dict[str, str]:
    return store.texts.get([message(CANARY, keep_text=True).row.id])


KILLED = """
import os, signal, sys
from pathlib import Path
from server.store import texts
from server.store.store import open_store
from tests.store.making import message
from tests.store.test_changing import CANARY
from tests.store.test_erasing import settings_in

store = open_store(settings_in(Path(sys.argv[1])))
store.change(keep_text_days=30)
store.activities.write([message(CANARY, keep_text=True)])
texts.empty_log = lambda _: os.kill(os.getpid(), signal.SIGKILL)
store.texts.remove_all()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kills")
def test_a_server_that_starts_after_a_kill_leaves_no_deleted_text_in_the_log(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    done = subprocess.run([sys.executable, "-c", KILLED, str(settings.data)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with open_store(settings) as store:
        store.owner.change(role=None)
        assert any(CANARY.encode() in file.read_bytes() for file in settings.data.iterdir()), "the attack fits"
        timer = SelfAuditTimer(SelfAudits(store), store, Watches(store, Imports(store)))
        timer._expire()
        assert not any(CANARY.encode() in file.read_bytes() for file in settings.data.iterdir())
