"""How a column is turned into what a fact asks for, in the words of the library whose table it is.

Each is an expression of that library; what people read before its colon is no part of it. None of them guesses: what a cast
would take for a day or a truth that `decide` does not take is an error. Where Python is at hand, `read_column` does it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Home = Literal["polars", "pandas", "pyarrow", "duckdb", "spark"]
"""The libraries whose tables are decided."""

INSTANT, NAIVE = "instant", "naive"
_ZONE = "say in which zone it is: "
_READ = "with cerra_rules.tables.read_column, which reads each as `decide` does: read_column({1}, {2!r}, table[{0!r}])"
_POLARS = (
    "with cerra_rules.tables.read_column, which reads each as `decide` does: "
    "pl.col({0!r}).map_batches(lambda column: read_column({1}, {2!r}, column), return_dtype="
)
# Right in every time zone of the session, and for the summer time of 1986 to 1991; to_date(from_utc_timestamp()) is not.
_SPARK_DAY = (
    "CAST(convert_timezone('UTC', 'Asia/Shanghai', TIMESTAMP_NTZ '1970-01-01 00:00:00'"
    " + make_dt_interval(0, 0, 0, unix_seconds({0}))) AS DATE)"
)
_SHANGHAI = "pa.timestamp('us', 'Asia/Shanghai')"

HINTS: Mapping[Home, Mapping[str, str]] = {
    "polars": {
        "bool": _POLARS + "pl.Boolean)",
        "int": _POLARS + "pl.Int64)",
        "date": _POLARS + "pl.Date)",
        "enum": "pl.col({0!r}).cast(pl.String)",
        "set": "pl.col({0!r}).str.split(',')",
        "dates": _POLARS + "pl.List(pl.Date))",
        INSTANT: "pl.col({0!r}).dt.convert_time_zone('Asia/Shanghai').dt.date()",
        NAIVE: _ZONE + "pl.col({0!r}).dt.replace_time_zone(...).dt.convert_time_zone('Asia/Shanghai').dt.date()",
    },
    "pandas": {  # most instants are refused before, by what pandas calls them
        "bool": _READ,
        "int": _READ,
        "date": _READ,
        "enum": "table[{0!r}].astype('string')",
        "set": "table[{0!r}].str.split(',').astype(pd.ArrowDtype(pa.list_(pa.string())))",
        "dates": _READ,
        INSTANT: "table[{0!r}].dt.tz_convert('Asia/Shanghai').dt.date.astype('date32[pyarrow]')",
        NAIVE: _ZONE
        + "table[{0!r}].dt.tz_localize(...).dt.tz_convert('Asia/Shanghai').dt.date.astype('date32[pyarrow]')",
    },
    "pyarrow": {
        "bool": _READ,
        "int": _READ,
        "date": _READ,
        "enum": "table[{0!r}].cast(pa.string())",
        "set": "pc.split_pattern(table[{0!r}], ',')",
        "dates": _READ,
        INSTANT: f"pc.local_timestamp(table[{{0!r}}].cast({_SHANGHAI})).cast(pa.date32())",
        NAIVE: f"{_ZONE}pc.local_timestamp(pc.assume_timezone(table[{{0!r}}], ...).cast({_SHANGHAI})).cast(pa.date32())",
    },
    "duckdb": {
        "bool": "CASE WHEN {0} = 'true' THEN TRUE WHEN {0} = 'false' THEN FALSE WHEN {0} IS NOT NULL THEN error('neither true nor false') END",
        "int": "CASE WHEN regexp_full_match(CAST({0} AS VARCHAR), '-?(0|[1-9][0-9]*)([.]0*)?') THEN CAST({0} AS BIGINT) WHEN {0} IS NOT NULL THEN error('no whole number') END",
        "date": "CASE WHEN regexp_full_match({0}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}') THEN CAST({0} AS DATE) WHEN {0} IS NOT NULL THEN error('no day as YYYY-MM-DD') END",
        "enum": "CAST({0} AS VARCHAR)",
        "set": "string_split({0}, ',')",
        "dates": "CASE WHEN regexp_full_match({0}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(,[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})*') THEN CAST(string_split({0}, ',') AS DATE[]) WHEN {0} IS NOT NULL THEN error('no days as YYYY-MM-DD') END",
        INSTANT: "CAST(({0} AT TIME ZONE 'Asia/Shanghai') AS DATE)",
        NAIVE: _ZONE + "CAST(({0} AT TIME ZONE ...) AT TIME ZONE 'Asia/Shanghai' AS DATE)",
    },
    "spark": {
        "bool": "CASE WHEN {0} = 'true' THEN TRUE WHEN {0} = 'false' THEN FALSE WHEN {0} IS NOT NULL THEN raise_error('neither true nor false') END",
        "int": "CASE WHEN CAST({0} AS STRING) RLIKE '^-?(0|[1-9][0-9]*)([.]0*)?$' THEN CAST({0} AS BIGINT) WHEN {0} IS NOT NULL THEN raise_error('no whole number') END",
        "date": "CASE WHEN {0} RLIKE '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' THEN CAST({0} AS DATE) WHEN {0} IS NOT NULL THEN raise_error('no day as YYYY-MM-DD') END",
        "enum": "CAST({0} AS STRING)",
        "set": "split({0}, ',')",
        "dates": "CASE WHEN {0} RLIKE '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(,[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})*$' THEN CAST(split({0}, ',') AS ARRAY<DATE>) WHEN {0} IS NOT NULL THEN raise_error('no days as YYYY-MM-DD') END",
        INSTANT: _SPARK_DAY,
        NAIVE: _ZONE + "CAST(convert_timezone(..., 'Asia/Shanghai', {0}) AS DATE)",
    },
}
