"""Auditing rule books: every rule, fact and reading proven to matter, with a case that shows it.

`audit(question)` takes any Question; see `docs/decisions/0008-audit.md` for what is proven and what is not.
"""

from cerra_rules.audit.audits import Audit, Counts, Overlap, audit
from cerra_rules.audit.certificate import CertificateError, certificate, entry
from cerra_rules.audit.claims import Claim, Declared, Kind, Property, ReplayError, Status
from cerra_rules.deciding.witnesses import Case

__all__ = [
    "Audit", "Case", "CertificateError", "Claim", "Counts", "Declared", "Kind", "Overlap", "Property", "ReplayError",
    "Status", "audit", "certificate", "entry",
]  # fmt: skip
