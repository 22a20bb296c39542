"""Small files of cases about receipts, and the check of them: what the tests of settings are made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from cerra_rules.checking.settings import OWN_FILE
from cerra_rules.cli import app

RECEIPTS = {"question": "anxi.receipts"}
LOST = RECEIPTS | {"id": "lost", "facts": {"receipt_was_discarded_early": True}}
OPEN = RECEIPTS | {"id": "open", "facts": {}}
WRONG = LOST | {"id": "wrong", "expect": "compliant"}
MISSPELT = RECEIPTS | {"id": "misspelt", "facts": {"receipt_conform": True}}
SERVICE = {"question": "anxi.seven_day_return", "id": "service", "facts": {"buyer_is_consumer": False}}
FINE = RECEIPTS | {"id": "fine", "facts": {
    "buyer_is_consumer": False, "receipts_are_kept_complete": True, "receipt_was_discarded_early": False,
}}  # fmt: skip
EXCEPTION = """
[[exceptions]]
rule = "anxi:13(6)#c"
file = "a.json"
path = "lost/facts/receipt_was_discarded_early"
owner = "Lin"
reason = "water in the cellar"
expires = 2026-06-30
"""
VIOLATION_ONLY = 'fail-on = "violation"\n'
IN_TIME, TOO_LATE = "--as-of=2026-06-30", "--as-of=2026-07-01"


def call(*args: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, [str(arg) for arg in args])


def report(*args: str) -> dict[str, Any]:
    """Return what a check writes as JSON."""
    data: dict[str, Any] = json.loads(call("check", *args, "--output", "json").stdout)
    return data


def put(*cases: dict[str, Any], name: str = "a.json") -> str:
    """Write cases into a file; return its name."""
    Path(name).parent.mkdir(exist_ok=True, parents=True)
    Path(name).write_text(json.dumps(cases, indent=1), encoding="utf-8")
    return name


def settings(text: str, name: str = OWN_FILE) -> None:
    """Write settings."""
    Path(name).write_text(text, encoding="utf-8")
