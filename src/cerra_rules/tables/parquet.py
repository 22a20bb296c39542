"""Reading Parquet files row by row: all that checking asks of pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cerra_rules.errors import CaseFileError, MissingExtraError, install


def read_parquet(path: Path) -> tuple[list[str], Iterator[dict[str, Any]]]:
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

    def rows() -> Iterator[dict[str, Any]]:
        try:
            for batch in table.iter_batches(batch_size=4096):
                yield from batch.to_pylist()
        except (ArrowException, OSError) as error:
            raise CaseFileError(f"{path}: broken: {str(error).splitlines()[0][:120]}") from None

    return list(table.schema_arrow.names), rows()
