"""Generated Python: one function for each question and choice of readings.

It tests the rules outcome by outcome in Python's own `and` and `or`, collects one bit for each that applies, and
looks the verdict up in a table of shared immutable verdicts. Where it reads an unknown fact, the completions decide instead.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.branches import Branches
from cerra_rules.deciding.plan import Plan, Verdict, Verdicts
from cerra_rules.deciding.python_source import MANY_READS, NONE, Read, Source
from cerra_rules.language.rules import Outcome
from cerra_rules.language.terms import HOLDS, Condition, Truth


def compile_plan(plan: Plan, settle: Callable[..., Any], decision: type[Any]) -> Callable[..., Any]:
    """Return the function from a model of the facts and a calendar to a decision.

    `settle(plan, facts, calendar)` decides where an unknown fact is met; `decision` is the class of what the function returns elsewhere.
    """
    source = Source()
    body: list[str] = []
    read = NONE
    told = plan.where_told
    for outcome in plan.question.outcomes:
        lines, read = _outcome(source, told, plan, outcome, read)
        body += lines
    if source.reads > MANY_READS:
        other = Source()
        with suppress(OverBudgetError):
            branches = Branches(other, told, plan)
            if branches.is_short and 2 * branches.longest < source.reads:
                source, body = other, branches.lines
    lines = [
        "def decide(f, calendar=None):",
        "    d = f.__dict__",
        "    try:",
        *(f"        {line}" for line in body),
    ]
    lines += [
        "    except (TypeError, AttributeError, KeyError):",
        "        pass  # an unknown fact",
        "    return settle(f, calendar)",
    ]
    name = f"{plan.question.id} {' '.join(plan.chosen.values())}".strip()
    later = lambda f, calendar: settle(plan, f, calendar)  # noqa: E731  # one call less than a partial
    return source.compile(name, lines, settle=later, Decision=decision)


def _outcome(source: Source, plan: Plan, of: Plan, outcome: Outcome, read: Read) -> tuple[list[str], Read]:
    """Return the lines that decide on one outcome, and the facts that are read where it is not reached."""
    rules = [c for rule, c in plan.rules if rule.outcome is outcome and c != Truth(False)]
    is_last = outcome is plan.question.outcomes[-1]
    if not rules and not is_last:
        return [], read
    citing = plan.citing(outcome)
    others = [c for _, sources in citing for c in sources if c not in rules and c not in (HOLDS, Truth(False))]
    bits = list(dict.fromkeys([*rules, *others]))

    def verdict(mask: int) -> Verdict:
        held = [c for i, c in enumerate(bits) if mask >> i & 1]
        return Verdict(
            of,
            outcome,
            tuple(p for p, sources in citing if HOLDS in sources or any(c in held for c in sources)),
            (),
        )

    reached = list(dict.fromkeys(rules))
    if len(bits) == len(reached) and all(HOLDS in sources or {*reached} <= {*sources} for _, sources in citing):
        only = source.constant(verdict((1 << len(bits)) - 1))  # whichever rules apply, the verdict is the same
        tests = list(source.in_turn(bits, read))
        guard = f"if {' or '.join(t.text for t in tests)}: " if tests else ""
        return [guard + source.answer(only)], tests[-1].fails if tests else read
    table = source.constant(Verdicts(verdict))
    lines = ["m = 0"]
    here = read
    for i, condition in enumerate(reached):
        test = source.test(condition, here)
        lines.append(f"if {test.text}: m |= {1 << i}")
        here = test.holds & test.fails
        read |= test.fails
    indent = ""
    if not is_last:
        lines.append("if m:")
        indent = "    "
    inside = _inside_rules(plan, outcome, reached)
    for i, condition in enumerate(bits[len(reached) :], len(reached)):
        rule, limb = inside.get(condition, (None, condition))
        test = source.test(limb, here)
        lines.append(f"{indent}if {'' if rule is None else f'm & {1 << rule} and '}{test.text}: m |= {1 << i}")
        here = test.holds & test.fails if rule is None else here
    return [*lines, indent + source.answer(f"{table}[m]")], read


def _inside_rules(
    plan: Plan,
    outcome: Outcome,
    reached: list[Condition],
) -> dict[Condition, tuple[int | None, Condition]]:
    """Return, for the limbs of rules, the place of the rule and what the limb adds to it."""
    found: dict[Condition, tuple[int | None, Condition]] = {}
    for rule, condition in plan.rules:
        if rule.outcome is outcome and condition in reached:
            for limb, own in plan.limbs(rule):
                found.setdefault(limb, (reached.index(condition), own))
    return found
