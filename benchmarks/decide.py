"""What a decision costs, against the hand-written function for the same question.

    python benchmarks/decide.py                              all ten questions, one run
    python benchmarks/decide.py --runs 3                     three fresh processes, and the range over them
    python benchmarks/decide.py --only anxi.receipts --rounds 9

Outcome and citations are compared on 2,000 random complete cases first; where they differ, nothing is timed.
All times are CPU time of this process. See README.md for what each column is.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from time import process_time_ns
from typing import Any

import by_hand
from by_hand import BY_HAND, INVARIANTS
from cases import CALENDARS, UNREACHED, as_json, cases, half_known
from plain_models import as_dataclass, plain_model

from cerra_rules import Question, RestDays, find
from cerra_rules.deciding.decision import Readings
from cerra_rules.front import decide, decider

CASES = 2000
HALVES = 400
WARM_UP = 50
Row = dict[str, float]
Loop = Callable[[Sequence[Any]], None]
Work = tuple[Loop, Sequence[Any]]

TABLES = {
    "a": (
        "(a) On ready facts, all known: times the hand-written function (limit 1.2)",
        {
            "hand_model": "by hand on the model, ns",
            "hand_slots": "by hand on slots, ns",
            "decide": "decide, ns",
            "decider": "decider, ns",
            "decide/model": "decide / by hand on the model",
            "decider/model": "decider / by hand on the model",
            "decide/slots": "decide / by hand on slots",
            "decider/slots": "decider / by hand on slots",
        },
    ),
    "b": (
        "(b) From a mapping, validated: times plain pydantic and the hand-written function (limit 1.3)",
        {
            "plain_json": "plain, from JSON values, us",
            "decide_json": "decide, us",
            "json": "ratio, JSON values",
            "python": "ratio, Python values",
            "validation": "of this validation alone, JSON values",
        },
    ),
    "c": (
        "(c) Half of the facts unknown, against all known (limit 100); "
        "(d) none known (limit 20 ms); (e) none known and every reading open",
        {
            "half_us": "half known, us, median",
            "half_p95": "us, 95th percentile",
            "half": "(c) ratio",
            "none_first": "none known, ms, first call",
            "none": "(d) ms",
            "any_first": "every reading open, ms, first call",
            "any": "(e) ms",
        },
    ),
}


def by_hand_afresh(question: str) -> Callable[[Any], Any]:
    """Return the hand-written function with code of its own: the interpreter adapts code to the types it meets."""
    spec = spec_from_file_location("by_hand_afresh", by_hand.__file__)
    assert spec is not None  # noqa: S101  # the file is there: it was imported
    assert spec.loader is not None  # noqa: S101
    sys.modules[spec.name] = module = module_from_spec(spec)  # dataclasses look their module up
    spec.loader.exec_module(module)
    function: Callable[[Any], Any] = module.BY_HAND[question]
    return function


class DisagreementError(Exception):
    """The hand-written function gives another answer than the library; their times then mean nothing."""


def agree(question: str, models: Iterable[Any]) -> Counter[str]:
    """Count the outcomes of `decide`; raise where the hand-written function differs on any form of the facts."""
    calendar = CALENDARS.get(question, {})
    hand, to_slots, run = BY_HAND[question], as_dataclass(question), decider(question, **calendar)
    plain = plain_model(question, INVARIANTS.get(question)).model_validate
    counts: Counter[str] = Counter()
    for facts in models:
        forms = (facts, to_slots(facts), plain(as_json(facts)), plain(facts.known()))
        answers = [(answer.outcome, answer.cites) for answer in map(hand, forms)]
        ours = [decide(question, facts, **calendar), decide(question, as_json(facts), **calendar), run(facts)]
        answers += [(decision.outcome, tuple(map(str, decision.citations))) for decision in ours]
        if len(set(answers)) > 1:
            raise DisagreementError(f"{question}: by hand {answers[:4]}, decide {answers[4:]}, on {facts.known()}")
        counts[ours[0].outcome] += 1
    return counts


# The loops call what a user would call; a wrapper of ours would cost as much as some decisions.


def calls(function: Callable[[Any], Any]) -> Loop:
    """Return the loop of `function(x)`."""

    def loop(inputs: Sequence[Any]) -> None:
        for x in inputs:
            function(x)

    return loop


def decisions(question: Question[Any], readings: Readings | None = None, calendar: RestDays | None = None) -> Loop:
    """Return the loop of `decide(question, x)`, with the readings and the calendar that are given."""

    def loop(inputs: Sequence[Any]) -> None:
        for x in inputs:
            decide(question, x)

    def loop_with_calendar(inputs: Sequence[Any]) -> None:
        for x in inputs:
            decide(question, x, calendar=calendar)

    def loop_with_readings(inputs: Sequence[Any]) -> None:
        for x in inputs:
            decide(question, x, readings, calendar)

    return loop_with_readings if readings is not None else loop if calendar is None else loop_with_calendar


def validations(validate: Callable[[Any], Any], function: Callable[[Any], Any]) -> Loop:
    """Return the loop of `function(validate(x))`."""

    def loop(inputs: Sequence[Any]) -> None:
        for x in inputs:
            function(validate(x))

    return loop


def cost(loop: Loop, inputs: Sequence[Any]) -> float:
    """Return the CPU time that a loop takes for one input, in nanoseconds."""
    start = process_time_ns()
    loop(inputs)
    return (process_time_ns() - start) / len(inputs)


def interleaved(works: dict[str, Work], rounds: int) -> dict[str, list[float]]:
    """Return what each work costs, round by round, in a new order each round; the first round is a warm-up."""
    costs: dict[str, list[float]] = {name: [] for name in works}
    random = Random(1)  # noqa: S311  # an order, not a secret
    for _ in range(rounds + 1):
        for name in random.sample(list(works), len(works)):
            costs[name].append(cost(*works[name]))
    return {name: found[1:] for name, found in costs.items()}


def ratio(ours: Iterable[float], theirs: Iterable[float]) -> float:
    """Return the median over the rounds of the ratio within a round."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def measure(question: str, rounds: int) -> Row:
    """Return every number of one question."""
    asked = find(question)
    unknown = [asked.facts()]
    first = {
        "none_first": cost(decisions(asked), unknown) / 1e6,
        "any_first": cost(decisions(asked, readings="any"), unknown) / 1e6,
    }
    models = list(cases(question, CASES))
    counts = agree(question, models)
    if missing := {o.code for o in asked.outcomes} - UNREACHED.get(question, set()) - set(counts):
        sys.exit(f"{question}: no case reaches {sorted(missing)}: nothing is timed")
    print(f"{question}: agrees on {CASES} cases; {', '.join(f'{o} {n}' for o, n in counts.most_common())}", flush=True)
    gc.collect()
    gc.freeze()
    return first | ready(question, models, rounds) | mapped(question, models, rounds) | unknowns(question, models)


def ready(question: str, models: list[Any], rounds: int) -> Row:
    """Measure (a): decisions on facts that are ready."""
    costs = interleaved(
        {
            "hand_model": (calls(by_hand_afresh(question)), models),
            "hand_slots": (calls(by_hand_afresh(question)), list(map(as_dataclass(question), models))),
            "decide": (decisions(find(question), **CALENDARS.get(question, {})), models),
            "decider": (calls(decider(question, **CALENDARS.get(question, {}))), models),
        },
        rounds,
    )
    row = {name: statistics.median(found) for name, found in costs.items()}
    for ours in ("decide", "decider"):
        for theirs in ("model", "slots"):
            row[f"{ours}/{theirs}"] = ratio(costs[ours], costs[f"hand_{theirs}"])
    return row


def mapped(question: str, models: list[Any], rounds: int) -> Row:
    """Measure (b): decisions on mappings, which have to be validated."""
    asked = find(question)
    validate = plain_model(question, INVARIANTS.get(question)).model_validate
    ours, theirs = decisions(asked, **CALENDARS.get(question, {})), validations(validate, by_hand_afresh(question))
    texts, values = [as_json(facts) for facts in models], [facts.known() for facts in models]
    costs = interleaved(
        {
            "decide_json": (ours, texts),
            "plain_json": (theirs, texts),
            "decide_python": (ours, values),
            "plain_python": (theirs, values),
            "read": (calls(asked.facts.read), texts),
            "validate": (calls(validate), texts),
        },
        rounds,
    )
    return {
        "plain_json": statistics.median(costs["plain_json"]) / 1e3,
        "decide_json": statistics.median(costs["decide_json"]) / 1e3,
        "json": ratio(costs["decide_json"], costs["plain_json"]),
        "python": ratio(costs["decide_python"], costs["plain_python"]),
        "validation": ratio(costs["read"], costs["validate"]),
    }


def unknowns(question: str, models: list[Any]) -> Row:
    """Measure (c), (d) and (e): decisions with unknown facts; each case of (c) is timed once, none is met twice."""
    asked, random = find(question), Random(question)  # noqa: S311  # cases, not secrets
    calendar = CALENDARS.get(question, {})
    usual, every_reading = decisions(asked, **calendar), decisions(asked, readings="any", **calendar)
    usual([half_known(facts, random) for facts in models[:WARM_UP]])
    halves = [half_known(facts, random) for facts in models[WARM_UP : WARM_UP + HALVES]]
    complete = [cost(usual, models) for _ in range(5)]
    costs = sorted(cost(usual, [facts]) for facts in halves)
    complete += [cost(usual, models) for _ in range(5)]
    unknown = [asked.facts()]
    return {
        "half_us": statistics.median(costs) / 1e3,
        "half_p95": costs[int(0.95 * len(costs))] / 1e3,
        "half": statistics.median(costs) / statistics.median(complete),
        "none": repeated(usual, unknown) / 1e6,
        "any": repeated(every_reading, unknown) / 1e6,
    }


def repeated(loop: Loop, inputs: Sequence[Any]) -> float:
    """Return the median of 15 costs, or of as many as take two seconds."""
    costs = [cost(loop, inputs)]
    while len(costs) < 15 and sum(costs) < 2e9:
        costs.append(cost(loop, inputs))
    return statistics.median(costs)


def shown(values: list[float]) -> str:
    """Return one number, or the range of several, with two or three digits that count."""
    texts = [f"{v:,.0f}" if v >= 100 else f"{v:.1f}" if v >= 10 else f"{v:.2f}" for v in (min(values), max(values))]
    return texts[0] if texts[0] == texts[1] else " - ".join(texts)


def table(part: str, runs: list[dict[str, Row]]) -> str:
    """Return one table in Markdown, with ranges over the runs."""
    title, columns = TABLES[part]
    lines = [f"### {title}", "", f"| question | {' | '.join(columns.values())} |", f"|---|{'---:|' * len(columns)}"]
    for question in runs[0]:
        cells = [shown([run[question][name] for run in runs]) for name in columns]
        lines.append(f"| {question} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def run_afresh(questions: Iterable[str], rounds: int) -> dict[str, Row]:
    """Measure in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "run.json")
        options = ["--rounds", str(rounds), "--json", str(file), "--only", *questions]
        if subprocess.run([sys.executable, __file__, *options], stdout=subprocess.DEVNULL, check=False).returncode:  # noqa: S603  # this file
            sys.exit("a run failed")
        (run,) = json.loads(file.read_text(encoding="utf-8"))
    found: dict[str, Row] = run
    return found


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(BY_HAND), default=list(BY_HAND), help="these questions")
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--runs", type=int, default=1, help="fresh processes, one after another")
    parser.add_argument("--json", help="write the numbers to this file")
    args = parser.parse_args()
    if args.runs == 1:
        runs = [{question: measure(question, args.rounds) for question in args.only}]
    else:
        runs = [run_afresh(args.only, args.rounds) for _ in range(args.runs)]
    for part in TABLES:
        print("\n" + table(part, runs))
    if args.json:
        Path(args.json).write_text(json.dumps(runs, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
