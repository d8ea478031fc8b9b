"""The functions of SciPy that audits reckon with, without what ``scipy.special`` loads beside them.

On loading it reads the documentation of all its functions and brings most of NumPy, for kinds of arrays that nobody
uses here: a sixth of a second and 13 MiB at the start of every audit. The functions stand in a compiled module, which
needs nothing of it.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import scipy

__all__ = [
    "betainc", "betaincinv", "betaln", "binom", "exp1", "gammainc", "gammaincc", "gammaincinv", "logit",
    "nbdtr", "ndtr", "ndtri", "psi", "stdtrit",
]  # fmt: skip

_PACKAGE = "scipy.special"


def compiled() -> ModuleType:
    """The module of the functions, or the package where this SciPy keeps them otherwise."""
    if _PACKAGE in sys.modules:
        return sys.modules[_PACKAGE]
    bare = sys.modules[_PACKAGE] = ModuleType(_PACKAGE)
    bare.__path__ = [f"{place}/special" for place in scipy.__path__]
    try:
        return import_module(f"{_PACKAGE}._ufuncs")
    except ImportError:
        pass
    finally:
        del sys.modules[_PACKAGE]  # whoever imports the package later gets all of it
    return import_module(_PACKAGE)


if TYPE_CHECKING:
    from scipy.special import (
        betainc,
        betaincinv,
        betaln,
        binom,
        exp1,
        gammainc,
        gammaincc,
        gammaincinv,
        logit,
        nbdtr,
        ndtr,
        ndtri,
        psi,
        stdtrit,
    )
else:
    _found = compiled()
    globals().update({name: getattr(_found, name) for name in __all__})
