"""Spreadsheet files: all that reading them asks of python-calamine. It stands apart, for the package is an extra."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cerra_rules.errors import CaseFileError, MissingExtraError, install, near


def read_sheet(path: Path, name: str | None) -> Iterator[tuple[int, list[Any]]]:
    """Return the rows of a sheet, each with its number, as values: text, numbers, yes or no, days, instants; None where empty.

    Raises OSError, CaseFileError where the file is none or its sheet is not told, and MissingExtraError.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # optional
    except ModuleNotFoundError:
        raise MissingExtraError(f"{path}: spreadsheet files need an extra", install("sheets")) from None
    path.open("rb").close()  # what is wrong with the path is said by the system
    try:
        book = CalamineWorkbook.from_path(path)
    except CalamineError as error:
        raise CaseFileError(f"{path}: not a spreadsheet file: {str(error).splitlines()[0][:120].lower()}") from None
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
