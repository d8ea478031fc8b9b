"""How the engine is loaded: once, with what it brings left alone by the search for garbage, which goes on."""

import subprocess
import sys

_LOADED = """
import gc, sys
from server.audits import running
assert "auditor.runner.run" not in sys.modules
running._load_engine()
assert "auditor.runner.run" in sys.modules
print(gc.isenabled(), gc.get_freeze_count() > 50_000)
gc.disable()
running._load_engine.cache_clear()
running._load_engine()
print(gc.isenabled())
"""


def test_no_garbage_is_looked_for_in_what_the_engine_brings() -> None:
    told = subprocess.run((sys.executable, "-c", _LOADED), check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["True", "True", "False"]
