"""JSON Schema (2020-12) of fact models and of case files, for editors that complete and check them.

A schema knows the shape of a case: which keys, facts, readings, outcomes and values there are. What only the rules
know, such as facts that contradict each other, is left to `cerra-rules check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cerra_rules.cases.cases import FILES_ARE
from cerra_rules.deciding.answer import SCHEMA_VERSION, Answer
from cerra_rules.deciding.decision import UNDETERMINED
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.explaining.labels import option
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.terms import FactSpec

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_YEAR = "(19[0-9]{2}|2[01][0-9]{2}|2200)"
"""The years from `EARLIEST_DAY` to `LATEST_DAY` of `cerra_rules.language.periods`."""
_DAY = f"^{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_INSTANT = r"[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})"
_CASE_KEYS = {
    "id": ("What the case is called.", "案例名称。"),
    "why": ("Why the answer is what it is.", "理由。"),
    "question": ("The question that is asked.", "所问问题。"),
    "facts": ("What is known; leave out what is unknown.", "已知事实；未知者从略。"),
    "readings": (
        "The options of contested readings, or `any` to leave them open.",
        "所选的解释方案，或以 any 全部不选。",
    ),
    "calendar": (
        "What is known about rest days, on which no last day falls: none (no day is one), a list of all in their years, or "
        "rest_days and what they cover; leave it out where nothing is known.",
        "关于法定休假日的已知情况（期间末日不落于其上）：none（无休假日）、所涉各年的全部休假日、或 rest_days 及其涵盖期间；不明者从略。",
    ),
    "expect": ("The outcome that is expected, or more of the answer.", "预期结论，或预期答案的更多内容。"),
}


def answer_schema() -> Schema:
    """Return the schema of the answer document, of the version that it names."""
    return {"$schema": _DIALECT, "$id": f"urn:cerra-rules:answer:{SCHEMA_VERSION}", **Answer.model_json_schema()}


def facts_schema(question: Question[Any]) -> Schema:
    """Return the schema of the facts of one question, as `cerra-rules decide` reads them from a file."""
    return {
        "$schema": _DIALECT,
        "$id": f"urn:cerra-rules:facts:{question.id}",
        "title": question.id,
        "description": _both(*question.asks),
        **_facts(question),
    }


def case_file_schema(questions: Iterable[Question[Any]]) -> Schema:
    """Return the schema of a file with cases of these questions, as `cerra-rules check` reads it."""
    asked = list(questions)
    many = {"type": "array", "items": {"$ref": "#/$defs/case"}}
    return {
        "$schema": _DIALECT,
        "$id": "urn:cerra-rules:cases",
        "title": "cerra-rules cases",
        "description": _both("Cases for cerra-rules check: one, a list, or a list under `cases`.", "供 cerra-rules check 使用的案例。"),
        "type": ["array", "object", "null"],
        "if": {"type": "array"},
        "then": many,
        "else": {
            "if": {"anyOf": [{"required": ["cases"]}, {"required": ["case"]}]},
            "then": {
                "properties": {"cases": many, "case": many, "files_are": {"enum": [*FILES_ARE]}},
                "additionalProperties": False,
                "not": {"required": ["cases", "case"]},
            },
            "else": {"if": {"type": "object", "minProperties": 1}, "then": {"$ref": "#/$defs/case"}},
        },
        "$defs": {
            "case": _case(asked),
            "day": {"type": "string", "pattern": f"{_DAY}$"},
            **{f"facts.{question.id}": _facts(question) for question in asked},
            **{f"readings.{question.id}": _readings(question) for question in asked},
            **{f"expect.{question.id}": _expect(question) for question in asked},
        },
    }  # fmt: skip


def _case(questions: list[Question[Any]]) -> Schema:
    ids = [question.id for question in questions]
    asks = [{"const": question.id, "description": _both(*question.asks)} for question in questions]
    text = {"type": "string", "pattern": r"\S"}
    name = {"anyOf": [text, {"type": "integer"}]}
    days = {"type": "array", "items": {"$ref": "#/$defs/day"}}
    some = {**days, "minItems": 1}
    covers = {**days, "minItems": 2, "maxItems": 2}
    calendar = {
        "type": "object",
        "properties": {"rest_days": days, "covers": covers},
        "required": ["rest_days"],
        "anyOf": [{"required": ["covers"]}, {"properties": {"rest_days": some}}],
        "additionalProperties": False,
    }
    shapes: dict[str, Schema] = {
        "id": name,
        "name": name,
        "why": text,
        "question": {"enum": ids, "anyOf": asks},
        "facts": {"type": "object"},
        "readings": {"anyOf": [{"const": "any"}, {"type": "object"}]},
        "calendar": {"anyOf": [{"enum": ["none", "china"]}, some, calendar]},
        "expect": {"type": ["string", "object"]},
    }
    return {
        "type": "object",
        "properties": {key: {"description": _both(*_CASE_KEYS[key if key != "name" else "id"]), **shape} for key, shape in shapes.items()},
        "required": ["question", "facts"],
        "additionalProperties": False,
        "not": {"required": ["id", "name"]},
        "allOf": [
            {
                "if": {"properties": {"question": {"const": id}}, "required": ["question"]},
                "then": {
                    "properties": {
                        "facts": {"$ref": f"#/$defs/facts.{id}"},
                        "readings": {"$ref": f"#/$defs/readings.{id}"},
                        "expect": {"$ref": f"#/$defs/expect.{id}"},
                    },
                },
            }
            for id in ids
        ],
    }  # fmt: skip


def _facts(question: Question[Any]) -> Schema:
    return {
        "type": "object",
        "properties": {name: _fact(spec) for name, spec in question.facts.specs.items()},
        "additionalProperties": False,
    }


def _fact(spec: FactSpec) -> Schema:
    """Return the schema of one fact; null says that it is unknown."""
    values = [str(value) for value in spec.values]
    shapes: dict[str, Schema] = {
        "bool": {"type": ["boolean", "null"]},
        "int": {"type": ["integer", "null"], "minimum": spec.low, "maximum": spec.high},
        "date": {"type": ["string", "null"], "pattern": f"{_DAY}({_INSTANT})?$"},
        "dates": {"type": ["array", "null"], "items": {"type": "string", "pattern": f"{_DAY}({_INSTANT})?$"}},
        "enum": {"enum": [*values, None], "anyOf": [*map(_option, spec.values), {"const": None}]},
        "set": {"type": ["array", "null"], "items": {"enum": values, "anyOf": [*map(_option, spec.values)]}},
    }
    return {"description": _described(spec), **shapes[spec.kind]}


def _option(value: Any) -> Schema:
    """Return the schema of one option, with its name."""
    return {"const": str(value), "description": _both(option(value, "en"), option(value, "zh"))}


def _described(spec: FactSpec) -> str:
    """Return what a fact states, and what else decides it."""
    said = [_both(spec.en, spec.zh)]
    if spec.only_if:
        said.append(_both(f"Stating it states `{spec.only_if}`.", f"写明此日即写明 `{spec.only_if}`。"))
    for by in spec.decided_by:
        outcomes = ", ".join(f"`{outcome}`" for outcome in by.outcomes)
        said.append(
            _both(
                f"Decided by `{by.question}`: true where its outcome is {outcomes}.",
                f"由 `{by.question}` 决定：其结论为 {outcomes} 时为真。",
            )
        )
    return "\n".join(said)


def _readings(question: Question[Any]) -> Schema:
    return {
        "anyOf": [
            {"const": "any"},
            {
                "type": "object",
                "properties": {name: _reading(reading) for name, reading in question.readings.items()},
                "additionalProperties": False,
            },
        ],
    }


def _reading(reading: Reading) -> Schema:
    options = [{"const": name, "description": _both(*meaning)} for name, meaning in reading.options.items()]
    return {"description": _both(*reading.point.issue), "anyOf": options, "default": reading.default}


def _expect(question: Question[Any]) -> Schema:
    outcomes: list[Schema] = [{"const": o.code, "description": _both(o.en, o.zh)} for o in question.outcomes]
    outcome = {"anyOf": [*outcomes, {"const": UNDETERMINED}]}
    cites = {"type": "array", "items": {"enum": [str(p) for p in question.provisions]}}
    needs = {"type": "array", "items": {"enum": [*question.facts.specs, CALENDAR, *question.readings]}}
    notes = dict.fromkeys(caution.note for o in question.outcomes for caution in o.cautions)
    values: dict[str, Schema] = {value.name: {} for value in question.values}
    return {
        "anyOf": [
            outcome,
            {
                "type": "object",
                "properties": {
                    "outcome": outcome,
                    "needs": needs,
                    "values": {"type": "object", "properties": values, "additionalProperties": False},
                    "cites": cites,
                    "citations": cites,
                    "cautions": {"type": "array", "items": {"enum": [*notes]} if notes else False},
                },
                "minProperties": 1,
                "not": {"required": ["cites", "citations"]},
                "additionalProperties": False,
            },
            {
                "type": "object",
                "properties": {"error": {"const": "contradiction"}},
                "required": ["error"],
                "additionalProperties": False,
            },
        ],
    }


def _both(en: str, zh: str) -> str:
    return f"{en}\n{zh}"
