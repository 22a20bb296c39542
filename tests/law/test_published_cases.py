"""What courts, authorities and lawyers have published, in our own words: each case comes out as its file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerra_rules.cases.cases import Case
from cerra_rules.cases.reading import read_cases
from cerra_rules.front import decide

CASES = read_cases(Path(__file__).with_name("published_cases.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_published_case(case: Case) -> None:
    assert "http" in case.why
    assert case.expect is not None
    decision = decide(case.question, case.facts, readings=case.readings, calendar=case.calendar).to_dict()
    assert decision["outcome"] == case.expect.outcome
    assert decision["needs"] == list(case.expect.needs or ())
    assert decision["cautions"] == list(case.expect.cautions or ())
    assert case.expect.cites is None or decision["citations"] == list(case.expect.cites)
    for name, value in (case.expect.values or {}).items():
        assert decision["values"][name] == str(value)
