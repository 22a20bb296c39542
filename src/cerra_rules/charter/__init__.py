"""The CERRA charter: which module answers which question.

A module is a part of the instrument, in the order of its articles; it is imported when it is first asked.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.text.ledger import Ledger
from cerra_rules.text.positions import Positions

PROVISIONS = Ledger(CHARTER, __name__)
POSITIONS = Positions(CHARTER, __name__)

QUESTIONS = {
    "identity": "identity",
    "business_scope": "identity",
    "eligibility": "membership",
    "admission": "admission",
    "member_rights": "members",
    "member_duties": "members",
    "termination": "termination",
    "competence": "competences",
    "resolution": "meetings",
    "annual_plenary": "plenaries",
    "presidium_qualification": "presidium",
    "convening": "presidium",
    "expert_committee": "bodies",
    "secretariat_appointment": "bodies",
    "funding_source": "assets",
    "use_of_funds": "assets",
    "accounting": "accounts",
    "audit_and_publication": "accounts",
    "asset_protection": "assets",
    "dissolution": "ending",
    "liquidation": "ending",
    "residual_assets": "ending",
    "entry_into_force": "charter_text",
    "interpretation": "charter_text",
}
