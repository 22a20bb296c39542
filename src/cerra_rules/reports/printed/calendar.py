"""The deadlines of a report as a calendar file (iCalendar, RFC 5545): one event of a whole day for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cerra_rules.cases.check import Report
from cerra_rules.explaining.written import WORDS as SPOKEN
from cerra_rules.language.canonical import sha256
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.reports.printed.deadlines import Deadline, deadlines
from cerra_rules.version import __version__

LONGEST_LINE = 75


def ics(report: Report, lang: Lang = "en") -> str:
    """Return the deadlines of a report as the text of an .ics file.

    It is the same for the same report: an event is stamped with its own day, for the library reads no clock.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//cerra-rules//{__version__}//EN", "CALSCALE:GREGORIAN"]
    for deadline in deadlines(report):
        lines += _event(deadline, lang)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(deadline: Deadline, lang: Lang) -> Iterator[str]:
    decision, place = deadline.result.decision, printable(deadline.result.place)
    if decision is None:  # a deadline comes from a decision
        return
    day = f"{deadline.on:%Y%m%d}"
    identity = f"{deadline.result.place}|{deadline.number}|{decision.question.id}|{deadline.value}"
    colon = ": " if lang == "en" else "："
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256(identity)[:32]}@cerra-rules"
    yield f"DTSTAMP:{day}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day}"
    yield f"DTEND;VALUE=DATE:{deadline.on + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{deadline.says(lang)}{colon}{place}')}"
    about = [decision.question.asks[lang == "zh"], decision.answer().text(lang), SPOKEN[lang]["disclaimer"]]
    yield f"DESCRIPTION:{_escaped(chr(10).join(about))}"
    yield f"CATEGORIES:{_escaped(decision.question.id)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for raw, shown in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(raw, shown)
    return text


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, never cut inside a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        length = len(character.encode())
        if size + length > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += length
    return "\r\n".join([*pieces, piece])
