"""The CERRA charter: its questions in the order of the text, each in the module of its name.

from cerra_rules.charter.resolution import Resolution, resolution
"""

from cerra_rules.charter.instrument import CHARTER as INSTRUMENT

__all__ = ["INSTRUMENT", "QUESTIONS"]

QUESTIONS = (
    "identity",  # articles 1, 2, 14 and 24
    "business_scope",  # article 6
    "eligibility",  # articles 7 and 8
    "admission",  # article 9
    "member_rights",  # article 10
    "member_duties",  # article 11
    "termination",  # articles 12 and 13
    "competence",  # articles 9 to 37
    "resolution",  # article 16
    "annual_plenary",  # article 17
    "presidium_qualification",  # article 18
    "convening",  # articles 19 and 22
    "expert_committee",  # articles 20 and 21
    "secretariat_appointment",  # articles 19, 23 and 25
    "funding_source",  # article 26
    "use_of_funds",  # article 27
    "accounting",  # articles 28 and 29
    "audit_and_publication",  # article 30
    "asset_protection",  # article 31
    "dissolution",  # article 32
    "liquidation",  # article 33
    "residual_assets",  # article 34
    "entry_into_force",  # articles 15, 35 and 37
    "interpretation",  # article 36
)
