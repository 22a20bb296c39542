"""The action, the hook and the page on CI: files that other programs read, checked as those programs would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cerra_rules.checking.settings import read_settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "howto" / "ci.md").read_text(encoding="utf-8")
BLOCKS = {name: text for text, name in re.findall(r"```\w+\n(# (\S+).*?)```", PAGE, re.DOTALL)}
SHOP = ROOT / "tests" / "sample_shop"


def validate(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "name"), [("github-workflows", ".github/workflows/cases.yml"), ("gitlab-ci", ".gitlab-ci.yml")]
)
def test_the_snippets_have_the_published_schema(schema: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    path.write_text(BLOCKS[name], encoding="utf-8")
    validate(schema, path)


def test_the_action_has_the_published_schema() -> None:
    validate("github-actions", ROOT / "action.yml")


def test_the_settings_of_the_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cerra-rules.toml"
    path.write_text(BLOCKS["cerra-rules.toml"], encoding="utf-8")
    settings = read_settings(path)
    assert len(settings.exceptions) == 1
    assert len(settings.severities) == 2


def test_the_hook_is_named_as_on_the_page() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(BLOCKS[".pre-commit-config.yaml"])["repos"]
    assert hook["id"] == repository["hooks"][0]["id"]


@pytest.mark.skipif(os.name != "posix", reason="the action runs bash")
def test_the_script_of_the_action_checks(tmp_path: Path) -> None:
    bin = tmp_path / "cerra-rules" / "bin"
    bin.mkdir(parents=True)
    script = f'#!/bin/sh\nexec "{sys.executable}" -m cerra_rules "$@"\n'
    (bin / "cerra-rules").write_text(script, encoding="utf-8")
    (bin / "cerra-rules").chmod(0o755)
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = (step for step in action["runs"]["steps"] if step["name"] == "Check")
    inputs = dict.fromkeys(step["env"], "") | {
        "CHECK_SARIF": str(tmp_path / "out.sarif"),
        "CHECK_PATHS": "records/returns.json\nrecords\n",
        "CHECK_FAIL_ON": "violation",
    }
    env = os.environ | inputs | {
        "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }  # fmt: skip
    command = ["/bin/bash", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=SHOP, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error title=anxi%3A13(6)#c" in done.stdout
    assert (tmp_path / "out.sarif").exists()
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## cerra-rules\n")
