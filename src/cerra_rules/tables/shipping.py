"""What is sent to the executors of Spark: a question, and the work of deciding it on batches of Arrow."""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from pyspark import cloudpickle

from cerra_rules.deciding.decision import Readings
from cerra_rules.errors import QuestionError
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.records.columns import Columns

if TYPE_CHECKING:
    import pyarrow as pa

    from cerra_rules.tables.answers import Answers

ENOUGH = 1 << 17
"""Rows that are decided together: enough to be worth the steps of Python, few enough to hold."""
FEW = 16
"""Rows that are decided together where each goes through `decide`: the first ones are not to wait for all others."""


def _reduced(question: Question[Any]) -> tuple[Any, ...]:
    """Say how a question is made again: of somebody's own by its parts, of the library by its id."""
    try:
        return cast("tuple[Any, ...]", copyreg.dispatch_table[Question](question))
    except QuestionError:
        return _made, (question.parts,)


def _made(parts: dict[str, Any]) -> Question[Any]:
    return Question(**parts)


def packed(question: Question[Any]) -> bytes:
    """Return a question as it is sent: what stands in modules goes by its name, what stands elsewhere as it is."""
    file, base = io.BytesIO(), cast("Any", cloudpickle.CloudPickler)
    pickler: Any = type("Pickler", (base,), {"dispatch_table": {**base.dispatch_table, Question: _reduced}})
    pickler(file).dump(question)
    return file.getvalue()


def probe(shipped: bytes, version: str) -> Callable[[object], str]:
    """Return the function that says what an executor lacks, nothing where it lacks nothing; it asks nothing of it but Python."""

    def lacking(_: object) -> str:
        import importlib  # noqa: PLC0415  # it runs elsewhere
        import pickle  # noqa: PLC0415  # as above
        import sys  # noqa: PLC0415  # as above

        place = f"the executors' Python ({sys.executable})"
        missing = []
        for name in ("polars", "pyarrow", "cerra_rules"):
            try:
                importlib.import_module(name)
            except ImportError:
                missing.append(f"`{name}`")
        if missing:
            return f"{place} lacks {', '.join(missing)}"
        found = importlib.import_module("cerra_rules.version").__version__
        if found != version:
            return f"{place} has cerra_rules {found}, and here is {version}"
        try:
            pickle.loads(shipped)  # noqa: S301  # what we have sent
        except ImportError as error:
            return f"{place} lacks what the question is made of (`{error.name}`)"
        return ""

    lacking.__module__ = "__main__"  # so that it is sent as it is, to where this package may not be
    return lacking


@dataclass(frozen=True)
class Work:
    """Decides the rows of one part of a DataFrame, batch by batch."""

    question: bytes
    readings: Readings | None
    calendar: RestDays | None
    columns: Columns
    names: tuple[str, ...]
    """What all columns of the DataFrame are called."""

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield the batches with the new columns. Raises FactError and ContradictionError."""
        from cerra_rules.tables.in_arrow import with_answers  # noqa: PLC0415  # polars is not asked for before it is known to be there

        answers = _answers(self)
        for table in _together(batches, ENOUGH if answers.is_diagrammed else FEW):
            yield from with_answers(answers, table.rename_columns(self.names), is_coded=False).to_batches()

    def __hash__(self) -> int:
        return hash(self.question)


@lru_cache(maxsize=8)
def _answers(work: Work) -> Answers:
    """Return what answers, made once for all parts that come to this process."""
    from cerra_rules.tables.answers import Answers  # noqa: PLC0415  # as above
    from cerra_rules.tables.request import request  # noqa: PLC0415  # as above

    question = pickle.loads(work.question)  # noqa: S301  # what `packed` has made
    return Answers(request(question, work.readings, work.calendar, None, work.columns.prefix), work.columns)


def _together(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """Yield the rows of some batches as tables of about so many."""
    import pyarrow as pa  # noqa: PLC0415  # as above

    held: list[pa.RecordBatch] = []
    for batch in batches:
        held += (batch.slice(start, rows) for start in range(0, batch.num_rows, rows))
        while sum(part.num_rows for part in held) >= rows:
            whole = len(held) if len(held[0]) < rows else 1
            yield pa.Table.from_batches(held[:whole])
            held = held[whole:]
    if held:
        yield pa.Table.from_batches(held)
