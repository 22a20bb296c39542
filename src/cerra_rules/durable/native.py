"""The C extension of durable_rules: found when first needed, or a clear error that says what is missing."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from typing import Any

from cerra_rules.errors import MissingExtraError, install

_INSTALL = f"{install('durable')}; it builds a C extension, so a C compiler and the Python headers are needed"
_REBUILD = 'CPPFLAGS="-DPyEval_CallObject=PyObject_CallObject" pip install --force-reinstall --no-cache-dir durable_rules==2.0.28'


@cache
def extension() -> Any:
    """Return the module of C functions. Raises MissingExtraError."""
    try:
        return _load()
    except ModuleNotFoundError:
        raise MissingExtraError("durable: durable_rules is not installed", _INSTALL) from None
    except ImportError as error:
        raise MissingExtraError(f"durable: durable_rules cannot be loaded: {error}", _REBUILD) from None


def _load() -> Any:
    name = "durable_rules_engine"  # the bare C module: the package `durable` around it starts threads
    try:
        return import_module(name)
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) or not hasattr(sys, "setdlopenflags"):
            raise
    # Python 3.13 no longer has PyEval_CallObject, which only the store callbacks call, and these are never set here:
    # symbols may be bound when they are first used.
    flags = sys.getdlopenflags()
    sys.setdlopenflags(os.RTLD_LAZY | os.RTLD_LOCAL)
    try:
        return import_module(name)
    finally:
        sys.setdlopenflags(flags)
