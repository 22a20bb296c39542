"""What must not type-check: each line is an error that both checkers see; an ignore that is not needed fails."""
# pyright: strict, reportUnusedExpression=false

from __future__ import annotations

from datetime import date
from typing import assert_never

from cerra_rules import decide, decider, find, next_facts
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.seven_day_return import EXEMPT, RETURN, DigitalSupply, Return, seven_day_return
from cerra_rules.charter.resolution import Resolution
from cerra_rules.language import Rule, all_of, days, not_
from cerra_rules.typed import ReturnDecision, ReturnFacts

# ------------------------------------------------------------------------------------------------ rules
Return.recieved_on  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
Return.received_on <= 7  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
Resolution.votes_for >= date(2024, 3, 1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
Resolution.votes_for + days(7)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
Return.digital_supply.is_("none")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resolution.votes_for.is_(DigitalSupply.NONE)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
all_of(Return.is_service, True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
not_(Return.received_on)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Rule("made-up", EXEMPT, Return.is_service)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Rule("made-up", "anxi:13(4)", Return.is_service)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Rule("made-up", RETURN, True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
ANXI.article("13")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# ------------------------------------------------------------------------------------- facts as a model
Return(recieved_on=date(2024, 3, 1))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Return(received_on=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Return(votes_for=7)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
decide("anxi.seven_day_return", Resolution())  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decider("anxi.seven_day_return")(Resolution())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
find("anxi.seven_day_return").facts.recieved_on  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

# ----------------------------------------------------------------------------------- facts as a mapping
misspelt: ReturnFacts = {"recieved_on": "2024-03-01"}  # type: ignore[typeddict-unknown-key]  # pyright: ignore[reportAssignmentType]
no_day: ReturnFacts = {"received_on": 7}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]
no_option: ReturnFacts = {"digital_supply": "online"}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]
decide("anxi.seven_day_return", {"recieved_on": "2024-03-01"})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide(seven_day_return, {"recieved_on": "2024-03-01"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("anxi.seven_day_return", {"votes_for": 7})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("charter.resolution", {"honorary_chair": "presnt"})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("charter.expert_committee", {"resolution_is_valid": decide("charter.convening", {})})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]

# ------------------------------------------------------------------------------ questions, readings, days
name = str(date(2024, 3, 1))
find("anxi.seven_day_return").facts(votes_for=7)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
decide(name, {})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("anxi.seven_day_retrun", {})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decider("anxi.seven_day_retrun")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("anxi.seven_day_return", Return(), calendar=[date(2024, 10, 1)])  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("anxi.seven_day_return", Return(), readings="all")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("anxi.seven_day_return", Return(), readings={"return_period_rest_day": "no_roll"})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("anxi.seven_day_return", Return(), readings={"return_period_rest_days": "no_rol"})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
decide("anxi.seven_day_return", Return(), readings={"exact_two_thirds": "enough"})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]

decide(seven_day_return, Return(), readings={"return_period_rest_day": "no_roll"}).outcome  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
decide(find("anxi.seven_day_return"), Return(), readings={"return_period_rest_days": "no_rol"}).outcome  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
decider(seven_day_return, readings={"exact_two_thirds": "enough"})(Return())  # type: ignore[operator]  # pyright: ignore[reportCallIssue]

# ------------------------------------------------------------------------------------- what comes out
decision = decide("anxi.seven_day_return", Return())
decision.outcome == "must_acept_return"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
decision.outcome == "invalid_no_quorum"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
decision.tone == "favorable"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
decision.values["last_days"]  # type: ignore[typeddict-item]  # pyright: ignore[reportGeneralTypeIssues]
last_day: int = decision.values["last_day"]  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
decision.values["last_day"] = None  # type: ignore[typeddict-readonly-mutated]  # pyright: ignore[reportTypedDictNotRequiredAccess]
decision.readings["return_period_rest_day"]  # type: ignore[index]  # pyright: ignore[reportArgumentType]
decision.readings["return_period_rest_days"] == "no_rol"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
decision.facts.recieved_on  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
decision.needs[0] == "recieved_on"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
decision.nearest("must_acept_return")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# ------------------------------------------------------------------------------------------- interviews
next_facts("anxi.seven_day_return", {"recieved_on": "2024-03-01"})  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
next_facts("anxi.seven_day_return", Return(), declined=["recieved_on"])  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
next_facts(seven_day_return, Return(), declined=["recieved_on"])[0]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
next_facts("anxi.seven_day_return", Return())[0].name == "recieved_on"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]
next_facts("anxi.seven_day_return", Return())[0].kind == "boolean"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]


def said(given: ReturnDecision) -> str:
    """Leave out an outcome."""
    match given.outcome:
        case "must_accept_return" | "open" | "not_applicable" | "exempt" | "period_over" | "period_not_started":
            return "said"
        case "undetermined":
            return "unsaid"
        case rest:
            assert_never(rest)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
