"""How a column is turned into what a fact asks for, in the words of the library whose table it is.

Each is an expression of that library; what people read before its colon is no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Home = Literal["polars", "pandas", "pyarrow", "file"]
"""The libraries whose tables are decided by polars, and files, which are saved again by whatever wrote them."""

INSTANT, NAIVE = "instant", "naive"
_ZONE = "say in which zone it is: "
_TEXT = "`true` and `false` as text: "
WHOLE = "if all are whole numbers, for a cast makes others whole: "
_SHANGHAI = "pa.timestamp('us', 'Asia/Shanghai')"

HINTS: Mapping[Home, Mapping[str, str]] = {
    "polars": {
        "bool": _TEXT + "pl.col({0!r}).replace_strict(['true', 'false'], [True, False])",
        "int": WHOLE + "pl.col({0!r}).cast(pl.Int64)",
        "date": "pl.col({0!r}).str.to_date('%Y-%m-%d')",
        "enum": "pl.col({0!r}).cast(pl.String)",
        "set": "pl.col({0!r}).str.split(',')",
        INSTANT: "pl.col({0!r}).dt.convert_time_zone('Asia/Shanghai').dt.date()",
        NAIVE: _ZONE + "pl.col({0!r}).dt.replace_time_zone(...).dt.convert_time_zone('Asia/Shanghai').dt.date()",
    },
    "pandas": {  # most instants are refused before, by what pandas calls them
        "bool": "table[{0!r}].astype('bool[pyarrow]')",
        "int": "table[{0!r}].astype('Int64')",
        "date": "table[{0!r}].astype('date32[pyarrow]')",
        "enum": "table[{0!r}].astype('string')",
        "set": "table[{0!r}].str.split(',').astype(pd.ArrowDtype(pa.list_(pa.string())))",
        INSTANT: "table[{0!r}].dt.tz_convert('Asia/Shanghai').dt.date.astype('date32[pyarrow]')",
        NAIVE: _ZONE
        + "table[{0!r}].dt.tz_localize(...).dt.tz_convert('Asia/Shanghai').dt.date.astype('date32[pyarrow]')",
    },
    "pyarrow": {
        "bool": "table[{0!r}].cast(pa.bool_())",
        "int": "table[{0!r}].cast(pa.int64())",
        "date": "table[{0!r}].cast(pa.date32())",
        "enum": "table[{0!r}].cast(pa.string())",
        "set": "pc.split_pattern(table[{0!r}], ',')",
        INSTANT: f"pc.local_timestamp(table[{{0!r}}].cast({_SHANGHAI})).cast(pa.date32())",
        NAIVE: f"{_ZONE}pc.local_timestamp(pc.assume_timezone(table[{{0!r}}], ...).cast({_SHANGHAI})).cast(pa.date32())",
    },
    "file": {
        "bool": "save it as a column of booleans",
        "int": "save it as a column of whole numbers",
        "date": "save it as a column of days",
        "enum": "save it as a column of text",
        "set": "save it as a column of lists of text",
        INSTANT: "save it as a column of days, each the day in Asia/Shanghai",
        NAIVE: "save it as a column of days, each the day in Asia/Shanghai",
    },
}
