"""A table with wrong values: all of them counted, the first twenty named, and each as data."""

from __future__ import annotations

from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from cerra_rules.errors import FactError
from cerra_rules.tables import decide_frame

KINDS: dict[str, Any] = {
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
    "pandas": lambda columns: pd.DataFrame({n: pd.array(c, dtype="Int64") for n, c in columns.items()}),
}


def refused(table: Any) -> FactError:
    with pytest.raises(FactError) as error:
        decide_frame("charter.resolution", table)
    return error.value


@pytest.mark.parametrize("kind", KINDS)
def test_every_wrong_value_is_named(kind: str) -> None:
    table = KINDS[kind]({"members_in_office": [17, 0, 17], "votes_for": [700, None, -1]})
    error = refused(table)
    assert error.message == (
        "charter.resolution: column `votes_for`, row 1: fact `votes_for` cannot be `700`; "
        "column `members_in_office`, row 2: fact `members_in_office` cannot be `0`; "
        "column `votes_for`, row 3: fact `votes_for` cannot be `-1`"
    )
    assert error.hint == "write a whole number from 0 to 99; write a whole number from 1 to 99"
    assert [(f.fact, f.value, f.code) for f in error.faults] == [
        ("votes_for", 700, "out_of_range"),
        ("members_in_office", 0, "out_of_range"),
        ("votes_for", -1, "out_of_range"),
    ]


def test_many_wrong_values_are_counted() -> None:
    error = refused(pl.DataFrame({"votes_for": [700] * 1_000}))
    assert len(error.faults) == 20
    assert error.message.endswith("row 20: fact `votes_for` cannot be `700`; and 980 more")
