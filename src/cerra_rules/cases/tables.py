"""Tables of cases: each row of a file is one case of the same question, and each case of a file of cases a row.

A column is a fact or a reading of the question, or `id`, `why` or `expect` (an outcome); others say nothing. In CSV an
empty cell means unknown, a list is written with commas in its cell, and an empty list as `[]`; in other files null means unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from cerra_rules.cases.cases import Case, Expect, claim_id, said, stated
from cerra_rules.errors import CaseFileError, CerraError, FactError
from cerra_rules.language.questions import Question
from cerra_rules.records.cells import Cells
from cerra_rules.records.recipe import Recipe
from cerra_rules.records.tables import Own, Row, Table


def rows_as_cases(
    table: Table, question: Question[Any], recipe: Recipe | None = None
) -> Iterator[tuple[int, Case | CerraError]]:
    """Give the rows of a table as cases, with the line each begins on (of Parquet, the number of the row).

    Rows are counted from 1, without the header. A row that cannot be read is given as its error. Raises CerraError
    where the table as a whole cannot be read.
    """
    cells = Cells(question, table, recipe)
    first: dict[str, str] = {}
    for number, row in enumerate(table.rows, 1):
        place = f"{table.place}: row {number}"
        try:
            case = _case(cells, row, place)
            claim_id(case, f"row {number}", first)
            yield row.line, case
        except (CaseFileError, FactError) as error:
            yield row.line, error


def _case(cells: Cells, row: Row, place: str) -> Case:
    own = {name: _said(row.cells[at]) for name, at in cells.own.items()}
    id, expect = own.get("id", ""), own.get("expect", "")
    place += f" ({id})" if id else ""
    readings = cells.readings_of(row.cells, place)
    facts = cells.facts(row.line, row.cells)
    return Case(
        place, id, cells.question.id, facts, readings, None, Expect(expect) if expect else None, own.get("why", "")
    )


def _said(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def case_table(place: str, make: Callable[[], Iterable[Case | CerraError]], question: Question[Any]) -> Table:
    """Return the cases of a file, gone through twice, as a table: their ids, and each fact that one of them states.

    A case of another question is a fault of its row.
    """
    facts: dict[str, None] = {}
    has_id = False
    for case in make():
        if isinstance(case, Case):
            facts |= dict.fromkeys(name for name in case.facts if name in question.facts.specs)
            has_id = has_id or bool(case.id)
    names = [*(["id"] if has_id else []), *facts]
    return Table(place, names, (_row(n, item, names, question) for n, item in enumerate(make(), 1)), is_text=False)


def item_table(place: str, make: Callable[[], Iterable[tuple[int, Any]]]) -> Table:
    """Return the mappings in a list, gone through twice, as a table with a column for each key. Raises CaseFileError."""
    names: dict[str, None] = {}
    for number, item in make():
        if not isinstance(item, Mapping):
            raise CaseFileError(f"{place}: item {number}: {said(item)} is no row", "a row maps columns to cells")
        names |= dict.fromkeys(item)
    rows = (Row(number, [item.get(name) for name in names]) for number, item in make())
    return Table(place, [*names], rows, is_text=False)


def _row(number: int, item: Case | CerraError, names: list[str], question: Question[Any]) -> Row:
    if isinstance(item, CerraError):
        return Row(number, [None] * len(names), fault=item)
    if item.question != question.id:
        fault = CaseFileError(f"{item.place}: its question is `{item.question}`, not `{question.id}`")
        return Row(number, [None] * len(names), fault=fault)
    try:
        known: Mapping[str, Any] = {"id": item.id or None, **stated(question, item.facts).known()}
    except FactError as error:
        return Row(number, [None] * len(names), fault=error.at(item.place))
    return Row(number, [known.get(name) for name in names], Own(item.readings, item.calendar))
