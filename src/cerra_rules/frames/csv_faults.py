"""What is wrong with the lines of a CSV file: polars reads a cell that is missing as null, and does not say where one is too many."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from cerra_rules.errors import CaseFileError


def check_lines(sources: Sequence[str]) -> None:
    """Refuse files in which a line has more or fewer cells than the header. Raises CaseFileError.

    Only where a count of commas leaves a doubt are cells read one by one.
    """
    import polars as pl  # noqa: PLC0415  # what is wrong with a line can be said without

    line = pl.nth(0)
    commas = line.str.replace_all('"[^"]*"', "").str.count_matches(",", literal=True)
    goes_on = line.str.count_matches('"', literal=True) % 2 == 1  # in the next line
    for source in sources:
        try:
            with Path(source).open(encoding="utf-8-sig", newline="") as file:
                width = len(next(csv.reader(file), []))
        except UnicodeDecodeError:
            raise _no_text(source) from None
        doubts = pl.scan_lines(source).filter(goes_on | (commas != width - 1)).head(1).collect(engine="streaming")
        if doubts.height and (fault := csv_fault([source])):
            raise fault


def csv_fault(sources: Sequence[str]) -> CaseFileError | None:
    """Return the first fault of files: bytes that are no text, or a line of more or fewer cells than the header."""
    for source in sources:
        try:
            with Path(source).open(encoding="utf-8-sig", newline="") as file:
                reader = csv.reader(file, strict=True)
                width, line = len(next(reader, [])), reader.line_num + 1
                for cells in reader:
                    if not cells and width > 1:
                        return CaseFileError(f"{source}: line {line} is empty", "take it out")
                    if len(cells) != width and cells:
                        return uneven(source, line, len(cells), width)
                    line = reader.line_num + 1
        except UnicodeDecodeError:
            return _no_text(source)
        except (csv.Error, OSError):
            return None  # polars has said what it is
    return None


def uneven(place: str, line: int, cells: int, width: int) -> CaseFileError:
    """Return the error for a line of more or fewer cells than the header."""
    remedy = "put a cell with a comma in it in quotation marks"
    if cells < width:
        remedy = "leave a cell empty where a fact is unknown, but keep its comma"
    return CaseFileError(
        f"{place}: line {line}: {cells} {'cell' if cells == 1 else 'cells'}, and the header {width}", remedy
    )


def _no_text(source: str) -> CaseFileError:
    return CaseFileError(f"{source}: not UTF-8", "save it as UTF-8")
