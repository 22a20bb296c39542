"""Contested points beside the rules: on some of them whoever asks can choose, on others the rules take a side.

The points of an instrument are its `contested`, by id (`anxi.INSTRUMENT.contested["RA15"]`). One with a `position` is
built into the rules, so it is part of every answer that rests on it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from cerra_rules.front import find, question_ids
from cerra_rules.language.notes import ContestedPoint
from cerra_rules.language.provisions import Instrument
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.text.ledger import is_part


def positions(instrument: Instrument) -> tuple[ContestedPoint, ...]:
    """Return the contested points of an instrument on which the rules take a side that nobody can choose otherwise."""
    return tuple(point for point in instrument.contested.values() if point.position)


@cache
def readings(instrument: Instrument) -> dict[str, Reading]:
    """Return the readings of an instrument that can be chosen, by the ids of their contested points."""
    questions = (find(id) for id in question_ids() if id.startswith(f"{instrument.code}."))
    found = {reading.point.id: reading for question in questions for reading in question.readings.values()}
    return {id: found[id] for id in instrument.contested if id in found}


def concerning(question: Question[Any]) -> tuple[ContestedPoint, ...]:
    """Return the positions that a question builds on: those that name it, or that name none but a provision it cites.

    A position on a provision is one on its parts too: anxi:13(4) concerns a question that cites anxi:13(4)/3.

    >>> from cerra_rules import find
    >>> [position.id for position in concerning(find("anxi.inspection"))]
    ['RA40', 'RA41', 'RA50']
    """
    instruments = {provision.instrument.code: provision.instrument for provision in question.provisions}
    return tuple(
        point
        for code in sorted(instruments, reverse=True)
        for point in positions(instruments[code])
        if _concerns(point, question)
    )


def _concerns(point: ContestedPoint, question: Question[Any]) -> bool:
    if point.questions:
        return question.id in point.questions
    return any(is_part(cited.locator, top) for top in point.provisions for cited in question.provisions)
