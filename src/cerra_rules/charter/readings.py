"""Contested readings that several questions share; one that a single question uses stands in that question's module.

What each doubt is, what the options mean and why the default was chosen is said in `contested.json`.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import Condition, all_of, any_of

VIOLATION_PROOF_STANDARD = CHARTER.reading(
    "violation_proof_standard", options=("effective_decision", "presidium_finding"), default="effective_decision"
)  # RC04
SECRETARIAT_CONVENING = CHARTER.reading("secretariat_convening", options=("not_allowed", "allowed"), default="not_allowed")  # RC29


def is_proven(*, by_decision: Condition, by_finding: Condition) -> Condition:
    """Hold where a violation is proven: an organ competent for it has decided, or the presidium's own finding is taken for enough."""
    return any_of(by_decision, all_of(VIOLATION_PROOF_STANDARD.is_("presidium_finding"), by_finding))
