"""Small rules on every row that there is, unknown cells included: a table says what `decide` says of each."""

from __future__ import annotations

from itertools import product
from typing import Annotated, Any, cast

import pytest
from annotated_types import Ge, Le

from cerra_rules import decide
from cerra_rules.language import (
    OTHERWISE,
    Condition,
    Fact,
    Facts,
    Instrument,
    Question,
    Rule,
    Term,
    Value,
    adverse,
    any_of,
    either,
    fact,
    largest,
    neutral,
    not_,
    smallest,
)
from cerra_rules.tables import decide_frame

pl = pytest.importorskip("polars")

SHELF = Instrument("shelf", en="Rules of the shelf", zh="书架规则", short="Shelf", outline="1 2 3")
Few = Annotated[int, Ge(0), Le(3)]


class Shelf(Facts):
    """One shelf."""

    books: Fact[Few] = fact("books", "书")
    lent: Fact[Few] = fact("books lent", "借出的书")
    is_open: Fact[bool] = fact("it is open", "已开放")


FULL = adverse("full", "full", "已满", SHELF.article(1))
ROOM = neutral("room", "room", "有余")
books, lent = cast("Any", Shelf.books), cast("Any", Shelf.lent)
most, least = cast("Any", largest), cast("Any", smallest)  # of terms that no checker knows the kind of
CELLS = {"books": (None, 0, 1, 2, 3), "lent": (None, 0, 1, 2, 3), "is_open": (None, True, False)}
ROWS = [dict(zip(CELLS, cells, strict=True)) for cells in product(*CELLS.values())]


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (books <= 0, most(lent, (books <= 0, lent + 2))),
        (books < lent, least((books > lent, books), (Shelf.is_open, lent))),
        (books + lent <= 2, most((not_(books >= 1), lent), (books.is_(3), books))),
        (any_of(books <= lent, lent <= books + 1), either(books <= lent, lent - books, books)),
        (any_of(books + lent <= 3, books >= 1, lent >= 1), least(books, (lent < books, lent))),
        (2 * books <= 3 * lent, either(any_of(books <= lent, lent <= books), books, lent)),
    ],
)
def test_every_row_is_told_as_decide_tells_it(when: Condition, value: Term[Any]) -> None:
    question: Question[Any] = Question(
        "shelf.room", asks=("Is there room?", "是否有余？"), facts=Shelf, values=(Value("some", "some", "若干", value),),
        answers={FULL: (Rule("full-shelf", SHELF.article(1), when),), ROOM: OTHERWISE},
    )  # fmt: skip
    table = decide_frame(
        question, pl.DataFrame(ROWS, schema={"books": pl.Int64, "lent": pl.Int64, "is_open": pl.Boolean})
    )
    for row, told in zip(ROWS, table.rows(named=True), strict=True):
        decision = decide(question, {name: cell for name, cell in row.items() if cell is not None})
        said = decision.outcome, decision.needs, decision.values["some"]
        assert (told["outcome"], tuple(told["needs"]), told["some"]) == said, row
