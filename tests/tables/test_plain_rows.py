"""Plain rows of tables: decided by their keys alone, and only where nothing that matters is unknown."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

from cerra_rules import find
from cerra_rules.deciding.decision import UNDETERMINED
from cerra_rules.errors import ContradictionError, FactError
from cerra_rules.front import decide
from cerra_rules.records.columns import Columns
from cerra_rules.tables import decide_frame, in_polars
from cerra_rules.tables.batch import Batch
from cerra_rules.tables.checks import read_facts
from cerra_rules.tables.in_polars import answers_for
from cerra_rules.tables.lookups import FEW
from cerra_rules.tables.request import request
from engines import BOUND, PREFIX, cases, mismatches, plain_rows

RETURN = "anxi.seven_day_return"
ids = [
    "anxi.record_retention",
    RETURN,
    "charter.termination",
    "charter.eligibility",
    "charter.resolution",
    "anxi.filing",
]


def never(_: Batch) -> Iterator[pl.Series]:
    raise AssertionError("the general way was taken")


@pytest.mark.parametrize("id", ids)
def test_plain_rows_need_no_general_way(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All rows of which everything is known and rows with unknown facts are among them, and all are decided rightly."""
    (drawn,) = cases(find(id), 150, number=3, parts=1)
    table, every = drawn.polars(), len(drawn.question.facts.specs)
    is_plain = plain_rows(answers_for(request(drawn.question, None, None, None, PREFIX), table.schema), table)
    pairs = zip(drawn.facts, drawn.decisions, is_plain, strict=True)
    rows = [(f, d) for f, d, plain in pairs if plain or (len(f) == every and d.outcome != UNDETERMINED)]
    drawn.facts, drawn.decisions = [f for f, _ in rows], [d for _, d in rows]
    assert len(rows) > 10
    assert id == BOUND or any(len(facts) < every for facts in drawn.facts)
    monkeypatch.setattr(Batch, "answers", never)
    assert mismatches("polars", drawn, drawn.expected) == []


KNOWN: dict[str, Any] = {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": True, "is_fresh_or_perishable": False,
    "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False, "was_received": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("unknown", "is_plain"),
    [
        ("was_received", True),  # exempt as made to order, whatever was received
        ("is_fresh_or_perishable", False),  # exempt in any case, but by one provision or by two
        ("is_service", False),
        ("buyer_is_consumer", False),
    ],
)
def test_a_row_is_plain_where_what_is_unknown_changes_nothing(unknown: str, *, is_plain: bool) -> None:
    facts = {name: value for name, value in KNOWN.items() if name != unknown}
    table = pl.DataFrame([facts])
    assert plain_rows(answers_for(request(find(RETURN), None, None, None, ""), table.schema), table).to_list() == [
        is_plain,
    ]
    row, decision = decide_frame(RETURN, table).row(0, named=True), decide(RETURN, facts)
    assert (row["outcome"], row["citations"]) == (decision.outcome, [str(p) for p in decision.citations])


def test_where_a_reading_is_open_no_row_is_plain() -> None:
    table = pl.DataFrame([KNOWN])
    answers = answers_for(request(find(RETURN), "any", None, None, ""), table.schema)
    assert answers.plain is None
    assert plain_rows(answers, table).to_list() == [False]


def test_more_empty_lists_than_are_written_down() -> None:
    found = decide_frame(RETURN, pl.DataFrame([KNOWN] * (FEW + 1)))
    assert found["needs"].to_list() == [[]] * (FEW + 1)
    assert found["citations"].to_list() == [["anxi:13(4)", "anxi:13(4)/1"]] * (FEW + 1)


# parts that are decided side by side


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of three rows, in eight threads."""
    monkeypatch.setattr(in_polars, "BATCH", 3)
    monkeypatch.setattr(pl, "thread_pool_size", lambda: 8)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("engine", ["polars", "pyarrow"])
@pytest.mark.parametrize("id", [RETURN, "anxi.record_retention", "charter.eligibility"])
def test_parts_side_by_side_agree(id: str, engine: str) -> None:
    for part in cases(find(id), 30, number=4, parts=2):
        assert mismatches(engine, part, part.expected) == []


@pytest.mark.usefixtures("small")
def test_the_first_fault_of_all_parts_is_named() -> None:
    supply = ["none"] * 40
    supply[16] = supply[28] = supply[39] = "email"
    with pytest.raises(FactError, match="column `digital_supply`, row 17: fact `digital_supply` cannot be `'email'`"):
        decide_frame(RETURN, pl.DataFrame({"digital_supply": supply}))
    present = [3] * 40
    present[16] = present[28] = 6
    with pytest.raises(ContradictionError, match="resolution: row 17: these facts contradict each other"):
        decide_frame("charter.resolution", pl.DataFrame({"members_in_office": [5] * 40, "present_members": present}))


# texts that are options


@pytest.mark.parametrize(
    "id", ["charter.identity", "charter.competence", "charter.eligibility", "anxi.record_retention"]
)
def test_texts_are_read_as_options(id: str) -> None:
    """Few or many, short or long: some options have the same length, and some texts have that of an option."""
    question, rng = find(id), random.Random(5)
    for name, spec in question.facts.specs.items():
        if spec.kind != "enum":
            continue
        options = [str(v) for v in spec.values]
        said = [rng.choice([*options, None]) for _ in range(200)]
        wrong = ["", "é", options[0][:-1], options[0] + "x", options[-1][::-1] + "?", "x" * 99]
        wrong += [option[:-1] + "?" for option in options]
        columns = Columns(question.id, {name: name}, "")
        read, _ = read_facts(question, columns, pl.DataFrame({name: pl.Series(said, dtype=pl.String)}))
        assert read[name].to_list() == said
        _, at_fault = read_facts(question, columns, pl.DataFrame({name: [*said, *wrong]}))
        assert at_fault == {*range(200, 200 + len(wrong))}
