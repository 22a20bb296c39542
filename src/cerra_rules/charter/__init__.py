"""The CERRA charter: its questions, in the order of the text; each is a module of its name.

from cerra_rules.charter.identity import identity
"""

from cerra_rules.charter.instrument import CHARTER as INSTRUMENT

__all__ = ["INSTRUMENT", "QUESTIONS"]

QUESTIONS = (
    "identity",
    "business_scope",
    "eligibility",
    "admission",
    "member_rights",
    "member_duties",
    "termination",
    "competence",
    "resolution",
    "annual_plenary",
    "presidium_qualification",
    "convening",
    "expert_committee",
    "secretariat_appointment",
    "funding_source",
    "use_of_funds",
    "accounting",
    "audit_and_publication",
    "asset_protection",
    "dissolution",
    "liquidation",
    "residual_assets",
    "entry_into_force",
    "interpretation",
)
