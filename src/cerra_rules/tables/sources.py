"""The files of a run, before any row of them is read: which can be read together, and where the answers may go."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import polars as pl

from cerra_rules.errors import CaseFileError
from cerra_rules.outside.saving import Nameless

Kind = Literal["parquet", "csv", "other"]
ALIKE = "give the files the same columns, or decide each in a run of its own"


def kind_of_file(path: str) -> Kind:
    """Return what kind of file a path names: what can be written, and what else can be read."""
    suffix = Path(path).suffix.lower()
    return "parquet" if suffix in {".parquet", ".pq"} else "csv" if suffix == ".csv" else "other"


def check_paths(sources: Sequence[str], target: str, *, force: bool) -> None:
    """Raise CaseFileError for files that cannot be read, or must not be written."""
    kinds = {kind_of_file(source) for source in sources}
    if kind_of_file(target) == "other":
        raise CaseFileError(f"{target}: neither Parquet nor CSV", "name it .parquet or .csv")
    if len(kinds) > 1:
        raise CaseFileError("the files are of several kinds", "decide each kind in a run of its own")
    goal = place_of(target)
    for source in sources:
        file = Path(source)
        if file.is_dir():
            raise CaseFileError(f"{source}: is a folder, not a file", "name the files in it")
        if not file.is_file():
            raise CaseFileError(f"{source}: {'no file, but a pipe or device' if file.exists() else 'no such file'}")
        if Path(os.path.realpath(source)).is_relative_to(goal) or (goal.exists() and file.samefile(goal)):
            raise CaseFileError(f"{target}: is read and cannot be written", "write to another file")
    _check_target(target, goal, force=force)


def place_of(target: str) -> Path:
    """Return where a file is written: where the path leads, if it is a link."""
    return Path(os.path.realpath(target))


def unwritable(target: str | Path, what: str, error: Exception) -> CaseFileError:
    """Return the error for a file that cannot be written."""
    said = getattr(error, "strerror", None) or str(error).partition("\n")[0]
    return CaseFileError(f"{target}: {what}: {said.lower()}")


def _check_target(target: str, goal: Path, *, force: bool) -> None:
    if goal.is_dir():
        raise CaseFileError(f"{target}: is a folder, not a file", "name a file in it")
    if goal.exists() and not goal.is_file():
        raise CaseFileError(f"{target}: no file, but a pipe or device", "write to a file")
    if os.path.lexists(target) and not force:
        raise CaseFileError(f"{target}: exists already", "replace it with force=True")
    _check_folder(target)


def _check_folder(target: str) -> None:
    """Refuse a folder in which no file can be put, before any row is read. Raises CaseFileError."""
    folder = place_of(target).parent
    given = os.path.dirname(target) or "."  # noqa: PTH120  # as it was given
    if not folder.is_dir():
        raise CaseFileError(f"{target}: its folder does not exist")
    try:
        Nameless(place_of(target)).close()
    except OSError as error:
        said = str(folder) if Path(target).is_symlink() else given
        raise unwritable(target, f"its folder `{said}` cannot be written to", error) from None


def check_names(source: str, names: Sequence[str], first: str, wanted: Sequence[str]) -> None:
    """Refuse a file whose columns are not those of the first file, in whatever order. Raises CaseFileError."""
    if lacking := [name for name in wanted if name not in names]:
        raise CaseFileError(f"{source}: has no column `{lacking[0]}`, and {first} has", ALIKE)
    if more := [name for name in names if name not in wanted]:
        raise CaseFileError(f"{source}: has a column `{more[0]}`, and {first} has not", ALIKE)


def parquet_schema(sources: Sequence[str]) -> pl.Schema:
    """Return the schema of Parquet files, which is the same in all of them.

    A column without any value in a later file may be of no type there. Raises CaseFileError.
    """
    schemas = [_schema(source) for source in sources]
    first = schemas[0]
    for source, schema in zip(sources[1:], schemas[1:], strict=True):
        check_names(source, schema.names(), sources[0], first.names())
        for name, dtype in first.items():
            if schema[name] != dtype and schema[name] != pl.Null:
                what = f"{source}: column `{name}` is {schema[name]}, and in {sources[0]} {dtype}"
                raise CaseFileError(what, ALIKE)
    return first


def _schema(source: str) -> pl.Schema:
    try:
        return pl.scan_parquet(source, glob=False).collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise CaseFileError(f"{source}: {str(error).splitlines()[0].lower()}") from None


def check_writable(schema: Mapping[str, pl.DataType], facts: Sequence[str], target: str) -> None:
    """Refuse a column that the file to write cannot hold as it is; lists are written to CSV for facts alone.

    Raises CaseFileError.
    """
    for name, dtype in schema.items():
        if kind_of_file(target) == "parquet":
            what, hint = "Parquet", "write CSV, or save the column as another type"
            is_held = _is_held_by_arrow(dtype)
        else:
            what, hint = "CSV", "write Parquet, or leave the column out"
            is_held = name in facts or not (dtype.is_nested() or dtype in {pl.Binary, pl.Object})
        if not is_held:
            raise CaseFileError(f"{target}: column `{name}` ({dtype}) cannot be written to {what}", hint)


def _is_held_by_arrow(dtype: pl.DataType) -> bool:
    try:
        as_arrow(pl.DataFrame(schema={"": dtype}))
    except (ValueError, NotImplementedError):  # as pyarrow's own errors are
        return False
    return True


def as_arrow(table: pl.DataFrame) -> Any:
    """Return a table as pyarrow writes it to Parquet."""
    return table.to_arrow(compat_level=pl.CompatLevel.oldest())
