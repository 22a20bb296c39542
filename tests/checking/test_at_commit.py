"""Only what changed: new problems against a commit, by git."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from cerra_rules.outside.git import commit_of, contents, files_at, ignored
from small_records import EXCEPTION, FINE, LOST, OPEN, TOO_LATE, call, put, report, settings

HEAD = "--baseline-commit=HEAD"


def git(*words: str, at: str = ".") -> str:
    name = (
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b.c",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "protocol.file.allow=always",
    )
    done = subprocess.run(["git", *name, *words], check=True, capture_output=True, text=True, cwd=at)  # noqa: S607  # git of the machine
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repo").mkdir()
    monkeypatch.chdir(tmp_path / "repo")
    git("init", "-q")
    put(LOST, OPEN, name="records/a.json")
    put(LOST, name="records/b.json")
    git("add", ".")
    git("commit", "-q", "-m", "old")


def found(*args: str) -> list[tuple[str, str]]:
    return [
        (p["file"], p["path"].partition("/")[0])
        for p in report("records", HEAD, *args)["problems"]
        if p["standing"] == "open"
    ]


def test_old_problems_are_known_and_new_ones_are_not() -> None:
    assert found() == []
    assert call("check", "records", HEAD).exit_code == 0
    new = LOST | {"id": "new"}
    put(new, FINE, OPEN, LOST, name="records/a.json")  # moved
    put(LOST, name="records/c.json")
    assert found() == [("records/a.json", "new"), ("records/c.json", "lost")]
    assert call("check", "records", HEAD).exit_code == 1
    git("add", ".")
    git("commit", "-q", "-m", "new")
    assert found() == []
    assert len(report("records", "--baseline-commit=HEAD~1")["problems"]) == 5


@pytest.mark.parametrize("text", ['files_are = "records"\n', 'fail-on = "caution"\n'])
def test_a_commit_says_what_is_new_of_records_too(text: str) -> None:
    settings(text)
    put(LOST | {"expect": "breach"}, name="records/a.json")
    assert found() == []
    put(LOST, LOST | {"id": "too", "expect": "breach"}, name="records/b.json")
    assert found() == ([("records/b.json", "too")] if "records" in text else [])


def test_an_expired_exception_is_not_known_from_a_commit() -> None:
    settings(EXCEPTION.replace("a.json", "records/a.json"))
    assert found(TOO_LATE) == [("records/a.json", "lost")]


def test_a_commit_and_a_baseline_pardon_together_and_nothing_is_written() -> None:
    call("check", "records/b.json", "--baseline=old.json", "--write-baseline")
    put(LOST, LOST | {"id": "new"}, name="records/b.json")
    assert call("check", "records", HEAD, "--baseline=old.json").exit_code == 1
    result = call("check", "records", HEAD, "--baseline=old.json", "--write-baseline")
    assert (result.exit_code, result.stderr) == (
        2,
        "--write-baseline: not with --baseline-commit\nhint: give one of them\n",
    )


@pytest.mark.parametrize("name", ["nope", "--output=x", "HEAD:records/a.json", "0" * 40, "a\nb"])
def test_a_commit_that_is_not_there_is_said(name: str) -> None:
    result = call("check", "records", f"--baseline-commit={name}")
    shown = name.replace("\n", "\\n")
    said = f"there is no commit `{shown}`\nhint: is it fetched? `git fetch origin {shown}`\n"
    assert (result.exit_code, result.stderr) == (2, said)


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = git("rev-parse", "HEAD")
    git("commit", "-q", "--allow-empty", "-m", "next")
    git("clone", "-q", "--depth=1", f"file://{tmp_path}/repo", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    result = call("check", "records", f"--baseline-commit={first}")
    assert result.exit_code == 2
    assert result.stderr == (
        f"there is no commit `{first}` in this clone\n"
        f"hint: this clone is shallow: fetch it with `git fetch --depth=1 origin {first}`, or all with `fetch-depth: 0`\n"
    )
    git("-c", "protocol.file.allow=always", "fetch", "-q", "--depth=1", "origin", first)
    assert call("check", "records", f"--baseline-commit={first}").exit_code == 0


def test_without_git_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = call("check", "records", HEAD)
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, "git is not installed")
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    put(FINE)
    assert call("check", "a.json", HEAD).stderr.startswith(f"`{tmp_path}` is no repository of git\n")


def test_nothing_that_stands_in_the_repository_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a program named git, nor what the settings of git in a home folder or in a bare repository name."""
    ran = tmp_path / "ran"
    trap = Path("bin/git")
    trap.parent.mkdir()
    trap.write_text(f"#!/bin/sh\ntouch {ran}\n", encoding="utf-8")
    trap.chmod(0o755)
    config = f"[core]\n\tfsmonitor = {Path.cwd()}/bin/git\n\tpager = {Path.cwd()}/bin/git\n\tbare = true\n\trepositoryformatversion = 0\n"
    Path(".gitconfig").write_text(config, encoding="utf-8")
    for name in ("objects", "refs"):
        Path("records", name).mkdir()
    Path("records/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    Path("records/config").write_text(config, encoding="utf-8")
    monkeypatch.setenv("PATH", f"{Path.cwd()}/bin{os.pathsep}bin{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(Path.cwd()))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(Path(".gitconfig").resolve()))
    monkeypatch.setenv("GIT_DIR", str(Path("records").resolve()))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap.resolve()))
    monkeypatch.chdir("records")
    assert call("check", "a.json", "b.json", HEAD).exit_code == 0
    assert call("check", ".").exit_code == 1
    assert not ran.exists()


def test_what_stood_in_the_files_of_a_commit(tmp_path: Path) -> None:
    root = tmp_path / "repo"
    name = "a\u00e9 \n.yaml"
    Path(name).write_bytes(b"x\0\n")
    Path("link.yaml").symlink_to("records/a.json")
    git("add", ".")
    git("commit", "-q", "-m", "more")
    stood = files_at(root, commit_of(root, "HEAD"))
    assert set(stood) == {name, "records/a.json", "records/b.json"}
    texts = contents(root, stood.values())
    assert texts[stood[name]] == b"x\0\n"
    assert json.loads(texts[stood["records/b.json"]]) == [LOST]
    assert contents(root, []) == {}
    assert ignored(root, root) == frozenset()


def test_the_names_of_junit_survive_an_inserted_case() -> None:
    bare = {key: value for key, value in LOST.items() if key != "id"}

    def names() -> set[str]:
        text = call("check", "records/a.json", "--output=junit").stdout
        return {part.partition('"')[0] for part in text.split('testcase name="')[1:]}

    put(LOST, bare, bare, name="records/a.json")
    before = names()
    assert len(before) == 3
    put(FINE, LOST, bare, bare, name="records/a.json")
    assert before < names()
