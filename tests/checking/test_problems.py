"""Problems: the fact that an answer hangs on, and what is said of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cerra_rules import anxi, charter
from cerra_rules.cases.check import check
from cerra_rules.checking.problems import Kind, found_in, offending
from cerra_rules.deciding.decision import Decision, Readings
from cerra_rules.front import decide
from cerra_rules.language import Facts

EVERY = int(os.environ.get("CERRA_EVERY", "3"))
"""Of how many files of cases one is looked at: once in a while by hand, `CERRA_EVERY=1` looks at all."""
FILES = [p for book in (anxi, charter) for p in sorted(Path(str(book.__file__)).parent.glob("cases/*.yaml"))][::EVERY]


def adverse() -> list[Decision]:
    decisions = [result.decision for result in check(FILES)]
    return [d for d in decisions if d is not None and d.tone == "adverse"]


def test_the_offending_fact_of_a_packaged_case_is_stated_and_matters() -> None:
    decisions = adverse()
    found = [(d, p, fact) for d in decisions for p in d.citations if (fact := offending(d, p))]
    assert found
    changed = 0
    for decision, provision, fact in found:
        known = decision.facts.known()
        assert fact in known
        without = {name: value for name, value in known.items() if name != fact}
        options = {name: option for name, option in decision.readings.items() if option != "any"}
        readings: Readings = options if len(options) == len(decision.readings) else "any"
        again = decide(decision.question, without, readings=readings, calendar=decision.calendar)
        changed += again.outcome != decision.outcome or provision not in again.citations
    # The others are those where a second rule brings the same provision.
    assert changed / len(found) > 0.9


@pytest.mark.parametrize(
    ("question", "facts", "fact"),
    [
        ("anxi.receipts", {"receipt_was_discarded_early": True, "receipts_are_kept_complete": True}, "receipt_was_discarded_early"),
        ("anxi.receipts", {"receipts_are_kept_complete": False, "receipt_was_discarded_early": False}, "receipts_are_kept_complete"),
        ("charter.resolution", {"members_in_office": 17, "present_members": 12, "votes_for": 5}, "votes_for"),
        ("anxi.seven_day_return", {"buyer_is_consumer": True, "is_service": False, "is_made_to_order": True}, "is_made_to_order"),
    ],
)  # fmt: skip
def test_the_fact_is_what_the_rule_is_about(question: str, facts: dict[str, object], fact: str) -> None:
    decision = decide(question, facts)
    assert isinstance(decision.facts, Facts)
    assert offending(decision, decision.citations[-1]) == fact


MESSAGES = {
    "en": [
        "At least one duty is breached (adverse to the seller). A receipt was destroyed too early: yes.",
        "Not decided yet: it still hangs on what is unknown. It needs: day of issue; the day for which the question is asked; the Measures have been",
        "Applied from the day of issue, and not shown to have ended (neutral). Outcome: expected “Before the day of issue”, got “Applied from the day",
    ],
    "zh": [
        "至少违反一项义务（对卖家不利）。凭证在保存期满前被销毁：是。",
        "未能确定，仍取决于尚不清楚的事项。尚待查明：“发文之日”、“判断基准日”、",
        "自发文之日起施行，未见已经废止或者失效的依据（中性）。结论：应为“尚未发文，本办法尚未施行”，实为“自发文之日起施行，",
    ],
}
TEXT = """
- {question: anxi.receipts, facts: {receipt_was_discarded_early: true}}
- {question: anxi.entry_into_force, facts: {}}
- {question: anxi.entry_into_force, facts: {issued_on: 2019-01-01, assessed_on: 2020-01-01, was_repealed: false}, expect: not_yet_in_force}
"""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_message_is_one_line_in_both_languages(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    problems = list(found_in(check([path]), lambda _: {}).problems)
    assert [p.kind for p in problems] == [Kind.VIOLATION, Kind.UNDETERMINED, Kind.UNEXPECTED]
    for problem, message in zip(problems, MESSAGES[lang], strict=True):
        assert problem.message("zh" if lang == "zh" else "en").startswith(message)
