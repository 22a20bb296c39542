"""What is wrong with a CSV file that polars cannot read, and in which line: polars does not say."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from cerra_rules.errors import CaseFileError


def csv_fault(sources: Sequence[str]) -> CaseFileError | None:
    """Return the first fault of files that could not be read: bytes that are no text, or more cells than the header."""
    for source in sources:
        try:
            with Path(source).open(encoding="utf-8-sig", newline="") as file:
                reader = csv.reader(file, strict=True)
                width, line = len(next(reader, [])), reader.line_num + 1
                for cells in reader:
                    if len(cells) > width:
                        return CaseFileError(
                            f"{source}: line {line}: {len(cells)} cells, and the header {width}",
                            "put a cell with a comma in it in quotation marks",
                        )
                    line = reader.line_num + 1
        except UnicodeDecodeError:
            return CaseFileError(f"{source}: not UTF-8", "save it as UTF-8")
        except (csv.Error, OSError):
            return None  # polars has said what it is
    return None
