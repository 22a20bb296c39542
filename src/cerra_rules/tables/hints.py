"""How a column is turned into what a fact asks for, in the words of the library whose table it is.

Each is an expression of that library; what people read before its colon is no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Home = Literal["polars", "pandas", "pyarrow", "duckdb", "spark"]
"""The libraries whose tables are decided."""

INSTANT, NAIVE = "instant", "naive"
_ZONE = "say in which zone it is: "
_TEXT = "`true` and `false` as text: "
WHOLE = "if all are whole numbers, for a cast makes others whole: "
# Right in every time zone of the session, and for the summer time of 1986 to 1991; to_date(from_utc_timestamp()) is not.
_SPARK_DAY = (
    "CAST(convert_timezone('UTC', 'Asia/Shanghai', TIMESTAMP_NTZ '1970-01-01 00:00:00'"
    " + make_dt_interval(0, 0, 0, unix_seconds({0}))) AS DATE)"
)
_SHANGHAI = "pa.timestamp('us', 'Asia/Shanghai')"

HINTS: Mapping[Home, Mapping[str, str]] = {
    "polars": {
        "bool": _TEXT + "pl.col({0!r}).replace_strict(['true', 'false'], [True, False])",
        "int": WHOLE + "pl.col({0!r}).cast(pl.Int64)",
        "date": "pl.col({0!r}).str.to_date('%Y-%m-%d')",
        "enum": "pl.col({0!r}).cast(pl.String)",
        "set": "pl.col({0!r}).str.split(',')",
        "dates": "pl.col({0!r}).list.eval(pl.element().str.to_date('%Y-%m-%d'))",
        INSTANT: "pl.col({0!r}).dt.convert_time_zone('Asia/Shanghai').dt.date()",
        NAIVE: _ZONE + "pl.col({0!r}).dt.replace_time_zone(...).dt.convert_time_zone('Asia/Shanghai').dt.date()",
    },
    "pandas": {  # most instants are refused before, by what pandas calls them
        "bool": "table[{0!r}].astype('bool[pyarrow]')",
        "int": "table[{0!r}].astype('Int64')",
        "date": "table[{0!r}].astype('date32[pyarrow]')",
        "enum": "table[{0!r}].astype('string')",
        "set": "table[{0!r}].str.split(',').astype(pd.ArrowDtype(pa.list_(pa.string())))",
        "dates": "table[{0!r}].astype(pd.ArrowDtype(pa.list_(pa.date32())))",
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
        "dates": "table[{0!r}].cast(pa.list_(pa.date32()))",
        INSTANT: f"pc.local_timestamp(table[{{0!r}}].cast({_SHANGHAI})).cast(pa.date32())",
        NAIVE: f"{_ZONE}pc.local_timestamp(pc.assume_timezone(table[{{0!r}}], ...).cast({_SHANGHAI})).cast(pa.date32())",
    },
    "duckdb": {
        "bool": "CAST({0} AS BOOLEAN)",
        "int": WHOLE + "CAST({0} AS BIGINT)",
        "date": "CAST({0} AS DATE)",
        "enum": "CAST({0} AS VARCHAR)",
        "set": "string_split({0}, ',')",
        "dates": "CAST(string_split({0}, ',') AS DATE[])",
        INSTANT: "CAST(({0} AT TIME ZONE 'Asia/Shanghai') AS DATE)",
        NAIVE: _ZONE + "CAST(({0} AT TIME ZONE ...) AT TIME ZONE 'Asia/Shanghai' AS DATE)",
    },
    "spark": {
        "bool": "CAST({0} AS BOOLEAN)",
        "int": WHOLE + "CAST({0} AS BIGINT)",
        "date": "CAST({0} AS DATE)",
        "enum": "CAST({0} AS STRING)",
        "set": "split({0}, ',')",
        "dates": "CAST(split({0}, ',') AS ARRAY<DATE>)",
        INSTANT: _SPARK_DAY,
        NAIVE: _ZONE + "CAST(convert_timezone(..., 'Asia/Shanghai', {0}) AS DATE)",
    },
}
