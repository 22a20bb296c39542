"""Worked cases: what one is, and how they are read from files.

A file holds one case (a mapping), several (a list, a stream of YAML documents, a mapping with the key `cases`) or
TOML tables `[[case]]`; or a dossier (a mapping with the key `dossier`), which stands for the questions that arise
from it. An unknown key is an error, and so is a key without a value.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from cerra_rules.cases.documents import SUFFIXES, read
from cerra_rules.cases.spots import Steps
from cerra_rules.errors import CalendarError, CaseFileError, CerraError, FactError, near, unreadable
from cerra_rules.language.facts import Facts
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.outside.repositories import link_out

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
QUOTE = "put it in quotation marks: YAML reads yes, no, on and off as true and false"
_ID = "neither text nor a whole number"
KEYS = {"question", "facts", "case", "cases", "dossier"}
"""Keys by which a mapping is told to be meant as a case."""
_LEAST = "a case has at least `question` and `facts`"


@dataclass(frozen=True, slots=True)
class Expect:
    """What a case says its answer is; None where it does not say."""

    outcome: str | None = None
    needs: tuple[str, ...] | None = None
    values: Mapping[str, Any] | None = None
    cites: tuple[str, ...] | None = None
    cautions: tuple[str, ...] | None = None
    error: str | None = None
    """`contradiction`, where the facts are expected to contradict each other."""


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case: a question, what is known, and what is expected of the answer.

    `place` begins every message about it: the file, the number of the case in it, and its id. `facts` are as they
    were written; the fact model of the question judges them. `files_are` is what its file says of itself.
    """

    place: str
    id: str
    question: str
    facts: Mapping[str, Any]
    readings: Mapping[str, str] | Literal["any"] | None = None
    calendar: RestDays | None = None
    expect: Expect | None = None
    why: str = ""
    files_are: FilesAre | None = None


FilesAre = Literal["cases", "records"]
"""Worked cases, of which the answer is expected; or records of what happened, of which no adverse answer is right."""
FILES_ARE: tuple[FilesAre, ...] = get_args(FilesAre)
"""From the laxest to the strictest."""
Form = Callable[[Mapping[str, Any], str], list[tuple[Steps, Case | CaseFileError]]]
FORMS: dict[str, Form] = {}
"""What makes cases of a document of another form, by the key that tells the form. `dossiers` adds its own."""


MOST_MALFORMED = 1_000
"""After so many cases that cannot be read, the rest of a file is not looked at."""


def located_cases(
    documents: Iterable[Any], place: str, asked: str | None = None
) -> Iterator[tuple[Steps, Case | CaseFileError]]:
    """Give the cases in the documents of a file, each with the steps that lead to it, the malformed as their errors.

    `asked` is the question of those that name none. Raises CaseFileError where the file as a whole is no case file, and where
    too much of it is malformed.
    """
    others: list[Any] = []
    malformed = 0
    for index, document in enumerate(documents):
        form = next((key for key in FORMS if isinstance(document, Mapping) and key in document), None)
        yield from (((index, *steps), case) for steps, case in FORMS[form](document, place)) if form else ()
        others.append(None if form else document)
    first: dict[str, str] = {}
    for number, (steps, item) in enumerate(_items(others, place, asked), 1):
        try:
            files_are = _files_are(others[int(steps[0])], place)
            case = as_case(asking(item, asked), f"{place}: case {number}", files_are)
            claim_id(case, f"case {number}", first)
        except CaseFileError as error:
            malformed += 1
            if malformed > MOST_MALFORMED:
                raise CaseFileError(
                    f"{place}: more than {MOST_MALFORMED:,} of its cases cannot be read",
                    "mend those that are named first",
                ) from None
            yield steps, error
        else:
            yield steps, case


def asking(item: Any, question: str | None) -> Any:
    """Return a case that names its question: where it is known, one that names none asks it, and one of facts alone too."""
    if question is None or not isinstance(item, Mapping) or "question" in item:
        return item
    return {"question": question, **(item if KEYS & set(item) else {"facts": item})}


def claim_id(case: Case, name: str, first: dict[str, str]) -> None:
    """Refuse a case whose id another case of the file has; `first` keeps whose each is. Raises CaseFileError."""
    if case.id and first.setdefault(case.id, name) != name:
        raise CaseFileError(
            f"{case.place}: its `id` is that of {first[case.id]} as well",
            "give each case of a file an id of its own",
        )


def is_hidden(path: Path) -> bool:
    """Say whether the name of a file or folder begins with a dot."""
    return path.name.startswith(".")


def case_files(
    path: str | Path,
    suffixes: Iterable[str] = SUFFIXES,
    is_passed_over: Callable[[Path, bool], bool] = lambda at, _: is_hidden(at),
) -> Iterator[Path | CaseFileError]:
    """Give a file, or the case files under a folder in sorted order, with an error for what cannot be listed.

    In folders, files of other suffixes are passed over, and whatever else `is_passed_over`, which is told whether it is a folder. Each folder is
    entered once, by whatever links it is reached. A link that leads out of its repository is an error.
    """
    wanted = frozenset(suffixes)
    if path == "":
        yield CaseFileError("no file or folder is named", "name one; `.` is the working folder")
        return
    waiting: list[tuple[Path, bool | None]] = [(Path(path), None)]
    entered = set[str]()
    is_named = True
    while waiting:
        at, is_folder = waiting.pop()
        try:
            if is_folder is None and link_out(at):  # what it stands in has been looked at
                yield CaseFileError(f"{at}: a link leads out of the repository", "name the file that it leads to")
            elif is_folder or (is_folder is None and at.is_dir()):
                real = os.path.realpath(at)
                if real not in entered:
                    waiting += _inside(at, wanted, is_passed_over)
                entered.add(real)
            elif is_folder is not None or is_named or not at.is_fifo():
                yield at
        except CerraError:
            raise
        except (OSError, ValueError) as error:
            yield unreadable(at, error)
        is_named = False


def _inside(
    folder: Path, wanted: frozenset[str], is_passed_over: Callable[[Path, bool], bool]
) -> Iterator[tuple[Path, bool | None]]:
    """Give what may hold cases in a folder, the last first, and whether each is a folder: None of a link, and of what is no file."""
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name, reverse=True)
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        is_plain = is_folder or entry.is_file(follow_symlinks=False)
        at = folder / entry.name
        leads_in = is_folder if is_plain else at.is_dir()
        if (leads_in or at.suffix.lower() in wanted) and not is_passed_over(at, leads_in):
            yield at, is_folder if is_plain else None


def holds_cases(path: str | Path) -> bool:
    """Say whether what is in a file is meant as cases, be it that some are malformed."""
    try:
        found = [item for document in read(path) for item in (document if isinstance(document, list) else [document])]
    except CaseFileError:
        return False
    return any(isinstance(item, Mapping) and KEYS & set(item) for item in found)


def _items(documents: Iterable[Any], place: str, asked: str | None) -> list[tuple[Steps, Any]]:
    """Return the cases in the documents of a file, not yet read, each with the steps that lead to it."""
    items: list[tuple[Steps, Any]] = []
    for index, document in enumerate(documents):
        listed: Any = document
        steps: Steps = (index,)
        if isinstance(document, Mapping) and (key := next((k for k in ("cases", "case") if k in document), None)):
            only(document, (key, "files_are"), f"{place}: a file with `{key}`")
            listed, steps = document[key], (index, key)
            if not isinstance(listed, list):
                raise CaseFileError(f"{place}: `{key}` is {said(listed)}, not a list", "in TOML, write `[[case]]`")
        if isinstance(listed, list):
            items += [((*steps, n), item) for n, item in enumerate(listed)]
        elif listed is not None and (listed != {} or asked is not None):  # no facts are a case, if it is known of what
            items.append((steps, listed))
    return items


def _files_are(document: Any, place: str) -> FilesAre | None:
    """Return what a document with a list of cases says of itself. Raises CaseFileError."""
    if not isinstance(document, Mapping) or "question" in document or "files_are" not in document:
        return None
    said_so = document["files_are"]
    if said_so not in FILES_ARE:
        raise CaseFileError(f"{place}: `files_are` is {said(said_so)}", f"one of {', '.join(FILES_ARE)}")
    return next(name for name in FILES_ARE if name == said_so)


def as_case(data: Any, place: str, files_are: FilesAre | None = None) -> Case:
    """Return one case out of a mapping, in a file that says what it holds; `place` begins every message about it. Raises CaseFileError."""
    if not isinstance(data, Mapping):
        raise CaseFileError(f"{place}: a case is a mapping, not {said(data)}", _LEAST)
    names = [_name(data[key], f"{place}: `{key}`") for key in ("id", "name") if key in data]
    id = next(iter(names), "")
    place += f" ({id})" if id else ""
    if len(names) > 1:
        raise CaseFileError(f"{place}: a case has both `id` and `name`", "they mean the same: keep one")
    only(data, ("question", "facts", "readings", "calendar", "expect", "id", "name", "why"), f"{place}: a case")
    for key in ("question", "facts"):
        if key not in data:
            raise CaseFileError(f"{place}: `{key}` is missing", _LEAST)
    return Case(
        place,
        id,
        _text(data["question"], f"{place}: `question`"),
        _mapping(data["facts"], f"{place}: `facts`"),
        _readings(data["readings"], place) if "readings" in data else None,
        calendar_in(data["calendar"], f"{place}: `calendar`") if "calendar" in data else None,
        _expect(data["expect"], f"{place}: `expect`") if "expect" in data else None,
        _text(data["why"], f"{place}: `why`") if "why" in data else "",
        files_are,
    )


def rest_day(day: Any, place: str) -> date:
    """Return a day given as a date or as YYYY-MM-DD. Raises CaseFileError."""
    if isinstance(day, date) and not isinstance(day, datetime):
        return day
    if isinstance(day, str) and _ISO_DAY.fullmatch(day):
        try:
            return date.fromisoformat(day)
        except ValueError:
            pass
    raise CaseFileError(f"{place}: {said(day)} is no day", "write a rest day as YYYY-MM-DD")


def stated(question: Question[Any], facts: Mapping[str, Any], place: str = "") -> Facts:
    """Return the fact model of a question on these facts. Raises FactError, with the place before its message."""
    where = f"{place}: {question.id}" if place else question.id
    try:
        model: Facts = question.facts.read(facts, where)
    except FactError as error:
        for name, spec in question.facts.specs.items():
            if spec.kind == "enum" and isinstance(facts.get(name), bool) and f"fact `{name}`" in error.message:
                quoted = FactError(error.message, f"{error.hint}; {QUOTE}")
                quoted.faults = error.faults
                raise quoted from None
        raise
    return model


def only(data: Mapping[str, Any], known: tuple[str, ...], place: str) -> None:
    """Refuse a key that is not known. Raises CaseFileError."""
    if (unknown := next((key for key in data if key not in known), None)) is not None:
        raise CaseFileError(f"{place} has no key `{unknown}`", near(unknown, known))


def said(data: Any) -> str:
    """Return a piece of a file in words, for a message."""
    match data:
        case bool():
            return "`true`" if data else "`false`"
        case None:
            return "nothing"
        case str():
            return f"`{data[:60]}`" if data.strip() else "nothing"
        case list():
            return "a list"
        case Mapping():
            return "a mapping"
        case _:
            return f"`{str(data)[:60]}`"


def _readings(data: Any, place: str) -> Mapping[str, str] | Literal["any"]:
    if data == "any":
        return "any"
    if not isinstance(data, Mapping):
        raise CaseFileError(f"{place}: `readings` is {said(data)}", "give a mapping from reading to option, or any")
    return {name: _text(option, f"{place}: reading `{name}`") for name, option in data.items()}


def calendar_in(data: Any, place: str) -> RestDays:
    """Return the calendar that a file gives: `none`, a list of days, or `rest_days` and `covers`. Raises CaseFileError."""
    if data == "none":
        return RestDays.none()
    if data == "china":
        return RestDays.china()
    covers: Any = None
    if isinstance(data, Mapping):
        only(data, ("rest_days", "covers"), place)
        covers, data = data.get("covers"), data.get("rest_days")
        if covers is not None and (not isinstance(covers, list) or len(covers) != 2):
            raise CaseFileError(
                f"{place}: `covers` is {said(covers)}, not a first and a last day", "[2024-01-01, 2024-12-31]"
            )
    if not isinstance(data, list):
        raise CaseFileError(
            f"{place}: {said(data)} is no list of rest days",
            "write a list of days as YYYY-MM-DD, china, or none: no day is one",
        )
    ends = None if covers is None else (rest_day(covers[0], place), rest_day(covers[1], place))
    try:
        return RestDays((rest_day(day, place) for day in data), covers=ends)
    except CalendarError as error:
        raise CaseFileError(f"{place}: {error.message.removeprefix('calendar: ')}", error.hint) from None


def _expect(data: Any, place: str) -> Expect:
    if not isinstance(data, Mapping):
        return Expect(outcome=_text(data, place, "neither an outcome nor a mapping"))
    only(data, ("outcome", "needs", "values", "cites", "citations", "cautions", "error"), place)
    if not data:
        raise CaseFileError(f"{place} is empty", "write an outcome, or leave `expect` out")
    if "cites" in data and "citations" in data:
        raise CaseFileError(f"{place} has both `cites` and `citations`", "they mean the same: keep one")
    cites = "cites" if "cites" in data else "citations"
    return Expect(
        outcome=_text(data["outcome"], f"{place}: `outcome`") if "outcome" in data else None,
        needs=_texts(data["needs"], f"{place}: `needs`") if "needs" in data else None,
        values=_mapping(data["values"], f"{place}: `values`") if "values" in data else None,
        cites=_texts(data[cites], f"{place}: `{cites}`") if cites in data else None,
        cautions=_texts(data["cautions"], f"{place}: `cautions`") if "cautions" in data else None,
        error=_error(data, place) if "error" in data else None,
    )


def _error(data: Mapping[str, Any], place: str) -> str:
    if data["error"] != "contradiction" or len(data) > 1:
        raise CaseFileError(
            f"{place}: `error` is {said(data['error'])}", "write `error: contradiction`, and nothing beside it"
        )
    return "contradiction"


def _mapping(data: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise CaseFileError(f"{place} is {said(data)}, not a mapping", "write {} for none")
    return data


def _name(data: Any, place: str) -> str:
    return str(data) if isinstance(data, int) and not isinstance(data, bool) else _text(data, place, _ID)


def _text(data: Any, place: str, wanted: str = "not text") -> str:
    if isinstance(data, str) and data.strip():
        return data
    unquoted = "put it in quotation marks" if isinstance(data, date | int | float) else ""
    raise CaseFileError(f"{place} is {said(data)}, {wanted}", QUOTE if isinstance(data, bool) else unquoted)


def _texts(data: Any, place: str) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise CaseFileError(f"{place} is {said(data)}, not a list", "write [] for none")
    return tuple(_text(item, f"{place}: item {number}") for number, item in enumerate(data, 1))
