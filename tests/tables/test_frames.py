"""Tables: edges that every engine must take alike, what is refused and how, and what is left alone."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Annotated, Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from annotated_types import Ge, Le

from cerra_rules import RestDays, find
from cerra_rules.errors import ContradictionError, FactError
from cerra_rules.front import decide
from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    TWO_THIRDS,
    Fact,
    Facts,
    Instrument,
    Question,
    Rule,
    Value,
    all_of,
    any_of,
    days_between,
    either,
    fact,
    largest,
    least_count,
    neutral,
    not_,
)
from cerra_rules.tables import decide_frame
from cerra_rules.tables.in_polars import answer_batches, answers_for
from cerra_rules.tables.request import request
from engines import EVERY, Cases, mismatches

DAY = date(2024, 3, 1)
RETURN = "anxi.seven_day_return"
every_engine = pytest.mark.parametrize("engine", EVERY)


def cases_of(id: str, facts: list[dict[str, Any]], calendar: RestDays | None = None) -> Cases:
    question = find(id)
    return Cases(question, None, calendar, facts, [decide(question, f, calendar=calendar) for f in facts])


def agree(engine: str, cases: Cases) -> None:
    assert mismatches(engine, cases, cases.expected) == []


MONTH_ENDS = [date(year, month, 1) - timedelta(1) for year in (2023, 2024, 2100) for month in (1, 5, 9, 12)]
LEAP = [date(year, 2, 28) + timedelta(n) for year in (2000, 2023, 2024, 2100) for n in range(3)]


@every_engine
def test_month_ends_and_29_february(engine: str) -> None:
    kept = {"record_kind": "seller_receipt", "receipt_was_issued": True, "transaction_is_completed": True}
    rows = []
    for day in (*MONTH_ENDS, *LEAP):
        days = {"receipt_issued_on": day, "transaction_completed_on": day}
        decision = decide("anxi.record_retention", {**kept, **days, "assessed_on": day})
        last = dict(decision.values)["retain_until"]  # no pandas here
        rows += [{**kept, **days, "assessed_on": last + timedelta(n)} for n in (-1, 0, 1)]
    agree(engine, cases_of("anxi.record_retention", rows))


@every_engine
def test_last_days_roll_past_rest_days(engine: str) -> None:
    calendar = RestDays(["2024-03-07", "2024-03-08", "2024-12-31", "2025-01-01"])
    facts = {
        "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
        "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False,
        "was_received": True, "return_was_requested": False,
    }  # fmt: skip
    days = [(date(2024, 2, 29), date(2024, 3, n)) for n in range(6, 11)] + [(date(2024, 12, 24), date(2025, 1, 2))]
    rows: list[dict[str, Any]] = [{**facts, "received_on": a, "assessed_on": b} for a, b in days]
    rows += [{**facts, "received_on": a} for a, _ in days] + [{**facts, "assessed_on": b} for _, b in days]
    cases = cases_of(RETURN, rows, calendar)
    assert {d.outcome for d in cases.decisions} == {"open", "period_over", "undetermined"}
    agree(engine, cases)


def test_rows_about_which_the_calendar_tells_all_stand_beside_others() -> None:
    """Their days are covered, not covered, just not, or unknown; of the first none goes through `decide`."""
    calendar = RestDays(["2024-03-07", "2024-03-08"], covers=(date(2024, 3, 1), date(2024, 3, 8)))
    facts = {"buyer_is_consumer": True, "is_service": False, "return_was_requested": False}
    days = [None, *(date(2024, 2, n) for n in (20, 21, 22, 23, 28, 29)), date(2024, 3, 1), date(2024, 4, 1)]
    rows = [
        {**facts, "assessed_on": date(2024, 3, n)} | ({"received_on": day} if day else {})
        for n in (1, 9)
        for day in days
    ]
    cases = cases_of(
        RETURN, [*rows, {"was_received": False, "assessed_on": DAY}, {"buyer_is_consumer": False}], calendar
    )
    agree("polars", cases)
    asked = request(find(RETURN), None, calendar, None, "")
    covered = cases.polars().filter(pl.col("received_on").is_between(date(2024, 2, 23), date(2024, 2, 28)))
    answers = answers_for(asked, covered.schema)
    answers(covered, 1)
    assert covered.height
    assert not answers.single.told


@every_engine
@pytest.mark.parametrize("id", [RETURN, "charter.resolution"])
def test_empty_tables_and_rows_of_which_nothing_is_known(engine: str, id: str) -> None:
    agree(engine, cases_of(id, []))
    agree(engine, cases_of(id, [{}]))


@every_engine
def test_first_and_last_day_of_all(engine: str) -> None:
    """A comparison may be decided by the bounds of a day that is unknown."""
    facts = {"was_received": True, "buyer_is_consumer": True, "is_service": False, "return_was_requested": False}
    days = [date(1900, 1, 1), date(1900, 1, 2), date(2200, 12, 24), date(2200, 12, 30), date(2200, 12, 31)]
    rows = [{**facts, name: day} for name in ("received_on", "assessed_on") for day in days]
    agree(engine, cases_of(RETURN, rows))


MIDDLE = [date(1900, 11, 1), date(2024, 2, 20), date(2200, 3, 1)]


@pytest.mark.parametrize("start", [date(1900, 1, 1), *MIDDLE, date(2200, 12, 13)])
def test_days_that_lie_alike_are_of_one_kind_but_at_the_ends(start: date) -> None:
    """Rows are decided by their kind where days are unknown; the ends of all days are near some of these."""
    names = ("received_on", "return_requested_on", "assessed_on")
    facts = {"buyer_is_consumer": True, "is_service": False}
    choices = [None, *(start + timedelta(n) for n in (0, 1, 7, 8, 16, 17))]
    days = [{n: day for n, day in zip(names, row, strict=True) if day} for row in product(choices, repeat=3)]
    rows = [{**facts, **row} for row in days if len(row) < len(names)]
    agree("polars", cases_of(RETURN, rows + [{**row, "was_received": True} for row in rows]))
    asked = request(find(RETURN), None, None, None, "")
    answers = answers_for(asked, cases_of(RETURN, rows).polars().schema)
    told = []
    for n in (0, 1):
        moved = [{k: v + timedelta(n) if isinstance(v, date) else v for k, v in row.items()} for row in rows]
        answers(cases_of(RETURN, moved).polars(), 1)
        told.append(len(answers.single.told))
    assert (told[0] == told[1]) == (start in MIDDLE)


# wide numbers

BILLIONS, MOST = 2_000_000_000, 2**63 - 1


def wide_question(low: int, high: int) -> Question[Any]:
    """Return a question about two counts in these bounds."""

    class Votes(Facts):
        """Votes for a motion, and all votes."""

        votes: Fact[Annotated[int, Ge(low), Le(high)]] = fact("Votes for", "赞成票")
        all_votes: Fact[Annotated[int, Ge(low), Le(high)]] = fact("All votes", "总票数")

    toy = Instrument("toy", en="Toy Rules", zh="玩具规则", short="Toy", outline="1 2 3")
    few = neutral("few", "Few", "少", toy.article(1))
    most = neutral("most", "Most", "多", toy.article(2))
    none = neutral("none", "None", "无", toy.article(3))
    return Question(
        "toy.votes", asks=("Is it carried?", "是否通过？"), facts=Votes, answers={most: (Rule("two-thirds", toy.article(2), Votes.votes.at_least(TWO_THIRDS, of=Votes.all_votes)), ), few: (Rule("some", toy.article(1), Votes.votes * 1_000 > Votes.all_votes), ), none: OTHERWISE },
        values=(
            Value("needed", "", "", least_count(TWO_THIRDS, of=Votes.all_votes)),
            Value("larger", "", "", largest(Votes.votes, Votes.all_votes)),
        ),
    )  # fmt: skip


WIDE = [(-BILLIONS - 5, 2**31), (1, 10**18), (-MOST, MOST)]


@every_engine
@pytest.mark.parametrize(("low", "high"), WIDE)
def test_numbers_at_both_ends_of_wide_domains(engine: str, low: int, high: int) -> None:
    if engine == "durable" and high > 2**53:
        pytest.skip("durable_rules has no exact numbers so large, and says so")
    question, rng = wide_question(low, high), random.Random(1)
    middle = [1, high * 2 // 3, high * 2 // 3 + 1, 1_200_000_000, 1_800_000_000, high // 1_000]
    ends = sorted({n for n in (low, low + 1, *middle, high - 1, high) if low <= n <= high})
    some = [{"votes": a, "all_votes": b} for a in ends for b in ends]
    rows = rng.sample(some, 40) + [{name: n} for name in ("votes", "all_votes") for n in ends] + [{}]
    agree(engine, Cases(question, None, None, rows, [decide(question, f) for f in rows]))


@every_engine
def test_the_largest_of_what_some_condition_brings(engine: str) -> None:
    class Loan(Facts):
        """A loan."""

        is_long: Fact[bool] = fact("Long", "长")
        is_late: Fact[bool] = fact("Late", "迟")
        fee: Fact[Annotated[int, Ge(0), Le(9)]] = fact("Fee", "费")
        fine: Fact[Annotated[int, Ge(0), Le(9)]] = fact("Fine", "罚")
        due_on: Fact[date] = fact("Due", "到期")
        back_on: Fact[date] = fact("Back", "归还")

    toy = Instrument("toy", en="Toy Rules", zh="玩具规则", short="Toy", outline="1")
    late = neutral("late", "Late", "迟")
    fine = neutral("fine", "Fine", "可", toy.article(1))
    some = any_of(Loan.is_late, Loan.due_on < Loan.back_on, all_of(Loan.is_long, not_(Loan.fee > 3)))
    question = Question(
        "toy.loan", asks=("Late?", "迟否？"), facts=Loan, answers={late: (Rule("late", toy.article(1), Loan.is_late), ), fine: OTHERWISE },
        values=(
            Value("most", "", "", largest(either(some, Loan.fine, NOTHING), Loan.fee)),
            Value("days", "", "", days_between(Loan.due_on, Loan.back_on)),
        ),
    )  # fmt: skip
    rng = random.Random(2)
    domains: dict[str, list[Any]] = {
        "is_long": [True, False, None], "is_late": [True, False, None], "fee": [0, 3, 4, 9, None], "fine": [0, 5, 9, None],
        "due_on": [date(2024, 2, 29), DAY, date(2024, 3, 2), None], "back_on": [date(2024, 2, 29), DAY, date(2024, 3, 2), None],
    }  # fmt: skip
    drawn = [{name: rng.choice(values) for name, values in domains.items()} for _ in range(100)]
    rows = [{name: value for name, value in row.items() if value is not None} for row in drawn]
    agree(engine, Cases(question, None, None, rows, [decide(question, f) for f in rows]))


# what changes or arrives later


def test_a_duckdb_relation_is_one_over_the_answers_of_that_moment() -> None:
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE meetings AS SELECT 17 AS members_in_office, 11 AS present_members, 7 AS votes_for"
        )
        connection.execute("CREATE VIEW v AS SELECT * FROM meetings")
        found = decide_frame("charter.resolution", connection.view("v"))
        connection.execute("INSERT INTO meetings VALUES (5, 7, 1)")  # no case
        connection.execute("UPDATE meetings SET present_members = 17 WHERE members_in_office = 17")
        assert found.project("present_members, outcome").fetchall() == [(11, "invalid_no_quorum")]
        with pytest.raises(ContradictionError, match="row 2: "):
            decide_frame("charter.resolution", connection.view("v"))


def test_a_lazy_frame_is_checked_in_the_pass_that_answers_it(tmp_path: Path) -> None:
    pl.DataFrame({"members_in_office": [17]}).write_parquet(tmp_path / "m.parquet")
    found = decide_frame("charter.resolution", pl.scan_parquet(tmp_path / "m.parquet"))
    pl.DataFrame({"members_in_office": [170]}).write_parquet(tmp_path / "m.parquet")
    with pytest.raises(FactError, match="row 1: fact `members_in_office` cannot be `170`"):
        found.collect()


ODD = """
    SELECT 1::HUGEINT AS h, uuid() AS u, 'a'::ENUM('a', 'b') AS e, INTERVAL 1 DAY AS i, now() AS z, TIME '01:02' AS t,
    '01:00:00+02'::TIMETZ AS tz, [1::HUGEINT] AS lh, {'a': 1} AS s, MAP {'k': 1} AS m, '101'::BIT AS b, 3::UHUGEINT AS uh,
    170141183460469231731687303715884105727::HUGEINT AS most, 17::HUGEINT AS members_in_office, 'x' AS "quo""ted"
"""


def test_columns_of_duckdb_keep_their_types_and_values() -> None:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE odd AS {ODD}")
        table = connection.table("odd")
        found = decide_frame("charter.resolution", table)
        width = len(table.columns)
        assert found.columns[:width] == table.columns
        assert found.types[:width] == table.types
        assert [row[:width] for row in found.fetchall()] == table.fetchall()
        connection.execute("SET python_enable_replacements = false")
        with pytest.raises(FactError) as error:
            decide_frame("charter.resolution", table)
        assert error.value.hint == "SET python_enable_replacements = true"


def test_no_reading_and_no_question_is_refused() -> None:
    meetings = pl.DataFrame({"members_in_office": [17, 17], "present_members": [12, 3], "votes_for": [7, None]})
    found = decide_frame("charter.resolution", meetings, readings="any")
    expected = [
        decide("charter.resolution", {k: v for k, v in row.items() if v is not None}, readings="any")
        for row in meetings.to_dicts()
    ]
    assert found["outcome"].to_list() == [d.outcome for d in expected]
    assert found["needs"].to_list() == [[*d.needs] for d in expected]
    days: dict[str, Any] = {
        "plenaries_on": [date(2024, 5, 1), date(2023, 5, 1)], "full_attendance_plenaries_on": [],
        "asked_from": date(2020, 1, 1), "assessed_on": date(2024, 6, 1), "charter_effective_on": date(2020, 1, 1),
    }  # fmt: skip
    plenaries = pl.DataFrame([days, days], schema_overrides={"full_attendance_plenaries_on": pl.List(pl.Date)})
    decision = decide("charter.annual_plenary", days)
    values = dict(decision.values)  # no pandas here
    row = decide_frame("charter.annual_plenary", plenaries).row(1, named=True)
    assert (row["outcome"], row["next_due_on"]) == (decision.outcome, values["next_due_on"])
    assert row["years_missed"] == [str(year) for year in values["years_missed"]]
    with pytest.raises(FactError, match="column `plenaries_on`, row 1: fact `plenaries_on` cannot be "):
        decide_frame("charter.annual_plenary", pl.DataFrame({"plenaries_on": [[date(1800, 1, 1)]]}))


# what is left alone


def test_rows_columns_types_and_index_stay() -> None:
    rows = 300
    table = pl.DataFrame({
        "id": pl.Series(range(rows), dtype=pl.UInt8).reverse() if rows < 256 else pl.Series(range(rows)).reverse(),
        "note": pl.Series([{"a": [1, None]}] * rows),
        "was_received": pl.Series([True, False, None] * (rows // 3)),
    })  # fmt: skip
    expected = [decide(RETURN, {} if v is None else {"was_received": v}).outcome for v in table["was_received"]]
    for found in (decide_frame(RETURN, table), decide_frame(RETURN, table.lazy()).collect(engine="streaming")):
        assert found.select(table.columns).equals(table)
        assert found["outcome"].cast(pl.String).to_list() == expected
    arrow = table.to_arrow()
    assert decide_frame(RETURN, arrow).select(arrow.column_names).equals(arrow)
    frame = pd.DataFrame({"x": [1.5, None], "was_received": pd.array([True, None], dtype="boolean")}, index=["b", "a"])
    found_frame = decide_frame(RETURN, frame)
    pd.testing.assert_frame_equal(found_frame[list(frame.columns)], frame)
    assert found_frame["outcome"].dtype == "category"
    assert frame.columns.to_list() == ["x", "was_received"]
    with duckdb.connect() as connection:
        relation = decide_frame(RETURN, connection.from_arrow(arrow))
        assert [row[:2] for row in relation.project("id, outcome").fetchall()] == list(
            zip(table["id"], expected, strict=True),
        )


def test_types_of_categories_and_small_numbers() -> None:
    facts: dict[str, list[Any]] = {"digital_supply": ["none", "physical_carrier", None], "is_service": [False] * 3}
    text = decide_frame(RETURN, pl.DataFrame(facts)).drop("digital_supply")
    for dtype in (pl.Categorical(), pl.Enum(["physical_carrier", "none"])):
        column = pl.Series(facts["digital_supply"], dtype=dtype)
        assert (
            decide_frame(RETURN, pl.DataFrame(facts).with_columns(digital_supply=column))
            .drop("digital_supply")
            .equals(text)
        )


def test_a_kind_of_row_goes_through_python_once() -> None:
    question = find(RETURN)
    days = [date(2024, 1, 1) + timedelta(n % 200) for n in range(600)]
    table = pl.DataFrame({
        "buyer_is_consumer": [True] * 600, "was_received": [True] * 600, "received_on": days,
        "return_was_requested": [False, None] * 300,
    })  # fmt: skip
    answers = answers_for(request(question, None, None, None, ""), table.schema)
    found = pl.concat(answer_batches(answers, table))
    assert found["outcome"].cast(pl.String).to_list() == ["undetermined"] * 600
    assert len(answers.single.told) == 2


def test_what_is_no_table_is_refused_with_the_extra_that_brings_one() -> None:
    with pytest.raises(FactError) as error:
        decide_frame("charter.resolution", {"votes_for": [1]})
    assert str(error.value) == (
        "charter.resolution: cannot decide on a dict\n"
        "hint: give a polars DataFrame or LazyFrame, a pyarrow Table, a pandas DataFrame, a duckdb relation, or a Spark "
        'DataFrame (pip install "/path/to/cerra_rules[frames]", or [spark])'
    )
