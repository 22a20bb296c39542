"""The Anxi County e-commerce measures: its questions, in the order of the text; each is a module of its name.

from cerra_rules.anxi.scope_and_roles import scope_and_roles
"""

from cerra_rules.anxi.instrument import ANXI as INSTRUMENT

__all__ = ["INSTRUMENT", "QUESTIONS"]

QUESTIONS = (
    "scope_and_roles",
    "licence_display",
    "filing",
    "natural_person_seller",
    "goods_quality",
    "disclosure",
    "seven_day_return",
    "standard_terms",
    "receipts",
    "consumer_information",
    "own_platform",
    "record_retention",
    "transaction_completion",
    "platform_systems",
    "platform_records",
    "platform_disputes",
    "platform_conduct",
    "infrastructure",
    "prohibited_conduct",
    "authorities",
    "inspection",
    "electronic_evidence",
    "suspension",
    "website_closure",
    "liability",
    "official_misconduct",
    "entry_into_force",
    "inspection_cooperation",
    "officer_conduct",
)
