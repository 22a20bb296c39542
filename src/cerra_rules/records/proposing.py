"""Proposing a recipe: what a look at a table tells is written down, what it does not tell is marked as open."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from cerra_rules.errors import CaseFileError, unreadable
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import FactSpec
from cerra_rules.records.recipe import OPEN, SERIAL
from cerra_rules.records.tables import KINDS

LOOK = 1 << 20
"""How many bytes of a file are looked at, and at most so many rows."""
MOST_ROWS = 2000
_FORMATS = (
    "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%d.%m.%Y", "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M", "%d/%m/%Y", "%m/%d/%Y", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%Y年%m月%d日", "%Y%m%d",
)  # fmt: skip
_TRUE = ("true", "wahr", "是", "yes", "ja", "有", "✓", "对", "y")
_FALSE = ("false", "falsch", "否", "no", "nein", "无", "✗", "错", "n")
_TOTALS = ("合计", "总计", "小计", "汇总", "Total", "TOTAL", "Summe", "Gesamt")


class _Column:
    """What a look at a column tells."""

    def __init__(self, name: str, cells: Sequence[str]) -> None:
        self.name = name
        self.said = [cell for cell in (_bare(cell) for cell in cells) if cell]
        self.distinct = list(dict.fromkeys(self.said))
        self.formats = [form for form in _FORMATS if self.said and all(_is_day(cell, form) for cell in self.distinct)]
        self.is_number = bool(self.said) and all(
            re.fullmatch(r"-?[0-9]+(?:[.,][0-9]+)*", cell) for cell in self.distinct
        )
        self.is_serial = self.is_number and all(
            36_526 <= float(cell.replace(",", ".")) < 55_153
            for cell in self.distinct
            if cell.count(".") + cell.count(",") < 2
        )
        self.is_words = bool(self.said) and len(self.distinct) <= 12 and not self.formats

    @property
    def looks(self) -> str:
        """What it looks like, in words."""
        if self.formats:
            return f"days as {' or '.join(self.formats)}"
        if self.is_serial:
            return "numbers, perhaps Excel's days"
        return (
            "numbers"
            if self.is_number
            else "words: " + ", ".join(self.distinct[:6])
            if self.is_words
            else "text"
            if self.said
            else "empty"
        )

    def fits(self, spec: FactSpec) -> bool:
        """Say whether it may tell a fact."""
        if spec.kind == "date":
            return bool(self.formats) or self.is_serial
        return self.is_number if spec.kind == "int" else self.is_words and not self.is_number


def propose(path: Path, question: Question[Any] | None) -> str:
    """Return a recipe for a table, as text, with `?` for all that it does not tell. Raises CaseFileError."""
    kind = KINDS.get(path.suffix.lower())
    if kind not in {"csv", "sheet"}:
        raise CaseFileError(
            f"{path}: no recipe is proposed for it", "a recipe is proposed for CSV and spreadsheet files"
        )
    lines = [f"# a proposal for {path.name}: what is `{OPEN}` it could not tell; say it, or take the line out", ""]
    lines.append(f'question = "{question.id if question else OPEN}"')
    try:
        said, rows = _text(path) if kind == "csv" else _sheet(path)
    except OSError as error:
        raise unreadable(path, error) from None
    header = next(
        (n for n, row in enumerate(rows) if len(row) > 1 and all(map(str.strip, row)) and len(set(row)) == len(row)), 0
    )
    if not rows:
        raise CaseFileError(f"{path}: empty", "a table has a header, and a row for each case")
    names, body = [cell.strip() for cell in rows[header]], rows[header + 1 :]
    lines += [*said, f"header = {header + 1}"]
    raw = [cell for row in body for cell in row]
    habits = [
        name for name, sign in (("formula", '="'), ("apostrophe", "'")) if any(cell.startswith(sign) for cell in raw)
    ]
    lines += [f"quotes = {habits}".replace("'", '"')] if habits else []
    full = [row for row in body if any(map(str.strip, row))]
    totals = [word for word in _TOTALS if any(_total(row) == word for row in full)]
    rows_only = [row for row in full if _total(row) not in _TOTALS]
    columns = [_Column(name, [row[n] for row in rows_only if n < len(row)]) for n, name in enumerate(names)]
    parts = [
        "",
        "[pass_over]",
        *(["blank = true"] if len(full) < len(body) else []),
        *([f"begins = {_texts(totals)}"] if totals else []),
    ]
    lines += parts if len(parts) > 2 else []
    lines += ["", "# the columns:", *(f"# {column.name}: {column.looks}" for column in columns), "", "[map]"]
    mapped, told = _map(columns, question)
    lines += [*mapped, *_days(told or columns), *_words(told or columns)]
    lines += ["", f"# keep = {_texts(names)}  # the columns beside the answer; left out, all"]
    return "\n".join(lines) + "\n"


def _total(row: Sequence[str]) -> str:
    """Return the first cell of a row that is not empty, as it would name a total."""
    return next(cell for cell in row if cell.strip()).strip().rstrip(":：")


def _bare(cell: str) -> str:
    cell = cell.strip()
    found = re.fullmatch(r'="([^"]*)"', cell)
    return found[1].strip() if found else cell.removeprefix("'")


def _is_day(cell: str, form: str) -> bool:
    try:
        datetime.strptime(cell, form)  # noqa: DTZ007  # whether it can be read
    except ValueError:
        return False
    return True


def _texts(words: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(word) for word in words) + "]"


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return what is told of the encoding and the separator of a CSV file, and its first rows."""
    with path.open("rb") as file:
        content = file.read(LOOK)
    content = content[: content.rfind(b"\n") + 1] or content
    has_bom = content.startswith(b"\xef\xbb\xbf")
    read: dict[str, str] = {}
    for encoding in ("utf-8-sig", "gb18030", "cp1252"):
        try:
            read[encoding] = content.decode(encoding)
        except UnicodeDecodeError:
            continue
    if not read:
        raise CaseFileError(f"{path}: in none of the encodings UTF-8, GB18030 and CP1252", "save it as UTF-8")
    text = next(iter(read.values()))
    lines = []
    if "utf-8-sig" in read:
        lines.append('encoding = "utf-8"')
    else:
        lines += [f"# as {encoding} it begins: {shown[:40].splitlines()[0]}" for encoding, shown in read.items()]
        lines.append(f'encoding = "{OPEN}"')
    first = text.splitlines()[:20]
    signs = [
        sign
        for sign in (",", ";", "\t", "|")
        if min((line.count(sign) for line in first if line.strip()), default=0) > 0
    ]
    if first and (said := re.fullmatch("sep=(.)", first[0])):
        signs = [said[1]]
    separator = signs[0] if len(signs) == 1 else ","
    if len(signs) > 1 or (not signs and any(";" in line or "\t" in line for line in first)):
        lines.append(f'separator = "{OPEN}"')
    elif separator != ",":
        lines.append(f"separator = {_quoted(separator)}".replace("\t", "\\t"))
    rows = [*islice(csv.reader(io.StringIO(text), delimiter=separator), MOST_ROWS)]
    if has_bom:
        lines.append("output = { bom = true }  # as this file has it, for Excel")
    return lines, rows


def _sheet(path: Path) -> tuple[list[str], list[list[str]]]:
    from cerra_rules.records.sheets import read_sheet, sheets_of  # noqa: PLC0415  # an optional package

    names = sheets_of(path)
    said = [] if len(names) == 1 else [f"# its sheets: {', '.join(names)}", f'sheet = "{OPEN}"']
    rows = islice(read_sheet(path, names[0]), MOST_ROWS) if names else ()
    return said, [["" if cell is None else str(cell) for cell in cells] for _, cells in rows]


def _map(columns: Sequence[_Column], question: Question[Any] | None) -> tuple[list[str], list[_Column]]:
    """Return the lines of the map, and the columns that surely tell facts."""
    if question is None:
        return [f'"{OPEN}" = "{OPEN}"  # fact = "column"; with --question the facts are listed'], []
    lines, told = [], []
    specs: Mapping[str, FactSpec] = question.facts.specs
    for name, spec in specs.items():
        same = next((column for column in columns if column.name == name), None)
        if same:
            lines.append(f"{name} = {_quoted(same.name)}")
            told.append(same)
        elif any(column.fits(spec) and column.name not in specs for column in columns):
            lines.append(f'{name} = "{OPEN}"  # {spec.en}; {spec.zh}')
    return lines or [f'"{OPEN}" = "{OPEN}"  # no column looks like a fact'], told


def _days(columns: Sequence[_Column]) -> Iterator[str]:
    dated = [column for column in columns if column.formats]
    serial = [column for column in columns if column.is_serial and not column.formats]
    if not dated and not serial:
        return
    sure = list(dict.fromkeys(column.formats[0] for column in dated if len(column.formats) == 1))
    doubts = [column for column in dated if not set(column.formats) & set(sure)]
    yield from ("", "[days]")
    yield from (f"# {column.name}: {' or '.join(column.formats)}?" for column in doubts)
    yield from (f"# {column.name}: are its numbers days as Excel counts them? then `{SERIAL}`" for column in serial)
    yield f"formats = {_texts([*sure, *([OPEN] if doubts or serial else [])])}"
    if any("%H" in form for column in dated for form in column.formats) or serial:
        yield f'zone = "{OPEN}"  # where the clock stood, such as Asia/Shanghai; only where a time is told'


def _words(columns: Sequence[_Column]) -> Iterator[str]:
    said = list(
        dict.fromkeys(
            word for column in columns if column.is_words and not column.is_number for word in column.distinct
        )
    )
    true, false = ([word for word in said if word.lower() in known] for known in (_TRUE, _FALSE))
    if true or false:
        yield from ("", "[words]", f"true = {_texts(true or [OPEN])}", f"false = {_texts(false or [OPEN])}")
