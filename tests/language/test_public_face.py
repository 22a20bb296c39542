"""The public faces: what each names is there, once, and is all that `from ... import *` gives."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import pytest

import cerra_rules
from cerra_rules import find, language, question_ids

FACES = (
    "cerra_rules",
    *(f"cerra_rules.{face}" for face in ("language", "tables", "testing", "audit", "charter", "anxi")),
)
OPTIONAL = {"cerra_rules.smt": "z3", "cerra_rules.durable": "durable_rules_engine"}


def test_the_language_names_each_word_once() -> None:
    assert len(language.__all__) == len(set(language.__all__))
    assert all(getattr(language, word) is not None for word in language.__all__)
    star: dict[str, object] = {}
    exec("from cerra_rules.language import *", star)  # noqa: S102  # as rules may be written
    assert star.keys() - {"__builtins__"} == {*language.__all__}


@pytest.mark.parametrize("face", [*FACES, *OPTIONAL])
def test_a_public_face_names_what_it_has(face: str) -> None:
    if face in OPTIONAL and find_spec(OPTIONAL[face]) is None:
        pytest.skip(f"{OPTIONAL[face]} is not installed")
    module = import_module(face)
    assert module.__doc__
    assert len(module.__all__) == len(set(module.__all__))
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_the_front_door_stays_small() -> None:
    assert cerra_rules.__all__ == [
        "Answer", "CerraError", "Decision", "Finding", "Question", "RestDays", "__version__", "decide", "decider", "find",
        "next_facts", "question_ids",
    ]  # fmt: skip


def test_the_errors_are_ours() -> None:
    found = vars(import_module("cerra_rules.errors")).values()
    errors = [kind for kind in found if isinstance(kind, type) and issubclass(kind, Exception)]
    assert errors
    assert [kind for kind in errors if not issubclass(kind, cerra_rules.CerraError) or not kind.__doc__] == []


def test_the_modules_of_questions_are_public() -> None:
    for id in question_ids():
        module = import_module(f"cerra_rules.{id}")
        assert getattr(module, id.partition(".")[2]) is find(id)
