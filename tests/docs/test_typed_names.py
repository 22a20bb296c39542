"""What type checkers are told of every question: fresh, and told apart by its name; the checkers themselves run in `.ci/run`."""

from __future__ import annotations

import pytest

import typed_names
from cerra_rules import find, question_ids, typed


def test_the_names_are_those_of_the_rules() -> None:
    written = typed_names.FILE.read_text(encoding="utf-8")
    assert written == typed_names.typed_names(), "run `python docs/_site/typed_names.py`"


def test_every_question_has_its_names_at_run_time_as_well() -> None:
    for question in map(find, question_ids()):
        model = question.facts.__name__
        assert list(vars(typed)[f"{model}Facts"].__annotations__) == list(question.facts.specs)
        assert not question.readings or list(vars(typed)[f"{model}Readings"].__annotations__) == list(question.readings)
        assert not question.values or list(vars(typed)[f"{model}Values"].__annotations__) == [
            v.name for v in question.values
        ]
        assert vars(typed)[f"{model}Outcome"].__args__ == (*(o.code for o in question.outcomes), "undetermined")


def test_a_stale_file_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(typed_names, "typed_names", lambda: "")
    assert typed_names.main(["--check"]) == 1
    assert capsys.readouterr().err == "typed.py: is stale\nhint: `python docs/_site/typed_names.py` writes it again\n"


def test_the_typed_functions_are_the_functions() -> None:
    question = typed.find("charter.resolution")
    facts = question.facts(members_in_office=17, present_members=11)
    assert typed.decide("charter.resolution", facts).outcome == "invalid_no_quorum"
    assert typed.decider(question)(facts) == typed.decide(question, facts)
