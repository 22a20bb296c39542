"""Facts that another question decides: they say so, and take its decision."""

from __future__ import annotations

from typing import Any

import pytest
from typer.testing import CliRunner

from cerra_rules import find
from cerra_rules.cli import app
from cerra_rules.dossiers.book import Book
from cerra_rules.dossiers.derivations import Ask, Derivation, Settle, answered, each
from cerra_rules.dossiers.entries import Entry
from cerra_rules.errors import DefinitionError, FactError
from cerra_rules.explaining.describe import deciders, described, description
from cerra_rules.front import decide
from cerra_rules.language.decided import Decided

RETENTION, COMPLETION = find("anxi.record_retention"), find("anxi.transaction_completion")
LIABILITY = find("anxi.liability")
COMPLETED = decide(COMPLETION, {}, readings=None)


def completion(outcome: str) -> Any:
    """Return a decision about the completion of a transaction with this outcome."""
    from cerra_rules.smt import solve  # noqa: PLC0415  # it finds the facts

    found = solve(COMPLETION, outcome)
    assert found is not None
    return decide(COMPLETION, found.facts, readings=found.readings)


@pytest.mark.parametrize(("outcome", "said"), [("completed", True), ("not_completed", False)])
def test_a_fact_takes_the_decision_of_the_question_that_decides_it(outcome: str, said: bool) -> None:
    decision = completion(outcome)
    facts = RETENTION.facts.read({"transaction_is_completed": decision})
    assert facts.transaction_is_completed is said
    assert facts.decided == {"transaction_is_completed": (decision,)}
    assert RETENTION.facts(transaction_is_completed=decision).decided == facts.decided
    assert facts == RETENTION.facts(transaction_is_completed=said)
    assert RETENTION.facts(transaction_is_completed=said).decided == {}


def test_an_open_decision_leaves_the_fact_unknown() -> None:
    assert COMPLETED.outcome == "undetermined"
    assert RETENTION.facts.read({"transaction_is_completed": COMPLETED}).known() == {}


def test_an_explanation_names_the_other_question_and_what_it_cites() -> None:
    decision = completion("completed")
    given = {"record_kind": "platform_transaction", "transaction_is_completed": decision}
    english, chinese = (decide(RETENTION, given).answer().text(lang, detail="full") for lang in ("en", "zh"))
    assert "The transaction is completed: yes (from another question: " in english
    assert decision.question.asks[0] in english
    assert "交易已经完成：是（由另一问题得出：" in chinese
    assert "from another question" not in decide(RETENTION, {"transaction_is_completed": True}).answer().text(
        detail="full"
    )


def test_a_decision_of_another_question_is_refused() -> None:
    other = decide("anxi.receipts", {})
    with pytest.raises(FactError, match=r"is not decided by `anxi\.receipts`") as refused:
        RETENTION.facts.read({"transaction_is_completed": other})
    assert "`anxi.transaction_completion`" in refused.value.hint
    with pytest.raises(FactError, match="no question decides it"):
        RETENTION.facts.read({"receipt_was_issued": other})
    with pytest.raises(FactError, match="is not one of its facts"):
        decide(RETENTION, {"transaction_was": completion("completed")})


def test_of_many_questions_one_makes_it_true_and_all_together_false() -> None:
    (spec,) = (s for s in LIABILITY.facts.specs.values() if len(s.decided_by) > 1)

    class Said(Decided):
        """What a decision looks like."""

        def __init__(self, question: str, outcome: str) -> None:
            self._said = find(question), outcome

        question = property(lambda self: self._said[0])
        outcome = property(lambda self: self._said[1])

    def stated(outcomes: list[str]) -> Any:
        decisions = [Said(by.question, o) for by, o in zip(spec.decided_by, outcomes, strict=False)]
        return LIABILITY.facts.read({spec.name: decisions}).known().get(spec.name)

    every = len(spec.decided_by)
    assert stated(["compliant"] * (every - 1)) is None
    assert stated(["compliant"] * every) is False
    assert stated([spec.decided_by[0].outcomes[0], *["compliant"] * (every - 1)]) is True
    assert stated([spec.decided_by[0].outcomes[0]]) is True


def test_people_are_told_what_decides_a_fact() -> None:
    spec = RETENTION.facts.specs["transaction_is_completed"]
    (line,) = deciders(spec.decided_by, "en")
    assert COMPLETION.asks[0] in line
    assert COMPLETION.asks[1] in deciders(spec.decided_by, "zh")[0]
    assert line in description(RETENTION, "en")
    (data,) = (f for f in described(RETENTION)["facts"] if f["name"] == spec.name)
    assert data["decided_by"] == [{"question": COMPLETION.id, "outcomes": ["completed"]}]
    known = [f"--set={name}" for name in ("record_kind=platform_transaction", "assessed_on=2024-05-01")]
    said = CliRunner().invoke(app, ["ask", "anxi.record_retention", *known], input="?\n" * 30).output
    assert line in said


class Sale(Entry):
    """A sale."""

    kind = "sale"


def test_a_dossier_that_takes_an_answer_otherwise_is_refused() -> None:
    sale = each(Sale)
    arises = Derivation(
        "arises", "", RETENTION.provisions[:1], (sale,), (Ask(RETENTION.id, sale), Ask(COMPLETION.id, sale))
    )

    def book(value: bool) -> Book:
        when = (sale, answered(COMPLETION.id, "completed", about=sale["id"]))
        then = (Settle(RETENTION.id, sale, "transaction_is_completed", value=value),)
        return Book((Sale,), (arises, Derivation("takes", "", RETENTION.provisions[:1], when, then)))

    assert book(value=True).derivations
    with pytest.raises(DefinitionError, match="is False where the outcome is `completed`"):
        book(value=False)
