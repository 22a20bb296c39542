"""All proofs, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from cerra_rules.audit.proofs import anxi, charter, numbers
from cerra_rules.audit.proofs.plans import LEARNING, SAME_MEANING, learning, same_meaning
from cerra_rules.errors import QuestionError, near
from cerra_rules.front import find, question_ids
from cerra_rules.language.questions import Question
from cerra_rules.smt.claims import Claim, Proof, prove
from cerra_rules.smt.solver import PATIENCE


def claims() -> Iterator[Claim]:
    """Yield every claim about the two instruments, then those about counts and days."""
    for part in (charter, anxi, numbers):
        yield from part.claims()


def claim_ids() -> tuple[str, ...]:
    """Return the ids of all claims, in the order of their proofs."""
    return tuple(_work(PATIENCE))


def _work(patience: int) -> dict[str, Callable[[], Proof]]:
    work: dict[str, Callable[[], Proof]] = {c.id: partial(prove, c, patience=patience) for c in claims()}
    for id in question_ids():
        work |= _of_any(find(id), patience)
    return work


def _of_any(question: Question[Any], patience: int) -> dict[str, Callable[[], Proof]]:
    """Return the claims that are made of every question."""
    return {
        f"{question.id}/{SAME_MEANING}": partial(same_meaning, question, patience=patience),
        f"{question.id}/{LEARNING}": partial(learning, question, patience=patience),
    }


def proofs(words: str | Question[Any] = "", *, patience: int = PATIENCE) -> Iterator[Proof]:
    """Prove, one after another, every claim whose id contains `words`, or those made of any question about this one.

    The solver may take `patience` milliseconds for one step. Raises QuestionError where no claim is meant, and
    MissingExtraError where z3 is not installed.
    """
    if isinstance(words, Question):
        yield from (work() for work in _of_any(words, patience).values())
        return
    work = _work(patience)
    wanted = [id for id in work if words in id]
    if not wanted:
        raise QuestionError(f"no claim has `{words}` in its id", near(words, work) or "without it, all are proved")
    for id in wanted:
        yield work[id]()
