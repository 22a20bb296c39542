"""Legal coverage: which rules, exemptions, outcomes, conditions and boundaries some decisions have exercised."""
