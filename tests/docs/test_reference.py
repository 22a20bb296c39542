"""The reference pages: fresh, complete, linked, well-formed, and never more than the rules say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cerra_rules import find, question_ids
from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.front import BOOKS
from cerra_rules.language import Named, Term, words
from cerra_rules.text.cutting import normalise
from cerra_rules.text.ledger import ledgers
from reference_pages import folder
from reference_pages.__main__ import main
from reference_pages.folder import changes
from reference_pages.instruments import questions_of
from reference_pages.markdown import MARK, plain
from reference_pages.words import SECTIONS, value_of
from written import CODE, FOLDER, ROOT, written

SOURCES = Path(os.environ.get("CERRA_SOURCES", ROOT.parent / "shared" / "sources"))


# ------------------------------------------------------------------------------------------------------------- files


def test_the_pages_are_those_of_the_rules() -> None:
    stale = [str(path.relative_to(ROOT)) for path in changes(FOLDER)]
    assert stale == [], "run `python docs/_site/reference_pages`"
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert found == set(written())


def test_a_page_is_plain_text(subtests: pytest.Subtests) -> None:
    for name in written():
        with subtests.test(name):
            text = written()[name]
            assert text.startswith(f"{MARK}\n\n# ")
            assert text.endswith("\n")
            assert not text.endswith("\n\n")
            assert "\r" not in text
            assert not re.search(r"[ \t]$|\n\n\n", text, re.MULTILINE)
            said = CODE.sub("", text) if name == "words.md" else text  # there code is what the page is about
            assert name == "api.md" or not re.search(r"FactSpec|Constant\(|<Question|UNKNOWN", said)


@pytest.fixture(autouse=True)
def _pages_are_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "pages", written)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = str(tmp_path)
    assert main([there, "--check"]) == 1
    said = capsys.readouterr()
    assert said.out.count(": is stale\n") == len(written())
    assert said.err == f"hint: `python docs/_site/reference_pages {there}` writes them again\n"
    assert main([there]) == 0
    assert capsys.readouterr().out.count(": written\n") == len(written())
    assert main([there, "--check"]) == 0
    assert capsys.readouterr() == ("", "")

    page, gone, own = tmp_path / "anxi" / "filing.md", tmp_path / "anxi" / "gone.md", tmp_path / "own.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    gone.write_text(f"{MARK}\n\n# anxi.gone\n", encoding="utf-8")
    own.write_text("# written by hand\n", encoding="utf-8")
    assert main([there, "--check"]) == 1
    assert capsys.readouterr().out == f"{page}: is stale\n{gone}: is stale\n"
    assert main([there]) == 0
    assert capsys.readouterr().out == f"{page}: written\n{gone}: removed\n"
    assert page.read_bytes().decode() == written()["anxi/filing.md"]
    assert not gone.exists()
    assert own.exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert main([str(tmp_path / "taken")]) == 2
    assert "taken" in capsys.readouterr().err


def test_the_folder_runs_and_finds_the_pages_of_the_repository_under_another_hash_seed() -> None:
    program = [sys.executable, "docs/_site/reference_pages", "--check"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONHASHSEED": "1"}
    done = subprocess.run(program, check=False, timeout=300, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_bytes_that_are_no_text_are_stale(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(b"\xff\xfe")
    assert changes(tmp_path)[tmp_path / "README.md"] == written()["README.md"]


# ---------------------------------------------------------------------------------------------------------- complete


def test_a_page_says_all_of_its_question(subtests: pytest.Subtests) -> None:
    for asked in question_ids():
        with subtests.test(asked):
            question, text = find(asked), written()[f"{asked.replace('.', '/')}.md"]
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


def test_citations_in_chinese_stand_with_the_rules(subtests: pytest.Subtests) -> None:
    for asked in question_ids():
        with subtests.test(asked):
            text = written()[f"{asked.replace('.', '/')}.md"]
            for rule in find(asked).rules:
                section = text.partition(f"### `{rule.id}`\n")[2].partition("\n#")[0]
                assert f"结论为 `{rule.outcome.code}`" in section
                for limb in rule.limbs:
                    assert limb.provision.cite() in section
                    if limb.when == rule.when:
                        assert limb.provision.cite("zh") in section


@pytest.mark.parametrize("book", BOOKS)
def test_every_provision_is_in_the_ledger(book: str) -> None:
    text, ledger = written()[f"{book}/README.md"], ledgers()[book]
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
    listed = re.findall(r"^\| [0-9–, ]+ \| \[([a-z_.]+)\]", written()["README.md"], re.MULTILINE)
    assert sorted(listed) == sorted(question_ids())
    assert listed == [question.id for book in BOOKS for question in questions_of(book)]
    assert (
        listed.index("anxi.inspection") < listed.index("anxi.inspection_cooperation") < listed.index("anxi.suspension")
    )


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


def words_of_the_specification() -> Iterator[str]:
    """Yield the Chinese of facts, options and outcomes, which the specification words: what is our own is looked at."""
    for question in map(find, question_ids()):
        yield from (outcome.zh for outcome in question.outcomes)
        for spec in question.facts.specs.values():
            yield spec.zh
            yield from (value.zh for value in spec.values if isinstance(value, Named))


@pytest.mark.skipif(not SOURCES.is_dir(), reason=f"no official texts in {SOURCES}")
def test_no_sentence_of_the_law_is_copied() -> None:
    laws = [normalise(path.read_text(encoding="utf-8")) for path in sorted(SOURCES.glob("*.zh-*.txt"))]
    assert len(laws) == 2
    name_of_the_alliance = normalise(ledgers()["charter"].instrument.en.removeprefix("Charter of the "))
    given = sorted({normalise(text) for text in words_of_the_specification()}, key=len, reverse=True)
    for name, page in written().items():
        text = normalise(page).replace(name_of_the_alliance, "")
        for said in given:
            text = text.replace(said, "喝")  # which stands in neither law
        for law in laws:
            assert copied(law, RUN, text) == set(), name
            assert copied(shared(law), SHARED_RUN, shared(text)) == set(), name


def test_what_is_copied_is_found() -> None:
    law = "茶室供人喝茶来客按到达先后入座主人不得挑选来客茶钱照付"
    assert copied(law, RUN, f"如前所述{law}。")
    assert not copied(law, RUN, law[: RUN - 1])
    assert shared("國国喝茶x，") == "喝茶"


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
