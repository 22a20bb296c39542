"""What is wrong with the lines of CSV files.

polars reads a cell that is missing as null, takes a carriage return for text, and calls a second column by a new name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cerra_rules.errors import CaseFileError

_QUOTED = '"[^"]*"'
_BARE = '[^,"]"|"[^,"]'
"""A quotation mark beside other text, once what stands in quotation marks is taken out from between them."""


def check_lines(sources: Sequence[str]) -> list[str]:
    """Return the names of the columns of files, which are the same in all of them.

    Refuse files with a column twice or a line of more or fewer cells than the header. Only where a look at a line
    leaves a doubt are cells read one by one. Raises CaseFileError.
    """
    import polars as pl  # noqa: PLC0415  # what is wrong with a line can be said without

    from cerra_rules.tables.sources import ALIKE, check_names  # noqa: PLC0415  # brings polars

    line = pl.nth(0)
    marks = line.str.replace_all(_QUOTED, '"')
    goes_on = line.str.count_matches('"', literal=True) % 2 == 1  # in the next line
    is_odd = (
        marks.str.contains(_BARE)
        | line.str.contains("\r", literal=True)
        | (line.str.len_bytes() > csv.field_size_limit())
    )
    first: list[str] = []
    for source in sources:
        names = _header(source)
        if source != sources[0]:
            check_names(source, names, sources[0], first)
            if names != first:
                raise CaseFileError(f"{source}: its columns stand in another order than in {sources[0]}", ALIKE)
        first = names
        is_uneven = marks.str.count_matches(",", literal=True) != len(names) - 1
        doubts = pl.scan_lines(source, glob=False).filter(goes_on | is_uneven | is_odd).head(1)
        if doubts.collect(engine="streaming").height and (fault := csv_fault([source])):
            raise fault
    return first


def _header(source: str) -> list[str]:
    """Return the names of the columns of a file, without spaces around them. Raises CaseFileError."""
    _, text, cells = next(_records(source), (1, "", []))
    if text.endswith("\r"):
        raise _bare_return(source, 1)
    names = [cell.strip() for cell in cells]
    if twice := [name for number, name in enumerate(names) if name in names[:number]]:
        if not twice[0]:
            raise CaseFileError(f"{source}: two columns have no name", "name them, or take them out")
        raise CaseFileError(f"{source}: column `{twice[0]}` stands twice", "keep one of them")
    return names


def csv_fault(sources: Sequence[str]) -> CaseFileError | None:
    """Return the first fault of files: bytes that are no text, a cell that cannot be read, or an uneven line."""
    try:
        for source in sources:
            _check_records(source)
    except CaseFileError as fault:
        return fault
    except OSError:
        return None  # polars has said what it is
    return None


def _check_records(source: str) -> None:
    width = 0
    for line, text, cells in _records(source):
        if line == 1:
            width = len(cells)
        if text.endswith("\r"):
            raise _bare_return(source, line)
        if re.search(_BARE, re.sub(_QUOTED, '"', text.rstrip("\r\n"))):
            raise _bare_quote(source, line)
        if not cells and (width > 1 or line == 1):
            raise CaseFileError(f"{source}: line {line} is empty", "take it out")
        if len(cells) != width and cells:
            raise uneven(source, line, len(cells), width)


def _records(source: str) -> Iterator[tuple[int, str, list[str]]]:
    """Give the records of a file, each with the line it begins on, its text and its cells. Raises CaseFileError."""
    read: list[str] = []

    def lines(file: Iterable[str]) -> Iterator[str]:
        for text in file:
            read.append(text)
            yield text

    line = 1
    try:
        with Path(source).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(lines(file), strict=True)
            for cells in reader:
                yield line, "".join(read), cells
                read.clear()
                line = reader.line_num + 1
    except UnicodeDecodeError:
        raise CaseFileError(f"{source}: not UTF-8", "save it as UTF-8") from None
    except csv.Error as error:
        raise broken(source, line, error) from None


def broken(place: str, line: int, error: csv.Error) -> CaseFileError:
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
