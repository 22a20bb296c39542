"""The Anxi County e-commerce measures: which module answers which question.

A module is a part of the instrument, in the order of its articles; it is imported when it is first asked.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.text.ledger import Ledger
from cerra_rules.text.positions import Positions

PROVISIONS = Ledger(ANXI, __name__)
POSITIONS = Positions(ANXI, __name__)

QUESTIONS = {
    "scope_and_roles": "scope",
    "licence_display": "registration",
    "filing": "registration",
    "natural_person_seller": "natural_persons",
    "goods_quality": "sellers",
    "disclosure": "sellers",
    "seven_day_return": "returns",
    "standard_terms": "consumers",
    "receipts": "receipts",
    "consumer_information": "consumers",
    "own_platform": "sellers",
    "record_retention": "retention",
    "transaction_completion": "receipts",
    "platform_systems": "platforms",
    "platform_records": "platforms",
    "platform_disputes": "platform_conduct",
    "platform_conduct": "platform_conduct",
    "infrastructure": "infrastructure",
    "prohibited_conduct": "prohibitions",
    "authorities": "authorities",
    "inspection": "inspections",
    "electronic_evidence": "evidence",
    "suspension": "measures",
    "website_closure": "measures",
    "liability": "liabilities",
    "official_misconduct": "liabilities",
    "entry_into_force": "liabilities",
    "inspection_cooperation": "inspections",
    "officer_conduct": "inspections",
}
