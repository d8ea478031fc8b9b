"""The functions of SciPy: its own, at less of a start."""

import subprocess
import sys
from types import ModuleType

import pytest

from auditor.scoring import special

LEAN = """
import sys
from auditor.scoring import special
assert not {"scipy.special", "numpy.f2py", "numpy.testing"} & set(sys.modules)
import scipy.special, scipy.stats
assert all(getattr(special, name) is getattr(scipy.special, name) for name in special.__all__)
assert scipy.special.comb(5, 2) == 10
assert scipy.stats.beta.cdf(0.5, 2, 2) == 0.5
"""


def test_the_functions_come_without_their_package_which_can_be_loaded_later() -> None:
    subprocess.run([sys.executable, "-c", LEAN], check=True)


def test_where_the_functions_are_kept_otherwise_the_package_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("scipy.special")

    def only_the_package(name: str) -> ModuleType:
        if name != package.__name__:
            raise ModuleNotFoundError(name)
        return package

    monkeypatch.delitem(sys.modules, package.__name__, raising=False)
    monkeypatch.setattr(special, "import_module", only_the_package)
    assert special.compiled() is package
