"""What is proved of the two instruments and of the library: claims over all numbers, all days and all cases."""

from cerra_rules.audit.proofs.plans import learning, same_meaning
from cerra_rules.audit.proofs.proving import claim_ids, claims, proofs

__all__ = ["claim_ids", "claims", "learning", "proofs", "same_meaning"]
