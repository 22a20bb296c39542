"""Tables that are refused: the column, the row and the value are named, and the remedy in the words of the library."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from cerra_rules import find
from cerra_rules.errors import CalendarError, CerraError, ContradictionError, FactError, QuestionError, ReadingError
from cerra_rules.language.terms import FactSpec
from cerra_rules.tables import decide_frame, read_column
from engines import EVERY

RETURN = "anxi.seven_day_return"
every_engine = pytest.mark.parametrize("engine", EVERY)


# instants

MIDNIGHT = datetime(2024, 2, 29, 16, 0, tzinfo=UTC)  # 1 March in Shanghai


def test_an_instant_is_refused_and_the_hint_takes_its_day_in_shanghai() -> None:
    rows = [MIDNIGHT - timedelta(microseconds=1), MIDNIGHT, datetime(1988, 7, 1, 15, 30, tzinfo=UTC)]
    days = [date(2024, 2, 29), date(2024, 3, 1), date(1988, 7, 2)]
    table = pl.DataFrame({"received_on": rows})
    for same in (table, table.lazy()):
        with pytest.raises(FactError, match="is not a column of days, but of instants") as error:
            decide_frame(RETURN, same)
        assert table.select(eval(error.value.hint)).to_series().to_list() == days  # noqa: S307  # our own hint
    in_arrow = table.to_arrow()
    with pytest.raises(FactError) as error:
        decide_frame(RETURN, in_arrow)
    assert eval(error.value.hint, WORDS["pyarrow"] | {"table": in_arrow}).to_pylist() == days  # noqa: S307  # our own hint
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'America/New_York'")
        relation = connection.from_arrow(table.to_arrow())
        with pytest.raises(FactError, match="but of instants") as error:
            decide_frame(RETURN, relation)
        assert [row[0] for row in relation.project(f"{error.value.hint} AS day").fetchall()] == days
    with pytest.raises(FactError, match="holds instants, not days") as error:
        decide_frame(RETURN, table.to_pandas())
    converted = eval("frame.received_on" + error.value.hint.partition(": ")[2], {"frame": table.to_pandas()})  # noqa: S307
    assert converted.to_list() == days


@pytest.mark.parametrize("zone", [None, "UTC"])
def test_an_instant_without_a_zone_is_refused(zone: str | None) -> None:
    table = pl.DataFrame({"received_on": pl.Series([datetime(2024, 1, 1)], dtype=pl.Datetime("us", zone))})  # noqa: DTZ001
    with pytest.raises(FactError) as error:
        decide_frame(RETURN, table)
    assert ("say in which zone it is" in error.value.hint) is (zone is None)


# what is refused

DAY = date(2024, 3, 1)
GOOD: dict[str, Any] = {"received_on": [DAY, None, DAY], "digital_supply": ["none", None, "none"]}
WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    (
        RETURN, {**GOOD, "digital_supply": ["none", None, "nnone"]},
        "anxi.seven_day_return: column `digital_supply`, row 3: fact `digital_supply` cannot be `'nnone'`",
        "did you mean `none`?",
    ),
    (
        RETURN, {**GOOD, "received_on": [DAY, date(1899, 12, 31), None]},
        "anxi.seven_day_return: column `received_on`, row 2: fact `received_on` cannot be `datetime.date(1899, 12, 31)`",
        "write a day as YYYY-MM-DD, from 1900-01-01 to 2200-12-31",
    ),
    (
        "charter.resolution", {"members_in_office": [5, 100, None], "present_members": [3, 3, 3]},
        "charter.resolution: column `members_in_office`, row 2: fact `members_in_office` cannot be `100`",
        "write a whole number from 1 to 99",
    ),
    (
        "charter.resolution", {"members_in_office": [5, None, 6], "present_members": [3, 3, 7]},
        "charter.resolution: row 3: these facts contradict each other",
        "no more members attend or are represented than are in office",
    ),
]  # fmt: skip


def shapes(facts: dict[str, Any]) -> dict[str, Callable[[str], Any]]:
    """Return how each engine is asked for an answer to some columns."""
    table = pl.DataFrame(facts)

    def relation(id: str) -> Any:
        with duckdb.connect() as connection:
            return decide_frame(id, connection.from_arrow(table.to_arrow())).fetchall()

    return {
        "polars": lambda asked: decide_frame(asked, table),
        "lazy": lambda asked: decide_frame(asked, table.lazy()).collect(),
        "pyarrow": lambda asked: decide_frame(asked, table.to_arrow()),
        "pandas": lambda asked: decide_frame(asked, table.to_arrow().to_pandas(types_mapper=pd.ArrowDtype)),
        "duckdb": relation,
    }


@pytest.mark.parametrize(("id", "facts", "message", "hint"), WRONG)
@pytest.mark.parametrize("engine", shapes({}))
def test_a_bad_value_names_column_row_and_value(
    engine: str,
    id: str,
    facts: dict[str, Any],
    message: str,
    hint: str,
) -> None:
    with pytest.raises(FactError) as error:
        shapes(facts)[engine](id)
    assert (error.value.message, error.value.hint) == (message, hint)
    assert isinstance(error.value, ContradictionError) is ("contradict" in message)


@pytest.mark.parametrize("engine", [name for name in shapes({}) if name != "lazy"])
def test_the_first_bad_row_is_named(engine: str) -> None:
    facts = {"assessed_on": [DAY, DAY, date(1800, 1, 1)], "received_on": [DAY, date(1800, 1, 1), date(1800, 1, 1)]}
    with pytest.raises(FactError, match="column `received_on`, row 2: "):
        shapes(facts)[engine](RETURN)


@pytest.mark.parametrize("engine", shapes({}))
@pytest.mark.parametrize("members", [["nonsense"], [None]])
def test_a_set_holds_known_members_only(engine: str, members: list[str | None]) -> None:
    (spec,) = (s for s in find("anxi.filing").facts.specs.values() if s.kind == "set")
    (known, *_) = map(str, spec.values)  # no pandas here
    facts = {spec.name: [[known], [], None, [known, *members]]}
    with pytest.raises(FactError, match=f"column `{spec.name}`, row 4: fact `{spec.name}` cannot be "):
        shapes(facts)[engine]("anxi.filing")


WRONG_TYPES: list[tuple[dict[str, Any], str]] = [
    ({"was_received": ["true"]}, "column `was_received` (String) is not a column of booleans, as fact `was_received` asks"),
    ({"was_received": [1]}, "column `was_received` (Int64) is not a column of booleans, as fact `was_received` asks"),
    ({"received_on": ["2024-03-01"]}, "column `received_on` (String) is not a column of days, as fact `received_on` asks"),
    ({"digital_supply": [True]}, "column `digital_supply` (Boolean) is not a column of text, as fact `digital_supply` asks"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "message"), WRONG_TYPES)
def test_a_wrong_type_is_refused_at_once(facts: dict[str, Any], message: str) -> None:
    for table in (pl.DataFrame(facts), pl.LazyFrame(facts), pa.table(facts)):
        with pytest.raises(FactError) as error:
            decide_frame(RETURN, table)
        assert error.value.message == f"{RETURN}: {message}"
    with duckdb.connect() as connection, pytest.raises(FactError, match=r"as fact `.*` asks"):
        decide_frame(RETURN, connection.from_arrow(pa.table(facts)))


WORDS: dict[str, dict[str, Any]] = {
    "polars": {"pl": pl, "read_column": read_column},
    "pandas": {"pd": pd, "pa": pa, "read_column": read_column},
    "pyarrow": {"pa": pa, "pc": pc, "read_column": read_column},
}
FILING_SET = next(name for name, spec in find("anxi.filing").facts.specs.items() if spec.kind == "set")
REMEDIES: list[tuple[str, str, list[Any], list[Any]]] = [
    (RETURN, "was_received", ["true", "false", None], [True, False, None]),
    ("charter.resolution", "members_in_office", ["17", None], [17, None]),
    (RETURN, "received_on", ["2024-03-01", None], [date(2024, 3, 1), None]),
    (RETURN, "digital_supply", [1, None], ["1", None]),
    ("anxi.filing", FILING_SET, ["a,b", None], [["a", "b"], None]),
]


def in_words_of(home: str, data: dict[str, list[Any]]) -> Any:
    table = pa.table(data)
    return {
        "polars": lambda: pl.from_arrow(table),
        "pandas": lambda: table.to_pandas(types_mapper=pd.ArrowDtype),  # type: ignore[no-untyped-call]  # pyarrow has no types
        "pyarrow": lambda: table,
    }[home]()


@pytest.mark.parametrize("home", WORDS)
@pytest.mark.parametrize(("id", "name", "given", "wanted"), REMEDIES)
def test_the_remedy_is_in_the_words_of_the_library_whose_table_it_is(
    home: str,
    id: str,
    name: str,
    given: list[Any],
    wanted: list[Any],
) -> None:
    table = in_words_of(home, {name: given})
    with pytest.raises(FactError) as error:
        decide_frame(id, table)
    remedy = error.value.hint.partition(" does: ")[2] or error.value.hint
    made = eval(remedy, WORDS[home] | {"table": table})  # noqa: S307  # our own hint
    column = table.select(made).to_series() if home == "polars" else made
    found = (
        pa.array(column.to_list())
        if home == "polars"
        else pa.array(column, from_pandas=True)
        if home == "pandas"
        else column
    )
    assert found.to_pylist() == wanted
    if kind_of(id, name) not in {"enum", "set"}:  # whose members were made up
        assert len(decide_frame(id, in_words_of(home, {name: wanted}))) == len(wanted)


@pytest.mark.parametrize("zone", ["UTC", None])
def test_an_instant_in_arrow_is_taken_to_its_day_in_shanghai_in_the_words_of_arrow(zone: str | None) -> None:
    table = pa.table({"received_on": pa.array([datetime(2024, 3, 1, 17), None], pa.timestamp("us", zone))})  # noqa: DTZ001  # the type has the zone
    with pytest.raises(FactError, match="is not a column of days, but of instants") as error:
        decide_frame(RETURN, table)
    remedy = error.value.hint.removeprefix("say in which zone it is: ").replace("...", "'UTC'")
    assert ("zone" in error.value.hint) is (zone is None)
    made = eval(remedy, WORDS["pyarrow"] | {"table": table})  # noqa: S307  # our own hint
    assert made.to_pylist() == [date(2024, 3, 2), None]
    assert decide_frame(RETURN, pa.table({"received_on": made})).num_rows == 2


def kind_of(id: str, name: str) -> str:
    spec: FactSpec = find(id).facts.specs[name]
    return spec.kind


def test_pandas_columns_that_hide_what_is_missing_are_refused() -> None:
    frame = pd.DataFrame({"was_received": [True, None]})
    with pytest.raises(FactError) as error:
        decide_frame(RETURN, frame)
    assert error.value.message == (
        f"{RETURN}: column `was_received` (object) holds Python objects, of which nobody knows what is missing"
    )
    assert error.value.hint.endswith(f"read_column('{RETURN}', 'was_received', table['was_received'])")
    assert decide_frame(RETURN, frame.astype({"was_received": "boolean"}))["outcome"].to_list() == ["undetermined"] * 2
    with pytest.raises(FactError, match=r"column `present_members` \(float64\) holds fractions"):
        decide_frame("charter.resolution", pd.DataFrame({"present_members": [3, None]}))
    plain = pd.DataFrame({"members_in_office": [17], "present_members": [12], "votes_for": [7]})  # nothing is missing
    assert decide_frame("charter.resolution", plain)["outcome"].to_list() == ["valid"]


FIRST_DAY = "return_period_first_day"


def test_columns_and_names() -> None:
    table = pl.DataFrame({"id": [1], "delivered": [DAY], "outcome": ["theirs"]})
    with pytest.raises(FactError) as error:
        decide_frame(RETURN, table)
    assert error.value.message == f"{RETURN}: the table has a column `outcome` already"
    assert error.value.hint == 'rename it, or give the new columns a prefix, such as prefix="answer_"'
    found = decide_frame(RETURN, table, prefix="answer_", columns={"received_on": "delivered"})
    assert found.columns[:4] == ["id", "delivered", "outcome", "answer_outcome"]
    assert "received_on" not in found["answer_needs"][0].to_list()
    faults: list[tuple[dict[str, str], str, str]] = [
        ({"recieved_on": "id"}, "columns: fact `recieved_on` is not one of its facts", "did you mean `received_on`?"),
        (
            {"received_on": "deliverd"}, "columns: the table has no column `deliverd` for fact `received_on`",
            "did you mean `delivered`?",
        ),
        (
            {"received_on": "delivered", "assessed_on": "delivered"},
            "columns: column `delivered` is given for `received_on` and `assessed_on`", "name one column for each",
        ),
    ]  # fmt: skip
    for columns, message, hint in faults:
        with pytest.raises(FactError) as error:
            decide_frame(RETURN, table, prefix="a_", columns=columns)
        assert (error.value.message, error.value.hint) == (f"{RETURN}: {message}", hint)


@pytest.mark.parametrize("engine", shapes({}))
def test_a_column_called_like_a_reading_is_refused(engine: str) -> None:
    """`check` reads it row by row: what it says must not be passed over here."""
    with pytest.raises(FactError) as error:
        shapes({"received_on": [DAY], FIRST_DAY: ["day_of_receipt"]})[engine](RETURN)
    assert error.value.message == (
        f"{RETURN}: column `{FIRST_DAY}` is a reading, which is chosen for the whole table, not row by row"
    )
    assert error.value.hint == (
        f'drop or rename the column, and give readings={{"{FIRST_DAY}": ...}}, '
        "one of `day_after_receipt`, `day_of_receipt`"
    )


def test_a_column_called_like_a_reading_is_refused_also_where_the_reading_is_given() -> None:
    table = pl.DataFrame({"buyer_is_consumer": [True], FIRST_DAY: [False]})
    with pytest.raises(FactError, match="is a reading, which is chosen for the whole table"):
        decide_frame(RETURN, table, readings={FIRST_DAY: "day_of_receipt"})
    mapped = decide_frame(RETURN, table, columns={"buyer_is_consumer": FIRST_DAY})  # then it is a fact
    assert mapped["outcome"].to_list() == ["not_applicable"]


def test_what_cannot_be_asked() -> None:
    table = pl.DataFrame({"id": [1]})
    wrong: list[tuple[type[CerraError], Callable[[], Any]]] = [
        (QuestionError, lambda: decide_frame("anxi.seven_days_return", table)),
        (ReadingError, lambda: decide_frame(RETURN, table, readings={"return_period_act": "nothing"})),
        (CalendarError, lambda: decide_frame(RETURN, table, calendar=[DAY])),  # type: ignore[arg-type]  # that is the point
        (FactError, lambda: decide_frame(RETURN, [{"id": 1}])),
        (FactError, lambda: decide_frame(RETURN, pl.Series([1]))),
    ]
    for kind, ask in wrong:
        with pytest.raises(kind):
            ask()


# Every remedy, run on every type that it can be given for: it is an error, or what `decide` reads.

MEETING = "charter.resolution"
HOSTILE: dict[str, pa.Array] = {
    "text": pa.array(["true", "false", "17", "2024-03-01", None]),
    "days as text": pa.array(["2024-03-01", None]),
    "instants as text": pa.array(["2024-09-24T20:00:00+00:00", "2024-09-25T04:00:00+08:00"]),
    "times as text": pa.array(["2024-01-05 23:00:00"]),
    "short days": pa.array(["2024-1-5"]), "two digits": pa.array(["24-01-05"]), "slashes": pa.array(["2024/01/05"]),
    "yes": pa.array(["yes"]), "t": pa.array(["t"]), "one as text": pa.array(["1"]), "capitals": pa.array(["TRUE", "False"]),
    "zeros": pa.array(["017"]), "fraction as text": pa.array(["6.5"]),
    "whole numbers": pa.array([1, 0, None]), "seven": pa.array([7], pa.int8()), "serial days": pa.array([45559]),
    "fractions": pa.array([6.0, 6.5, None]), "whole fractions": pa.array([17.0, None]), "not a number": pa.array([float("nan")]),
    "decimals": pa.array([Decimal("6.5"), Decimal(6)]), "truths": pa.array([True, False, None]), "bytes": pa.array([b"true"]),
    "days": pa.array([date(2024, 3, 1), None]), "milliseconds": pa.array([date(2024, 3, 1), None], pa.date64()),
    "instants": pa.array([MIDNIGHT, None], pa.timestamp("us", "UTC")), "in Shanghai": pa.array([MIDNIGHT], pa.timestamp("ns", "Asia/Shanghai")),
    "without a zone": pa.array([datetime(2024, 3, 1, 17)], pa.timestamp("us")),  # noqa: DTZ001  # the type has none
    "lists": pa.array([["2024-03-01"]]), "times": pa.array([time(12)]), "spans": pa.array([timedelta(1)]),
}  # fmt: skip
ASKED = [
    (RETURN, "was_received"),
    (MEETING, "members_in_office"),
    (RETURN, "received_on"),
    ("charter.annual_plenary", "plenaries_on"),
]


CONNECTION = duckdb.connect()


def made_by(home: str, column: pa.Array, hint: str, name: str) -> list[Any]:
    """Return what a remedy makes of a column, in the words of a library."""
    remedy = hint.rpartition("does: ")[2].removeprefix("say in which zone it is: ").replace("...", "'UTC'")
    remedy = remedy.removeprefix("take the day in Shanghai: ")
    remedy = f"table[{name!r}]{remedy}" if remedy.startswith(".") else remedy
    if home == "duckdb":
        relation = CONNECTION.from_arrow(pa.table({name: column}))
        return [row[0] for row in relation.project(f"{remedy} AS made").fetchall()]
    table = in_words_of("pandas" if home == "objects" else home, {name: column})
    if home == "objects":
        table = pd.DataFrame({name: pd.Series(column.to_pylist(), dtype=object)})
    made = eval(remedy, WORDS["pandas" if home == "objects" else home] | {"table": table})  # noqa: S307  # our own hint
    found = table.select(made).to_series() if home == "polars" else made
    return [
        None if v is pd.NA or v is pd.NaT else v for v in (found.to_pylist() if home == "pyarrow" else found.to_list())
    ]


def hint_for(home: str, id: str, name: str, column: pa.Array) -> str:
    """Return the hint that a library's column gets, or nothing where it is taken."""
    try:
        if home == "duckdb":
            decide_frame(id, CONNECTION.from_arrow(pa.table({name: column})))
        elif home == "objects":
            decide_frame(id, pd.DataFrame({name: pd.Series(column.to_pylist(), dtype=object)}))
        else:
            decide_frame(id, in_words_of(home, {name: column}))
    except CerraError as error:
        return error.hint
    except duckdb.Error:  # has no such type
        pass
    return ""


def as_decided(id: str, name: str, value: Any, zone: Any) -> Any:
    """Return what `decide` reads in a value; text also as in a CSV file. Raises FactError."""
    if isinstance(value, datetime) and value.tzinfo is None:
        value = value.replace(tzinfo=zone)
    kind = kind_of(id, name)
    if isinstance(value, bytes):
        value = value.decode()
    if kind == "dates":
        return [*getattr(find(id).facts.read({name: value.split(",") if isinstance(value, str) else value}), name)]
    if isinstance(value, str) and kind == "bool" and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    if isinstance(value, str) and kind == "int" and str(int(value)) == value:
        return int(value)
    if isinstance(value, float | Decimal) and kind == "int" and value == int(value):
        return int(value)
    return getattr(find(id).facts.read({name: value}), name)


@pytest.mark.parametrize("home", ["polars", "pandas", "objects", "pyarrow", "duckdb"])
@pytest.mark.parametrize(("id", "name"), ASKED)
def test_a_remedy_gives_an_error_or_what_decide_reads(home: str, id: str, name: str, subtests: pytest.Subtests) -> None:
    for what, column in HOSTILE.items():
        with subtests.test(what):
            hint = hint_for(home, id, name, column)
            if not re.search(r"table\[|pl\.col|CASE|CAST|\.dt\.", hint):
                continue  # taken, or a value is at fault
            try:
                made = made_by(home, column, hint, name)
            except Exception:  # noqa: BLE001, S112  # each library has errors of its own
                continue
            values = [v.to_pydatetime() if hasattr(v, "to_pydatetime") else v for v in column.to_pylist()]
            if home in {"pandas", "objects"}:  # where what is no number is missing
                values = [None if v is not None and v != v else v for v in values]  # noqa: PLR0124
            assert made == [None if v is None else as_decided(id, name, v, UTC) for v in values]
