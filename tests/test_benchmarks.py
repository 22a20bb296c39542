"""The hand-written functions that the benchmarks compare with give the same answers as the library."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from by_hand import BY_HAND, INVARIANTS  # noqa: E402  # found on the path above
from decide import agree, cases  # noqa: E402
