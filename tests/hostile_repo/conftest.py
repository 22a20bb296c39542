"""One environment for all attacks: installed by the real step of action.yml, in a checkout that attacks it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runner import World

MODULES = ("venv", "ensurepip", "logging", "yaml", "pip", "typer", "cerra_rules", "warnings", "sitecustomize", "usercustomize")
PROGRAMS = ("python3", "python", "grep", "mktemp", "git", "pip")


def spring(world: World, path: str = os.environ["PATH"]) -> None:
    """Put into the workspace what says so when it is run or read, and into the environment what leads there.

    `path` names the programs of the machine.
    """
    here = world.workspace
    for name in MODULES:
        (here / f"{name}.py").write_text(f"open({str(world.ran)!r}, 'a').write('{name} ')\n", encoding="utf-8")
    for name in PROGRAMS:
        program = here / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\necho {name} >> '{world.ran}'\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
    conf = f"[global]\nlog = {world.ran}\nindex-url = file://{here}/index\n[install]\ntarget = {here}/taken\n"
    for place in (here / "pip.conf", here / ".config" / "pip" / "pip.conf", here / ".pip" / "pip.conf"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(conf, encoding="utf-8")
    world.env |= {
        "PYTHONPATH": str(here), "PYTHONSTARTUP": str(here / "venv.py"), "PYTHONUSERBASE": str(here), "HOME": str(here),
        "PIP_CONFIG_FILE": str(here / "pip.conf"), "PIP_TARGET": str(here / "taken"), "PIP_LOG": str(world.ran),
        "PIP_CACHE_DIR": str(here / "cache"), "PATH": f"{here / 'bin'}:bin::{path}",
    }  # fmt: skip


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the Python that the action has installed; see test_the_installation_takes_nothing_of_the_checkout."""
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
