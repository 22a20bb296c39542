"""The documentation does what it says: each block of each page is run."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from cerra_rules import find, question_ids
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.audit.proofs import claim_ids
from cerra_rules.text.ledger import entries
from cerra_rules.version import __version__
from pages import Block, Reader, blocks

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = (p for p in sorted(DOCS.rglob("*.md")) if not p.is_relative_to(DOCS / "reference"))
PAGES = ["README.md", *(p.relative_to(ROOT).as_posix() for p in WRITTEN if "\n```" in p.read_text(encoding="utf-8"))]
"""All with blocks, but the generated ones, which test_reference.py checks."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder but for the examples, as they stand in a clone of the repository."""
    for name in ("examples", "tests/sample_project", "docs/dossiers"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_of_the_page_run(page: str, folder: Path) -> None:
    reader = Reader(page, folder)
    reader.read((ROOT / page).read_text(encoding="utf-8"))
    if reader.missing:
        pytest.skip(f"blocks that need {', '.join(sorted(reader.missing))} were left out, for it is not installed")


def test_every_block_that_is_not_run_says_why() -> None:
    skipped = {
        page: [b.reason for b in blocks((ROOT / page).read_text(encoding="utf-8")) if b.reason] for page in PAGES
    }
    assert {page: len(reasons) for page, reasons in skipped.items() if reasons} == {
        "docs/howto/audit.md": 1, "docs/howto/read.md": 1, "docs/howto/rules.md": 1, "docs/howto/tables.md": 1,
        "docs/tutorial.md": 1,
        "docs/zh/read.md": 1,
    }  # fmt: skip


MALFORMED = [
    ("```console\n$ cerra-rules --version\ncerra-rules 9\n```\n", "page.md:1: `cerra-rules --version`: the page says"),
    ("```console\ncerra-rules --version\n```\n", "page.md:1: a console block begins with `$ `"),
    ("```python\nprint(1)\n```\n\n```text\n2\n```\n", "page.md:1: the page says\n2\n\nand it printed\n1\n"),
    ("\n```rust\nfn main() {}\n```\n", "page.md:2: `rust` is not run; name the file it is, or say why not"),
    ("```\nls\n```\n", "page.md:1: `` is not run; name the file it is, or say why not"),
    ("<!-- not run:  -->\n```python\n1 / 0\n```\n", "page.md:2: why is it not run?"),
]


@pytest.mark.parametrize(("text", "message"), MALFORMED)
def test_a_page_that_is_wrong_fails(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as failure:
        Reader("page.md", tmp_path).read(text)
    assert str(failure.value).startswith(message)


def test_a_block_that_needs_what_is_not_there_is_left_out(tmp_path: Path) -> None:
    reader = Reader("page.md", tmp_path)
    reader.read("<!-- needs: no_such_module -->\n```python\n1 / 0\n```\n<!-- needs: yaml -->\n```python\nx = 1\n```\n")
    assert (reader.missing, reader.names["x"]) == ({"no_such_module"}, 1)


def test_what_stands_behind_the_prompt_is_typed(tmp_path: Path) -> None:
    page = "```console\n$ cerra-rules ask anxi.receipts\n...\n> {}\n...\n> yes\n\n...\n2 asked\n...\n```\n"
    Reader("page.md", tmp_path).read(page.format("yes"))
    with pytest.raises(AssertionError, match="the page says"):
        Reader("page.md", tmp_path).read(page.format("no"))  # answers already: nothing else is asked


def test_dots_stand_for_anything(tmp_path: Path) -> None:
    reader = Reader("page.md", tmp_path)
    for expected in ("a\n...\nz", "...\nz", "a\n...", "a\nb\nc...f\nz", "a\nb\n...\ncdef\nz"):
        reader.read(f"```python\nprint('a', 'b', 'cdef', 'z', sep='\\n')\n```\n```text\n{expected}\n```\n")


COMMANDS = [line.partition("#")[0].strip() for line in README.splitlines() if line.startswith("    cerra-rules ")]
EXCUSED = {
    "cerra-rules source verify measures.txt": "the official text is not in the repository",
}
ELSEWHERE = {
    "cerra-rules ask anxi.seven_day_return": "asks a person; tests/cli/test_ask.py drives it through a terminal",
    "cerra-rules audit": "takes a minute; .ci/run audits everything",
    "cerra-rules prove": "takes a minute; tests/audit/test_proofs.py proves some of it",
}
"""Commands of the README that are run elsewhere."""


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in ELSEWHERE])
def test_the_commands_of_the_readme_are_understood(command: str, folder: Path) -> None:
    reader = Reader("README.md", folder)
    reader.follow(Block("console", f"$ {command}\n...\n", 1, None, None, None))
    assert (reader.exit_code in {2, 5, 70}) == (command in EXCUSED), EXCUSED.get(command)


def counted() -> dict[str, list[str]]:
    """Return what pages say of the rule book in figures, counted anew."""
    questions = [find(id) for id in question_ids()]
    rows = Counter(entry.provision.locator.partition(":")[0] for entry in entries())
    excused = [entry for entry in entries() if not entry.encoded_by]
    readings = {(q.id.partition(".")[0], name): r for q in questions for name, r in q.readings.items()}
    sure = Counter(reading.point.certainty for reading in readings.values())
    cases = sum(len(packaged_cases(q.id)) for q in questions)
    certificate = json.loads((DOCS / "audit" / "certificate.json").read_text(encoding="utf-8"))
    counts = [count for entry in certificate["questions"] for count in entry["counts"]]
    ways = f"{sum(count['cases'] for count in counts):,} cases of {len(questions)} questions"
    combined = f"stand for {sum(count['combinations'] for count in counts) / 1e9:.1f} billion combinations"
    return {
        "README.md": [f"as {len(questions)} questions"],
        "CHANGELOG.md": [f"{cases:,} worked cases"],
        "docs/limits.md": [
            f"{rows['charter']} provisions", f"{rows['anxi']} provisions", f"{WORDED[len(excused)]} provisions are not",
            f"{len(readings)} readings are open to choice, and {sure['low']} of their defaults",
        ],
        "docs/explanation/audit.md": [
            ways, combined, f"the {cases:,} worked cases", f"proves {len(claim_ids()) - 2} claims",
            f"and {len(claim_ids()) - 2 * len(questions)} about law and arithmetic",
        ],
        "docs/decisions/0008-audit.md": [ways, combined],
        "docs/explanation/readings.md": [
            f"There are {len(readings)} of them: the certainty of the default is high for {sure['high']}, "
            f"medium for {sure['medium']}, low for {sure['low']}",
        ],
        "docs/howto/audit.md": [f"all {len(questions)} questions"],
        "docs/howto/read.md": [f"lists all {len(questions)}"],
        "docs/howto/test.md": [f"{cases:,} worked cases"],
    }  # fmt: skip


WORDED = {9: "Nine", 10: "Ten", 11: "Eleven"}


def test_the_figures_of_the_pages_are_those_of_the_rule_book() -> None:
    missing = [
        f"{page}: {figure}"
        for page, figures in counted().items()
        for figure in figures
        if figure not in " ".join((ROOT / page).read_text(encoding="utf-8").split())
    ]
    assert missing == []


def test_changelog_and_certificate_are_of_this_version() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    certificate = json.loads((DOCS / "audit" / "certificate.json").read_text(encoding="utf-8"))
    assert newest is not None
    assert newest[1] == certificate["cerra_rules"] == __version__


def said_in_chinese() -> str:
    """Return all Chinese that the package and the reference say."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py"))
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    reference = (path.read_text(encoding="utf-8") for path in (DOCS / "reference").rglob("*.md"))
    return "\n".join([*(text for text in constants if isinstance(text, str)), *reference])


def test_the_program_says_the_chinese_words_of_the_glossary() -> None:
    said = said_in_chinese()
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", glossary, re.MULTILINE)
    terms = [row for row in rows if row[0] != "English" and "---" not in row[0]]
    assert terms
    assert [term for term, *_, chinese in terms if not re.search("[\u4e00-\u9fff]", chinese)] == []
    # what is marked, the program says in English only
    words = [word for term, chinese, *_ in terms if "◇" not in term for word in chinese.split("、")]
    assert [word for word in words if word not in said] == []
