"""Certificates of the audit, and the command that writes and verifies them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli, find, question_ids
from cerra_rules.audit import audit, certificate, entry  # fmt: skip
from cerra_rules.audit.certificate import entry_differences, written
from cerra_rules.audit.space import REST
from cerra_rules.language.canonical import sha256

ROOT = Path(__file__).parents[2]
CERTIFICATE = ROOT / "docs" / "audit" / "certificate.json"
SMALL = ("charter.funding_source", "charter.residual_assets", "anxi.own_platform", "anxi.entry_into_force")


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["audit", "--jobs", "1", *(str(arg) for arg in args)])


# certificates ---------------------------------------------------------------------------------------------------------


def test_the_certificate_in_the_repository_is_of_these_rules() -> None:
    """Quick: `.ci/run` recomputes all of it."""
    recorded = json.loads(CERTIFICATE.read_text(encoding="utf-8"))
    hashes = "".join(f"{id} {find(id).hash}\n" for id in sorted(question_ids()))
    assert recorded["rule_book"] == sha256(hashes), "`cerra-rules audit --certificate docs/audit/certificate.json`"
    statuses = {c["status"] for e in recorded["questions"] for c in e["claims"]}
    assert statuses == {"holds", "accepted"}
    assert written(recorded) == CERTIFICATE.read_text(encoding="utf-8")
    for e in recorded["questions"]:
        if e["question"] in SMALL:
            assert list(entry_differences(e, audit(find(e["question"])))) == []


AGAIN = """
import sys
sys.modules["hypothesis"] = None
from cerra_rules import find
from cerra_rules.audit import audit, certificate, entry
from cerra_rules.audit.certificate import written
print(written(certificate(entry(audit(find(id))) for id in sys.argv[1:])), end="")
"""


def test_a_certificate_is_the_same_under_another_hash_seed_in_any_order_and_without_hypothesis() -> None:
    run = subprocess.run(  # this Python
        [sys.executable, "-c", AGAIN, *reversed(SMALL)], env={"PYTHONHASHSEED": "1", "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8", check=True, timeout=300,
    )  # fmt: skip
    assert run.stdout == written(certificate(entry(audit(find(id))) for id in SMALL))


def tampered(change: str, value: Any, tmp_path: Path) -> Path:
    data = certificate([entry(audit(find("charter.residual_assets")))])
    at: Any = data
    *path, last = change.split("/")
    for key in path:
        at = at[int(key)] if isinstance(at, list) else at[key]
    if value is None:
        del at[last]
    else:
        at[int(last) if isinstance(at, list) else last] = value
    file = tmp_path / "certificate.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


TAMPERED: list[tuple[str, Any, list[str]]] = [
    ("rule_book", "0", ['rule_book: recorded "0", is ']),
    ("questions/0/rules", "0", ['charter.residual_assets: rules: recorded "0", is ']),
    ("questions/0/counts/0/cases", 4, ["charter.residual_assets: default: cases: recorded 4, is 5"]),
    (
        "questions/0/claims/0/status", "fails",
        ['charter.residual_assets: {id}: status: recorded "fails", is "holds"'],
    ),
    (
        "questions/0/claims/0/claim", "outcome-reached nowhere",
        ["charter.residual_assets: {id}: not recorded",
         "charter.residual_assets: outcome-reached nowhere: recorded, and not found"],
    ),
    (
        "questions/0/claims/2/cases", [{}],
        ["charter.residual_assets: {id}: cases: recorded [{}], is ",
         "charter.residual_assets: {id}: its recorded witness does not show it"],
    ),
    (
        "questions/0/claims/0/cases", [{"facts": {"colour": "red"}}],
        ["charter.residual_assets: {id}: cases: recorded ",
         "charter.residual_assets: {id}: its recorded witness is refused: charter.residual_assets: fact `colour` is "],
    ),
    (
        "questions/0/claims/0/cases", [7],
        ["charter.residual_assets: {id}: cases: recorded [7], is ",
         "charter.residual_assets: {id}: its recorded witness is no case"],
    ),
    ("questions/0/counts/0/cases", 5.0, ["charter.residual_assets: default: cases: recorded 5.0, is 5"]),
    ("questions/0/uncited", False, ["charter.residual_assets: uncited: recorded false, is "]),
    ("questions/0/uncited", None, ["charter.residual_assets: uncited: recorded null, is "]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "value", "said"), TAMPERED)
def test_verify_says_what_differs(change: str, value: Any, said: list[str], tmp_path: Path) -> None:
    result = call("--verify", tampered(change, value, tmp_path))
    number = int(change.split("/")[3]) if "claims" in change else 0
    id = audit(find("charter.residual_assets")).claims[number].id
    *lines, last = result.stdout.splitlines()
    assert result.exit_code == 1
    assert last == f"1 audited again: {len(said)} difference{'s' * (len(said) != 1)}"
    assert [line.startswith(start.replace("{id}", id)) for line, start in zip(lines, said, strict=True)] == [
        True,
    ] * len(said)


def test_verify_takes_no_entry_twice(tmp_path: Path) -> None:
    file = tampered("calendar", REST.to_data(), tmp_path)
    data = json.loads(file.read_text(encoding="utf-8"))
    (of,) = data["questions"]
    forged, last = {**of["claims"][0], "status": "fails"}, of["claims"][-1]["claim"]
    of["claims"] = [forged, *of["claims"], of["claims"][-1], 1]
    file.write_text(json.dumps(data), encoding="utf-8")
    assert call("--verify", file).stdout.splitlines() == [
        "charter.residual_assets: claims: is no list of entries",
        f"charter.residual_assets: {forged['claim']}: recorded 2 times",
        f"charter.residual_assets: {last}: recorded 2 times",
        "1 audited again: 3 differences",
    ]


# the command ----------------------------------------------------------------------------------------------------------


def test_the_command_writes_and_verifies(tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    made = call("charter.residual_assets", "anxi.own_platform", "--certificate", file)
    assert made.exit_code == 0
    assert made.stdout.splitlines()[0].split() == [
        "question", "cases", "outcomes", "rules", "citations", "values", "comparisons", "facts", "readings", "others", "result",
    ]  # fmt: skip
    assert "2 questions, " in made.stdout
    verified = call("--verify", file)
    assert (verified.exit_code, verified.stdout) == (0, "2 audited again: no differences\n")
    printed = call("charter.residual_assets", "anxi.own_platform", "--format", "json")
    assert json.loads(printed.stdout) == json.loads(file.read_text(encoding="utf-8"))


def test_the_command_audits_questions_of_others(tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    assert call("reading_room:late_fee", "reading_room:lateness", "--certificate", file).exit_code == 0
    assert call("reading_room:late_fee", "reading_room:lateness", "--verify", file).exit_code == 0
    bad = call("reading_room:dead_exemption")
    assert bad.exit_code == 1
    assert (
        """
Fails
  room.late_fee: rule-matters staff-children
    wanted: without this rule, some case would have another outcome or other citations
    found: dead: no case meets all of these at once: borrower = child; borrower = staff
    such as: borrower = child
"""
        in bad.stdout
    )


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    files = [tmp_path / f"{jobs}.json" for jobs in (1, 2)]
    for jobs, file in enumerate(files, 1):
        args = ["audit", *SMALL, "--certificate", str(file), "--jobs", str(jobs)]
        assert CliRunner().invoke(cli.app, args).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


WRONG: list[tuple[list[str], str]] = [
    (
        ["anxi.seven_day_retrun"],
        "there is no question `anxi.seven_day_retrun`\n"
        "hint: did you mean `anxi.seven_day_return`? (one of your own: package.module:attribute)\n",
    ),
    (
        ["reading_room:late_fees"],
        "`reading_room:late_fees`: there is no `late_fees` in `reading_room`\nhint: did you mean `late_fee`?\n",
    ),
]


@pytest.mark.parametrize(("args", "message"), WRONG)
def test_wrong_use_is_said(args: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.chdir(tmp_path)
    result = call(*args)
    assert (result.exit_code, result.stderr) == (2, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "{file}: line 1, column 2: expecting property name enclosed in double quotes"),
        ("[" * 100_000, "{file}: nested more than 40 deep"),
        ("[" * 50 + "]" * 50, "{file}: nested more than 40 deep"),
        (
            '{"format": 1, "format": 1, "questions": []}',
            "{file}: line 1, column 15: key `format` stands twice in one object",
        ),
        (
            '{"format": 2, "questions": [{"question": "a.b"}, {"question": "a.b"}]}',
            "{file}: question `a.b` stands twice in it",
        ),
        ('{"format": true, "questions": []}', "{file}: is of format `True`, not 2"),
        ("[]", "{file}: is no certificate of an audit"),
        ('{"format": 2, "questions": [{}]}', "{file}: one of its questions has no id"),
        ('{"format": 9, "questions": []}', "{file}: is of format `9`, not 2"),
    ],
)
def test_a_file_that_is_no_certificate_is_refused(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    file.write_text(text, encoding="utf-8")
    result = call("--verify", file)
    assert result.exit_code == 2
    assert result.stderr == message.replace("{file}", str(file)) + (
        "\nhint: `cerra-rules audit --certificate FILE` writes one\n"
    )  # fmt: skip


def test_a_certificate_imports_nothing(tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    assert call("reading_room:late_fee", "--certificate", file).exit_code == 0
    result = call("--verify", file)
    assert (result.exit_code, result.stderr) == (
        2,
        f"{file}: `room.late_fee` is no question of the two instruments\n"
        "hint: name the places of your questions too: cerra-rules audit shop.rules:late_return --verify FILE\n",
    )
    missing = call("charter.residual_assets", "--verify", file)
    assert (missing.exit_code, missing.stdout.splitlines()[-2]) == (
        1, "charter.residual_assets: is not in the certificate",
    )  # fmt: skip


def test_a_file_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    assert call("--verify", tmp_path / "none.json").stderr == f"{tmp_path / 'none.json'}: no such file or directory\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["--certificate", "no/x"],
            "--certificate: no/x: no such file or directory\nhint: name a file that can be written\n",
        ),
        (["--certificate="], "--certificate: no file is named\nhint: name one, or leave the option out\n"),
        (["--verify="], "--verify: no file is named\nhint: name one, or leave the option out\n"),
        (
            ["--verify=x", "--certificate=./x"],
            "--certificate: `./x` is read by this run\nhint: write somewhere else\n",
        ),
        (["--mutate", "--cases="], "no file or folder is named\nhint: name one; `.` is the working folder\n"),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is_proven(
    args: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_audit(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("cerra_rules.cli.audit.audit_each", no_audit)
    result = call("charter.residual_assets", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
