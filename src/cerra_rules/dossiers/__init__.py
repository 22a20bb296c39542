"""Dossiers: facts about several related things, from which roles, duties and the questions that arise are derived.

An operator, its site, the sellers on it, their records; a unit, its application, the resolution on it, the meeting.
`dossier` matches the entries with the derivations of both instruments (`anxi`, `charter`) by durable_rules, and
decides every question that arises. Needs the extra `durable`.
"""

import cerra_rules.dossiers.cases  # noqa: F401  # dossiers are read wherever cases are
from cerra_rules.dossiers.both import both_instruments, dossier
from cerra_rules.dossiers.deriving import Matter
from cerra_rules.dossiers.entries import DossierError, Entry

__all__ = ["DossierError", "Entry", "Matter", "both_instruments", "dossier"]
