"""The command line: exit codes, what is written where, and that nobody ever sees a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def call(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], input=stdin)


def python(*args: str, first: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = [str(first), *sys.path] if first else sys.path
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
    return subprocess.run(  # this Python
        [sys.executable, *args],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        encoding="utf-8",
        env=env,
    )


# The program as a whole -----------------------------------------------------------------------------------------------


def test_the_version_and_the_help() -> None:
    assert call("--version").stdout.startswith("cerra-rules ")
    assert call().exit_code == 2
    for command in ("questions", "show", "decide", "check"):
        assert command in call("--help").stdout
        assert call(command, "--help").exit_code == 0


def test_a_fault_of_the_program_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh\x1b[31m")

    monkeypatch.setattr("cerra_rules.cli.decide.decide", broken)
    result = call("decide", "anxi.receipts")
    assert result.exit_code == 70
    assert result.stderr.startswith("cerra-rules: a fault of the program itself: ZeroDivisionError: oh\\x1b[31m\n")


@pytest.mark.parametrize("module", ["typer", "yaml"])
def test_a_missing_extra_is_named(module: str) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from cerra_rules.__main__ import main; main()"
    result = python("-c", code)
    assert result.returncode == 2
    assert (
        result.stderr == 'cerra-rules: the command line needs an extra\nhint: pip install "/path/to/cerra_rules[cli]"\n'
    )


def without(tmp_path: Path, module: str) -> Path:
    """Return a folder for the path of a Python, on which a module is not there."""
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError('no {module}', name='{module}')")
    return tmp_path


@pytest.mark.parametrize("module", ["typer", "yaml"])
def test_a_missing_extra_is_named_where_python_imports_the_command_line(module: str, tmp_path: Path) -> None:
    said = 'cerra-rules: the command line needs an extra\nhint: pip install "/path/to/cerra_rules[cli]"\n'
    path = without(tmp_path, module)
    result = python("-m", "cerra_rules", "questions", first=path)
    assert (result.returncode, result.stderr) == (2, said)
    result = python("-c", "import cerra_rules.cli; cerra_rules.cli.app", first=path)
    assert result.stderr.endswith(f"\ncerra_rules.errors.MissingExtraError: {said}")
    result = python("-c", "import cerra_rules.cli; cerra_rules.cli.apps", first=path)
    assert result.stderr.endswith("\nAttributeError: module 'cerra_rules.cli' has no attribute 'apps'\n")


def test_the_reference_says_what_it_lacks(tmp_path: Path) -> None:
    result = python(str(ROOT / "docs" / "_site" / "reference_pages"), "--check", first=without(tmp_path, "yaml"))
    said = 'reading YAML needs PyYAML, which is not installed\nhint: pip install "/path/to/cerra_rules[cli]"\n'
    assert (result.returncode, result.stderr) == (2, said)


def test_the_entry_point_imports_nothing_before_it_is_called() -> None:
    code = "import sys; import cerra_rules.__main__ as m; assert 'typer' not in sys.modules"
    assert python("-c", code).returncode == 0


def test_python_dash_m_works() -> None:
    result = python("-m", "cerra_rules", "check", str(EXAMPLES / "alliance"))
    assert (result.returncode, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    command = f'"{sys.executable}" -m cerra_rules check "{EXAMPLES}" | true; echo ${{PIPESTATUS[0]}}'
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(  # a shell, for its pipe
        ["/bin/bash", "-c", command],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=env,
    )
    assert (result.stdout, result.stderr) == ("141\n", "")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    result = call("check", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path / 'closed'}: permission denied\n")


def test_a_working_folder_that_is_gone_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    remedy = "hint: the folder in which the program runs was removed: change to one that is there\n"
    result = call("check", "examples")
    assert (result.exit_code, result.stderr) == (2, f"the working folder is gone\n{remedy}")
    result = call("replay", "receipt.json")
    assert (result.exit_code, result.stderr) == (2, f"receipt.json: no such file or directory\n{remedy}")


@pytest.mark.parametrize("command", [["audit", "charter.resolution"], ["prove", "charter.resolution/"]])
def test_a_long_command_ends_by_the_clock_and_writes_no_certificate(command: list[str], tmp_path: Path) -> None:
    goal = tmp_path / "certificate.json"
    more = ["--certificate", str(goal)] if command[0] == "audit" else []
    line = [sys.executable, "-m", "cerra_rules", *command, "--timeout", "0.01", *more]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, goal.exists()) == (4, False)
    assert done.stderr.startswith("--timeout: 0.01 seconds are over, with 0")
