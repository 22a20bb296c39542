"""One reader: whatever a file of one row holds, every entry gives the same answer or the same refusal.

`CERRA_ROWS=10000` draws ten thousand files; the suite draws few, for the commands share the code.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from cerra_rules import cli, decide, find
from cerra_rules.cases.cases import stated
from cerra_rules.cases.check import check
from cerra_rules.cases.reading import open_cases
from cerra_rules.cli.arguments import read_case
from cerra_rules.errors import CerraError
from cerra_rules.tables import decide_files
from cerra_rules.testing.plugin.cases import said

ROWS = int(os.environ.get("CERRA_ROWS", "120"))
QUESTIONS = ("anxi.seven_day_return", "charter.resolution", "anxi.platform_systems", "anxi.receipts", "anxi.suspension")
FORMATS = ("csv", "yaml", "json", "jsonl", "toml", "parquet")
ODD = {
    "bool": ["TRUE", " true", "yes", "no", "1", "0", "True", "on", "off", "wahr", "是", "null", "~", "[]", '"true"'],
    "int": ["017", "+17", "-0", "-1", "100", "1_7", "17.0", "1e1", "１７", "1234567890", "9" * 19, "0x1F", "", " 3 ", "3;4", "true"],
    "date": [
        "2024-9-24", "2024-02-30", "20240924", "2024-09-24T00:00", "2024-09-24T18:30:00+08:00", "2024-09-24T20:00:00Z", "2024-W39-2",
        "2024-W39-2T00:00Z", "2024-09-24 00:00:00+08:00", "infinity", "9999-12-31", "0001-01-01", "45559", "2024/09/24", "2024-09-24\t",
        "\u00a02024-09-24", "2024-09-24T24:00Z", "1800-01-01", "24.09.2024",
    ],
    "enum": ["None", "none ", "nothing", "0", "no", "off", "yes", "NONE", "'none'", "\ufeffnone"],
    "set": ["[]", "[ ]", ",", "none", "a,b", " user_registration , trading_rules ", "user_registration,", "[user_registration]"],
    "dates": ["[]", "2024-10-01,2024-10-02", "2024-10-01, 2024-10-32", ",", "2024-10-01T00:00Z"],
}  # fmt: skip
TYPED = [
    1,
    0,
    -1,
    3.0,
    3.5,
    1e30,
    True,
    False,
    "",
    " ",
    "none",
    [],
    ["a"],
    ["a", None],
    {"a": 1},
    2**62,
    10**19,
    "2024-09-24",
    None,
]


def good(draw: random.Random, spec: Any) -> Any:
    match spec.kind:
        case "bool":
            return draw.random() < 0.5
        case "int":
            return draw.randint(spec.low, min(spec.high, 99))
        case "date":
            return date(2024, draw.randint(1, 12), draw.randint(1, 28)).isoformat()
        case "dates":
            return ["2024-10-01"] * draw.randint(0, 1)
        case "set":
            return draw.sample([str(v) for v in spec.values], draw.randint(0, 2))
        case _:
            return str(draw.choice(spec.values))


def cell(draw: random.Random, value: Any) -> str:
    text = "" if value is None else json.dumps(value) if isinstance(value, bool) else str(value)
    if isinstance(value, list):
        text = ",".join(map(str, value)) or "[]"
    if draw.random() < 0.1:
        return draw.choice([f" {text}", f"{text} ", f"\t{text}", f'"{text}"', f'="{text}"', f'{text}"', f"{text}\r"])
    return f'"{text}"' if "," in text else text


def as_text(form: str, draw: random.Random, facts: Mapping[str, Any]) -> str:
    """Return one row as text: what is odd stands as it is, so that the format itself may be broken by it."""
    if form == "csv":
        end = draw.choice(["\n", "\n", "\n", "\r\n", "", "\n\n", "\r"])
        return ",".join(facts) + "\n" + ",".join(cell(draw, value) for value in facts.values()) + end
    odd = {n: v.text if isinstance(v, Odd) else json.dumps(v, ensure_ascii=False) for n, v in facts.items()}
    if form == "toml":
        return "\n".join(f"{name} = {text}" for name, text in odd.items()) + "\n"
    if form == "yaml":
        return "\n".join(f"{name}: {text}" for name, text in odd.items()) + "\n"
    shown = {
        n: json.dumps(v.text, ensure_ascii=False) if isinstance(v, Odd) and draw.random() < 0.8 else odd[n]
        for n, v in facts.items()
    }
    return "{" + ", ".join(f'"{name}": {text}' for name, text in shown.items()) + "}\n"


class Odd:
    """A value that nobody should write so."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def write(draw: random.Random, folder: Path, number: int) -> tuple[Path, str]:
    question = find(draw.choice(QUESTIONS))
    specs = draw.sample([*question.facts.specs.values()], draw.randint(1, min(6, len(question.facts.specs))))
    facts: dict[str, Any] = {spec.name: good(draw, spec) for spec in specs}
    form = draw.choice(FORMATS)
    path = folder / f"{number}.cases.{form}"
    for spec in draw.sample(specs, draw.choice([0, 1, 1, 1, 2]) if len(specs) > 1 else 1):
        typed = form != "csv" and draw.random() < 0.3
        facts[spec.name] = draw.choice(TYPED) if typed else Odd(draw.choice(ODD[spec.kind]))
    if draw.random() < 0.15:
        facts[draw.choice(["x", "recieved_on", "id", "was_receivd", "why", *question.readings])] = draw.choice([
            "1",
            "a",
            "",
            None,
        ])
    if form == "parquet":
        columns = {name: arrow(draw, value) for name, value in facts.items()}
        pq.write_table(pa.table(columns), path)
    else:
        path.write_text(as_text(form, draw, facts), encoding=draw.choice(["utf-8"] * 9 + ["utf-8-sig"]), newline="")
    return path, question.id


def arrow(draw: random.Random, value: Any) -> Any:
    if isinstance(value, Odd):
        return draw.choice([
            pa.array([value.text]), pa.array([value.text]).dictionary_encode(), pa.array([datetime(2024, 9, 24, 17, tzinfo=UTC)]),
            pa.array([datetime(2024, 9, 24)]), pa.array([2**31 - 1], pa.date32()), pa.array([3.0]), pa.array([None]),  # noqa: DTZ001
            pa.array([7], pa.uint8()), pa.array([12345678901234567890], pa.decimal128(38)), pa.array([2**63 - 1], pa.timestamp("ns", "UTC")),
        ])  # fmt: skip
    if isinstance(value, str) and re.fullmatch(r"2024-\d\d-\d\d", value) and draw.random() < 0.7:
        return pa.array([date.fromisoformat(value)])
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**63) <= value < 2**63:
        value = str(value)
    return pa.array([value])


def plain(message: str, path: Path, question: str) -> str:
    """Return what a refusal says, without the place, which each entry names in its own way."""
    message = (
        message.replace(str(path), "").replace(f"{question}: ", "").replace("not written, for 1 row is no case", "")
    )
    return re.sub(
        r"(?:(?<=^)|(?<=[:,] ))(?:: |case 1\b|row 1\b|line \d+\b(?!,| is| ends)|column `[^`]*`(?=[,:])|\([^)]*\)|[:, ])*",
        "",
        message,
        count=1,
    )


Answer = tuple[Any, ...]


def refused(error: CerraError, path: Path, question: str) -> Answer:
    return (
        "refused",
        plain(error.message, path, question).split("; ")[0],
    )  # the first fault: rows have all theirs, columns one


def by_check(path: Path, question: str) -> list[Answer]:
    """Return the answer to the row or, where the row or what follows it is refused, each refusal."""
    results = [*check([path], question)]
    if errors := [refused(result.error, path, question) for result in results if result.error]:
        return errors
    (decision,) = (result.decision for result in results)
    assert decision is not None
    return [(decision.outcome, [str(p) for p in decision.citations], [*decision.needs])]


def by_bulk(path: Path, question: str) -> Answer:
    out = path.with_suffix(".out.parquet")
    asked = find(question)
    try:
        summary = decide_files(
            asked, [str(path)], str(out), prefix="a_", open_rows=partial(open_cases, question=asked, recipe=None)
        )
    except CerraError as error:
        return refused(error, path, question)
    if summary.faults:
        return refused(summary.faults[0], path, question)
    (row,) = pl.read_parquet(out).rows(named=True)
    out.unlink()
    return (row["a_outcome"], row["a_citations"], row["a_needs"])


def by_decide_and_ask(path: Path, question: str) -> Answer:
    asked = find(question)
    try:
        case = read_case(asked, question, str(path))
        decision = decide(asked, stated(asked, case.facts), readings=case.readings, calendar=case.calendar)
    except CerraError as error:
        return refused(error, path, question)
    return (decision.outcome, [str(p) for p in decision.citations], [*decision.needs])


ENTRIES: dict[str, Callable[[Path, str], Answer]] = {"bulk": by_bulk, "decide and ask": by_decide_and_ask}


def test_every_entry_gives_the_same_answer_or_the_same_refusal(tmp_path: Path) -> None:
    draw = random.Random(18)
    answers: dict[bool, int] = {True: 0, False: 0}
    for number in range(ROWS):
        path, question = write(draw, tmp_path, number)
        checked = by_check(path, question)
        answers[checked[0][0] == "refused"] += 1
        for name, entry in ENTRIES.items():
            assert entry(path, question) in checked, (name, question, path.read_bytes(), checked)
    assert min(answers.values()) > ROWS // 8, answers


CONFTEST = """
import json

def pytest_runtest_logreport(report):
    if report.when == "call":
        with open("seen.jsonl", "a", encoding="utf-8") as file:
            print(json.dumps([report.nodeid, str(report.longrepr or "")]), file=file)

def pytest_collectreport(report):
    if report.failed:
        with open("seen.jsonl", "a", encoding="utf-8") as file:
            print(json.dumps([report.nodeid, str(report.longrepr)]), file=file)
"""


def test_pytest_says_of_each_file_what_check_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    draw = random.Random(19)
    made = [write(draw, Path(), number) for number in range(ROWS)]
    for path, question in made:
        if question != QUESTIONS[0]:
            path.unlink()
    kept = [path for path, question in made if question == QUESTIONS[0]]
    Path("conftest.py").write_text(CONFTEST, encoding="utf-8")
    Path("pytest.ini").write_text(f"[pytest]\ncerra_question = {QUESTIONS[0]}\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--continue-on-collection-errors",
        "-W",
        "error",
        ".",
    ]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    seen = [json.loads(line) for line in Path("seen.jsonl").read_text(encoding="utf-8").splitlines()]
    shown = {node.partition("::")[0]: text.replace(f"{tmp_path}/", "") for node, text in seen}
    assert set(shown) == {path.name for path in kept}
    for path in kept:
        results = [*check([path], QUESTIONS[0])]
        texts = [
            "" if result.status.name == "DECIDED" else said(result)
            for result in results
            if result.error or len(results) == 1
        ]
        assert shown[path.name] in texts, path.read_bytes()


@pytest.mark.parametrize(("name", "content"), [
    ("in.csv", "was_received,received_on\ntrue,2024-09-24T18:30:00+08:00\n"),
    ("in.yaml", "was_received: true\nreceived_on: 2024-09-24\n"),
    ("in.jsonl", '{"question": "anxi.seven_day_return", "facts": {"was_received": true, "received_on": "2024-09-24"}}\n'),
    ("in.toml", "was_received = true\nreceived_on = 2024-09-24\n"),
    ("in.json", '[{"was_received": true, "received_on": "2024-09-24"}]'),
])  # fmt: skip
def test_the_commands_read_every_kind_of_file(
    name: str, content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(content, encoding="utf-8")
    asked = QUESTIONS[0]
    run = CliRunner().invoke
    checked = run(cli.app, ["check", name, "--question", asked, "--output", "json"])
    (problem,) = json.loads(checked.stdout)["results"]
    bulk = run(cli.app, ["bulk", asked, name, "out.csv"])
    assert bulk.exit_code == 0, bulk.output
    (row,) = pl.read_csv("out.csv", infer_schema=False).rows(named=True)
    decided = json.loads(run(cli.app, ["decide", asked, name, "--format", "json"]).stdout)
    spoken = run(cli.app, ["ask", asked, name], input="q\n").stdout
    assert problem["needs"] == decided["needs"] == row["needs"].split(",")
    assert problem["outcome"] == decided["outcome"] == row["outcome"] == "undetermined"
    assert "received_on" not in spoken.partition("\n\n")[2].partition("undetermined")[0]
