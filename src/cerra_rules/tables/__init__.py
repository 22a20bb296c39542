"""Tables of cases: one question decided on all rows of a table, of whatever kind the table is.

polars decides, in one pass that checks the rows as well; tables of other kinds come and go through Arrow, Spark's on the
executors. What diagrams do not decide alone goes through `decide`, each kind of row once. Needs the extra `frames`.
"""

from typing import TYPE_CHECKING, Any

from cerra_rules.tables.decide import decide_files, decide_frame

if TYPE_CHECKING:
    from cerra_rules.tables.one_column import read_column

__all__ = ["decide_files", "decide_frame", "read_column"]


def __getattr__(name: str) -> Any:
    """Load `read_column` when it is first used: it needs polars, which the others ask for when they are called."""
    if name == "read_column":
        from cerra_rules.tables.one_column import read_column as found  # noqa: PLC0415

        return found
    raise AttributeError(name)
