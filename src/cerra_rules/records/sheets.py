"""Spreadsheet files: all that reading them asks of python-calamine. It stands apart, for the package is an extra."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cerra_rules.errors import CaseFileError, MissingExtraError, install, near


def sheets_of(path: Path) -> list[str]:
    """Return the names of the sheets of a file. Raises OSError, CaseFileError where it is none, and MissingExtraError."""
    names: list[str] = _book(path).sheet_names
    return names


def read_sheet(path: Path, name: str | None) -> Iterator[tuple[int, list[Any]]]:
    """Return the rows of a sheet, each with its number, as values: text, numbers, yes or no, days, instants; None where empty.

    Raises OSError, CaseFileError where the file is none or its sheet is not told, and MissingExtraError.
    """
    book = _book(path)
    sheets = book.sheet_names
    if name is None and len(sheets) != 1:
        hint = f'name one in a recipe, such as sheet = "{sheets[0]}"' if sheets else ""
        raise CaseFileError(f"{path}: has {len(sheets)} sheets", hint)
    if name is not None and name not in sheets:
        raise CaseFileError(f"{path}: has no sheet `{name}`", near(name, sheets))
    sheet = book.get_sheet_by_name(sheets[0] if name is None else name)
    first = (sheet.start or (0, 0))[0] + 1
    return (
        (line, [None if cell == "" else cell for cell in cells]) for line, cells in enumerate(sheet.iter_rows(), first)
    )


def _book(path: Path) -> Any:
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # optional
    except ModuleNotFoundError:
        raise MissingExtraError(f"{path}: spreadsheet files need an extra", install("sheets")) from None
    path.open("rb").close()  # what is wrong with the path is said by the system
    try:
        return CalamineWorkbook.from_path(path)
    except CalamineError as error:
        said = str(error).splitlines()[0][:120].lower()
        raise CaseFileError(f"{path}: not a spreadsheet file: {said}") from None
