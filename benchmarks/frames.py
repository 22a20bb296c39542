"""Tables: what deciding 10^6 and 10^7 rows costs, against polars expressions written by hand for the same columns.

    python benchmarks/frames.py [--rows 1000000 10000000] [--unknown 0 0.05] [--homes pandas pyarrow duckdb spark]

CPU time of the process and wall time, the two in turns, the median ratios. Each time the columns are compared.
Rows are as registers have them: a day is empty where what it is the day of has not happened. No day is a rest day.
The hand-written expressions know complete rows only: with unknown facts only the library is timed.

With `--beside`, tables with a calendar and with unknown facts are timed in turns with complete ones. With `--homes`, tables of those libraries are decided too, in turns with polars; of duckdb and Spark the outcomes are
counted, of 2 x 10^6 meetings in Spark. Another version of the library is timed with PYTHONPATH=.../src before it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import polars as pl
from polars import col

from cerra_rules import RestDays, find
from cerra_rules.tables import decide_frame

FIRST_DAY = date(2023, 1, 1)
NO_REST = RestDays.none()
SOME_REST = RestDays(["2023-10-02", "2023-10-03", "2024-05-01"], covers=(date(2022, 1, 1), date(2027, 12, 31)))
# How often a fact holds, so that all outcomes come up; else one time in two.
SHARES = {
    "buyer_is_consumer": 0.95, "is_service": 0.05, "is_made_to_order": 0.05, "is_fresh_or_perishable": 0.05,
    "was_unsealed_by_consumer": 0.3, "is_newspaper_or_periodical": 0.05, "is_unsuitable_by_nature": 0.1,
    "was_received": 0.9, "receipt_was_issued": 0.8, "transaction_is_completed": 0.8,
}  # fmt: skip


def table(question: str, rows: int, unknown: float, seed: int = 1) -> pl.DataFrame:
    """Return random facts of a question as polars columns, each fact unknown with some probability."""
    import numpy as np  # noqa: PLC0415  # comes with pandas

    draw = np.random.default_rng(seed)
    columns: dict[str, Any] = {}
    for name, spec in find(question).facts.specs.items():
        if spec.kind == "bool":
            column = pl.Series(draw.random(rows) < SHARES.get(name, 0.5))
        elif spec.kind == "date":
            start = {"received_on": 0, "assessed_on": 8, "return_requested_on": 4}.get(name, 0)
            spread = 10 if question == "anxi.seven_day_return" else 1500
            base = draw.integers(0, 700, rows) if name == "received_on" else columns.get("received_on")
            days = (
                base + start + draw.integers(-2, spread, rows) if base is not None else draw.integers(0, spread, rows)
            )
            columns[name] = days
            column = (pl.Series(days) + (FIRST_DAY - date(1970, 1, 1)).days).cast(pl.Int32).cast(pl.Date)
        else:
            values = pl.Series([str(v) for v in spec.values])
            weights = np.array([8.0, *[1.0] * (len(values) - 1)])
            column = values.gather(pl.Series(draw.choice(len(values), rows, p=weights / weights.sum())))
        columns.setdefault(name, None)
        columns[name + "!"] = column
    facts = kept(pl.DataFrame({name: columns[name + "!"] for name in find(question).facts.specs}))
    if unknown:
        facts = facts.select(column.set(pl.Series(draw.random(rows) < unknown), None) for column in facts)
    return facts


# The day of each act, empty in a register until the act is done.
DAYS = {
    "received_on": "was_received", "return_requested_on": "return_was_requested",
    "goods_sent_back_on": "goods_were_sent_back", "goods_taken_back_on": "goods_were_taken_back",
    "transaction_completed_on": "transaction_is_completed", "receipt_issued_on": "receipt_was_issued",
    "registration_cancelled_on": "registration_was_cancelled", "seller_left_on": "seller_has_left",
    "information_removed_on": "information_was_removed", "broadcast_ended_on": "broadcast_has_ended",
    "contract_ended_on": "contract_has_ended",
}  # fmt: skip


def kept(facts: pl.DataFrame) -> pl.DataFrame:
    """Return complete facts without the days of what has not happened."""
    acts = {day: act for day, act in DAYS.items() if {day, act} <= {*facts.columns}}
    return facts.with_columns(**{day: pl.when(act).then(day) for day, act in acts.items()})


def picked(mask: pl.Expr, texts: list[str]) -> pl.Expr:
    """Return the lists that the bits of a column pick, by one look-up for each row."""
    lists = [[t for i, t in enumerate(texts) if m >> i & 1] for m in range(1 << len(texts))]
    return pl.lit(pl.Series(lists, dtype=pl.List(pl.String))).gather(mask)


def bits(*tests: pl.Expr) -> pl.Expr:
    """Return tests as the bits of one number, the first the lowest."""
    total = pl.lit(0, pl.UInt16)
    for i, test in enumerate(tests):
        total |= test.cast(pl.UInt16) * (1 << i)
    return total


def return_by_hand(facts: pl.LazyFrame) -> pl.LazyFrame:
    """Decide anxi.seven_day_return for complete rows under the default readings, as an expert would write it."""
    codes = [
        "not_applicable", "exempt", "period_not_started", "must_accept_return", "too_late", "open", "period_over",
        "undetermined",
    ]  # fmt: skip
    asked, exemptions = col("return_was_requested"), [f"anxi:13(4)/{n}" for n in range(1, 6)]
    supply = col("digital_supply")
    rules = facts.with_columns(
        last=col("received_on") + pl.duration(days=7),
        business=~col("buyer_is_consumer"),
        service=col("is_service"),
        e1=col("is_made_to_order"),
        e2=col("is_fresh_or_perishable"),
        e3=(supply == "online_download") | ((supply == "physical_carrier") & col("was_unsealed_by_consumer")),
        e4=col("is_newspaper_or_periodical") & col("was_received"),
        e5=col("is_unsuitable_by_nature") & (col("unsuitability_confirmation") == "separate_confirmation"),
    ).with_columns(
        none=col("business") | col("service"),
        exempt=pl.any_horizontal("e1", "e2", "e3", "e4", "e5"),
        early=~col("was_received") | (~asked & (col("assessed_on") < col("received_on"))),
        in_time=asked & (col("return_requested_on") <= col("last")),
        running=col("assessed_on") <= col("last"),
    ).with_columns(
        code=pl.when("none").then(0).when("exempt").then(1).when("early").then(2).when("in_time").then(3)
        .when(asked).then(4).when("running").then(5).otherwise(6).cast(pl.UInt8),
    )  # fmt: skip
    code = col("code")
    cites = (
        pl.when(code == 0).then(bits(col("service"), pl.lit(value=True)))
        .when(code == 1).then(bits(pl.lit(value=False), pl.lit(value=True), *(col(f"e{n}") for n in range(1, 6))))
        .otherwise(2)
    )  # fmt: skip
    return rules.select(
        *facts.collect_schema(),
        outcome=pl.lit(pl.Series(codes, dtype=pl.Enum(codes))).gather(code),
        citations=picked(cites, ["anxi:3¶1", "anxi:13(4)", *exemptions]),
        needs=pl.lit(pl.Series([[]], dtype=pl.List(pl.String))).gather(code * 0),
        last_day=pl.when(code >= 3).then("last"),
        days_left=pl.when(code == 5).then((col("last") - col("assessed_on")).dt.total_days()),
        exemptions=picked(pl.when(code == 1).then(bits(*(col(f"e{n}") for n in range(1, 6)))).otherwise(0), exemptions),
    )


def retention_by_hand(facts: pl.LazyFrame) -> pl.LazyFrame:
    """Decide anxi.record_retention for complete rows under the default readings."""
    codes = ["nothing_to_keep", "no_period", "not_started", "must_keep", "may_discard", "undetermined"]
    kind = col("record_kind")
    receipt, identity = kind == "seller_receipt", kind == "platform_identity"
    transaction, live = kind == "platform_transaction", kind == "platform_live_video"
    unsold, log = (kind == "platform_unsold_information") | live, kind == "infrastructure_usage_log"
    user = kind == "infrastructure_identity"
    completed = pl.when("transaction_is_completed").then("transaction_completed_on")
    starts = facts.with_columns(
        start=pl.when(receipt & col("transaction_is_completed"))
        .then(pl.max_horizontal("transaction_completed_on", "receipt_issued_on"))
        .when(identity & col("registration_was_cancelled")).then("registration_cancelled_on")
        .when(transaction).then(completed)
        .when(unsold & col("information_was_removed")).then("information_removed_on")
        .when(user & col("contract_has_ended")).then("contract_ended_on")
        .when(log).then("record_created_on"),
        infrastructure=kind.is_in(["infrastructure_identity", "infrastructure_usage_log"]),
    ).with_columns(
        last=pl.when("infrastructure").then(col("start") + pl.duration(days=60)).otherwise(col("start").dt.offset_by("2y")),
        cited=pl.when(receipt).then(0).when(identity).then(1).when(transaction | unsold).then(2).otherwise(3).cast(pl.UInt8),
    ).with_columns(
        code=pl.when(receipt & ~col("receipt_was_issued")).then(0).when(col("start").is_null()).then(2)
        .when(col("assessed_on") <= col("last")).then(3).otherwise(4).cast(pl.UInt8),
    )  # fmt: skip
    has_end = col("code") >= 3
    provisions = pl.Series([[p] for p in ("anxi:13(6)#c", "anxi:15(2)#d", "anxi:15(2)#e", "anxi:16(2)#b")])
    return starts.select(
        *facts.collect_schema(),
        outcome=pl.lit(pl.Series(codes, dtype=pl.Enum(codes))).gather(col("code")),
        citations=pl.lit(provisions).gather(col("cited")),
        needs=pl.lit(pl.Series([[]], dtype=pl.List(pl.String))).gather(col("code") * 0),
        period_start=pl.when(has_end).then("start"),
        retain_until=pl.when(has_end).then("last"),
        may_discard_from=pl.when(has_end).then(col("last") + pl.duration(days=1)),
        national_retain_until=pl
        .when(live & col("broadcast_has_ended"))
        .then(col("broadcast_ended_on").dt.offset_by("3y"))
        .when(~live & (transaction | identity | unsold))
        .then(col("start").dt.offset_by("3y"))
        .when(log)
        .then(col("start").dt.offset_by("6mo")),
    )


BY_HAND: dict[str, Callable[[pl.LazyFrame], pl.LazyFrame]] = {
    "anxi.seven_day_return": return_by_hand,
    "anxi.record_retention": retention_by_hand,
}


def timed(run: Callable[[], pl.DataFrame]) -> tuple[tuple[float, float], pl.DataFrame]:
    """Return the CPU time of the whole process that a call takes, its wall time, in seconds, and what it returns."""
    wall, start = time.perf_counter(), time.process_time()
    found = run()
    return (time.process_time() - start, time.perf_counter() - wall), found


def report(question: str, what: str, facts: pl.DataFrame, runs: int, by_hand: Callable[..., Any] | None) -> None:
    """Time one table, in turns with what was written by hand, and print a line."""
    mine, hand = [], []
    for _ in range(runs):
        times, found = timed(partial(decide_frame, question, facts, calendar=NO_REST))
        mine.append(times)
        if by_hand is not None:
            times, other = timed(by_hand(facts.lazy()).collect)
            hand.append(times)
            if not found.equals(other):
                sys.exit(f"{question}, {what}: by hand something else comes out")
            del other
        del found
    line = f"{question} {facts.height:>11,} rows {what:>12}: {middle(mine):6.2f} s CPU"
    if hand:
        cpu, wall = ([a[i] / b[i] for a, b in zip(mine, hand, strict=True)] for i in (0, 1))
        line += f", by hand {middle(hand):.2f}, ratio {statistics.median(cpu):.2f}, of wall times {statistics.median(wall):.2f}"
        line += f" ({min(cpu):.2f} to {max(cpu):.2f}, {min(wall):.2f} to {max(wall):.2f})"
    print(line, flush=True)


def report_beside(question: str, rows: int, unknown: float, runs: int) -> None:
    """Time a table with a calendar, and one with unknown facts, in turns with the complete one, and print the ratios."""
    facts, lacking = table(question, rows, 0.0), table(question, rows, unknown)
    asked: dict[str, Callable[[], pl.DataFrame]] = {
        "complete": partial(decide_frame, question, facts, calendar=NO_REST),
        "a calendar": partial(decide_frame, question, facts, calendar=SOME_REST),
        f"{unknown:.0%} unknown": partial(decide_frame, question, lacking, calendar=NO_REST),
    }
    times: dict[str, list[float]] = {what: [] for what in asked}
    for _ in range(runs):
        for what, ask in asked.items():
            times[what].append(timed(ask)[0][0])
    for what, mine in times.items():
        ratio = min(mine) / min(times["complete"])
        print(
            f"{question} {rows:>11,} rows {what:>12}: least {min(mine):6.2f} s CPU, {ratio:.2f} of complete", flush=True
        )


def middle(times: list[tuple[float, float]]) -> float:
    """Return the median CPU time."""
    return statistics.median(seconds for seconds, _ in times)


def in_home(home: str, facts: pl.DataFrame) -> Callable[[], Any]:
    """Return what decides complete returns in a table of some library, all of it made before."""
    question = "anxi.seven_day_return"
    if home == "polars":
        return partial(decide_frame, question, facts, calendar=NO_REST)
    if home == "duckdb":
        import duckdb  # noqa: PLC0415  # only where it is asked for

        connection, rows = duckdb.connect(), facts.to_arrow()
        connection.from_arrow(rows).create("returns")
        return lambda: (
            decide_frame(question, connection.table("returns"), calendar=NO_REST)
            .aggregate("outcome, count(*)")
            .fetchall()
        )
    table: Any = facts.to_arrow()
    if home == "pandas":
        import pandas as pd  # noqa: PLC0415  # only where it is asked for

        table = table.to_pandas(types_mapper=pd.ArrowDtype)
    return partial(decide_frame, question, table, calendar=NO_REST)


def report_homes(homes: list[str], rows: int, runs: int) -> None:
    """Time tables of some libraries in turns, and print what each costs and its ratio to polars."""
    asked = {home: in_home(home, table("anxi.seven_day_return", rows, 0.0)) for home in ("polars", *homes)}
    times: dict[str, list[tuple[float, float]]] = {home: [] for home in asked}
    for _ in range(runs):
        for home, ask in asked.items():
            times[home].append(timed(ask)[0])
    for home, mine in times.items():
        cpu = statistics.median(a / b for (a, _), (b, _) in zip(mine, times["polars"], strict=True))
        print(f"{home:8} {rows:>11,} returns: {middle(mine):6.2f} s CPU, {cpu:.2f} of polars", flush=True)


def report_spark(runs: int) -> None:
    """Count the outcomes of meetings in Spark, and print the wall times: the first includes the start of its Pythons."""
    import os  # noqa: PLC0415  # only for Spark
    from tempfile import TemporaryDirectory  # noqa: PLC0415  # as above

    import numpy as np  # noqa: PLC0415  # comes with pandas
    from pyspark.sql import SparkSession  # noqa: PLC0415  # as above

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    draw, rows = np.random.default_rng(3), 2_000_000
    office = draw.integers(5, 30, rows)
    present = (office * draw.uniform(0.4, 1, rows)).astype(int)
    votes = (present * draw.uniform(0, 1, rows)).astype(int)
    meetings = pl.DataFrame({"members_in_office": office, "present_members": present, "votes_for": votes})
    with TemporaryDirectory() as folder:
        meetings.write_parquet(f"{folder}/meetings.parquet")
        spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        given = spark.read.parquet(f"{folder}/meetings.parquet")
        given.count()
        for _ in range(runs):
            start = time.perf_counter()
            decide_frame("charter.resolution", given).groupBy("outcome").count().collect()
            print(f"spark    {rows:>11,} meetings: {time.perf_counter() - start:6.2f} s", flush=True)
        spark.stop()


def main() -> None:
    """Compare, time, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    arguments.add_argument("--unknown", type=float, nargs="+", default=[0.0, 0.05])
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--beside", action="store_true", help="a calendar and unknown facts, beside complete rows")
    arguments.add_argument("--homes", nargs="+", default=[], choices=["pandas", "pyarrow", "duckdb", "spark"])
    given = arguments.parse_args()
    if given.homes:
        for rows in given.rows if {*given.homes} - {"spark"} else ():
            report_homes([home for home in given.homes if home != "spark"], rows, given.runs)
        if "spark" in given.homes:
            report_spark(given.runs)
        return
    for question, by_hand in BY_HAND.items():
        for rows in given.rows:
            if given.beside:
                report_beside(question, rows, max(given.unknown), given.runs)
                continue
            for unknown in given.unknown:
                facts = table(question, rows, unknown)
                if unknown:
                    report(question, f"{unknown:.0%} unknown", facts, given.runs, None)
                    continue
                report(question, "complete", facts, given.runs, by_hand)


if __name__ == "__main__":
    main()
