"""`Answer`: one typed, versioned document that says everything about a decision; text and HTML are renderings of it.

The data alone: `explaining` makes it of a decision and writes it, and is loaded when somebody asks for words.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from cerra_rules.language.rows import Lang
from cerra_rules.language.rules import AnswerTone

SCHEMA_VERSION: Literal[1] = 1
"""A new number for a key that was removed or renamed, and for nothing else."""
Kind = Literal["bool", "int", "date", "enum", "set", "dates"]
Plain = bool | int | str | tuple[str | int, ...] | None
"""A value as JSON has it: days as ISO text, provisions as locators, sets as lists."""


class Part(BaseModel):
    """A part of an answer: it never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Text(Part):
    """The same in English and in Chinese."""

    en: str
    zh: str

    def said(self, lang: Lang) -> str:
        """Return it in one language."""
        return self.en if lang == "en" else self.zh


class Asked(Part):
    """The question that was asked, and whose favour the tone of its outcome means."""

    id: str
    title: Text
    concerns: Text


class Result(Part):
    """The outcome: its code, what it means, and how it is for the one it concerns."""

    code: str
    meaning: Text
    tone: AnswerTone
    """`open` is neutral, neither for nor against whom it concerns; `undetermined`, nothing is decided yet."""


class Cited(Part):
    """A provision: which, in what instrument (its name, and its short one), what it says, and its words where a copy was given."""

    locator: str
    label: Text
    instrument: Text
    short: Text
    summary: Text | None = None
    words: str | None = None
    not_quoted: Text | None = None
    """Why its words are not here, where a copy was given that differs or lacks them."""


class Stated(Part):
    """A fact: what it states, what it is, and where that comes from; `decides` where the outcome rests on somebody's finding of it."""

    name: str
    label: Text
    value: Plain
    said: Text
    says: Text
    """What is so, as a statement."""
    origin: Literal["stated", "judged", "derived"]
    decides: bool = False
    source: Text | None = None
    """The question that decided it, and how."""


class Premise(Part):
    """One premise, as a sentence with its values; for a day that was counted, how."""

    says: Text
    facts: tuple[str, ...] = ()
    derivation: Text | None = None


class Reason(Part):
    """A rule, and why it applies or what keeps it from applying."""

    rule: str
    title: Text
    outcome: str
    meaning: Text
    citations: tuple[Cited, ...]
    premises: tuple[Premise, ...]


class Need(Part):
    """Something unknown that can still change the outcome."""

    name: str
    kind: Literal["fact", "reading", "calendar"]
    label: Text
    asks: Text
    type: Kind | None = None
    options: dict[str, Text] = {}
    min: int | date | None = None
    max: int | date | None = None
    judgement: bool = False
    rules: tuple[Text, ...] = ()
    """The rules that hang on it."""


class Given(Part):
    """A computed value, and for a day how it was counted; `said` is None where it is not decided."""

    name: str
    label: Text
    value: Plain
    said: Text
    derivation: Text | None = None


class Otherwise(Part):
    """What another option of a reading would give."""

    option: str
    means: Text
    outcome: str
    meaning: Text


class Taken(Part):
    """A reading that matters here: the option taken, how sure that is, and what the others would give."""

    name: str
    id: str
    issue: Text
    option: str
    means: Text
    is_default: bool
    certainty: str
    otherwise: tuple[Otherwise, ...]


class Noted(Part):
    """National law beside the answer; a caution takes the outcome back, or asks for more."""

    id: str
    topic: Text
    says: Text
    source: Text
    certainty: Text
    checked_on: str | None
    is_caution: bool


class Version(Part):
    """By what the answer was reached: the library, the hash of the rules and, where it was asked for, that of the receipt."""

    cerra_rules: str
    rules: str
    receipt: str = ""


class Answer(Part):
    """The answer to a question, for people and programs; made by `decision.answer()`.

    It holds both languages, never changes, and is plain data: `model_dump()` and `model_dump_json()` write it,
    `Answer.model_validate` reads it again, and `cerra-rules schema --answer` writes its JSON Schema. `schema_version` is
    a new number only where a key was removed or renamed.
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    question: Asked
    outcome: Result
    conclusion: Text
    decisive: Text
    """What the outcome turns on: the last day, the votes, what is missing."""
    citations: tuple[Cited, ...]
    reasons: tuple[Reason, ...]
    obstacles: tuple[Reason, ...]
    """The rules that would have led elsewhere, and what kept each from applying."""
    pending: tuple[Reason, ...]
    """The rules of which it is not settled whether they apply."""
    needs: tuple[Need, ...]
    values: tuple[Given, ...]
    readings: tuple[Taken, ...]
    notes: tuple[Noted, ...]
    facts: tuple[Stated, ...]
    calendar: Any = None
    version: Version

    def text(self, lang: Lang = "en", *, detail: Literal["short", "full"] = "short", codes: bool = False) -> str:
        """Return it as text: at most five lines, or with `detail="full"` all of it.

        With `codes` the ids of rules, facts, options and notes stand beside the words, in brackets. Raises CerraError
        for another language or detail.
        """
        said: str = explaining("written").text_of(self, lang, detail, codes=codes)
        return said

    def _repr_html_(self) -> str:
        """Return the short form for a notebook."""
        said: str = explaining("written").brief_html(self, "en")
        return said

    def __str__(self) -> str:
        return self.text()


def explaining(module: str) -> Any:
    """Load a module of the room above, which says decisions in words: deciding does not need it, nor does importing."""
    return import_module(f"cerra_rules.explaining.{module}")
