"""The baseline of a check: it knows old problems and never new ones."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cerra_rules.reports.formats import FORMATS
from small_records import FINE, LOST, MISSPELT, OPEN, call, put, report, settings


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # no settings above are looked at


# Baseline -----------------------------------------------------------------------------------------------------------


def test_a_baseline_knows_old_problems_and_never_new_ones() -> None:
    put(LOST)
    result = call("check", "a.json", "--baseline=old.json", "--write-baseline")
    assert result.exit_code == 0
    assert call("check", "a.json", "--baseline=old.json").exit_code == 0
    assert call("check", "a.json").exit_code == 1
    put(LOST, name="b.json")  # the same case in another file
    assert call("check", "a.json", "b.json", "--baseline=old.json").exit_code == 1
    put(LOST, LOST | {"id": "another"})
    assert call("check", "a.json", "--baseline=old.json").exit_code == 1
    put(FINE, LOST)  # the old one, moved
    assert call("check", "a.json", "--baseline=old.json").exit_code == 0


def test_a_case_without_an_id_is_known_by_what_it_says() -> None:
    first, second = ({k: v for k, v in LOST.items() if k != "id"} for _ in range(2))
    call("check", put(first), "--baseline=old.json", "--write-baseline")
    second["facts"] = {"receipt_was_discarded_early": True, "buyer_is_consumer": True}
    assert call("check", put(second), "--baseline=old.json").exit_code == 1
    assert call("check", put(FINE, first), "--baseline=old.json").exit_code == 0
    assert call("check", put(first, first), "--baseline=old.json").exit_code == 1


def test_stale_entries_are_reported() -> None:
    put(LOST)
    put(LOST, name="b.json")
    call("check", "a.json", "b.json", "--baseline=old.json", "--write-baseline")
    put(FINE)
    stale = "old.json: stale: anxi:13(6)#c in a.json at lost/facts/receipt_was_discarded_early"
    assert report("a.json", "--baseline=old.json")["notes"] == [stale]  # b.json was not looked at
    Path("b.json").unlink()
    assert len(report("a.json", "--baseline=old.json")["notes"]) == 2
    result = call("check", "a.json", "--baseline=old.json")
    assert result.exit_code == 0
    assert f"{stale}\n" in result.stdout


@pytest.mark.parametrize("name", ["a.json", os.fsdecode(b"\xff.json")], ids=["plain", "no encoding"])
def test_a_baseline_knows_ids_and_files_that_no_encoding_has(name: str) -> None:
    Path(name).write_text(json.dumps([LOST | {"id": "a\ud800"}]), encoding="utf-8")
    assert call("check", name, "--baseline=old.json", "--write-baseline").exit_code == 0
    assert "a\\ud800/facts/" in Path("old.json").read_text(encoding="utf-8")
    for form in FORMATS:
        assert call("check", name, "--baseline=old.json", f"--output={form}:known").exit_code == 0
        assert call("check", name, f"--output={form}:open").exit_code == 1
        assert Path("known").is_file()
        assert Path("open").read_text(encoding="utf-8")


def test_a_baseline_renewed_for_some_files_keeps_the_others() -> None:
    put(LOST)
    put(LOST, name="b.json")
    call("check", "a.json", "b.json", "--baseline=old.json", "--write-baseline")
    put(FINE, OPEN)
    call("check", "a.json", "--baseline=old.json", "--write-baseline")
    entries = json.loads(Path("old.json").read_text(encoding="utf-8"))["problems"]
    assert [(e["rule"], e["file"], e["path"]) for e in entries] == [
        ("undetermined", "a.json", "open/facts"),
        ("anxi:13(6)#c", "b.json", "lost/facts/receipt_was_discarded_early"),
    ]


def test_a_baseline_hides_nothing_that_was_not_read() -> None:
    put(MISSPELT)
    assert call("check", "a.json", "--baseline=old.json", "--write-baseline").exit_code == 2
    assert call("check", "a.json", "--baseline=old.json").exit_code == 2
    assert call("check", put(), "--baseline=old.json", "--write-baseline").exit_code == 5


def test_the_paths_of_a_baseline_are_relative_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    put(LOST, name="records/a.json")
    settings('baseline = "old.json"\npaths = ["records"]\n')
    assert call("check", "--write-baseline").exit_code == 0
    monkeypatch.chdir("records")
    assert call("check").exit_code == 0
    assert call("check", "a.json").exit_code == 0


BASELINES = {
    '{"version": 1, "problems": [5]}': (
        "old.json: problem 1 has no rule, file, path and count",
        "write it anew with --write-baseline",
    ),
    "": ("old.json: not JSON", "write it anew with --write-baseline"),
    "[]": ("old.json: not a baseline of this version", "write it anew with --write-baseline"),
    '{"version": true, "problems": []}': (
        "old.json: not a baseline of this version",
        "write it anew with --write-baseline",
    ),
    '{"version": 1, "problems": [], "problems": []}': (
        "old.json: line 1, column 32: key `problems` stands twice in one object",
        "write it anew with --write-baseline",
    ),
    '{"version": 2, "problems": []}': (
        "old.json: not a baseline of this version",
        "write it anew with --write-baseline",
    ),
    '{"version": 1, "problems": [{"rule": "x", "file": "y", "path": "z", "count": true}]}': (
        "old.json: problem 1 has no rule, file, path and count",
        "write it anew with --write-baseline",
    ),
}


@pytest.mark.parametrize("text", BASELINES)
def test_a_baseline_that_is_none_is_refused(text: str) -> None:
    put(LOST)
    Path("old.json").write_text(text, encoding="utf-8")
    message, hint = BASELINES[text]
    result = call("check", "a.json", "--baseline=old.json")
    assert (result.exit_code, result.stderr) == (2, f"{message}\n" + (f"hint: {hint}\n" if hint else ""))


def test_a_baseline_must_be_named_and_there() -> None:
    put(LOST)
    result = call("check", "a.json", "--write-baseline")
    assert (result.exit_code, result.stderr) == (2, "--write-baseline: no file is named\nhint: give --baseline FILE\n")
    result = call("check", "a.json", "--baseline=no.json")
    assert (result.exit_code, result.stderr) == (
        2, "no.json: no such file or directory\nhint: write it with --write-baseline\n",
    )  # fmt: skip
