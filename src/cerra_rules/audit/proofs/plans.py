"""What is proved of the library: plans say what the rules say, and learning more changes nothing that was known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.lowering import Calendar
from cerra_rules.errors import CerraError
from cerra_rules.language.questions import Question
from cerra_rules.smt.claims import Proof
from cerra_rules.smt.learning import check_learning
from cerra_rules.smt.lowered import check_lowering
from cerra_rules.smt.solver import PATIENCE, GaveUpError

SAME_MEANING, LEARNING = "plan-says-what-the-terms-say", "learning-more-changes-nothing-known"


KINDS: tuple[Calendar, ...] = ("none", "unknown", "partly", "known")


def _chosen(question: Question[Any]) -> Iterator[dict[str, str]]:
    """Yield the choices of readings to look at: all of them open, the defaults, and each other option alone."""
    yield {}
    if question.readings:
        yield question.choose(None)
    for name, reading in question.readings.items():
        yield from (question.choose({name: option}) for option in reading.options if option != reading.default)


def same_meaning(question: Question[Any], *, patience: int = PATIENCE) -> Proof:
    """Prove that the plan of a question, which every engine runs, says what its terms say.

    Rules, outcome, citations, values and invariants are held against the terms as written: with all readings open,
    so that every choice of them is covered, and again as the plan is made under the defaults and under each option.
    Where last days move, every calendar that keeps the order of days is covered too, whether it tells all, some or nothing.
    """
    about = (
        f"{question.id}/{SAME_MEANING}",
        ("Lowered conditions and diagrams say what the rules say, under every reading", "在各种解释方案下，编译结果与规则含义一致"),
        (),
    )  # fmt: skip
    held = 0
    try:
        for chosen in _chosen(question):
            for calendar in KINDS if question.rolls else KINDS[:1]:
                checked = check_lowering(question, chosen, calendar=calendar, patience=patience)
                held += checked.held
                if checked.case is not None:
                    return Proof(*about, "refuted", (checked.case,), checked.differs)
                if checked.differs:
                    return Proof(*about, "open", reason=f"{checked.differs} may differ with some calendar")
    except (GaveUpError, OverBudgetError) as error:
        return Proof(*about, "open", reason=error.message)
    except CerraError as error:
        return Proof(*about, "not covered", reason=error.message)
    return Proof(*about, "proved", reason=f"{held} comparisons")


def learning(question: Question[Any], *, patience: int = PATIENCE) -> Proof:
    """Prove that what is known of a question while facts are unknown is the same in every completion of them."""
    about = (
        f"{question.id}/{LEARNING}",
        ("What the evaluator knows while facts are unknown stays so when they become known", "事实未明时已能判定者，事实查明后不变"),
        (),
    )  # fmt: skip
    try:
        held, found = check_learning(question, patience=patience)
    except GaveUpError as error:
        return Proof(*about, "open", reason=error.message)
    except CerraError as error:
        return Proof(*about, "not covered", reason=error.message)
    if found is not None:
        return Proof(*about, "refuted", (found[1],), found[0])
    return Proof(*about, "proved", reason=f"{held} rules and values")
