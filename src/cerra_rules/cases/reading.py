"""The one reader: the cases of any file, for `check`, `decide`, `ask`, `bulk` and pytest alike.

A case stands in a YAML, JSON or TOML document, on a line of JSON Lines, or in a row of a table. Where it is known which question is
asked, a case need not name it, and may be its facts alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from cerra_rules.cases.cases import Case, as_case, asking, claim_id, located_cases
from cerra_rules.cases.documents import MAX_NUMBER, STDIN, load, parse, parse_marked, place_of
from cerra_rules.cases.spots import Spot, Steps, nearest, spots
from cerra_rules.cases.tables import case_table, item_table, rows_as_cases
from cerra_rules.errors import CaseFileError, CerraError, unreadable
from cerra_rules.language.questions import Question
from cerra_rules.outside.strict_json import bound, read_json
from cerra_rules.outside.strict_yaml import Mark
from cerra_rules.records.recipe import Recipe
from cerra_rules.records.tables import Table, is_table, open_table

LINES = (".jsonl", ".ndjson")


class CaseFile:
    """A file that was read: its name as given, as it is shown, and where the values in it stand, worked out when asked for."""

    def __init__(
        self, name: str, shown: str = "", text: str = "", suffix: str = "", marks: list[Mark] | None = None
    ) -> None:
        self.name = name
        self.shown = shown or name
        self._marks = marks
        self._text = text
        self._suffix = suffix

    @cached_property
    def _spots(self) -> Mapping[Steps, Spot]:
        return spots(self._text, self._suffix, self._marks)

    def spot(self, steps: Steps) -> Spot | None:
        """Return where a value stands, or the innermost value around it that is there; None where nothing is."""
        return nearest(self._spots, steps)

    def exact_spot(self, steps: Steps) -> Spot | None:
        """Return where a value stands, None where it is not there."""
        return self._spots.get(steps)


class Found(NamedTuple):
    """A case, or what is wrong with it, and where it stands: by steps in a document, else by its line."""

    case: Case | CerraError
    steps: Steps = ()
    line: int | None = None


def cases_in(
    path: str | Path,
    question: Question[Any] | None = None,
    recipe: Recipe | None = None,
    *,
    shown: str = "",
    is_stdin: bool = False,
) -> tuple[CaseFile, Iterator[Found]]:
    """Return a file (with "-" standard input) and its cases, one after another, those that are malformed as their errors.

    `question` is asked where a case names none; a table names none, and is read as `recipe` says. With `is_stdin`, standard
    input is read in the place of the file; outputs call it as it is `shown`. Raises CerraError, also
    while the cases are gone through, where the file as a whole cannot be read.
    """
    suffix = "" if is_stdin else Path(path).suffix.lower()
    if (is_table(path) and not is_stdin) or recipe is not None:
        if question is None:
            raise CaseFileError(f"{path}: a table has no question in it", "say which it answers with --question")
        table = open_rows(path, recipe)
        return CaseFile(str(path), shown), (
            Found(case, line=line) for line, case in rows_as_cases(table, question, recipe)
        )
    if suffix in LINES:
        return CaseFile(str(path), shown), _on_lines(path, question)
    text, suffix = load(STDIN if is_stdin else path)
    suffix, place = suffix or Path(path).suffix.lower(), place_of(path)
    documents, marks = parse_marked(text, place, suffix)
    found = located_cases(documents, place, None if question is None else question.id)
    return CaseFile(str(path), shown, text, suffix, marks), (Found(case, steps) for steps, case in found)


def open_rows(path: str | Path, recipe: Recipe | None) -> Table:
    """Return a file as a table: a table itself or, with a recipe, a list of mappings in a document. Raises CerraError."""
    if is_table(path) or recipe is None:
        return open_table(path, recipe)
    return item_table(place_of(path), lambda: _items(path))


def open_cases(path: str | Path, question: Question[Any], recipe: Recipe | None) -> Table:
    """Return a file as a table for one question: its rows, or its cases, each of which states facts. Raises CerraError."""
    suffix = Path(path).suffix.lower()
    if is_table(path) or recipe is not None:
        return open_rows(path, recipe)
    make: Callable[[], Iterable[Case | CerraError]]
    if suffix in LINES:
        make = lambda: (found.case for found in _on_lines(path, question))  # noqa: E731  # gone through twice
    else:
        _, cases = cases_in(path, question)
        read = [found.case for found in cases]
        make = lambda: read  # noqa: E731
    return case_table(place_of(path), make, question)


def _items(path: str | Path) -> Iterator[tuple[int, Any]]:
    """Give the items of a document that is a list, or of JSON Lines, each with its number or line. Raises CaseFileError."""
    if Path(path).suffix.lower() in LINES:
        yield from _lines(path)
        return
    text, suffix = load(path)
    for document in parse(text, place_of(path), suffix):
        yield from enumerate(document if isinstance(document, list) else [document], 1)


def _on_lines(path: str | Path, question: Question[Any] | None) -> Iterator[Found]:
    first: dict[str, str] = {}
    for line, item in _lines(path):
        try:
            case = as_case(asking(item, None if question is None else question.id), f"{path}: line {line}")
            claim_id(case, f"line {line}", first)
            yield Found(case, line=line)
        except CaseFileError as error:
            yield Found(error, line=line)


def _lines(path: str | Path) -> Iterator[tuple[int, Any]]:
    """Give what the lines of a file hold as JSON, each with its number. Raises CaseFileError."""
    try:
        with Path(path).open("rb") as file:
            for number, content in enumerate(file, 1):
                place = f"{path}: line {number}"
                try:
                    text = content.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError:
                    raise CaseFileError(f"{place}: not UTF-8", "save it as UTF-8") from None
                if not text.strip():
                    raise CaseFileError(f"{place} is empty", "take it out")
                item = read_json(text, place)
                bound([item], place, MAX_NUMBER)
                yield number, item
    except (OSError, ValueError) as error:
        if isinstance(error, CerraError):
            raise
        raise unreadable(path, error) from None


def read_cases(path: str | Path) -> list[Case]:
    """Return the cases of a file, in its order; with "-", of standard input. Raises CerraError for the first fault in it."""
    found: list[Case] = []
    for case, *_ in cases_in(path)[1]:
        if isinstance(case, CerraError):
            raise case
        found.append(case)
    return found


def one_case(path: str | Path, question: Question[Any], name: str = "", recipe: Recipe | None = None) -> Case:
    """Return the one case of a file; it may call the question by its id, or by the `name` that it has on the command line.

    Raises CerraError where it holds none or several, and for one of another question.
    """
    _, cases = cases_in(path, question, recipe)
    found = [*cases]
    place = place_of(path)
    if len(found) > 1:
        raise CaseFileError(f"{place}: holds {len(found)} cases, not one", "`cerra-rules check` takes files of many")
    if not found:
        raise CaseFileError(f"{place}: holds no facts", "write {} where nothing is known")
    case = found[0].case
    if isinstance(case, CerraError):
        raise case
    if case.question not in (question.id, name or question.id):
        raise CaseFileError(f"{case.place}: its question is `{case.question}`, not `{question.id}`")
    return case
