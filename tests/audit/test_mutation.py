"""Mutation of rules: what is killed, what is proved equivalent, and what survives with a witness."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cerra_rules import find
from cerra_rules.anxi.record_retention import IDENTITY_RECORD_START, leaving_counts, record_retention
from cerra_rules.audit.answers import Charts
from cerra_rules.audit.mutation import mutate
from cerra_rules.audit.mutation.changes import _of_outcomes, mutants
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.audit.mutation.trials import trials_of
from cerra_rules.audit.mutation.witnesses import Search, answer_of
from cerra_rules.cases.cases import Case, as_case
from cerra_rules.cli import app
from cerra_rules.deciding.witnesses import Cases
from cerra_rules.errors import CaseFileError
from cerra_rules.front import decide
from cerra_rules.language import (
    OTHERWISE,
    Count,
    Fact,
    Facts,
    Instrument,
    Limb,
    Question,
    RestDays,
    Rule,
    Value,
    adverse,
    all_of,
    days,
    fact,
    favourable,
    not_,
    roll,
)
from cerra_rules.language.terms import AllOf

LENDING = Instrument(
    "lending", en="Lending Rules", zh="借阅规则", short="Lending Rules", item_style=("({})", "第（{}）项"),
    outline="1 2 3",
)  # fmt: skip


class Loan(Facts):
    """One book that somebody wants to borrow, or brings back."""

    is_reader: Fact[bool] = fact("has a card", "持证")
    books_out: Fact[Count] = fact("books that the reader has out", "在借册数")
    lent_on: Fact[date] = fact("day of lending", "借出日")
    returned_on: Fact[date] = fact("day of return", "归还日")


REFUSED = adverse("refused", "refused", "不借")
LATE = adverse("late", "late", "逾期")
FINE = favourable("fine", "in order", "合规", (LENDING.article(1), Limb(LENDING.article(3), Loan.is_reader)))
last_day = roll(Loan.lent_on + days(14))
lending = Question(
    "lending.loan",
    asks=("Is this loan in order?", "借阅是否合规？"),
    facts=Loan,
    answers={REFUSED: (Rule("no-card-or-too-many", LENDING.article(1), not_(all_of(Loan.is_reader, Loan.books_out < 5))), ), LATE: (Rule("returned-late", LENDING.article(2), Loan.returned_on > last_day), ), FINE: OTHERWISE },
    values=(Value("last_day", "", "", last_day, only=(LATE, FINE)),),
)  # fmt: skip


def loan(id: str, facts: Mapping[str, Any], outcome: str, cites: list[str], last: str | None, rest: Any = None) -> Case:
    """Return one worked case of the lending rules."""
    expect = {"outcome": outcome, "cites": cites, "values": {"last_day": last}}
    calendar = {"calendar": "none" if rest is None else rest}
    return as_case({"id": id, "question": "lending.loan", "facts": facts, "expect": expect, **calendar}, "lending")


READER = {"is_reader": True, "books_out": 4, "lent_on": "2024-03-01"}
CASES = [
    loan("in-time", READER | {"returned_on": "2024-03-15"}, "fine", ["lending:1", "lending:3"], "2024-03-15"),
    loan("late", READER | {"returned_on": "2024-03-16"}, "late", ["lending:2"], "2024-03-15"),
    loan("no-card", READER | {"is_reader": False, "returned_on": "2024-03-16"}, "refused", ["lending:1"], None),
    loan("five-out", READER | {"books_out": 5, "returned_on": "2024-03-16"}, "refused", ["lending:1"], None),
    loan("holiday", READER | {"returned_on": "2024-03-16"}, "fine", ["lending:1", "lending:3"], "2024-03-16", ["2024-03-15"]),
    loan("same-day", READER | {"returned_on": "2024-03-01"}, "fine", ["lending:1", "lending:3"], "2024-03-15"),
]  # fmt: skip


def test_every_slip_is_noticed_or_proved_to_be_none() -> None:
    report = mutate(lending, CASES)
    assert [fate.change for fate in report.survivors] == []
    assert report.is_clean
    counts = report.counts
    assert counts["mutants"] == counts["killed"] + counts["equivalent"] == len(report.fates)
    # In a loan that is in order the reader has a card: the condition of the citation changes nothing.
    assert [f.change for f in report.fates if f.status == "equivalent"] == [
        "outcome `fine`: citation lending:3: is_reader -> cited always",
    ]


@pytest.mark.parametrize(
    ("left_out", "change", "witness"),
    [
        ("in-time", "value `last_day`: 14 days -> ", None),
        ("holiday", "rule `returned-late`: lent_on + 14 days (moved past rest days) -> lent_on + 14 days", "calendar"),
        ("five-out", "rule `no-card-or-too-many`: books_out < 5 -> books_out ≤ 5", "facts"),
        ("no-card", "rule `no-card-or-too-many`: is_reader and books_out < 5 -> books_out < 5", "facts"),
    ],
)
def test_without_its_case_a_slip_survives_with_a_witness(left_out: str, change: str, witness: str | None) -> None:
    report = mutate(lending, [case for case in CASES if case.id != left_out])
    found = {fate.change: fate for fate in report.survivors}
    if witness is None:
        assert not found  # the other cases notice what this one would
        return
    survivor = found[change]
    assert survivor.status == "survived"
    assert survivor.witness is not None
    data = survivor.witness.to_dict()
    assert data[witness]
    assert data["expect"] != data["mutant"]
    # The witness can be pasted as a case: with it the slip is noticed again.
    expect = {
        "outcome": data["expect"]["outcome"],
        "values": data["expect"]["values"],
        "cites": data["expect"]["cites"],
    }
    pasted = {key: data[key] for key in ("facts", "calendar") if key in data}
    again = mutate(lending, [*CASES, as_case({"question": "lending.loan", **pasted, "expect": expect}, "pasted")])
    assert again.is_clean
    assert f"  survived: {change}" in report.lines()
    assert report.to_dict()["survived"] == len(report.survivors) > 0


def test_a_day_that_only_a_value_moves_is_told_apart_by_rest_days() -> None:
    """Without rest days nothing is changed by not moving it, and that proves nothing."""
    value = replace(lending.values[0], only=())
    rules = {REFUSED: lending.answers[REFUSED], FINE: OTHERWISE}
    until = Question("lending.until", asks=("Until when?", "何时到期？"), facts=Loan, answers=rules, values=(value,))
    case = {
        "question": until.id,
        "facts": READER,
        "calendar": "none",
        "expect": {"outcome": "fine", "values": {"last_day": "2024-03-15"}},
    }
    (fate,) = (
        f for f in mutate(until, [as_case(case, "until")]).fates if f.change.endswith("rest days) -> lent_on + 14 days")
    )
    assert fate.status == "survived"
    assert fate.witness is not None
    assert fate.witness.to_dict()["calendar"]


def test_each_mutant_has_room_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are drawn in the same diagrams, the next one finds as much room as the first."""
    whole = mutate(lending, CASES).to_dict()
    monkeypatch.setattr("cerra_rules.deciding.diagram.MOST_STEPS", 200)  # enough for each, not for two hundred
    assert mutate(lending, CASES).to_dict() == whole


def test_a_swapped_outcome_and_a_forgotten_citation_survive_where_cases_do_not_look() -> None:
    cases = [replace(c, expect=replace(c.expect, cites=None, values=None)) for c in CASES if c.expect]
    survivors = {fate.change for fate in mutate(lending, cases).survivors}
    assert "rule `returned-late`: citation lending:2: cited -> not cited" in survivors
    assert "value `last_day`: given for some outcomes -> given for all" in survivors
    assert not any(change.endswith("outcome: late -> refused") for change in survivors)


@pytest.mark.parametrize(
    "id",
    ["charter.convening", "charter.dissolution", "charter.interpretation", "anxi.own_platform", "anxi.suspension"],
)
def test_questions_of_the_rule_book(id: str) -> None:
    report = mutate(find(id), packaged_cases(id))
    assert report.is_clean, "\n".join(report.lines())
    assert report.counts["killed"] > 15


def test_charts_answer_as_decide_does() -> None:
    """Trials put cases to diagrams; on mutants too they must be what `decide` says of the mutant."""
    question = find("charter.secretariat_appointment")
    trials = trials_of(question, packaged_cases(question.id))
    for mutant in list(mutants(question))[::9]:
        for trial in trials[::3]:
            case = trial.case
            readings = {n: o for n, o in trial.chosen.items() if n in mutant.question.readings}
            answer = decide(mutant.question, case.facts, readings=readings, calendar=case.calendar).to_dict()
            assert case.expect is not None
            same = (answer["outcome"], answer["needs"]) == (case.expect.outcome, list(case.expect.needs or ()))
            same &= case.expect.cites is None or answer["citations"] == list(case.expect.cites)
            assert bool(trial.fails(mutant.question, {})) is not same


def test_a_caution_that_is_told_otherwise_is_noticed_by_cases_that_say_what_is_told() -> None:
    question, cases = find("charter.accounting"), packaged_cases("charter.accounting")
    changed = {f.change: f.status for f in mutate(question, cases).fates if "caution" in f.change}
    assert changed == {
        "outcome `compliant`: caution HL31: told -> not told": "killed",
        "outcome `compliant`: caution HL31: accountant_left_post -> told always": "killed",
        "outcome `compliant`: caution HL31: accountant_left_post -> not accountant_left_post": "killed",
    }
    silent = [replace(c, expect=c.expect and replace(c.expect, cautions=None)) for c in cases]
    survivors = {f.change: f.witness for f in mutate(question, silent).survivors}
    assert changed.keys() <= survivors.keys()
    witness = survivors["outcome `compliant`: caution HL31: told -> not told"]
    assert witness is not None
    assert witness.original["cautions"] == ["HL31"]
    assert "cautions" not in witness.other


def test_a_caution_that_differs_only_beside_a_day_that_cannot_be_stated_is_told_as_before() -> None:
    slips = [m for m in _of_outcomes(record_retention) if m.place.endswith("may_discard`: caution HL02")]
    without = AllOf((IDENTITY_RECORD_START.is_("seller_left"),))
    *_, slip = (m for m in slips if (m.before, m.after) == (leaving_counts, without))
    search = Search(record_retention)
    assert search.witness(slip.question) is None
    assert not search.given_up
    asked = {"record_kind": "platform_identity", "registration_was_cancelled": True, "seller_has_left": False}
    for registration_cancelled_on, assessed_on in product(("1900-01-01", "2020-05-01", "2200-12-31"), repeat=2):
        facts = asked | {"registration_cancelled_on": registration_cancelled_on, "assessed_on": assessed_on}
        readings = {"identity_record_start": "seller_left"}
        ours, other = (decide(question, facts, readings) for question in (record_retention, slip.question))
        assert ours.cautions == other.cautions


def test_the_reference_evaluator_answers_as_decide_does() -> None:
    for case in CASES:
        answer = decide(lending, case.facts, calendar=case.calendar).to_dict()
        facts = Loan.read(case.facts).__dict__
        assert answer_of(lending, facts, {}, case.calendar) == {
            "outcome": answer["outcome"], "values": answer["values"], "cites": answer["citations"],
        }  # fmt: skip


def test_no_two_mutants_are_alike_and_none_is_the_original() -> None:
    parts = {(m.question.outcomes, m.question.rules, m.question.values) for m in mutants(lending)}
    assert len(parts) == sum(1 for _ in mutants(lending)) >= 40
    assert (lending.outcomes, lending.rules, lending.values) not in parts


def test_cases_of_a_diagram_satisfy_it() -> None:
    charts = Charts(lending, {}, calendar="none")
    late = charts.diagram.turned(charts.original.outcome, lambda code: code == "late")
    found = [facts for facts, _ in Cases(charts.plan.space, charts.chosen, late)]
    assert found
    assert {decide(lending, facts, calendar=RestDays.none()).outcome for facts in found} == {"late"}
    nothing = Cases(charts.plan.space, charts.chosen, charts.diagram.both(late, charts.condition(not_(Loan.is_reader))))
    assert list(nothing) == []
    assert nothing.is_exhausted


def test_cases_that_prove_nothing_are_refused() -> None:
    with pytest.raises(CaseFileError) as error:
        mutate(lending, packaged_cases("charter.convening"))
    assert str(error.value) == (
        "lending.loan: no case asks this question\nhint: a mutant that nothing is asked of survives"
    )
    wrong = loan("wrong", READER | {"returned_on": "2024-03-16"}, "fine", ["lending:1"], "2024-03-15")
    with pytest.raises(CaseFileError) as error:
        mutate(lending, [wrong])
    assert str(error.value) == (
        "lending (wrong): the question itself does not meet this case: outcome\n"
        "hint: `cerra-rules check` shows both; a mutant can only be tried on cases that hold"
    )


def test_the_command() -> None:
    found = CliRunner().invoke(app, ["audit", "--mutate", "charter.interpretation", "--jobs", "1"])
    assert found.exit_code == 0
    assert "charter.interpretation: 17 mutants, " in found.stdout
    assert found.stdout.splitlines()[-1].startswith("All together: 17 mutants, ")
    assert "0 survived" in found.stdout
    wrong = CliRunner().invoke(app, ["audit", "--mutate", "charter.interpretaton"])
    assert (wrong.exit_code, "did you mean `charter.interpretation`?" in wrong.stderr) == (2, True)


@pytest.mark.parametrize("name", ["charter.interpretation", "cerra_rules.charter.interpretation:interpretation"])
def test_the_command_with_cases_of_ones_own(name: str, tmp_path: Path) -> None:
    facts, expect = {"interpreter": "chair"}, {"outcome": "not_authoritative"}
    case = {"question": name, "facts": facts, "expect": expect}
    (tmp_path / "one.json").write_text(json.dumps(case), encoding="utf-8")
    asked = ["audit", "--mutate", name, "--cases", str(tmp_path), "--format", "json"]
    found = CliRunner().invoke(app, asked)
    assert found.exit_code == 1, found.output
    assert json.loads(found.stdout)["survived"] > 0
    assert json.loads(found.stdout)["questions"][0]["survivors"][0]["witness"]


FOLLOWED = ["--cases", "others.json"]
REFUSED_USES = [
    (["lending.yaml"], "`lending.yaml` is a file, not a question\n"
     "hint: --cases takes one file or folder, and can be given more than once: --cases lending.yaml\n"),
    (["charter.interpretation", "charter.convenning", *FOLLOWED], "there is no question `charter.convenning`\n"),
    (["charter.interpretation", "charter.convening", *FOLLOWED],
     "charter.convening: no case in --cases asks this question and says what to expect; these ask `charter.interpretation`\n"
     "hint: --cases takes one file or folder, and can be given more than once\n"),
    (["charter.interpretation", "--cases", "wrong.json"],
     "wrong.json: case 1: the question itself does not meet this case: outcome\n"
     "hint: `cerra-rules check` shows both; a mutant can only be tried on cases that hold\n"),
    (["charter.interpretation", "--cases", "misspelt.json"],
     "misspelt.json: case 1: charter.interpretation: fact `interpretr` is not one of its facts\nhint: did you mean `interpreter`?\n"),
    (["charter.interpretation", "--cases", "gone"], "gone: no such file or directory\n"),
    (["charter.interpretation", "--cases", "empty"],
     "empty: no case file in it\nhint: cases stand in .yaml, .yml, .json, .toml files\n"),
    (["charter.interpretation", "--verify", "others.json"],
     "--mutate: makes no certificate\nhint: leave out --certificate and --verify, or --mutate\n"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "message"), REFUSED_USES)
def test_names_and_cases_are_looked_at_before_anything_is_mutated(
    asked: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def case(**facts: str) -> str:
        return json.dumps({"question": "charter.interpretation", "facts": facts, "expect": "not_authoritative"})

    (tmp_path / "others.json").write_text(case(interpreter="chair"), encoding="utf-8")
    (tmp_path / "wrong.json").write_text(case(interpreter="presidium"), encoding="utf-8")
    (tmp_path / "misspelt.json").write_text(case(interpretr="chair"), encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(app, ["audit", "--mutate", *asked])
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith(message)


def test_cases_are_for_mutation_only() -> None:
    found = CliRunner().invoke(app, ["audit", "charter.interpretation", "--cases", "tests"])
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == "--cases: only --mutate takes cases\nhint: add --mutate, or leave --cases out\n"
    found = CliRunner().invoke(app, ["audit", "charter.interpretation", "cases.json"])
    assert found.stderr == (
        "`cases.json` is a file, not a question\n"
        "hint: an audit takes no cases; `cerra-rules check` does, and --mutate with --cases\n"
    )


def test_survivors_that_one_case_would_kill_are_shown_with_it_once() -> None:
    report = mutate(lending, [CASES[0]])
    wanted = report.cases_wanted()
    assert sorted(f.change for _, killed in wanted for f in killed) == sorted(f.change for f in report.survivors)
    assert 1 < len(wanted) < len(report.survivors)
    cases = []
    for witness, killed in wanted:
        data = {key: value for key, value in witness.to_dict().items() if key != "mutant"}
        cases.append(as_case({"question": "lending.loan", **data}, "pasted"))
        left = {f.change for f in mutate(lending, [CASES[0], cases[-1]]).survivors}
        assert not left & {f.change for f in killed}  # that one case alone kills all of them
    assert mutate(lending, [CASES[0], *cases]).is_clean
    lines = report.lines()
    assert sum(line.startswith("    facts: ") for line in lines) == len(wanted)
    assert f"    this case would kill all {len(wanted[0][1])} mutants" in lines
