"""Columns that are not of the type of their fact, read value by value as `decide` reads them: the remedy that hints name."""

from __future__ import annotations

import sys
from typing import Any, TypeVar

import polars as pl

from cerra_rules.errors import FactError, near
from cerra_rules.front import question_of
from cerra_rules.language.questions import Question
from cerra_rules.records.cells import cell_of
from cerra_rules.tables.words import dtype_of

Column = TypeVar("Column")


def read_column(question: Question[Any] | str, fact: str, column: Column) -> Column:
    """Return a column of polars, pandas or pyarrow in the type of a fact; what is missing stays so.

    Each value is read as `decide` reads it: an instant with an offset is its day in Shanghai, and one without is refused. Text
    is read as in a CSV file: `true`, `17`, `2024-03-01`. Raises QuestionError, and FactError for the first value that the
    fact cannot have, with its row.
    """
    asked = question_of(question)
    spec = asked.facts.specs.get(fact)
    if spec is None:
        raise FactError(f"{asked.id}: there is no fact `{fact}`", near(fact, asked.facts.specs))
    given: Any = column
    values = given.to_pylist() if hasattr(given, "to_pylist") else list(given)
    read: dict[Any, Any] = {}
    found = []
    for row, value in enumerate(values, 1):
        plain = _plain(value)
        key = repr(plain)  # 1 and True are one key otherwise
        if key not in read:
            said = cell_of(spec, plain) if isinstance(plain, str) else plain
            read[key] = (
                None if said is None else getattr(asked.facts.read({fact: said}, f"{asked.id}: row {row}"), fact)
            )
        found.append(read[key])
    return _like(column, pl.Series(fact, found, dtype=dtype_of(spec)))


def _plain(value: Any) -> Any:
    """Return a value as Python has it: None for what pandas calls missing."""
    if value is None or type(value).__name__ in {"NaTType", "NAType"}:
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime(warn=False)
    return (
        value.item()
        if type(value).__module__ == "numpy" and hasattr(value, "item") and getattr(value, "ndim", 0) == 0
        else value
    )


def _like(column: Column, read: pl.Series) -> Column:
    """Return a column of the library that another one is of."""
    made: Any = read
    home = type(column).__module__.partition(".")[0]
    if home == "pyarrow":
        made = read.to_arrow()
    elif home == "pandas":
        pandas: Any = sys.modules["pandas"]
        old: Any = column
        made = pandas.Series(pandas.arrays.ArrowExtensionArray(read.to_arrow()), index=old.index, name=old.name)
    return made  # type: ignore[no-any-return]  # as it came
