"""Every command of the command line: where it stands, imported when it is asked for, since a run needs one of them."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer

from cerra_rules.cases.cases import FORMS, Case
from cerra_rules.cases.spots import Steps
from cerra_rules.cli.speaking import Group
from cerra_rules.errors import CaseFileError

_PLACES = {
    "questions": "questions:questions", "show": "questions:show", "decide": "decide:decide_command", "memo": "memo:memo_command",
    "check": "check:check_command", "ask": "ask:ask_command", "replay": "replay:replay_command", "audit": "audit:audit_command",
    "bulk": "bulk:bulk_command", "recipe": "recipe:recipe_command", "provisions": "questions:provisions", "prove": "prove:prove_command",
    "compare": "compare:compare_command", "schema": "schema:schema_command", "source": "source:source",
}  # fmt: skip
"""The module and the function of each command, or the commands below it, in the order of the help."""


class Commands(UserDict[str, Any]):
    """The commands by their names, for the group that typer makes."""

    def __init__(self) -> None:
        super().__init__(_PLACES)

    def __getitem__(self, name: str) -> Any:
        place = self.data[name]
        if isinstance(place, str):
            module, _, attribute = place.partition(":")
            found = getattr(import_module(f"cerra_rules.cli.{module}"), attribute)
            around = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False)
            if isinstance(found, typer.Typer):
                around.add_typer(found, name=name)
            else:
                around.command(name)(found)
            self.data[name] = typer.main.get_group(around).commands[name]
        return self.data[name]


def _dossier_cases(document: Mapping[str, Any], place: str) -> list[tuple[Steps, Case | CaseFileError]]:
    from cerra_rules.dossiers.cases import dossier_cases  # noqa: PLC0415  # all of the law is behind it, and few files hold one

    return dossier_cases(document, place)


FORMS["dossier"] = _dossier_cases
"""Dossiers are read wherever cases are."""
