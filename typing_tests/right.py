"""What must type-check: checked by mypy and pyright, never run."""
# pyright: strict

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, assert_never, assert_type

from cerra_rules import Decision, Question, RestDays, decide, decider, find, next_facts
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.seven_day_return import DigitalSupply, Return, seven_day_return
from cerra_rules.charter.competence import Competence
from cerra_rules.charter.resolution import Resolution
from cerra_rules.explaining.interview import FactToAsk
from cerra_rules.language import TWO_THIRDS, Condition, Facts, Provision, Rule, Term, all_of, days, not_
from cerra_rules.typed import ReturnDecision, ReturnFacts, ReturnName, ReturnOutcome

# ------------------------------------------------------------------------------------------------ rules
assert_type(Return.is_service, Condition)
assert_type(Return.received_on, Term[date])
assert_type(Return.digital_supply, Term[DigitalSupply])
assert_type(Resolution.votes_for, Term[int])
assert_type(Return.received_on + days(7), Term[date])
assert_type(Return.received_on <= Return.assessed_on, Condition)
assert_type(Resolution.votes_for + 1 >= Resolution.present_members, Condition)
assert_type(Resolution.present_members.at_least(TWO_THIRDS, of=Resolution.members_in_office), Condition)
assert_type(all_of(Return.is_service, not_(Return.was_received)), Condition)

Rule("a-rule", ANXI.article(13).item(4), Return.digital_supply.is_(DigitalSupply.NONE))

# ------------------------------------------------------------------------------------------------ facts
model = Return(is_service=False, received_on=date(2024, 3, 1))
assert_type(model.received_on, date | None)
assert_type(model.is_service, bool | None)
written: ReturnFacts = {"received_on": "2024-03-01", "digital_supply": "none", "was_received": None}

# -------------------------------------------------------------------------------------------- decisions
decision = decide("anxi.seven_day_return", model, calendar=RestDays.none())
assert_type(decision, ReturnDecision)
assert_type(decide("anxi.seven_day_return", written, readings="any"), ReturnDecision)
assert_type(decide(seven_day_return, {"digital_supply": DigitalSupply.NONE}), ReturnDecision)
assert_type(decide(find("anxi.seven_day_return"), model, {"return_period_rest_days": "no_roll"}), ReturnDecision)
assert_type(decider("anxi.seven_day_return")(model), ReturnDecision)
assert_type(decision.facts, Return)
assert_type(decision.question, Question[Return])
assert_type(decision.outcome, ReturnOutcome)
assert_type(decision.values["last_day"], date | None)
assert_type(decision.values["days_left"], int | None)
assert_type(decision.values["exemptions"], tuple[Provision, ...] | None)
assert decision.outcome == "must_accept_return"
assert decision.tone == "favourable"
assert "received_on" in decision.needs
assert decision.readings["return_period_rest_days"] == "roll_forward"
decision.nearest("too_late")


def said(outcome: ReturnOutcome) -> str:
    """Say every outcome: one that is left out is an error."""
    match outcome:
        case "must_accept_return" | "open":
            return "yes"
        case "not_applicable" | "exempt" | "too_late" | "period_over":
            return "no"
        case "period_not_started" | "undetermined":
            return "not yet"
        case _:
            assert_never(outcome)


# --------------------------------------------------------------------------- what another question decides
resolved = decide("charter.resolution", {"members_in_office": 17, "present_members": 12, "votes_for": 6})
decide("charter.expert_committee", {"resolution_is_valid": resolved})
decide("charter.competence", Competence(was_conferred_by_presidium=True))

# ------------------------------------------------------------------------------------------- interviews
assert_type(next_facts("anxi.seven_day_return", written, declined=["received_on"]), tuple[FactToAsk[ReturnName], ...])
assert_type(next_facts(find("anxi.seven_day_return"), model, declined=("calendar",)), tuple[FactToAsk[ReturnName], ...])
assert_type(next_facts(find(str(model)), {"any": 1}), tuple[FactToAsk, ...])

# ------------------------------------------------------------------- questions by any text, and of one's own


def of_text(id: str, facts: Mapping[str, Any]) -> Decision:
    """Decide what comes from outside: the id is a text, and what it has of facts is looked at when it is decided."""
    return decide(find(id), facts)


def of_ones_own(question: Question[Facts], facts: Facts) -> str:
    """Decide any question on its model."""
    assert_type(decide(question, facts).values, Mapping[str, Any])
    return decide(question, facts).outcome


def as_any(given: ReturnDecision) -> Decision:
    """Take a decision for one of any question."""
    return given
