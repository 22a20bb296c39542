"""The command line, one module for each command or family of commands; `commands` names them, `app` holds what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from cerra_rules.errors import MissingExtraError, install

__all__ = ["app", "run"]

NEEDS = ("typer", "rich", "yaml")
"""What the command line needs beside the library."""

try:
    from cerra_rules.cli.app import app, run
except ImportError as missing:
    if (missing.name or "").partition(".")[0] not in NEEDS:
        raise
    if not TYPE_CHECKING:

        def __getattr__(name: str) -> NoReturn:
            """Say what to install, only once something is asked for: `python -m cerra_rules.cli` imports this first."""
            if name in __all__:
                raise MissingExtraError("cerra-rules: the command line needs an extra", install("cli"))
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
