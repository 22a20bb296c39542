"""Receipts: written, replayed, and what is said where one was changed or the rules are others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from cerra_rules import RestDays, cli, find, question_ids
from cerra_rules.cases.receipts import ReceiptError, receipt_text, replay
from cerra_rules.errors import CaseFileError, QuestionError
from cerra_rules.front import decide
from cerra_rules.language.canonical import digest
from cerra_rules.testing.strategies import calendars, facts_for, readings_for
from cerra_rules.version import __version__

FACTS = {"members_in_office": 17, "present_members": 12, "votes_for": 6}
RETURN = {"was_received": True, "received_on": "2024-03-01", "buyer_is_consumer": True}


def call(*args: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], input=stdin)


def sealed(receipt: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a receipt with changes and hashes that fit them, as an older library or a forger would write it."""
    changed = {k: v for k, v in (receipt | changes).items() if k != "receipt"}
    changed["parts"] = {part: digest(changed[part]) for part in ("facts", "readings", "calendar")}
    return changed | {"receipt": digest(changed)}


def said(receipt: object) -> list[str]:
    return [d.said("en") for d in replay(receipt).differences]


@given(st.data())
def test_every_receipt_is_reproduced_to_the_byte(data: st.DataObject) -> None:
    question = find(data.draw(st.sampled_from(question_ids())))
    readings: Any = data.draw(st.just("any") | readings_for(question))
    decision = decide(question, data.draw(facts_for(question)), readings=readings, calendar=data.draw(calendars()))
    text = receipt_text(decision)
    found = replay(json.loads(text))
    assert found.is_same
    assert found.decision is not None
    assert receipt_text(found.decision) == text


def test_what_was_changed_is_named() -> None:
    receipt = decide("charter.resolution", FACTS, calendar=RestDays(["2024-03-08"])).receipt()
    assert said(receipt | {"facts": FACTS | {"votes_for": 5}}) == [
        "facts: changed after the receipt was written",
        "answer: another one: here the outcome is `invalid_insufficient_votes`",
    ]
    assert said(receipt | {"calendar": "none"}) == ["calendar: changed after the receipt was written"]
    readings = receipt["readings"] | {"exact_two_thirds": "not_enough"}
    assert said(receipt | {"readings": readings})[0] == "readings: changed after the receipt was written"
    hash = "receipt: the hash of the receipt is not that of what it holds: it was changed after it was written"
    assert said(receipt | {"receipt": "0" * 64}) == [hash]
    assert said(receipt | {"answer": "0" * 64}) == [hash, "answer: another one: here the outcome is `valid`"]


def test_an_older_rule_book_or_version_is_named_and_the_answer_compared() -> None:
    decision = decide("charter.resolution", FACTS)
    older = {"cerra_rules": "0.0.9", "rules": "a" * 64}
    answer = digest(decision.to_dict() | {"version": older})
    receipt = sealed(decision.receipt(), version=older, answer=answer)
    assert said(receipt) == [
        f"rules: another rule book: `aaaaaaaaaaaa`, here `{decision.question.hash[:12]}`",
        f"version: another version: 0.0.9, here {__version__}",
    ]
    assert said(sealed(receipt, answer="0" * 64))[-1] == "answer: another one: here the outcome is `valid`"
    readings = {k: v for k, v in receipt["readings"].items() if k != "half_base"}
    assert "readings: reading `half_base` is not in the receipt: its default was taken" in said(
        sealed(receipt, readings=readings),
    )


def test_what_the_rules_no_longer_take_is_named() -> None:
    receipt = decide("charter.resolution", FACTS).receipt()
    assert said(sealed(receipt, facts={"votes": 6})) == [
        "facts: fact `votes` is not one of its facts (hint: did you mean `votes_for`?)", "answer: cannot be reached",
    ]  # fmt: skip
    assert said(sealed(receipt, readings={"half_base": "all"}))[0].startswith(
        "readings: reading `half_base` has no option `all`",
    )
    every = dict.fromkeys(receipt["readings"], "any")
    assert said(sealed(receipt, readings=every | {"half_bases": "any"})) == [
        "readings: reading `half_bases` is not one of its readings (hint: did you mean `half_base`?)",
        "answer: cannot be reached",
    ]
    without = decide("anxi.receipts", {}).receipt()
    assert without["readings"] == {}
    assert said(sealed(without, readings={"x": "any"}))[0] == "readings: reading `x` is not one of its readings"
    assert said(sealed(receipt, calendar=["8 March"]))[0].startswith("calendar: calendar: `'8 March'` is not a day")
    deep: list[object] = []
    for _ in range(3_000):
        deep = [deep]
    with pytest.raises(CaseFileError, match="nested more than"):
        said(dict(receipt, facts={"votes_for": deep}))
    contradiction = said(sealed(receipt, facts=FACTS | {"present_members": 18}))
    assert contradiction[0].startswith("facts: these facts contradict each other")
    returned = decide("anxi.seven_day_return", RETURN).receipt()
    instant = {**returned["facts"], "received_on": "2024-03-01T09:00:00+08:00"}
    assert said(sealed(returned, facts=instant)) == [
        'facts: `received_on` is written otherwise: `"2024-03-01T09:00:00+08:00"`, here `"2024-03-01"`',
    ]


@pytest.mark.parametrize(
    ("receipt", "message"),
    [
        ([], "x.json: no receipt"),
        ({"question": "anxi.receipts"}, "x.json: `facts` is missing"),
        ({"facts": []}, "x.json: `facts` is not what a receipt has there"),
        ({"version": {}}, "x.json: `version` is not what a receipt has there"),
        ({"parts": {"facts": 1, "readings": "", "calendar": ""}}, "x.json: `parts` is not what a receipt has there"),
        ({"readings": {"half_base": ["x"]}}, "x.json: `readings` is not what a receipt has there"),
        ({"answers": ""}, "x.json: a receipt has no key `answers`"),
    ],
)
def test_what_is_no_receipt_is_refused(receipt: Any, message: str) -> None:
    good = decide("charter.resolution", FACTS).receipt()
    data = good | receipt if isinstance(receipt, dict) and "question" not in receipt else receipt
    with pytest.raises(ReceiptError) as caught:
        replay(data, "x.json")
    assert caught.value.message == message
    assert caught.value.hint


def test_a_receipt_of_a_question_of_ones_own_is_replayed_with_it() -> None:
    asked = find("charter.resolution")
    own = asked.replaced(id="own.resolution")
    receipt = decide(own, FACTS).receipt()
    found = replay(receipt, question=own)
    assert (found.is_same, found.question) == (True, own)
    with pytest.raises(QuestionError) as raised:
        replay(receipt, "r.json")
    assert str(raised.value) == (
        "r.json: there is no question `own.resolution`\n"
        "hint: did you mean `charter.resolution`? (one of your own: replay(receipt, question=it))"
    )
    with pytest.raises(QuestionError) as raised:
        replay(receipt, "r.json", question=asked)
    assert str(raised.value) == "r.json: is about the question `own.resolution`, not `charter.resolution`"


def test_in_chinese_an_error_is_said_to_be_one() -> None:
    receipt = sealed(decide("charter.resolution", FACTS).receipt(), facts={"votes": 6})
    text = json.dumps(receipt)
    assert call("replay", "-", "--lang=zh", stdin=text).stdout.splitlines()[1:] == [
        "  - facts：无法接受，报错（英文）：fact `votes` is not one of its facts（提示：did you mean `votes_for`?）",
        "  - answer：无法得出",
    ]


def test_the_command_line_writes_and_replays(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    settings = [f"--set={name}={value}" for name, value in FACTS.items()]
    assert call("decide", "charter.resolution", *settings, "--receipt", file).exit_code == 0
    again = call("replay", file)
    assert (again.exit_code, again.stdout) == (0, f"{file}: charter.resolution: valid: reproduced byte for byte\n")
    tight = call("replay", "-", stdin=json.dumps(json.loads(file.read_text(encoding="utf-8"))))
    assert tight.exit_code == 0
    assert "laid out otherwise" in tight.stdout
    other = file.read_text(encoding="utf-8").replace('"votes_for": 6', '"votes_for": 5')
    changed = call("replay", "-", "--lang=zh", stdin=other)
    assert changed.exit_code == 1
    assert changed.stdout == (
        "standard input: charter.resolution: invalid_insufficient_votes: 未能复现\n"
        "  - facts：回执写成后被改动\n  - answer：不同：此处结论为 `invalid_insufficient_votes`\n"
    )
    as_json = call("replay", "-", "--format=json", stdin=other)
    assert as_json.exit_code == 1
    assert [d["part"] for d in json.loads(as_json.stdout)["differences"]] == ["facts", "answer"]


def test_what_cannot_be_replayed_exits_with_2(tmp_path: Path) -> None:
    receipt = decide("charter.resolution", FACTS).receipt()
    unknown = call("replay", "-", stdin=json.dumps(receipt | {"question": "charter.resolutions"}))
    assert (unknown.exit_code, unknown.stderr) == (
        2,
        "standard input: there is no question `charter.resolutions`\nhint: did you mean `charter.resolution`? (one of your own: --rules package.module:attribute)\n",
    )
    assert call("replay", "-", stdin="{").stderr.startswith("standard input: line 1, column 2: expecting property")
    missing = call("replay", tmp_path / "no.json")
    assert (missing.exit_code, missing.stderr) == (2, f"{tmp_path / 'no.json'}: no such file or directory\n")
    unwritten = call("decide", "anxi.receipts", "--receipt", tmp_path / "no" / "r.json")
    assert (unwritten.exit_code, unwritten.stderr) == (
        2,
        f"--receipt: {tmp_path / 'no' / 'r.json'}: no such file or directory\nhint: name a file that can be written\n",
    )


def test_no_receipt_is_written_over_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text("{}", encoding="utf-8")
    result = call("decide", "anxi.receipts", file, "--receipt", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"--receipt: `{file}` is read by this run\nhint: write somewhere else\n"
    assert file.read_text(encoding="utf-8") == "{}"


def test_a_receipt_that_is_no_utf_8_is_said_to_be_once(tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(b"{\n\xff}")
    result = call("replay", file)
    assert (result.exit_code, result.stderr) == (2, f"{file}: line 2: not UTF-8\nhint: save it as UTF-8\n")
