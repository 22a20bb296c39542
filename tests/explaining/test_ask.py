"""The interview: which fact comes next, going back, not knowing, and a whole talk through a pseudo-terminal."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from cerra_rules import cli, decide, find, question_ids
from cerra_rules.cases.cases import read_cases
from cerra_rules.deciding.decision import plain
from cerra_rules.errors import ContradictionError, FactError
from cerra_rules.explaining.interview import Interview, provisions_of, value_of
from cerra_rules.testing.strategies import facts_for

RETURN = {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
    "digital_supply": "none", "was_unsealed_by_consumer": False, "is_newspaper_or_periodical": False,
    "is_unsuitable_by_nature": False, "consumer_confirmed_unsuitable": False, "was_received": True,
    "received_on": "2024-03-01", "return_was_requested": True, "return_requested_on": "2024-03-09",
    "assessed_on": "2024-03-10",
}  # fmt: skip
FIVE: list[tuple[str, dict[str, Any]]] = [
    ("anxi.seven_day_return", RETURN),
    ("charter.resolution", {"members_in_office": 17, "present_members": 12, "votes_for": 6}),
    (
        "anxi.record_retention",
        {
            "record_kind": "platform_transaction", "transaction_is_completed": True,
            "transaction_completed_on": "2024-02-29", "assessed_on": "2026-02-28",
        },
    ),
    ("charter.admission", {
        "is_founding_unit": False, "application_form_reached_secretariat": True,
        "written_materials_reached_secretariat": True, "preliminary_review_was_done": True,
        "resolution_is_valid": True, "certificate_issue_was_authorised": True, "certificate_was_issued": True,
    }),
    ("charter.secretariat_appointment", {
        "post": "secretary_general", "nominated_by": "chair", "decided_by": "presidium", "resolution_is_valid": True,
    }),
]  # fmt: skip


def text_of(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple() | frozenset():
            return ", ".join(str(plain(v)) for v in value) or "none"
        case _:
            return str(plain(value))


def asked(interview: Interview, facts: Mapping[str, Any]) -> Interview:
    """Answer every question from some facts, and by not knowing what they leave out."""
    while (spec := interview.next) is not None:
        said = facts.get(spec.name)
        interview = interview.decline() if said is None else interview.answer(text_of(said))
    return interview


def fewest(id: str, facts: Mapping[str, Any]) -> int:
    """Return how few of some facts decide a question, found by trying all sets of them.

    What is undecided without one fact alone is undecided without that and others: so such facts are in every set.
    """

    def is_decided(names: set[str]) -> bool:
        try:
            return not decide(id, {n: v for n, v in facts.items() if n in names}).needs
        except ContradictionError:
            return False

    assert is_decided(set(facts))
    always = {n for n in facts if not is_decided(set(facts) - {n})}
    others = sorted(set(facts) - always)
    sizes = (n for n in range(len(others) + 1) for some in combinations(others, n) if is_decided({*always, *some}))
    return len(always) + next(sizes)


# the fewest questions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("id", "facts"), FIVE)
def test_no_fewer_facts_decide_the_case_than_are_asked_for(id: str, facts: dict[str, Any]) -> None:
    end = asked(Interview(find(id), {}), facts)
    assert end.decision.outcome == decide(id, facts).outcome
    assert not end.declined
    assert len(end.steps) == fewest(id, facts)


SMALL = [
    "anxi.suspension", "anxi.officer_conduct", "charter.use_of_funds", "charter.residual_assets", "anxi.licence_display",
    "charter.funding_source", "charter.secretariat_appointment", "charter.asset_protection", "anxi.own_platform",
]  # fmt: skip


@pytest.mark.parametrize("id", SMALL)
def test_no_order_of_questions_is_expected_to_be_shorter(id: str) -> None:
    question = find(id)
    known: dict[frozenset[tuple[str, Any]], float] = {}

    def best(facts: dict[str, Any]) -> float:
        """Return the fewest questions to be expected, over every way to ask them."""
        key = frozenset(facts.items())
        if key not in known:
            needs = decide(question, facts).needs
            known[key] = min((1 + average(facts, name, best) for name in needs), default=0.0)
        return known[key]

    def average(facts: dict[str, Any], name: str, of: Callable[[dict[str, Any]], float]) -> float:
        values = question.facts.specs[name].values
        return sum(of(facts | {name: value}) for value in values) / len(values)

    def ours(facts: dict[str, Any]) -> float:
        spec = Interview(question, facts).next
        return 0.0 if spec is None else 1 + average(facts, spec.name, ours)

    assert ours({}) == pytest.approx(best({}))


@settings(max_examples=12)
@given(st.data())
def test_an_interview_asks_for_needs_only_and_ends_with_the_answer(data: st.DataObject) -> None:
    question = find(data.draw(st.sampled_from(question_ids())))
    facts = data.draw(facts_for(question))
    at = Interview(question, {})
    while (spec := at.next) is not None:
        assert spec.name in at.decision.needs
        assert spec.name not in dict(at.steps)
        assert provisions_of(question, spec.name)
        said = facts.get(spec.name)
        at = at.decline() if said is None else at.answer(text_of(said))
    assert set(at.decision.needs) <= {*at.declined, *question.readings}
    if not at.declined:
        assert at.decision.outcome == decide(question, facts).outcome


# the logic -------------------------------------------------------------------------------------------------------------


def test_going_back_and_not_knowing() -> None:
    start = Interview(find("charter.use_of_funds"), {})
    assert start.next is not None
    one = start.decline()
    assert one.next is not None
    assert one.next.name != start.next.name
    assert one.declined == (start.next.name,)
    two = one.answer("yes")
    assert two.back() is one
    assert one.back() is start
    assert start.back() is start
    assert asked(start, {}).decision.outcome == "undetermined"


def test_facts_given_beforehand_are_not_asked_for() -> None:
    at = Interview(find("anxi.seven_day_return"), {"is_made_to_order": True, "buyer_is_consumer": True})
    end = asked(at, RETURN)
    assert [name for name, _ in end.steps] == ["is_service"]
    assert end.decision.outcome == "exempt"


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("buyer_is_consumer", " Yes ", True),
        ("buyer_is_consumer", "否", False),
        ("digital_supply", "2", "online_download"),
        ("digital_supply", "physical_carrier", "physical_carrier"),
        ("digital_supply", "4", "4"),
        ("received_on", "2024-03-01", "2024-03-01"),
    ],
)
def test_what_an_answer_states(name: str, said: str, value: Any) -> None:
    assert value_of(find("anxi.seven_day_return").facts.specs[name], said) == value


def test_what_an_answer_states_of_counts_sets_and_lists_of_days() -> None:
    votes = find("charter.resolution").facts.specs["votes_for"]
    assert (value_of(votes, "6"), value_of(votes, "six"), value_of(votes, "6.5")) == (6, "six", "6.5")
    systems = find("anxi.platform_systems").facts.specs["systems"]
    first, second = (str(v) for v in systems.values[:2])
    assert value_of(systems, f"1，{second}") == [first, second]
    assert value_of(systems, "None") == []
    days = find("charter.annual_plenary").facts.specs["plenaries_on"]
    assert value_of(days, "2024-01-02, 2024-03-04") == ["2024-01-02", "2024-03-04"]


def test_an_answer_that_cannot_be_is_refused_as_everywhere_else() -> None:
    at = Interview(find("charter.resolution"), {"members_in_office": 17})
    with pytest.raises(FactError) as caught:
        at.answer("many")
    assert caught.value.message == "charter.resolution: fact `present_members` cannot be `'many'`"
    with pytest.raises(ContradictionError) as contradiction:
        at.answer("18")
    assert contradiction.value.message == "charter.resolution: these facts contradict each other"


# the command -----------------------------------------------------------------------------------------------------------


def call(*args: str | Path, stdin: str) -> Result:
    return CliRunner().invoke(cli.app, ["ask", *map(str, args)], input=stdin)


def test_ask_over_a_pipe_in_both_languages(tmp_path: Path) -> None:
    case, receipt = tmp_path / "case.yaml", tmp_path / "r.json"
    result = call("charter.use_of_funds", "--save", case, "--receipt", receipt, stdin="?\nmaybe\n<\nno\nyes\n")
    assert result.exit_code == 0, result.output
    assert "charter.use_of_funds: fact `is_within_business_scope` cannot be `'maybe'`" in result.stderr
    assert "1. is_paid_to_members: The money goes to one or more members\n" in result.stdout
    assert "CERRA Charter, art. 27, norm b" in result.stdout
    assert "2 asked" in result.stdout
    (saved,) = read_cases(case)
    assert saved.expect is not None
    assert CliRunner().invoke(cli.app, ["check", str(case)]).exit_code == 0
    assert CliRunner().invoke(cli.app, ["replay", str(receipt)]).exit_code == 0
    chinese = call("charter.use_of_funds", "--lang=zh", stdin="q\n")
    assert chinese.exit_code == 4
    assert "1. is_paid_to_members：" in chinese.stdout
    assert "未能确定" in chinese.stdout


def refused(*args: str, stdin: str) -> str:
    return call(*args, "--lang=zh", stdin=stdin).stderr


def test_what_is_refused_in_chinese_says_what_is_expected_in_chinese() -> None:
    assert refused("charter.use_of_funds", stdin="maybe\nq\n") == (
        "“maybe”不能作为 is_paid_to_members 的答案\n提示：是或否\n"
    )
    assert refused("charter.resolution", "--set=members_in_office=17", stdin="many\n18\nq\n") == (
        "“many”不能作为 present_members 的答案\n提示：整数，0 至 99\n"
        "“18”与已陈述的事实相矛盾\n提示：到会、远程出席与委托表决的人数合计不超过在任成员人数\n"
    )
    open_days = [f"--set={name}={str(RETURN[name]).lower()}" for name in RETURN if name != "received_on"]
    assert refused("anxi.seven_day_return", *open_days, stdin="昨天\nq\n") == (
        "“昨天”不能作为 received_on 的答案\n提示：日期 YYYY-MM-DD，1900-01-01 至 2200-12-31\n"
    )
    without = [item for item in open_days if "digital_supply" not in item]
    said = refused("anxi.seven_day_return", *without, "--set=received_on=2024-09-24", stdin="download\nq\n")
    assert said.startswith(
        "“download”不能作为 digital_supply 的答案\n提示：择一，输入编号或名称：none（不属数字化商品）、",
    )


def test_ask_says_what_is_wrong_before_it_asks(tmp_path: Path) -> None:
    wrong = call("charter.use_of_funds", "--set=is_paid_to_member=true", stdin="")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "did you mean `is_paid_to_members`?" in wrong.stderr
    reading = call("charter.use_of_funds", "--reading=a=b", stdin="")
    assert (reading.exit_code, reading.stdout) == (2, "")
    unsaved = call("charter.use_of_funds", "--save", tmp_path / "case.txt", stdin="")
    assert (unsaved.exit_code, unsaved.stdout) == (2, "")
    assert unsaved.stderr.endswith("not written\nhint: give a name that ends in .yaml, .yml or .json\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["--save", "no/x.yaml"],
            "--save: no/x.yaml: no such file or directory\nhint: name a file that can be written\n",
        ),
        (["--receipt", "."], "--receipt: .: is a directory\nhint: name a file that can be written\n"),
        (["--save="], "--save: no file is named\nhint: name one, or leave the option out\n"),
        (["--receipt="], "--receipt: no file is named\nhint: name one, or leave the option out\n"),
        (
            ["--save=x.json", "--receipt=./x.json"],
            "--receipt: `./x.json` is written by --save as well\nhint: write somewhere else\n",
        ),
        (["--save=x.json", "--source=x.json"], "--save: `x.json` is read by this run\nhint: write somewhere else\n"),
    ],
)
def test_ask_says_what_cannot_be_written_before_it_asks(
    args: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("charter.use_of_funds", *args, stdin="")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
    assert list(tmp_path.iterdir()) == []


class Terminal:
    """A program at a pseudo-terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        pty = pytest.importorskip("pty")
        self.main, child = pty.openpty()
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "dumb"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cerra_rules", *arguments],
            stdin=child, stdout=child, stderr=child, cwd=folder, env=env,
        )  # fmt: skip
        os.close(child)
        self.seen = ""

    def until(self, prompt: str) -> str:
        """Return what is written until a prompt comes."""
        end = time.monotonic() + 60
        start = len(self.seen)
        while not self.seen[start:].endswith(prompt):
            ready, _, _ = select.select([self.main], [], [], max(0.0, end - time.monotonic()))
            assert ready, self.seen
            try:
                more = os.read(self.main, 65536)
            except OSError:  # the program has ended
                more = b""
            if not more:
                break
            self.seen += more.decode("utf-8", "replace").replace("\r\n", "\n")
        return self.seen[start:]

    def say(self, text: str) -> None:
        """Type a line."""
        os.write(self.main, f"{text}\n".encode())

    def end(self) -> int:
        """Return the exit code, once the program has ended."""
        self.until("\0")
        os.close(self.main)
        return self.process.wait(30)


@pytest.mark.parametrize(("id", "facts"), FIVE)
def test_a_talk_at_a_terminal_takes_no_more_questions_than_it_must(
    id: str,
    facts: dict[str, Any],
    tmp_path: Path,
) -> None:
    terminal = Terminal(tmp_path, "ask", id)
    names = []
    shown = terminal.until("> ")
    while (question := shown.rsplit("\n\n", 1)[-1]).partition(". ")[0].isdigit():
        name = question.partition(". ")[2].partition(":")[0]
        names.append(name)
        terminal.say(text_of(facts[name]))
        shown = terminal.until(": ") if len(names) == len(FOUND[id]) else terminal.until("> ")
    assert names == FOUND[id]
    assert shown.endswith("save the case as (a .yaml or .json file; empty: not): ")
    terminal.say("case.yaml")
    terminal.until("empty: not): ")
    terminal.say("")
    code = terminal.end()
    answer = decide(id, facts)
    assert code == (1 if answer.tone == "adverse" else 0)
    assert f"({answer.outcome})" in terminal.seen
    (case,) = read_cases(tmp_path / "case.yaml")
    assert set(case.facts) == set(names)
    assert case.expect is not None
    assert case.expect.outcome == answer.outcome


FOUND = {id: [name for name, _ in asked(Interview(find(id), {}), facts).steps] for id, facts in FIVE}


def test_a_talk_with_going_back_and_a_wrong_file_name(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "ask", "charter.use_of_funds")
    for said, number in (("<", 1), ("perhaps", 1), ("no", 1), ("<", 2), ("no", 1), ("yes", 2)):
        terminal.until("> ")
        assert terminal.seen.count("\n2. ") >= number - 1
        terminal.say(said)
    terminal.until("empty: not): ")
    terminal.say("case.txt")
    terminal.until("empty: not): ")
    terminal.say("case.json")
    terminal.until("empty: not): ")
    terminal.say("receipt.json")
    assert terminal.end() == 0
    assert "this is the first question" in terminal.seen
    assert "cannot be `'perhaps'`" in terminal.seen
    assert "hint: give a name that ends in .yaml, .yml or .json" in terminal.seen
    assert json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))["question"] == "charter.use_of_funds"
    assert (tmp_path / "receipt.json").exists()


def test_the_day_of_an_answer_is_read_as_a_day() -> None:
    at = Interview(find("anxi.seven_day_return"), {n: v for n, v in RETURN.items() if n != "received_on"})
    assert at.next is not None
    assert at.next.name == "received_on"
    assert at.answer("2024-03-01T23:30:00+00:00").facts["received_on"] == date(2024, 3, 2)
