"""The Anxi County e-commerce measures: its questions, each a module of its name.

from cerra_rules.anxi.seven_day_return import Return, seven_day_return
"""

from cerra_rules.anxi.instrument import ANXI as INSTRUMENT

__all__ = ["INSTRUMENT", "QUESTIONS"]

QUESTIONS = (
    # who is bound: articles 2 and 3
    "scope_and_roles",
    # every operator and natural person: articles 11 and 12
    "licence_display",
    "filing",
    "natural_person_seller",
    # sellers: article 13
    "goods_quality",
    "disclosure",
    "seven_day_return",
    "standard_terms",
    "receipts",
    "consumer_information",
    "own_platform",
    # records, which sellers, platforms and providers of basic services keep
    "record_retention",
    "transaction_completion",
    # platforms and providers of basic services: articles 14 to 16
    "platform_systems",
    "platform_records",
    "platform_disputes",
    "platform_conduct",
    "infrastructure",
    # everybody: article 17
    "prohibited_conduct",
    # supervision: articles 4, 5, 18, 19 and 23 to 26
    "authorities",
    "inspection",
    "electronic_evidence",
    "suspension",
    "website_closure",
    # what follows: articles 27, 28 and 30
    "liability",
    "official_misconduct",
    "entry_into_force",
    # those who meet in an inspection: articles 20 to 22
    "inspection_cooperation",
    "officer_conduct",
)
