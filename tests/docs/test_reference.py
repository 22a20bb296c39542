"""The reference pages: fresh, complete, linked, well-formed, and never more than the rules say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cerra_rules import find, question_ids
from cerra_rules.cases.cases import Case, read_cases
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.explaining.rewriting import X, alike, gathered, merged, opposite, settled
from cerra_rules.front import BOOKS
from cerra_rules.language import (
    END_OF_YEAR,
    NOTHING,
    ONE_HALF,
    TWO_THIRDS,
    ComputedCondition,
    Condition,
    Count,
    Fact,
    Facts,
    Question,
    Term,
    all_of,
    any_of,
    days,
    days_between,
    either,
    fact,
    is_given,
    largest,
    least_count,
    months,
    none_of,
    not_,
    number_of,
    reading,
    roll,
    smallest,
    words,
)
from cerra_rules.language.terms import AnyOf, Not, parts_of
from cerra_rules.text.cutting import normalise
from cerra_rules.text.ledger import ledgers
from reference_pages.__main__ import main
from reference_pages.folder import changes, pages
from reference_pages.instruments import questions_of
from reference_pages.markdown import MARK, plain, table
from reference_pages.naming import names_of
from reference_pages.prose import Prose, meaning
from reference_pages.words import SECTIONS, value_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"
SOURCES = Path(os.environ.get("CERRA_SOURCES", ROOT.parent / "shared" / "sources"))
PAGES = pages()
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]*)\)")


# ------------------------------------------------------------------------------------------------------------- files


def test_the_pages_are_those_of_the_rules() -> None:
    stale = [str(path.relative_to(ROOT)) for path in changes(FOLDER)]
    assert stale == [], "run `python docs/_site/reference_pages`"
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert found == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_plain_text(name: str) -> None:
    text = PAGES[name]
    assert text.startswith(f"{MARK}\n\n# ")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert not re.search(r"[ \t]$|\n\n\n", text, re.MULTILINE)
    said = CODE.sub("", text) if name == "words.md" else text  # there code is what the page is about
    assert not re.search(r"FactSpec|Constant\(|<Question|UNKNOWN", said)


def test_the_same_pages_under_another_hash_seed() -> None:
    program = "import hashlib, reference_pages.folder as r; print(hashlib.sha256(repr(r.pages()).encode()).hexdigest())"
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True, timeout=60, capture_output=True, cwd=ROOT / "docs" / "_site", env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path)
    assert main([folder, "--check"]) == 1
    said = capsys.readouterr()
    assert said.out.count(": is stale\n") == len(PAGES)
    assert said.err == f"hint: `python docs/_site/reference_pages {folder}` writes them again\n"
    assert main([folder]) == 0
    assert capsys.readouterr().out.count(": written\n") == len(PAGES)
    assert main([folder, "--check"]) == 0
    assert capsys.readouterr() == ("", "")

    page, gone, own = tmp_path / "anxi" / "filing.md", tmp_path / "anxi" / "gone.md", tmp_path / "own.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    gone.write_text(f"{MARK}\n\n# anxi.gone\n", encoding="utf-8")
    own.write_text("# written by hand\n", encoding="utf-8")
    assert main([folder, "--check"]) == 1
    assert capsys.readouterr().out == f"{page}: is stale\n{gone}: is stale\n"
    assert main([folder]) == 0
    assert capsys.readouterr().out == f"{page}: written\n{gone}: removed\n"
    assert page.read_bytes().decode() == PAGES["anxi/filing.md"]
    assert not gone.exists()
    assert own.exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert main([str(tmp_path / "taken")]) == 2
    assert "taken" in capsys.readouterr().err


def test_the_module_runs_and_finds_the_pages_of_the_repository(capfd: pytest.CaptureFixture[str]) -> None:
    program = [sys.executable, "docs/_site/reference_pages", "--check"]
    assert subprocess.run(program, check=False, timeout=60, cwd=ROOT).returncode == 0
    assert capfd.readouterr() == ("", "")


def test_bytes_that_are_no_text_are_stale(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(b"\xff\xfe")
    assert changes(tmp_path)[tmp_path / "README.md"] == PAGES["README.md"]


# ---------------------------------------------------------------------------------------------------------- complete


@pytest.mark.parametrize("asked", question_ids())
def test_a_page_says_all_of_its_question(asked: str) -> None:
    question, text = find(asked), PAGES[f"{asked.replace('.', '/')}.md"]
    notes = (*question.higher_law, *question.adverse_law)
    said = [
        asked, *map(plain, question.asks),
        *(part for o in question.outcomes for part in (f"`{o.code}`", plain(o.en), plain(o.zh), f"| {o.tone} |")),
        *(part for s in question.facts.specs.values() for part in (f"| `{s.name}` |", plain(s.en), plain(s.zh))),
        *(f"`{value}`" for s in question.facts.specs.values() if s.kind in ("enum", "set") for value in s.values),
        *(part for r in question.rules for part in (f"### `{r.id}`\n", f"Leads to `{r.outcome.code}`")),
        *(part for p in question.provisions for part in (f"`{p}`", p.cite())),
        *(f"### `{v.name}`\n" for v in question.values),
        *(plain(part) for r in question.readings.values() for part in (*r.point.issue, *r.point.reason, r.point.certainty)),
        *(plain(part) for r in question.readings.values() for meanings in r.options.values() for part in meanings),
        *(f"| `{o}`{' (default · 默认)' * (o == r.default)} |" for r in question.readings.values() for o in r.options),
        *(plain(part) for n in notes for part in (n.id, n.topic, n.en, n.zh, n.source, n.source_zh, n.certainty)),
        *(plain(part) for remark in question.remarks for part in remark),
        *(plain(part) for i in question.facts.invariants() for part in (i.en, i.zh)),
    ]  # fmt: skip
    flat = text.replace("\\|", "|")
    assert [part for part in said if part not in flat] == []
    assert text.count("‡ |") - 1 == sum(s.judgement for s in question.facts.specs.values())


@pytest.mark.parametrize("asked", question_ids())
def test_citations_in_chinese_stand_with_the_rules(asked: str) -> None:
    text = PAGES[f"{asked.replace('.', '/')}.md"]
    for rule in find(asked).rules:
        section = text.partition(f"### `{rule.id}`\n")[2].partition("\n#")[0]
        assert f"结论为 `{rule.outcome.code}`" in section
        for limb in rule.limbs:
            assert limb.provision.cite() in section
            if limb.when == rule.when:
                assert limb.provision.cite("zh") in section


@pytest.mark.parametrize("book", BOOKS)
def test_every_provision_is_in_the_ledger(book: str) -> None:
    text, ledger = PAGES[f"{book}/README.md"], ledgers()[book]
    rows = {row.split("`")[1]: row for row in text.splitlines() if row.startswith("| art. ")}
    assert list(rows) == list(ledger)
    for locator, entry in ledger.items():
        row = rows[locator]
        assert plain(entry.summary("en")) in row
        assert plain(entry.summary("zh")) in row
        assert plain(entry.bearer) in row
        names = [asked.partition(".")[2] for asked in entry.encoded_by]
        assert all(f"[{name}]({name}.md)" in row for name in names)
        assert (f"not encoded: {plain(entry.excused or '')}" in row) is not bool(names)
        assert all(f"[{id}](#{id.lower()})" in row for id in (*entry.readings, *entry.higher_law))


def test_the_index_has_every_question_in_the_order_of_articles() -> None:
    listed = re.findall(r"^\| [0-9–, ]+ \| \[([a-z_.]+)\]", PAGES["README.md"], re.MULTILINE)
    assert sorted(listed) == sorted(question_ids())
    assert listed == [question.id for book in BOOKS for question in questions_of(book)]
    assert (
        listed.index("anxi.inspection") < listed.index("anxi.inspection_cooperation") < listed.index("anxi.suspension")
    )


# -------------------------------------------------------------------------------------------------------- well-formed


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@cache
def anchors(path: Path) -> Counter[str]:
    text = path.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return Counter([*map(slug, headings), *re.findall(r'<a id="([^"]*)"></a>', text)])


def links(path: Path) -> Iterator[str]:
    for link in LINK.findall(re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)):
        if not link.startswith("https://"):
            yield link


@pytest.mark.parametrize("name", [*PAGES, "../README.md"])
def test_every_link_resolves(name: str) -> None:
    path = FOLDER / name
    found = list(links(path))
    assert found
    for link in found:
        target, _, anchor = link.partition("#")
        to = (path.parent / target).resolve() if target else path.resolve()
        assert to.exists(), link
        assert to.is_relative_to(ROOT)
        if anchor:
            assert anchors(to)[anchor] == 1, link


@pytest.mark.parametrize("name", PAGES)
def test_rows_of_a_table_have_equal_columns(name: str) -> None:
    lines = PAGES[name].splitlines()
    counts = [len(re.split(r"(?<!\\)\|", line)) if line.startswith("|") else 0 for line in lines]
    for before, count in pairwise(counts):
        assert count in (before, 0) or before == 0
    starts = [i for i, count in enumerate(counts) if count and not counts[i - 1]]
    assert starts
    assert all(set(lines[i + 1]) <= set("| -") and lines[i - 1] == "" for i in starts)
    assert all(line.endswith("|") for line in lines if line.startswith("|"))


@pytest.mark.parametrize("name", PAGES)
def test_marks_are_closed(name: str) -> None:
    lines = re.sub(r"```.*?```", "", PAGES[name], flags=re.DOTALL).splitlines()
    for line in lines[1:]:
        assert line.count("`") % 2 == 0, line
        assert line.count("**") % 2 == 0, line
        bare = CODE.sub("", re.sub(r"\\.", "", LINK.sub("", line)))
        assert "[" not in bare, line
        assert not re.search(r"<(?!br>|a id=|/a>|/?details>|/?summary>)", bare), line
    for lists in re.findall(r"(?:^ *- .*\n)+", PAGES[name], re.MULTILINE):
        depths = [len(line) - len(line.lstrip()) for line in lists.splitlines()]
        assert depths[0] == 0
        assert all(after - before in (0, 2) or after < before for before, after in pairwise(depths))
    assert PAGES[name].count("<details>") == PAGES[name].count("</details>")


NODE = re.compile(r'([a-z]+\d*)(\(\["[^"]*"\]\)|\{\{"[^"]*"\}\}|\["[^"]*"\])(:::[a-z]+)?')
EDGE = re.compile(r"([a-z]+\d*) (?:-->|-- (?:yes 是|no 否) -->|-\. yes 是 \.->) ([a-z]+\d*)")


@pytest.mark.parametrize("asked", question_ids())
def test_the_chart_is_the_order_of_outcomes(asked: str) -> None:
    question = find(asked)
    (chart,) = re.findall(r"```mermaid\n(.*?)\n```", PAGES[f"{asked.replace('.', '/')}.md"], re.DOTALL)
    first, *lines = chart.splitlines()
    assert first == "flowchart TD"
    nodes: dict[str, str] = {}
    edges: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith("  classDef "):
            assert re.fullmatch(r"  classDef [a-z]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}", line)
            continue
        rest = line.strip()
        for id, shape, tone in NODE.findall(rest):
            assert id not in nodes
            nodes[id] = shape + tone
            assert not re.search(r"[<>](?!br/>)", shape.replace("<br/>", "")), line
            assert not re.search(r"#(?!quot;|lt;|gt;|amp;|35;)", shape), line
        rest = NODE.sub(r"\1", rest)
        assert re.fullmatch(rf"{EDGE.pattern}|[a-z]+\d*", rest), line
        edges += EDGE.findall(rest)
    assert {id for edge in edges for id in edge} == set(nodes)
    steps = len(question.outcomes) - 1
    assert [id for id in nodes if id.startswith("d")] == [f"d{n}" for n in range(1, steps + 1)]
    for number, outcome in enumerate(question.outcomes, 1):
        assert nodes[f"o{number}"] == f'["{outcome.code}"]:::{outcome.tone}'
        for rule in question.rules:
            if rule.outcome is outcome:
                assert re.search(rf'["> ]{rule.id}[:<"]', nodes[f"d{number}"])
        assert f"  classDef {outcome.tone} " in chart
    assert edges[0] == ("facts", "d1")
    assert edges[1:] == [
        edge for n in range(1, steps + 1) for edge in ((f"d{n}", f"o{n}"), (f"d{n}", f"d{n + 1}" if n < steps else f"o{n + 1}"))
    ]  # fmt: skip


# ---------------------------------------------------------------------------------------------------- the law's words

RUN = 25
"""Terms of art are shorter than this many characters; a sentence of the law is not."""
SHARED_RUN = 18
"""The same, of the characters that both scripts write alike."""


def shared(text: str) -> str:
    """The Chinese characters of a text that both scripts write alike, so that a text in the other script is seen too."""

    def is_shared(char: str) -> bool:
        try:
            return bool(char.encode("gb2312") and char.encode("big5"))
        except UnicodeEncodeError:
            return False

    return "".join(char for char in text if "一" <= char <= "鿿" and is_shared(char))


def copied(law: str, run: int, text: str) -> set[str]:
    runs = {law[i : i + run] for i in range(len(law) - run + 1)}
    return {text[i : i + run] for i in range(len(text) - run + 1)} & runs


@pytest.mark.skipif(not SOURCES.is_dir(), reason=f"no official texts in {SOURCES}")
def test_no_sentence_of_the_law_is_copied() -> None:
    laws = [normalise(path.read_text(encoding="utf-8")) for path in sorted(SOURCES.glob("*.zh-*.txt"))]
    assert len(laws) == 2
    name_of_the_alliance = normalise(ledgers()["charter"].instrument.en.removeprefix("Charter of the "))
    for name, page in PAGES.items():
        text = normalise(page).replace(name_of_the_alliance, "")
        for law in laws:
            assert copied(law, RUN, text) == set(), name
            assert copied(shared(law), SHARED_RUN, shared(text)) == set(), name


def test_what_is_copied_is_found() -> None:
    law = "茶室供人喝茶来客按到达先后入座主人不得挑选来客茶钱照付"
    assert copied(law, RUN, f"如前所述{law}。")
    assert not copied(law, RUN, law[: RUN - 1])
    assert shared("國国喝茶x，") == "喝茶"


# ------------------------------------------------------------------------------------------------------------ meaning

CASES = [
    case
    for book in BOOKS
    for path in sorted(files(f"cerra_rules.{book}").joinpath("cases").iterdir(), key=str)
    for case in read_cases(str(path))
]


def conditions(question: Question[Any]) -> list[Term[Any]]:
    return [*question.terms, *(invariant.holds for invariant in question.facts.invariants())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_rewriting_changes_no_meaning(case: Case) -> None:
    question = find(case.question)
    facts = dict(question.facts.read(case.facts).__dict__)
    chosen, names = question.choose(None), names_of(question)
    for term in conditions(question):
        assert evaluate(settled(term, chosen), facts, {}, case.calendar) == evaluate(term, facts, chosen, case.calendar)
    for part in {part for term in conditions(question) for part in parts_of(term)}:
        rewritten: list[Condition] = []
        if isinstance(part, Not) and (turned := opposite(part.item)) is not None:
            rewritten.append(turned)
        if isinstance(part, AnyOf):
            rewritten.append(any_of(*merged(part.items)))
        if isinstance(part, Condition):
            rewritten.append(gathered(part, names))
        for condition in rewritten:
            before = evaluate(part, facts, chosen, case.calendar)
            assert evaluate(condition, facts, chosen, case.calendar) is before
            # With readings open, a choice turned round may be known where it was not, or the other way round.
            sides = {evaluate(side, facts, {}, case.calendar) for side in (part, condition)}
            assert UNKNOWN in sides or len(sides) == 1


def test_alike_says_what_its_alternatives_say() -> None:
    seen = 0
    for question in map(find, question_ids()):
        for part in {part for term in conditions(question) for part in parts_of(term) if isinstance(part, AnyOf)}:
            if found := alike(merged(part.items)):
                values, pattern, rest = found
                seen += 1
                instances = {repr(pattern).replace(repr(X), repr(value)) for value in values}
                assert instances == {repr(item) for item in merged(part.items) if item not in rest}
    assert seen


@pytest.mark.parametrize("asked", question_ids())
def test_names_are_unique(asked: str) -> None:
    question = find(asked)
    names = Counter(names_of(question).values())
    assert not [name for name, count in names.items() if count > 1]
    assert not names.keys() & {*question.facts.specs, *question.readings}


class Cup(StrEnum):
    """What guests drink."""

    TEA = "tea"
    WATER = "water"
    WINE = "wine"


class Visit(Facts):
    """One visit to the tea room."""

    came: Fact[bool] = fact("The guest came; used only on weekdays", "客人到来（仅平日）")
    paid: Fact[bool] = fact("tea was paid for (item 2; matters only for tea)", "已付茶钱")
    cups: Fact[Count] = fact("cups", "杯数")
    guests: Fact[Count] = fact("guests", "人数")
    came_on: Fact[date] = fact("day of coming", "到来之日")
    left_on: Fact[date] = fact("day of leaving", "离开之日")
    cup: Fact[Cup] = fact("what is in the cup", "杯中物")
    ordered: Fact[frozenset[Cup]] = fact("what was ordered", "所点之物")


HOUSE = reading(
    "house", id="RT01", default="open", options={"open": ("open", "开"), "closed": ("closed", "关")}, provisions=(),
    issue=("?", "？"), reason=("", ""), certainty="low",
)  # fmt: skip
TEA, WATER, WINE = (Visit.cup.is_(cup) for cup in Cup)


@pytest.mark.parametrize(
    ("term", "en", "zh"),
    [
        (not_(Visit.came), "not came", "非 came"),
        (any_of(TEA, WINE), "cup in (tea, wine)", "cup 属于 (tea, wine)"),
        (not_(Visit.cup.is_one_of(Cup.TEA, Cup.WINE)), "cup not in (tea, wine)", "cup 不属于 (tea, wine)"),
        (not_(TEA), "cup ≠ tea", "cup ≠ tea"),
        (all_of(Visit.came, any_of(Visit.paid, TEA)), "came and (paid or cup = tea)", "came 且 (paid 或 cup = tea)"),
        (none_of(not_(Visit.came), Visit.paid), "came and not paid", "came 且 非 paid"),
        (not_(all_of(Visit.came, Visit.paid)), "not (came and paid)", "非 (came 且 paid)"),
        (Visit.ordered.is_not_empty(), "ordered is not empty", "ordered 非空"),
        (not_(Visit.ordered.contains(Cup.TEA)), "ordered does not contain tea", "ordered 不含 tea"),
        (
            Visit.ordered.contains_any(Cup.TEA, Cup.WINE),
            "ordered contains any of (tea, wine)",
            "ordered 含 (tea, wine) 之一",
        ),
        (Visit.cups >= 1, "cups ≥ 1", "cups ≥ 1"),
        (Visit.cups.at_least(TWO_THIRDS, of=Visit.guests), "cups ≥ 2/3 of guests", "cups ≥ guests 的 2/3"),
        (
            Visit.cups.more_than(ONE_HALF, of=Visit.guests - 1),
            "cups > 1/2 of (guests - 1)",
            "cups > (guests - 1) 的 1/2",
        ),
        (not_(Visit.cups.at_least(ONE_HALF, of=Visit.guests)), "cups < 1/2 of guests", "cups < guests 的 1/2"),
        (
            Visit.left_on <= roll(Visit.came_on + days(7)),
            "left_on ≤ came_on + 7 days (moved past rest days)",
            "left_on ≤ came_on + 7日（遇法定休假日顺延）",
        ),
        (Visit.came_on + days(-1) + END_OF_YEAR, "end of the year of (came_on - 1 day)", "(came_on - 1日) 所在年年末"),
        (Visit.came_on + months(3), "came_on + 3 months", "came_on + 3个月"),
        (days_between(Visit.came_on, Visit.left_on), "days from came_on to left_on", "came_on 至 left_on 的天数"),
        (least_count(TWO_THIRDS, of=Visit.cups), "2/3 of cups, rounded up", "cups 的 2/3（进整）"),
        (
            least_count(ONE_HALF, of=Visit.cups, exceed=True),
            "least whole number above 1/2 of cups",
            "大于 cups 的 1/2 的最小整数",
        ),
        (number_of(Visit.came, TEA), "number that hold of (came; cup = tea)", "(came; cup = tea) 中成立的个数"),
        (largest(1, Visit.cups), "largest of (1; cups)", "(1; cups) 中的较大者"),
        (
            smallest(Visit.came_on, (Visit.paid, Visit.left_on)),
            "earliest of (came_on; left_on if paid)",
            "(came_on; 若 paid 则 left_on) 中的较早者",
        ),
        (
            not_(Visit.cups <= largest((Visit.paid, Visit.guests))),  # nothing, while nobody paid
            "not (cups ≤ largest of (guests if paid))",
            "非 (cups ≤ (若 paid 则 guests) 中的较大者)",
        ),
        (
            not_(is_given(either(Visit.came, Visit.came_on, NOTHING))),
            "no (came_on if came, else nothing) yet",
            "尚无 (若 came 则 came_on，否则 无)",
        ),
        (
            Visit.cup.by({Cup.TEA: 1, Cup.WATER: 2, Cup.WINE: 3}),
            "1 if cup = tea, 2 if cup = water, 3 if cup = wine",
            "若 cup = tea 则 1，若 cup = water 则 2，若 cup = wine 则 3",
        ),
        (ComputedCondition("it rained", bool, (Visit.came_on,)), "it rained (from came_on)", "it rained（依 came_on）"),
        (HOUSE.choose(open=Visit.cups, closed=Visit.guests), "cups if house = open, else guests", None),
    ],
)
def test_a_term_in_one_line(term: Term[Any], en: str, zh: str | None) -> None:
    assert Prose("en").line(term) == en
    assert zh is None or Prose("zh").line(term) == zh


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        (Visit.came, ["- the guest came (`came`)"]),
        (not_(Visit.paid), ["- not so: tea was paid for (item 2) (`paid`)"]),
        (
            all_of(TEA, none_of(WATER, Visit.came)),
            [
                "- all of these hold:", "  - `cup = tea`", "  - none of these holds:", "    - `cup = water`",
                "    - the guest came (`came`)",
            ],
        ),
        (
            not_(HOUSE.choose(open=Visit.came, closed=Visit.paid)),
            [
                "- any of these holds:",
                "  - under `house = open` (default): not so: the guest came (`came`)",
                "  - under `house = closed`: not so: tea was paid for (item 2) (`paid`)",
            ],
        ),
        (
            any_of(*(all_of(Visit.ordered.contains(cup), not_(Visit.cup.is_(cup))) for cup in Cup)),
            [
                "- for at least one `x` of `tea`, `water`, `wine`: all of these hold:", "  - `ordered contains x`",
                "  - `cup` is not `x`",
            ],
        ),
        (
            any_of(all_of(TEA, HOUSE.is_("closed")), not_(HOUSE.is_("open"))),
            ["- any of these holds:", "  - under `house = closed`: `cup = tea`", "  - `house` is not `open`"],
        ),
    ],
)  # fmt: skip
def test_a_condition_as_points(condition: Condition, lines: list[str]) -> None:
    assert list(Prose("en").points(condition).lines()) == lines
    assert len(list(Prose("zh").points(condition).lines())) == len(lines)


def test_a_definition_as_points() -> None:
    total = Visit.cups - number_of(all_of(Visit.came, Visit.paid, Visit.ordered.contains(Cup.WINE)), TEA) + 3
    assert list(Prose("en").definition(total).lines()) == [
        "- the sum of:", "  - `cups`", "  - minus the number of these that hold:", "    - all of these hold:",
        "      - the guest came (`came`)", "      - tea was paid for (item 2) (`paid`)",
        "      - `ordered contains wine`", "    - `cup = tea`", "  - `3`",
    ]  # fmt: skip
    day = HOUSE.choose(open=Visit.came_on, closed=either(Visit.paid, Visit.left_on + days(1), NOTHING))
    names: dict[Term[Any], str] = {day: "day"}
    assert list(Prose("en", names).definition(day).lines()) == [
        "- the one that fits:",
        "  - under `house = open` (default): `came_on`",
        "  - under `house = closed`: the one that fits:",
        "    - if tea was paid for (item 2) (`paid`): `left_on + 1 day`",
        "    - otherwise: `nothing`",
    ]
    assert Prose("en", names).code(day) == "[`day`](#day)"
    assert Prose("en", names).line(Visit.left_on <= day) == "left_on ≤ day"


def test_a_name_for_the_beginning_of_a_sum() -> None:
    both = Visit.cups + Visit.guests
    assert Prose("en", {both: "both"}).line(both - number_of(TEA)) == "both - number that hold of (cup = tea)"


def test_a_name_for_a_run_of_conditions() -> None:
    sober = all_of(Visit.came, Visit.paid, not_(WINE))
    prose = Prose("en", {sober: "sober"})
    assert prose.line(all_of(TEA, Visit.came, Visit.paid, not_(WINE))) == "cup = tea and sober"
    assert list(prose.points(not_(all_of(Visit.came, Visit.paid, not_(WINE), TEA))).lines()) == [
        "- not all of these hold:", "  - [`sober`](#sober)", "  - `cup = tea`",
    ]  # fmt: skip
    assert prose.line(sober, named=False) == "came and paid and cup ≠ wine"


def test_the_meaning_of_a_fact_without_its_use() -> None:
    specs = Visit.specs
    assert [meaning(specs[name], "en") for name in ("came", "paid")] == ["the guest came", "tea was paid for (item 2)"]
    assert meaning(specs["came"], "zh") == "客人到来"


def test_what_markdown_would_take_for_marks() -> None:
    assert plain("a < b, 2 * 3 [c]") == "a \\< b, 2 \\* 3 \\[c\\]"
    assert table(("a", "b"), [("1|2", "3")]) == "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |"


# ------------------------------------------------------------------------------------------------- words of the notation


def test_every_word_is_on_its_page_with_an_example() -> None:
    shown = [word for section in SECTIONS.values() for word in section]
    named = {name for word in shown for name in word.name.split()}
    assert set(words.__all__) - {"Condition", "Term"} <= named  # those two are for annotations
    assert {"days", "weeks", "months", "years", "END_OF_YEAR"} <= named
    methods = {f".{name}" for name, what in vars(Term).items() if not name.startswith("_") and callable(what)}
    assert methods <= named
    for word in shown:
        assert word.meaning, word.name
        used = [name.lstrip(".") for name in word.name.split() if name.lstrip(".").isidentifier()]
        assert (
            not used
            or any(name in word.example for name in used)
            or word.name in ("Reading", "Named", "+ *, of periods")
        )


def test_the_examples_on_the_page_of_words_come_to_what_the_words_mean() -> None:
    assert value_of("any_of(Loan.was_renewed, Loan.is_damp)") is UNKNOWN
    assert value_of("Loan.lent_on + (months(1) + days(1))") == date(
        2024,
        3,
        1,
    )  # the last day of February, and one more
    assert value_of("roll(Loan.lent_on + days(7))") == date(2024, 2, 8)
    assert value_of("LENDING_DAY.is_('not_counted')") is True
