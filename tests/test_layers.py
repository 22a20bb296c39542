"""The house as docs/explanation/architecture.md draws it: a room imports only rooms below it, and nothing goes in a circle.

The imports are read from the source: those in functions and those for type checkers count like any other.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "cerra_rules"
FLOORS = (
    {"errors", "version"},
    {"outside"},
    {"language"},
    {"charter", "anxi", "deciding", "records"},
    {"front"},
    {"text"},
    {"explaining"},
    {"tables", "smt", "durable"},
    {"cases"},
    {"dossiers", "audit"},
    {"checking", "testing"},
    {"reports"},
    {"cli"},
)
"""From the ground up; rooms of one floor do not import each other."""
FACE = {"", "__main__", "typed"}
"""The package itself, its command and what type checkers see of it: they may use everything, and nothing else uses them."""
LOADED_BY_NAME = {
    "front": r"cerra_rules\.\{book\}|\{package\.__name__\}\.\{name\}|cerra_rules\.\{engine\}",  # the law, by the id of a question
    "text.ledger": r"cerra_rules\.\{book\}",  # the law, for its instrument
    "deciding.answer": r"cerra_rules\.explaining\.\{module\}",  # the one way up: a decision and its answer say themselves in words
    "cli.commands": r"cerra_rules\.cli\.\{module\}",  # the one command that a run needs
    "reports.formats": r"cerra_rules\.reports\.formats\.as_\{self\.form\}",
    "tables.shipping": r"name|cerra_rules\.version",  # asked of another Python: is it there?
}
"""What is imported by a name made at run time, and by whom."""
LONG = {
    "language.terms": "the closed set of nodes, with the operators that make them of each other",
    "typed": "generated",
}
SHORT = 30


@cache
def modules() -> dict[str, tuple[ast.Module, int]]:
    """Return each module and how many lines it has, read once, by the process that runs these tests."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")
        text = path.read_text(encoding="utf-8")
        found[name] = ast.parse(text), len(text.splitlines())
    return found


FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}


def imported(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {part if part.removeprefix("cerra_rules.") in modules() else node.module for part in parts}
    return {name.removeprefix("cerra_rules").removeprefix(".") for name in found if name.split(".")[0] == "cerra_rules"}


@cache
def imports() -> dict[str, set[str]]:
    return {name: imported(tree) for name, (tree, _) in modules().items()}


def room(name: str) -> str:
    return name.partition(".")[0]


def test_nothing_but_the_front_of_the_house_lies_flat() -> None:
    flat = {path.name for path in PACKAGE.glob("*.py")}
    assert flat == {"__init__.py", "__main__.py", "errors.py", "front.py", "typed.py", "version.py"}
    assert {room(name) for name in modules()} == FACE | set(FLOOR)


def test_a_room_imports_only_rooms_below_it() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, others in imports().items()
        for other in sorted(others)
        if room(name) not in FACE
        and room(name) != room(other)
        and (room(other) in FACE or FLOOR[room(other)] >= FLOOR[room(name)])
    ]
    assert not wrong


def test_the_law_is_written_in_the_language_alone() -> None:
    for name in (name for name in modules() if room(name) in {"charter", "anxi"}):
        assert {other if room(other) == "language" else room(other) for other in imports()[name]} <= {
            "language",
            room(name),
        }, name


def test_nothing_is_imported_in_a_circle() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name not in done:
            for other in sorted(imports()[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in modules():
        visit(name, ())


def test_what_is_loaded_by_name_is_named_here() -> None:
    found: dict[str, set[str]] = {}
    for name, (tree, _) in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"import_module", "importlib.import_module"}:
                text = ast.unparse(node.args[0]).strip("f'\"")
                if "cerra_rules" in text or "__name__" in text or name in LOADED_BY_NAME:
                    found.setdefault(name, set()).add(text)
    assert found.keys() == LOADED_BY_NAME.keys()
    for name, texts in found.items():
        for text in texts:
            assert re.fullmatch(LOADED_BY_NAME[name], text), (name, text)


def test_modules_are_of_a_size_to_be_read() -> None:
    """About 400 lines at most; what is very short is a face, or stands apart for a reason that its first line says."""
    long = {name for name, (_, lines) in modules().items() if lines > 420}
    assert long == LONG.keys()
    short = {
        name for name, (tree, lines) in modules().items()
        if lines < SHORT and (PACKAGE / f"{name.replace('.', '/')}.py").exists() and name not in FACE | {"version"}
    }  # fmt: skip
    for name in short:
        assert ast.get_docstring(modules()[name][0]), name
