"""Tables of rows that stand in the package as data, beside the rules, and are read when a row is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from cerra_rules.language.provisions import Instrument

Row = TypeVar("Row")


class Table(Mapping[str, Row]):
    """The rows of one instrument by their key, in the order of the file: a JSON file with one row a line.

    `package` is the package that holds the file; it is not read before the first row is asked for. A kind of table
    names the file (`rows`, without the ending), the column that is the key, and what is made of the columns of a row.
    """

    rows: ClassVar[str]
    key: ClassVar[str]

    def __init__(self, instrument: Instrument, package: str) -> None:
        self.instrument = instrument
        self.package = package

    @cached_property
    def _data(self) -> dict[str, Any]:
        import json  # noqa: PLC0415  # deciding does not need it

        text = files(self.package).joinpath(f"{self.rows}.json").read_text(encoding="utf-8")
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
        return f"<{type(self).__name__} {self.instrument.code}>"
