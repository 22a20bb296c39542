"""A checkout of a stranger cannot open the gate: each attack ends red, with nothing run and nothing written.

The steps are those of action.yml, run by bash as a runner of GitHub runs them, and the hook is the one of
.pre-commit-hooks.yaml.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attacks import ATTACKS, COMMANDS, LOST, SETTINGS, SOFT, Attack, spring
from cerra_rules.cli import app
from runner import ROOT, Done, World, as_text

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the action runs bash")
OURS = re.compile(r"::(?:error|warning|notice) title=[^:]*::.*")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run the step that installs, among modules, programs and files of pip that say when they are run or read; return the Python."""
    world = World(tmp_path_factory.mktemp("gate"))
    spring(world)
    before = world.state()
    done, outputs = world.action({"paths": "march.PARQUET\n"}, step="Install cerra-rules")
    assert (done.code, done.out) == (0, ""), done.err
    assert world.state() == before
    return outputs["python"]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Return a world with something to steal and to overwrite outside of the workspace."""
    made = World(tmp_path)
    outside = {
        "key": "ours\n", "secret": "s3cret\n", "secret.yaml": "s3cret: s3cret\n", "secret.toml": "s3cret = 's3cret'\n",
        "old.json": '{"s3cret": 1}\n',
    }  # fmt: skip
    for name, text in outside.items():
        (made.outside / name).write_text(text, encoding="utf-8")
    return made


def send_in(world: World, attack: Attack) -> None:
    """Lay the checkout of the stranger."""
    here = world.workspace
    files = {"cerra-rules.toml": attack.settings, "cases/a.yaml": as_text([*attack.cases]), **attack.files}
    for name, text in files.items():
        if name not in attack.links:
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_text(text, encoding="utf-8")
    for name, target in attack.links.items():
        (here / name).symlink_to(target)
    for name in attack.programs:
        (here / name).chmod(0o755)


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_the_action_refuses(attack: Attack, world: World, python: str) -> None:
    send_in(world, attack)
    before = world.state()
    done, _ = world.action(dict(attack.inputs), {"python": python})
    assert (done.code, done.err) == (attack.code, attack.error)
    assert "s3cret" not in done.out
    after = world.state()
    if "cerra-rules.sarif" not in attack.links:
        after.pop("workspace/cerra-rules.sarif", None)  # what the caller asks for, in a checkout that has none
    assert after == before
    if "output =" in attack.settings:  # which the outputs of the action replace
        assert world.hook(python, ["cases/a.yaml"]) == Done(attack.code, "", attack.error)
        assert {name: found for name, found in world.state().items() if name in before} == before


def test_the_installation_is_in_the_folder_of_the_runner(python: str) -> None:
    gate = Path(python).parent.parent
    assert gate.parent.name == "temp"
    assert list(gate.glob("lib/*/site-packages/pyarrow"))  # for march.PARQUET


def test_a_checkout_without_git_is_a_repository_too(world: World, python: str) -> None:
    (attack,) = (attack for attack in ATTACKS if attack.name == "an output over a link")
    shutil.rmtree(world.workspace / ".git")  # as GitHub lays it where there is no git
    send_in(world, attack)
    before = world.state()
    done, _ = world.action(dict(attack.inputs), {"python": python})
    assert (done.code, done.err, world.state()) == (2, attack.error, before)


def test_the_check_imports_nothing_of_the_checkout(world: World, python: str) -> None:
    send_in(world, Attack("shadows", cases=(LOST,)))
    spring(world)
    before = world.state()
    done, _ = world.action({"sarif": ""}, {"python": python})
    assert (done.code, done.err) == (1, "")
    assert world.hook(python, ["cases/a.yaml"]).code == 1
    assert world.state() == before


@pytest.mark.parametrize("folder", ["soft", "..", "/", "no"])
def test_the_working_directory_is_a_folder_of_the_checkout(folder: str, world: World, python: str) -> None:
    send_in(world, Attack("link", links={"soft": "../outside"}))
    before = world.state()
    done, _ = world.action({"working-directory": folder}, {"python": python})
    assert done.code == 2
    assert done.out == "::error::cerra-rules: the working-directory is no folder of the checkout\n"
    assert world.state() == before


def test_a_job_in_a_folder_has_the_settings_of_the_base_and_places_that_attach(world: World, python: str) -> None:
    send_in(world, Attack("shop", cases=(LOST,), settings='severity = {"anxi.receipts.breach" = "off"}\n'))
    (world.workspace / "base").mkdir()
    (world.workspace / "base" / "cerra-rules.toml").write_text("", encoding="utf-8")
    inputs = {
        "working-directory": "cases/", "paths": ".", "config": "base/cerra-rules.toml", "output": "junit:junit.xml\n\nhtml:a.html\n",
        "as-of": "2026-01-01", "lang": "en", "statistics": "true", "verbose": "false",
    }  # fmt: skip
    done, _ = world.action(inputs, {"python": python})
    assert (done.code, done.err) == (1, "")
    assert ",file=cases/a.yaml,line=2,col=5::" in done.out
    assert "      1  Anxi Measures, art. 13, item 6" in done.out
    for name in ("cerra-rules.sarif", "junit.xml", "a.html"):
        assert (world.workspace / "cases" / name).is_file()
    done, _ = world.action({**inputs, "exit-zero": "true"}, {"python": python})
    assert done.code == 0


def test_an_action_in_the_checkout_is_refused(world: World) -> None:
    shutil.copytree(ROOT / "gate", world.workspace / "gate")
    done, _ = world.action(step="Install cerra-rules", action_path=world.workspace)
    said = f"cerra-rules: cerra-rules is in the checkout that is to be checked: `{world.workspace / 'gate'}`\n"
    assert (done.code, done.err) == (2, said + "hint: take one from elsewhere\n")


def test_without_a_python_of_the_machine_nothing_is_run(world: World) -> None:
    spring(world, path="")
    done, _ = world.action(step="Install cerra-rules")
    assert (done.code, done.out) == (2, "::error::cerra-rules: there is no Python outside of the checkout\n")
    assert not world.ran.exists()


@pytest.mark.parametrize("soft", SOFT)
def test_the_settings_of_the_base_hold_against_softer_ones(
    soft: str,
    world: World,
    python: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line, files = SOFT[soft]
    settings = line if line.startswith("paths") else SETTINGS + line
    send_in(world, Attack(soft, settings, (LOST,), files))
    monkeypatch.chdir(world.workspace)
    assert CliRunner().invoke(app, ["check"]).exit_code == 0  # so say the settings of the stranger
    base = world.workspace / "base"
    (base / ".git").mkdir(parents=True)
    (base / "cerra-rules.toml").write_text(SETTINGS + 'baseline = "old.json"\n', encoding="utf-8")
    (base / "old.json").write_text('{"version": 1, "problems": []}', encoding="utf-8")
    held, _ = world.action({"sarif": "", "config": " base/cerra-rules.toml\n"}, {"python": python})
    assert (held.code, held.err) == (1, "")
    assert "cases/a.yaml: case 1 (lost)" in held.out


def test_the_checkout_cannot_say_which_settings_are_those_of_the_base(world: World, python: str) -> None:
    send_in(world, Attack("link", links={"base": "soft"}, files={"soft/cerra-rules.toml": SETTINGS}))
    done, _ = world.action({"sarif": "", "config": "base/cerra-rules.toml"}, {"python": python})
    said = (
        "--config: `base/cerra-rules.toml` is reached through a link of the repository\nhint: name where it leads to\n"
    )
    assert (done.code, done.err) == (2, said)


def commands(done: Done) -> list[str]:
    """Return what the log commands, and check that it is nothing but what we command."""
    assert [line for line in done.lines() if re.search(r"##\[|##vso\[", line, re.IGNORECASE)] == []
    found = [line for line in done.lines() if line.lstrip(" \u3000\u034f").startswith("::")]
    assert [line for line in found if not OURS.fullmatch(line)] == []
    assert "\x1b" not in done.out + done.err
    return found


def test_no_text_of_a_case_commands_the_log(world: World, python: str) -> None:
    texts = [text for text in COMMANDS if "\x1b" not in text]  # which YAML has not
    ids = [LOST | {"id": f"{text} {n}", "why": text, "expect": "compliant"} for n, text in enumerate(COMMANDS)]
    names = [LOST | {"facts": {text: True}} | {"id": f"f{n}"} for n, text in enumerate(COMMANDS)]
    questions = [LOST | {"question": text} | {"id": f"q{n}"} for n, text in enumerate(COMMANDS)]
    files = {f"cases/{text}.yaml".replace("\n", "_"): "facts: [\n" for text in texts if "\x1b" not in text}
    files |= {f"{text.strip()}.json": "{}" for text in texts}
    send_in(world, Attack("commands", cases=(*ids, *names, *questions), files=files))
    paths = "".join(f"{text.strip()}.json\n" for text in texts if "\n" not in text and "\r" not in text)
    done, _ = world.action({"paths": f"cases\n{paths}"}, {"python": python})
    assert done.code == 2
    ours = commands(done)
    assert len(ours) == 10
    assert all(line.startswith("::error title=") and ",file=" in line for line in ours)
    assert "forged" in done.out
    assert "forged" in done.err


@pytest.mark.parametrize("name", ["::error::forged", "##[error]forged", "x\n::error::forged"])
def test_no_name_of_a_file_commands_the_log_of_the_hook(name: str, world: World, python: str) -> None:
    send_in(world, Attack(name, files={f"{name}/cases/a.yaml": as_text(LOST), f"{name}/cases/b.yaml": "["}))
    done = world.hook(python, [f"{name}/cases/{file}.yaml" for file in "ab"])
    assert (done.code, commands(done)) == (2, [])


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("--output=text:../outside/cases/key.yaml", as_text(LOST), 1),
        ("--config=soft/cases/a.toml", SOFT["severity"][0], 2),
    ],
)
def test_no_name_of_a_file_is_an_option_of_the_hook(name: str, text: str, code: int, world: World, python: str) -> None:
    (world.outside / "cases").mkdir()
    files = {name: text, "soft/cases/a.toml": text, "other/cases/b.yaml": as_text(LOST)}
    send_in(world, Attack(name, files=files))
    before = world.state()
    done = world.hook(python, [name, "other/cases/b.yaml"])
    assert done.code == code
    assert "adverse       other/cases/b.yaml: case 1 (lost)  " in done.out
    assert world.state() == before
