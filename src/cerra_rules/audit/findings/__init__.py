"""Findings about the law itself: properties one would expect of the text, which the machine refutes with a witness.

Nothing here is typed in as a finding. A property is written once and searched through every question and provision it
fits; what it finds is a `Doubt`, with complete facts that `decide` answers again, and with the readings that would
cure it, found by trying every option of every reading. A rule book in which a property holds gives no doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cerra_rules.audit.findings.doubts import Answer, Doubt, Property
from cerra_rules.audit.findings.law import BODIES, MOTIONS
from cerra_rules.audit.findings.motions import Motion, opposite_motions
from cerra_rules.audit.findings.organs import Bodies, acts_of_two_organs, votes_without_forum
from cerra_rules.audit.findings.periods import periods_without_start
from cerra_rules.audit.findings.rights import conditioned_rights, rights_without_effect
from cerra_rules.front import find, question_ids
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rows import Lang
from cerra_rules.text.ledger import entries

__all__ = ["Answer", "Bodies", "Doubt", "Motion", "Property", "findings", "search", "text_lines"]


def findings() -> tuple[Doubt, ...]:
    """Return every doubt about the text of the two instruments, in the order of the properties."""
    rights = tuple(entry.provision for entry in entries() if entry.type == "right")
    return search([find(id) for id in question_ids()], rights=rights, motions=MOTIONS, bodies=BODIES)


def search(
    questions: Sequence[Question[Any]],
    *,
    rights: Sequence[Provision] = (),
    motions: Sequence[Motion] = (),
    bodies: Sequence[Bodies] = (),
) -> tuple[Doubt, ...]:
    """Return what the properties find in any rule book.

    `rights` are its provisions that grant one; `motions` say which facts swap when the opposite of a motion is put to
    the vote; `bodies` say which question allots acts to organs, and who has a right to vote.
    """
    return (
        *opposite_motions(questions, motions),
        *conditioned_rights(questions, rights),
        *rights_without_effect(questions, rights),
        *periods_without_start(questions),
        *votes_without_forum(questions, bodies),
        *acts_of_two_organs(questions, bodies),
    )


def text_lines(doubts: Sequence[Doubt], lang: Lang = "en") -> list[str]:
    """Return the section `the text itself` of an audit; its title is told in English."""
    lines = [f"the text itself: {len(doubts)} doubts" if doubts else "the text itself: no doubts"]
    for doubt in doubts:
        lines += [f"  {line}" for line in doubt.lines(lang)]
    return lines
