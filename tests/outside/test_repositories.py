"""What a repository may name, where its links lead, and what is never written through them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cerra_rules.cli import app
from cerra_rules.outside.repositories import committed_link, link_out, refused, root_of
from cerra_rules.outside.saving import save

OUTSIDE, IN_GIT = "is outside the repository", "is in `.git`"
LINK, PROGRAM = "is reached through a link of the repository", "can be run as a program"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with links, beside another one and a folder that is none."""
    root = tmp_path / "ours"
    for folder in ("ours/.git/hooks", "ours/sub", "theirs/.git", "plain"):
        (tmp_path / folder).mkdir(parents=True)
    for name, target in {
        "ours/in": "sub", "ours/out": "../plain", "ours/other": "../theirs", "ours/git": ".git", "ours/far": "near",
        "ours/near": "../plain", "ours/absolute": str(tmp_path / "plain"), "ours/around": "../ours/sub", "ours/loop": "loop",
        "plain/back": "../ours/out", "plain/link": "../theirs",
    }.items():  # fmt: skip
        (tmp_path / name).symlink_to(target)
    (root / "run.sh").write_text("", encoding="utf-8")
    (root / "run.sh").chmod(0o755)
    monkeypatch.chdir(root)
    return root


NAMES = [
    (".", "", ""), ("sub/new.txt", "", ""), ("sub/../new.txt", "", ""), (".github/new.txt", "", ""), (".gitignore", "", ""),
    ("..", OUTSIDE, OUTSIDE), ("../ours2/x", OUTSIDE, OUTSIDE), ("sub/../../x", OUTSIDE, OUTSIDE), ("/x", OUTSIDE, OUTSIDE),
    (".git", IN_GIT, IN_GIT), (".git/hooks/x", IN_GIT, IN_GIT), ("sub/../.git/x", IN_GIT, IN_GIT), ("sub/.git/x", IN_GIT, IN_GIT),
    (".GIT/x", IN_GIT, IN_GIT), (".g\u200cit/x", IN_GIT, IN_GIT), ("GIT~1/x", IN_GIT, IN_GIT), (".git. ./x", IN_GIT, IN_GIT),
    (".git::$INDEX_ALLOCATION/x", IN_GIT, IN_GIT), ("git/hooks/x", IN_GIT, IN_GIT),
    ("in/x", "", LINK), ("around/x", "", LINK), ("out/x", OUTSIDE, OUTSIDE), ("far/x", OUTSIDE, OUTSIDE), ("absolute", OUTSIDE, OUTSIDE),
    ("loop", "", LINK), ("run.sh", "", PROGRAM),
]  # fmt: skip


@pytest.mark.parametrize(("name", "when_read", "when_written"), NAMES)
def test_a_repository_names_what_is_below_its_root(name: str, when_read: str, when_written: str, root: Path) -> None:
    assert refused(root / name, root) == when_read
    assert refused(root / name, root, is_written=True) == when_written


def test_links_are_found_where_they_really_stand(root: Path) -> None:
    plain = root.parent / "plain"
    assert root_of(root / "sub") == root
    out = {
        name: link_out(name)
        for name in ("sub", "in/x", "around", "out/x", "far/x", "other/x", "git/x", "../plain/back/x")
    }
    assert out == {
        "sub": None, "in/x": None, "around": None, "out/x": root / "out", "far/x": root / "far", "other/x": root / "other",
        "git/x": root / "git", "../plain/back/x": root / "out",
    }  # fmt: skip
    assert committed_link("in/x") == root / "in"
    assert committed_link(plain / "link" / "x") is None  # which no repository holds


@pytest.mark.parametrize("command", [
    ["decide", "anxi.receipts", "--receipt"], ["ask", "anxi.receipts", "--save"], ["check", "a.json", "--write-baseline", "--baseline"],
])  # fmt: skip
@pytest.mark.parametrize("link", ["in/new.json", "out/new.json"])
def test_no_command_writes_through_a_link_of_a_repository(command: list[str], link: str, root: Path) -> None:
    Path("a.json").write_text('{"question": "anxi.receipts", "facts": {}}', encoding="utf-8")
    result = CliRunner().invoke(app, [*command, link], input="q\n")
    assert result.exit_code == 2
    assert link in result.stderr
    assert [*(root / "sub").iterdir(), *(root.parent / "plain").glob("*.json")] == []


def test_bulk_writes_through_no_link_of_a_repository(root: Path) -> None:
    Path("a.csv").write_text("buyer_is_consumer\nfalse\n", encoding="utf-8")
    for args in (["in/out.csv"], ["out.csv", "--report=in/report.json"]):
        result = CliRunner().invoke(app, ["bulk", "anxi.receipts", "a.csv", *args])
        assert (result.exit_code, "a link of the repository leads there" in result.stderr) == (2, True)
    assert [*(root / "sub").iterdir(), *root.glob("out.csv")] == []


def test_what_is_written_cannot_be_run(root: Path) -> None:
    save(root / "run.sh", "#!/bin/sh\n")
    assert (root / "run.sh").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("option", ["--source", "--baseline", "--config"])
def test_no_link_of_a_repository_is_read_outside_of_it(option: str, root: Path) -> None:
    (root.parent / "plain" / "x.toml").write_text("s3cret", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "sub", option, "out/x.toml"])
    said = f"{option}: `out/x.toml`: a link leads out of the repository\nhint: name the file that it leads to\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


SETTINGS = {
    'paths = ["out"]': "`paths`: `out` is outside the repository", 'source = ["/etc/passwd"]': "`source`: `/etc/passwd` is outside the repository",
    'baseline = "git/x"': "`baseline`: `git/x` is in `.git`", 'output = ["text", "json:in/x"]': "`output`: `in/x` is reached through a link of the repository",
    'output = ["json:run.sh"]': "`output`: `run.sh` can be run as a program",
    '[[exceptions]]\nrule = "anxi:13(6)#c"\nfile = "../x"\nowner = "me"\nreason = "-"\nexpires = 2199-12-31':
        "`exceptions`: exception 1: `file`: `../x` is outside the repository",
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_a_refusal_names_the_setting_whoever_names_the_file(text: str, root: Path) -> None:
    hint = "hint: settings name what is below the root of their repository; a flag may name more\n"
    for name, args in (("cerra-rules.toml", []), ("sub/strict.toml", ["--config=sub/strict.toml", "--config-for=."])):
        (root / name).write_text(text, encoding="utf-8")
        result = CliRunner().invoke(app, ["check", "sub", "--output=text", *args])
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            f"{name}: {SETTINGS[text]}\n{hint}" if "baseline" not in text or not args else result.stderr
        )


def test_the_settings_of_another_version_are_about_this_one(root: Path) -> None:
    for link in (path for path in root.iterdir() if path.is_symlink()):
        link.unlink()
    base = root / "base"
    (base / ".git").mkdir(parents=True)
    case = {"id": "lost", "question": "anxi.receipts", "facts": {"receipt_was_discarded_early": True}}
    for folder in (root, base):
        (folder / "cases").mkdir()
        (folder / "cases" / "a.json").write_text(json.dumps(case), encoding="utf-8")
    (base / "cerra-rules.toml").write_text('paths = ["cases"]\nbaseline = "old.json"\n', encoding="utf-8")
    (root / "cerra-rules.toml").write_text("none = 1", encoding="utf-8")
    args = ["check", "--config=base/cerra-rules.toml", "--config-for=."]
    assert CliRunner().invoke(app, [*args, "--write-baseline"]).exit_code == 0
    (entry,) = json.loads((base / "old.json").read_text(encoding="utf-8"))["problems"]
    assert entry["file"] == "cases/a.json"
    result = CliRunner().invoke(app, [*args, "."])  # where these settings, and ours, are passed over
    assert result.exit_code == 1, result.output
    assert "known: cases/a.json: case 1 (lost)" in result.stdout
    assert result.stdout.endswith("2 checked: 2 adverse\n")  # and no file of settings


@pytest.mark.parametrize(("args", "said"), [
    (["--config-for=."], "--config-for: no settings are named\nhint: give --config FILE as well\n"),
    (["--config=x.toml", "--config-for=no"], "--config-for: `no` is no folder\nhint: name the one that the settings are about\n"),
    (["--config=in/x.toml", "--config-for=."],
        "--config: `in/x.toml` is reached through a link of the repository\nhint: name where it leads to\n"),
])  # fmt: skip
@pytest.mark.usefixtures("root")
def test_settings_about_another_folder_are_named(args: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["check", *args])
    assert (result.exit_code, result.stderr) == (2, said)
