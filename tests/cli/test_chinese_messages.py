"""The command line in Chinese: no message is without it, and what it says is Chinese but for names and what the user wrote."""

from __future__ import annotations

import errno
import json
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import click
import pytest
import typer
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import cerra_rules
from cerra_rules import cli, find
from cerra_rules.audit.claims import Kind
from cerra_rules.errors import Fault
from cerra_rules.language.faults import refusal
from cerra_rules.outside.chinese import catalogue, in_chinese, pieces, said_in
from messages import Messages, has_words, written_in

NAMES = frozenset({"polars", "pandas", "pyarrow", "duckdb", "z3", "kB"})
"""Products and units that are written small."""
_STAYS = re.compile(
    r"`[^`]*`|\{\d+\}|(?<![\w-])--?[a-z][a-z-]*|<[a-z|]+>|\.[a-z]+\b|cerra-rules(?: [a-z]+)*|[\w./-]*[._/:=][\w./-]+|\b\w*[A-Z]\w*\b"
)
_HAN = r"[\u4e00-\u9fff]"
_HALF_WIDTH = re.compile(rf"{_HAN}[,;:?!]|{_HAN}\.(?!\w)|[,;:?!.]{_HAN}|{_HAN} ?\(|\) ?{_HAN}")


def call(*args: str) -> Result:
    return CliRunner().invoke(cli.app, args)


def english(text: str) -> list[str]:
    """Return the English words of a text, but for names and code."""
    return [word for word in re.findall(r"[A-Za-z_]{2,}", _STAYS.sub(" ", text)) if word not in NAMES]


def holes(template: str) -> list[str | None]:
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


@cache
def templates() -> dict[str, str]:
    return Messages().all()


def filled(template: str, *values: str) -> str:
    """Return a message of a template, with values in its holes."""
    return template.format(*(values or ["`x`"] * len(holes(template)))).replace("``", "`")


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    def below(path: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield path, command
        for name, inner in getattr(command, "commands", {}).items():
            yield from below((*path, name), inner)

    yield from below((), typer.main.get_command(cli.app))


def test_every_message_that_can_be_shown_has_its_chinese() -> None:
    assert len(templates()) > 500  # the sources are read
    others = {template: in_chinese(filled(template)) for template in templates() if template not in catalogue()}
    assert {template: zh for template, zh in others.items() if english(zh)} == {}


def test_a_message_without_chinese_is_found() -> None:
    assert has_words("fact `{}` is green")
    assert english(in_chinese("fact `x` is green, and nobody knows why"))


COMPILED = re.compile(
    r"did not find expected|mapping values are not|found (?:unexpected|character|undefined)|control characters are"  # libyaml
    r"|Input should be|a valid |embedded null"  # pydantic, Python
    r"|is not (?:a valid (?:float|integer)|in the range)|<|illegal trailing comma|invalid control character"  # click and json, of several versions
    r"|exceeded maximum nesting|\(at (?:line|end)"  # tomllib of newer Pythons
)
"""What is said where no source can be read, or in other versions than those that are here."""


def test_no_row_of_the_catalogue_is_left_over() -> None:
    """Each is said by the program, by its help, or by a library that reads what people wrote."""
    said = written_in(cerra_rules, typer, click, yaml, json, tomllib)
    said += "\n".join([
        *map(os.strerror, errno.errorcode),
        call("recipe", "--help").stdout,
    ])  # which names what comes with it
    whole = re.sub(r"\s+", " ", said).lower()

    def is_said(en: str) -> bool:
        longest = max((" ".join(part.split()).strip(" '`.") for part in pieces(en)), key=len)
        at = whole.find(longest.lower())
        while at >= 0 and (whole[at - 1].isalnum() or whole[at + len(longest) : at + len(longest) + 1].isalnum()):
            at = whole.find(longest.lower(), at + 1)
        return at >= 0

    assert is_said("exit code: 0 equivalent, 1 different, {}")
    assert not is_said("nobody ever wrote {} or that")
    assert [en for en in catalogue() if en not in templates() and not is_said(en) and not COMPILED.search(en)] == []


def test_the_rows_of_the_catalogue_put_in_the_same_and_are_chinese() -> None:
    for en, zh in catalogue().items():
        assert sorted(map(str, holes(zh))) == sorted(map(str, range(len(holes(en))))), en
        assert english(zh) == [], en
        bare = re.sub(r"`[^`]*`", "名", zh)
        assert _HALF_WIDTH.search(bare) is None, zh


def test_a_line_of_a_text_and_a_row_of_a_table_are_told_apart() -> None:
    for en, zh in catalogue().items():
        if re.search(r"\brows?\b", en):
            assert "记录" in zh, en
            assert not re.search("第 ?{.} ?行|{.} 行|[各每逐这有的]行|一行是", zh.replace("JSON Lines 的各行", "")), en
        elif re.search(r"\bline {}", en):
            assert "行" in zh, en
            assert "条记录" not in zh, en


@pytest.mark.parametrize("path", [pytest.param(path, id=" ".join(path) or "program") for path, _ in commands()])
def test_help_is_chinese(path: tuple[str, ...]) -> None:
    result = call(*path, "--help", "--lang", "zh")
    assert result.exit_code == 0
    assert result.stdout.startswith("用法：")
    listed = {"china", "none", *(name for at, _ in commands() for name in at)}  # what is typed
    assert [word for word in english(result.stdout) if word not in listed] == []
    assert all(width <= 80 for width in map(_columns, result.stdout.splitlines()))


def _columns(line: str) -> int:
    return sum(2 if re.match(r"[\u3000-\u9fff\uff00-\uffef“”]", c) and c not in "“”" else 1 for c in line)


WRONG: tuple[tuple[str, ...], ...] = (
    ("nothing",),
    ("decid",),
    ("decide",),
    ("decide", "--colour"),
    ("decide", "--code"),
    ("decide", "--codes=1"),
    ("decide", "--set"),
    ("prove", "--seconds", "x"),
    ("prove", "--seconds", "0"),
    ("show", "anxi.receipts", "b", "c"),
    ("show", "anxi.receipts", "--format", "x"),
    ("show", "anxi.receipt"),
    ("decide", "anxi.receipts", "--set", "buyer_is_consumr=true"),
    ("decide", "anxi.receipts", "--set", "buyer_is_consumer=maybe", "--set", "x=1"),
    ("decide", "anxi.receipts", "--set", "x"),
    ("decide", "anxi.receipts", "--reading", "x"),
    ("decide", "anxi.receipts", "--calendar", "none.yaml"),
    ("decide", "anxi.receipts", "none.yaml"),
    ("memo", "anxi.receipts", "none.yaml", "--output", "x.pdf"),
    ("check",),
    ("check", "none"),
    ("check", "-q", "-v"),
    ("audit", "a.yaml"),
    ("bulk", "anxi.receipts", "a.csv"),
    ("bulk", "anxi.receipts", "a.csv", "b.csv"),
    ("provisions", "anxi:99"),
    ("replay", "none.json"),
    ("recipe", "none.csv"),
    ("source", "verify", "none.txt"),
    ("source", "verifi"),
)


@pytest.mark.usefixtures("tmp_folder")
@pytest.mark.parametrize("args", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_chinese(args: tuple[str, ...]) -> None:
    result = call(*args, "--lang", "zh")
    assert result.exit_code == 2
    assert re.search(_HAN, result.stderr)
    typed = set(re.findall(r"\w+", " ".join(args)))
    assert [word for word in english(result.stderr) if word not in typed] == []
    first = call(*args)
    assert not re.search(_HAN, first.stderr)
    assert call("--lang", "zh", *args).stderr == result.stderr == call("--lang=zh", *args).stderr


def test_malformed_files_are_told_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1] / "cases" / "malformed")
    result = call("check", ".", "--lang", "zh")
    lines = [re.sub(r"（[a-z]+）", "", line) for line in result.stderr.splitlines()]  # the id of a case
    assert len(lines) > 80
    assert {line: words for line in lines if (words := english(line))} == {}


@pytest.fixture
def tmp_folder(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_environment_says_the_language_and_a_flag_overrides_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERRA_RULES_LANG", "zh")
    assert call("decide").stderr.startswith("用法：")
    assert call("questions", "退货").stdout.endswith("？\n")
    assert call("decide", "--lang", "en").stderr.startswith("Usage:")
    assert call("questions", "退货", "--lang", "en").stdout.endswith("?\n")
    monkeypatch.setenv("CERRA_RULES_LANG", "fr")
    assert "CERRA_RULES_LANG" in call("questions").stderr


def test_the_language_of_one_run_is_not_that_of_the_next() -> None:
    assert call("decide", "--lang", "zh").stderr.startswith("用法：")
    assert call("decide").stderr.startswith("Usage:")


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("a.yaml: case 2: `facts` is a list, not a mapping", "a.yaml：第 2 例：`facts` 是列表，不是映射"),
        ("cases: no case in it", "cases：其中没有案例"),
        ("--output: no file is named", "--output：未写明文件"),
        ("one of `a`, `b`", "应为下列之一：`a`、`b`"),
        ("one of en, zh", "应为下列之一：`en`、`zh`"),
        ("calendar: `x` is none", "日历：`x` 不是日历"),
        ("nobody ever wrote this: or that", "nobody ever wrote this: or that"),
        ("`a case: empty` is no day", "`a case: empty` 不是日期"),
    ],
)
def test_places_and_what_is_put_in_are_said_too(en: str, zh: str) -> None:
    assert in_chinese(en) == zh


@pytest.mark.parametrize("part", ["a ", "a: ", " is ", "; ", "`", " and ", "line 1: ", "{} ", "\\n", "fact `x` is "])
def test_what_others_wrote_does_not_take_long(part: str) -> None:
    assert in_chinese(f"{part * 300}list: no case in it")


WORDS = st.text("abcXYZ_0中，.", min_size=1, max_size=8)


@given(st.data())
def test_what_the_user_wrote_stays_as_it_is(data: st.DataObject) -> None:
    quoted = [en for en in catalogue() if en.count("`{}`") and en.count("{}") == en.count("`{}`") and "{{" not in en]
    template = data.draw(st.sampled_from(quoted))
    values = [data.draw(WORDS) for _ in holes(template)]
    said = in_chinese(template.format(*values))
    assert all(f"`{value}" in said or f"{value}`" in said for value in values)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), WORDS)
def test_faults_say_their_own_chinese(pairs: list[tuple[str, str]], place: str) -> None:
    faults = [Fault(f"f{n}", None, "other", (f"<{n}{en}>", f"《{n}{zh}》")) for n, (en, zh) in enumerate(pairs)]
    message, _ = said_in("zh", refusal(f"p{place}", faults))
    assert message == f"p{place}：" + "；".join(f"《{n}{zh}》" for n, (_, zh) in enumerate(pairs))


@pytest.mark.parametrize(
    "args",
    [
        ("audit", "anxi.receipts", "anxi.website_closure", "--jobs=1"),
        ("audit", "--mutate", "anxi.receipts", "--jobs=1"),
        ("compare", "anxi.receipts", "anxi.liability"),
        ("compare", "anxi.receipts", "anxi.receipts"),
        ("prove", "charter.interpretation"),
    ],
    ids=" ".join,
)
def test_what_is_found_is_told_in_chinese(args: tuple[str, ...]) -> None:
    if args[0] != "audit":
        pytest.importorskip("z3")
    questions = [find(id) for id in ("anxi.receipts", "anxi.website_closure", "anxi.liability")]
    named = {word for q in questions for rule in q.rules for word in rule.id.split("-")}
    named |= {o.code for q in questions for o in q.outcomes} | {"true", "false", "final"}
    named |= {word for kind in Kind for word in kind.split("-")} | {"plan", "says", "what", "the", "terms", "say"}
    named |= {"learning", "more", "changes", "nothing", "known"}  # the id of a claim
    said = call(*args, "--lang", "zh").stdout
    assert re.search(_HAN, said)
    assert [word for word in english(said) if word not in named] == []
