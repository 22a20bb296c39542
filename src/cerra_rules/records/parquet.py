"""Parquet files row by row: all that reading them asks of pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cerra_rules.errors import CaseFileError, MissingExtraError, install
from cerra_rules.records.csv_rows import names_of


def read_parquet(path: Path) -> tuple[list[str], Iterator[Sequence[Any]]]:
    """Return the names of the columns of a Parquet file, and its rows as plain values.

    Raises OSError where it cannot be opened, CaseFileError where it is none, and MissingExtraError where pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415  # optional, and only Parquet files need it
    except ModuleNotFoundError:
        fault = f"{path}: Parquet files need an extra"
        raise MissingExtraError(fault, install("frames")) from None
    try:
        table = parquet.ParquetFile(path)
    except ArrowException as error:
        raise CaseFileError(f"{path}: not a Parquet file: {str(error).splitlines()[0][:120]}") from None

    def rows() -> Iterator[Sequence[Any]]:
        try:
            for batch in table.iter_batches(batch_size=4096):
                yield from zip(*map(plain_values, batch.columns), strict=True) if batch.num_columns else ()
        except (ArrowException, OSError) as error:
            raise CaseFileError(f"{path}: broken: {str(error).splitlines()[0][:120]}") from None

    names = names_of(table.schema_arrow.names, str(path))
    return names, rows()


def plain_values(column: Any) -> list[Any]:
    """Return the values of an Arrow column as Python has them; one that Python has none for, such as a day without end, as text."""
    try:
        return [_plain(value) for value in column.to_pylist()]
    except (ValueError, OverflowError):
        return [_value(scalar) for scalar in column]


def _value(scalar: Any) -> Any:
    try:
        return _plain(scalar.as_py())
    except (ValueError, OverflowError):
        return (
            f"the day {scalar.value} days from 1970"
            if str(scalar.type).startswith("date32")
            else f"{scalar.value} ({scalar.type})"
        )


def _plain(value: Any) -> Any:
    return value.to_pydatetime(warn=False) if hasattr(value, "to_pydatetime") else value  # pandas has its own instants
