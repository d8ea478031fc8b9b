"""The functions of SciPy that audits use, without everything else that ``scipy.special`` loads.

On import, ``scipy.special`` reads the documentation of all its functions and loads most of NumPy, for kinds of arrays
that nothing here uses: a sixth of a second and 13 MiB at the start of every audit. The functions themselves are in a
compiled module that needs none of this.
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
    """The compiled module of the functions, or the whole package if this version of SciPy arranges them differently."""
    if _PACKAGE in sys.modules:
        return sys.modules[_PACKAGE]
    bare = sys.modules[_PACKAGE] = ModuleType(_PACKAGE)
    bare.__path__ = [f"{place}/special" for place in scipy.__path__]
    try:
        return import_module(f"{_PACKAGE}._ufuncs")
    except ImportError:
        pass
    finally:
        del sys.modules[_PACKAGE]  # a later import of the package must load all of it
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
