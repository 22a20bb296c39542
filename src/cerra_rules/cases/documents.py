"""Reading YAML, JSON and TOML strictly: plain data, of which nothing is guessed and nothing is lost.

A key that stands twice, a key that is not text, a file of more than 16 MB, and nesting and numbers that no case needs
are errors; what more is refused in YAML says `strict_yaml`.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from cerra_rules.errors import CaseFileError, unreadable
from cerra_rules.outside.saving import save
from cerra_rules.outside.strict_json import MAX_DEPTH, NotJsonError, bound, fault, read_json, too_deep, too_long
from cerra_rules.outside.strict_yaml import Mark, read_yaml, yaml

SUFFIXES = (".yaml", ".yml", ".json", ".toml")
STDIN = "-"
MAX_BYTES = 16_000_000
MAX_NUMBER = 2**63

_TOML_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_LONG_KEY = re.compile(rf"""(?<![\w"'-])[\w"'-]++(?:[ \t]*+\.[ \t]*+[\w"'-]++){{{MAX_DEPTH}}}""")


def read(path: str | Path) -> list[Any]:
    """Return the documents in a file, or with "-" on standard input: one in JSON and TOML, any number in YAML.

    On standard input what begins like JSON and is JSON is read as such, all else as YAML. Raises CaseFileError.
    """
    text, suffix = load(path)
    return parse(text, place_of(path), suffix)


def load(path: str | Path) -> tuple[str, str]:
    """Return the text of a case file and its suffix, which standard input has none of. Raises CaseFileError."""
    place = place_of(path)
    if str(path) == STDIN:
        return read_text(path), ""
    suffix = Path(path).suffix.lower()
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1) if suffix in SUFFIXES else None
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if content is None:
        raise CaseFileError(f"{place}: not a case file", f"a case file ends in {', '.join(SUFFIXES)}")
    return _decoded(content, place), suffix


def read_text(path: str | Path) -> str:
    """Return the text of a file of any name, or with "-" of standard input. Raises CaseFileError."""
    place = place_of(path)
    if str(path) == STDIN:
        stream = getattr(sys.stdin, "buffer", None)
        return _decoded(stream.read(MAX_BYTES + 1) if stream else b"", place)
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    return _decoded(content, place)


def write_text(path: str | Path, text: str) -> None:
    """Write a text to a file. Raises CaseFileError."""
    try:
        save(path, text)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def write_data(path: str | Path, data: Any) -> None:
    """Write plain data to a YAML or JSON file. Raises CaseFileError."""
    check_suffix(path)
    if Path(path).suffix.lower() == ".json":
        write_text(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        write_text(path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def check_suffix(path: str | Path) -> None:
    """Refuse a name that does not say whether YAML or JSON is to be written. Raises CaseFileError."""
    if Path(path).suffix.lower() not in {".yaml", ".yml", ".json"}:
        raise CaseFileError(f"{place_of(path)}: not written", "give a name that ends in .yaml, .yml or .json")


def place_of(path: str | Path) -> str:
    """Return how a message names a file, or standard input. Raises CaseFileError for an empty name."""
    if path == "":
        raise CaseFileError("no file is named", "name one; `-` is standard input")
    return "standard input" if str(path) == STDIN else str(path)


def parse(text: str, place: str, suffix: str) -> list[Any]:
    """Return the documents in a text; `place` begins every message. Raises CaseFileError."""
    return parse_marked(text, place, suffix)[0]


def parse_marked(text: str, place: str, suffix: str) -> tuple[list[Any], list[Mark] | None]:
    """Return the documents in a text and, where it is YAML, where the values in each stand. Raises CaseFileError."""
    marks: list[Mark] | None = None
    if suffix == ".toml":
        found = [_toml(text, place)]
    elif suffix == ".json":
        found = [read_json(text, place)]
    elif not suffix and text.lstrip().startswith(("{", "[")):
        try:
            found = [read_json(text, place)]
        except NotJsonError:
            found, marks = _yaml(text, place)
    else:
        found, marks = _yaml(text, place)
    bound(found, place, MAX_NUMBER)
    return found, marks


def _decoded(content: bytes, place: str) -> str:
    if len(content) > MAX_BYTES:
        raise CaseFileError(f"{place}: larger than 16 MB", "split it into several files")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CaseFileError(f"{place}: line {line}: not UTF-8", "save it as UTF-8") from None


def _toml(text: str, place: str) -> Any:
    if _LONG_KEY.search(text):  # tomllib takes quadratic time over such a key
        raise too_deep(place)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.fullmatch(str(error))
        what, line, column = found.groups() if found else (str(error), None, None)
        last = text.count("\n") + 1, len(text) - text.rfind("\n")
        raise fault(place, int(line or last[0]), int(column or last[1]), what) from None
    except RecursionError:
        raise too_deep(place) from None
    except ValueError:
        raise too_long(place) from None


def _yaml(text: str, place: str) -> tuple[list[Any], list[Mark]]:
    try:
        return read_yaml(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise fault(place, line, column, error.problem or error.context or "", error.note or "") from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        what = f"the character U+{error.character:04X} is not allowed"
        raise fault(place, before.count("\n") + 1, len(before) - before.rfind("\n"), what) from None
