"""The lines of CSV files, read strictly: what is wrong with one is said with its line.

Python's reader passes over a quotation mark within a cell, a carriage return alone and a line that is empty; these are
errors here, for nobody knows what was meant.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cerra_rules.errors import CaseFileError


class Cut(NamedTuple):
    """How the lines of a file are cut into cells."""

    separator: str = ","
    formula: bool = False
    """Whether a cell may stand as `="..."`, the habit by which shops keep long numbers text for Excel."""
    blank: bool = False
    """Whether a line that is empty, or has only empty cells, is passed over."""
    header: int = 1
    """The line of the header; the lines before it are passed over."""


def csv_rows(lines: Iterable[str], place: str, cut: Cut) -> Iterator[tuple[int, list[str]]]:
    """Give the records of a file, the header first, each with the line it begins on and its cells.

    Raises CaseFileError for the first record that cannot be read, or that has more or fewer cells than the header.
    """
    width = 0
    for line, text, cells in _records(lines, place, cut):
        if text.endswith("\r"):
            raise _bare_return(place, line)
        if '"' in text and _has_bare_mark(text.rstrip("\r\n"), cut):
            raise _bare_quote(place, line)
        if cut.blank and not any(cell.strip() for cell in cells):
            continue
        if not cells:
            hint = 'take it out, or write `""` where the one cell is unknown' if width == 1 else "take it out"
            raise CaseFileError(f"{place}: line {line} is empty", hint)
        if width and len(cells) != width:
            raise uneven(place, line, len(cells), width)
        width = width or len(cells)
        yield line, cells


def header(records: Iterator[tuple[int, list[str]]], place: str, separator: str = ",") -> list[str]:
    """Take the header of a file, and return the names of its columns without spaces around them. Raises CaseFileError."""
    line, cells = next(records, (1, []))
    if not cells:
        raise CaseFileError(f"{place}: empty", "a table has a header, and a row for each case")
    if re.fullmatch("sep=.?", cells[0]) and len(cells) <= 2:
        hint = "that line is for Excel: take it out, or name the header's line in a recipe"
        raise CaseFileError(f"{place}: line {line}: `{separator.join(cells)}` is no header", hint)
    return names_of(cells, place)


def names_of(cells: Iterable[object], place: str) -> list[str]:
    """Return the names of columns, without spaces around them. Raises CaseFileError where two are the same."""
    names = ["" if cell is None else str(cell).strip() for cell in cells]
    if twice := [name for number, name in enumerate(names) if name in names[:number]]:
        if not twice[0]:
            raise CaseFileError(f"{place}: two columns have no name", "name them, or take them out")
        raise CaseFileError(f"{place}: column `{twice[0]}` stands twice", "keep one of them")
    return names


def _records(lines: Iterable[str], place: str, cut: Cut) -> Iterator[tuple[int, str, list[str]]]:
    """Give the records of a file, each with the line it begins on, its text and its cells. Raises CaseFileError."""
    read: list[str] = []

    def taken() -> Iterator[str]:
        for number, text in enumerate(lines, 1):
            if number >= cut.header:
                read.append(text)
                yield text

    line = cut.header
    reader = csv.reader(taken(), delimiter=cut.separator, strict=True)
    try:
        for cells in reader:
            yield line, "".join(read), cells
            read.clear()
            line = cut.header + reader.line_num
    except csv.Error as error:
        raise _broken(place, line, error) from None


def _has_bare_mark(text: str, cut: Cut) -> bool:
    """Say whether a quotation mark stands beside other text, once what stands in quotation marks is taken out."""
    sign = re.escape(cut.separator)
    if cut.formula:
        text = re.sub(f'(?:(?<=^)|(?<={sign}))="[^"]*"(?={sign}|$)', "", text)
    return bool(re.search(f'[^{sign}"]"|"[^"{sign}]', re.sub('"[^"]*"', '"', text)))


def _broken(place: str, line: int, error: csv.Error) -> CaseFileError:
    """Return the error for a record that begins on a line and that the csv module cannot read."""
    said = str(error)
    if "expected after" in said:
        return _bare_quote(place, line)
    if "end of data" in said:
        return CaseFileError(f"{place}: line {line}: a quotation mark is never closed", "close it, or take it out")
    if "field limit" in said:
        longest = f"{csv.field_size_limit():,}"
        hint = "shorten it, or close a quotation mark that is still open"
        return CaseFileError(f"{place}: line {line}: a cell of more than {longest} characters", hint)
    return CaseFileError(f"{place}: line {line}: {said[:80]}")


def uneven(place: str, line: int, cells: int, width: int) -> CaseFileError:
    """Return the error for a line of more or fewer cells than the header."""
    remedy = "put a cell with a comma in it in quotation marks"
    if cells < width:
        remedy = "leave a cell empty where a fact is unknown, but keep its comma"
    return CaseFileError(
        f"{place}: line {line}: {cells} {'cell' if cells == 1 else 'cells'}, and the header {width}",
        remedy,
    )


def _bare_quote(place: str, line: int) -> CaseFileError:
    remedy = 'put the whole cell in quotation marks, and write each one in it twice: "5"" disk"'
    return CaseFileError(f"{place}: line {line}: a quotation mark within a cell", remedy)


def _bare_return(place: str, line: int) -> CaseFileError:
    return CaseFileError(
        f"{place}: line {line} ends in a carriage return alone",
        "save it with the line ends of Windows or Unix",
    )
