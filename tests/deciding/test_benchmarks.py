"""What the benchmarks compare the library with gives the same answers; nothing is timed here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from by_hand import BY_HAND
from cases import cases
from decide import agree


@pytest.mark.parametrize("question", BY_HAND)
def test_hand_written_functions_and_library_agree(question: str) -> None:
    assert agree(question, cases(question, 300, seed=2)).total() == 300
