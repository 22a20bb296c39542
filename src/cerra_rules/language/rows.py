"""Tables of rows that stand in a package of law as data, beside the rules: a JSON file with one row a line.

No file is read before a row is first asked for: deciding needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any, ClassVar, Literal, TypeVar

Lang = Literal["en", "zh"]
Pair = tuple[str, str]
"""A text in English and in Chinese."""
Row = TypeVar("Row")


def pair_of(texts: Mapping[str, str]) -> Pair:
    """Return a text in two languages, as rows have it, as a pair."""
    return texts["en"], texts["zh"]


class Rows(Mapping[str, Row]):
    """The rows of one instrument by their key, in the order of the file.

    `package` is the package that holds the file; where it is empty there are no rows. A kind of table names the file
    (`rows`, without the ending), the column that is the key, and what is made of the columns of a row.
    """

    rows: ClassVar[str]
    key: ClassVar[str] = "id"
    may_be_missing: ClassVar[bool] = False

    def __init__(self, package: str) -> None:
        self.package = package

    @cached_property
    def _data(self) -> dict[str, Any]:
        import json  # noqa: PLC0415  # deciding does not need it

        if not self.package:
            return {self.rows: []}
        file = files(self.package).joinpath(f"{self.rows}.json")
        if self.may_be_missing and not file.is_file():
            return {self.rows: []}
        text = file.read_text(encoding="utf-8")
        data: dict[str, Any] = json.loads(text)
        return data

    @cached_property
    def _rows(self) -> dict[str, Row]:
        rows: list[dict[str, Any]] = self._data[self.rows]
        return {
            row[self.key]: self._row({k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
            for row in rows
        }

    def _row(self, columns: dict[str, Any]) -> Row:
        raise NotImplementedError

    def __getitem__(self, key: str) -> Row:
        return self._rows[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the row of this key, or `default`."""
        return self._rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.package.rpartition('.')[2]}>"
