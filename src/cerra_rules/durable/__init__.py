"""A second engine by other hands: questions and dossiers through the Rete matcher of durable_rules.

`decide` answers like `cerra_rules.decide`; `export_ruleset` gives a question to people who run durable_rules
themselves, and `message` what to assert for one case. Needs the extra `durable`, which builds a C extension;
without it each use raises MissingExtraError.
"""

from cerra_rules.durable.matcher import Join, Match, Matcher, Pattern, Test, availability
from cerra_rules.durable.questions import decide, export_ruleset, message, settled_by_matching

__all__ = [
    "Join",
    "Match",
    "Matcher",
    "Pattern",
    "Test",
    "availability",
    "decide",
    "export_ruleset",
    "message",
    "settled_by_matching",
]
