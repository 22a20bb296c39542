"""What docs/stability.md promises, and what the API page lists, are what there is."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from cerra_rules import decide
from reference_pages.api import public_names
from written import written

PROMISED = (Path(__file__).parents[2] / "docs" / "stability.md").read_text(encoding="utf-8")


def listed(sentence: str) -> list[str]:
    """Return the codes that a line of the page lists."""
    (line,) = (line for line in PROMISED.splitlines() if line.startswith(sentence))
    return re.findall("`([a-z_]+)`", line)


def test_the_keys_of_an_answer_and_of_a_receipt_are_those_that_are_promised() -> None:
    decision = decide("anxi.receipts", {})
    assert listed("`question`, ") == list(decision.to_dict())
    assert listed("A receipt holds") == list(decision.receipt())


def test_every_public_name_has_a_docstring_and_stands_on_the_page() -> None:
    page = written()["api.md"]
    for module, name in public_names():
        what = getattr(import_module(module), name)
        if callable(what):
            assert what.__doc__, name
            assert f"### `{name}`" in page, name
