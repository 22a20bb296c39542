"""What importing and deciding leave alone: files, threads, the clock, and what is optional."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import cerra_rules

SOURCE = Path(cerra_rules.__file__).parent


def test_optional_packages_are_imported_in_one_module_each() -> None:
    homes: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                homes.setdefault(name.split(".")[0], set()).add(str(path.relative_to(SOURCE)).split("/")[0])
    optional = {
        "typer",
        "rich",
        "yaml",
        "hypothesis",
        "pytest",
        "polars",
        "pandas",
        "pyarrow",
        "duckdb",
        "z3",
        "durable",
        "durable_rules_engine",
        "pyspark",
        "chinese_calendar",
        "docx",
        "python_calamine",
    }
    homes["pyarrow"].discard("records")  # which reads Parquet files for all, as `tables` reads what is in memory
    assert {name: stems for name, stems in homes.items() if name in optional and len(stems) > 1} == {}
    known = set(sys.stdlib_module_names) | optional | {
        "cerra_rules", "pydantic", "pydantic_core", "dateutil", "annotated_types", "typing_extensions",
    }  # fmt: skip
    assert set(homes) <= known


WATCH = """
import sys, threading
import cerra_rules
from cerra_rules import decide, find
question = find("anxi.seven_day_return")
facts = {"buyer_is_consumer": True, "received_on": "2024-03-01"}
seen = []
def watch(event, args):
    if event in {"open", "os.listdir", "socket.connect", "subprocess.Popen", "time.sleep", "_thread.start_new_thread"}:
        seen.append((event, args))
modules = set(sys.modules)
sys.addaudithook(watch)
for readings in (None, "any", {"services_as_goods": "always"}):
    decide(question, facts, readings=readings).outcome
assert not seen, seen
assert threading.active_count() == 1
assert set(sys.modules) == modules, set(sys.modules) - modules
loaded = {"typer", "rich", "yaml", "hypothesis", "pytest", "json.tool"} & set(sys.modules)
assert not loaded, loaded
"""


def test_deciding_touches_no_file_no_thread_and_no_optional_package() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", WATCH], check=True, timeout=300)


def test_no_module_reads_the_clock() -> None:
    for path in SOURCE.rglob("*.py"):
        if path.relative_to(SOURCE).as_posix() == "cli/today.py":
            continue  # exceptions to a check expire, and only the command line may know the day
        text = path.read_text(encoding="utf-8")
        assert "today()" not in text, path
        assert ".now(" not in text, path
