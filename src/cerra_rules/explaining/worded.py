"""What is written beside the rules, for people: a code in it is said in words, an id that only refers somewhere is left out.

Facts, options and outcomes stand in remarks and in what facts state, for whoever writes a case; others are told what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from cerra_rules.errors import CerraError
from cerra_rules.explaining import labels
from cerra_rules.front import find, question_ids
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.questions import Question
from cerra_rules.language.rows import Lang

_ID = r"(?:HL|RA|RC)\d+"
_IDS = rf"{_ID}(?:(?:, |、| and |和){_ID})*"
_ASIDE = re.compile(rf" ?[(（]{_IDS}[)）]|(?<=[(（]){_IDS}[,;，；、] ?|[,;，；、] ?{_IDS}(?=[)）])")
"""Ids in brackets, alone or beside other words."""
_CODE = re.compile(
    rf"(?P<id>{_ID})|(?P<question>(?:anxi|charter)\.[a-z]\w*)|(?P<place>(?:anxi|charter):\d[\w¶()/#]*)"
    r"|(?P<name>[a-z]\w*) = (?P<value>[a-z]\w*)|(?P<code>[a-z][a-z0-9]*(?:_[a-z0-9]+)+|(?<![A-Za-z])[a-z]{3,}(?![A-Za-z]))",
    re.ASCII,
)
_MOST = 256


def worded(text: str, question: Question[Any], lang: Lang) -> str:
    """Return a text about a question without codes. A name that no question of the instrument has stays."""
    said = _ASIDE.sub("", text)
    named = [id for id in re.findall(r"\b(?:anxi|charter)\.[a-z_]+", text) if id in question_ids()]
    book = [id for id in question_ids() if id.startswith(f"{question.instrument.code}.")]

    def in_words(found: re.Match[str]) -> str:
        if found["id"]:
            return _noted(found["id"], question, lang) or found[0]
        if found["question"]:
            id = found["question"]
            return labels.quoted(find(id).asks[lang == "zh"]) if id in named else found[0]
        if found["place"]:
            return _cited(found["place"], question, lang)
        if found["name"]:
            return next((text for q in asked() if (text := _pair(q, found["name"], found["value"], lang))), found[0])
        code = found["code"]
        if lang == "en" and "_" not in code:
            return code
        return next((names[code] for q in asked() if code in (names := _names(q, lang))), code)

    def asked() -> Iterator[Question[Any]]:
        """Give the question, those that the text names, and then the others of the instrument."""
        yield question
        yield from map(find, [*named, *book])

    return _CODE.sub(in_words, said)


def _noted(id: str, question: Question[Any], lang: Lang) -> str:
    """Return the topic of a note on national law, or the issue of a contested point."""
    notes: Mapping[str, HigherLaw] = question.instrument.higher_law
    if id in notes:
        return labels.quoted(notes[id].title(lang))
    points = question.instrument.contested
    return labels.quoted(points[id].issue[lang == "zh"].rstrip(".。")) if id in points else ""


def _cited(locator: str, question: Question[Any], lang: Lang) -> str:
    try:
        return question.instrument[locator].cite(lang)
    except CerraError:
        return locator


def _pair(question: Question[Any], name: str, value: str, lang: Lang) -> str:
    """Return what the option of a reading means, or what a fact is."""
    if name in question.readings and value in question.readings[name].options:
        return labels.quoted(question.readings[name].options[value][lang == "zh"].rstrip(".。"))
    if spec := question.facts.specs.get(name):
        named = next((v for v in spec.values if v == value), value)
        return labels.quoted(f"{labels.label(spec, lang)}{': ' if lang == 'en' else '：'}{labels.option(named, lang)}")
    return ""


@lru_cache(_MOST)
def _names(question: Question[Any], lang: Lang) -> Mapping[str, str]:
    """Return what each name and code of a question means."""
    zh = lang == "zh"
    said = {str(v): labels.option(v, lang) for spec in question.facts.specs.values() for v in spec.values}
    said |= {value.name: labels.quoted((value.en, value.zh)[zh]) for value in question.values}
    for reading in question.readings.values():
        said[reading.name] = labels.quoted(reading.point.issue[zh].rstrip(".。"))
        said |= {option: labels.quoted(pair[zh].rstrip(".。")) for option, pair in reading.options.items()}
    said |= {o.code: labels.quoted(getattr(o, lang).rstrip(".。")) for o in question.outcomes}
    return said | {spec.name: labels.quoted(labels.label(spec, lang)) for spec in question.facts.specs.values()}
