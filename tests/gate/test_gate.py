"""What the gate takes from the environment of the machine, and what it leaves out as the checkout's."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).parents[2] / "gate" / "install.py"


def gate() -> ModuleType:
    spec = spec_from_file_location("gate_install", SCRIPT)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


KEPT = {
    "PIP_INDEX_URL": "https://user:pw@index.example/simple", "PIP_EXTRA_INDEX_URL": "file:///opt/a https://b.example/",
    "PIP_FIND_LINKS": "/opt/wheels", "PIP_CERT": "/etc/ssl/cert.pem", "PIP_CONFIG_FILE": "/etc/pip.conf", "PIP_NO_INDEX": "1",
    "PIP_PROXY": "http://proxy.example:3128", "HOME": "/home/runner", "LANG": "C.UTF-8", "ANY": "a{0}",
}  # fmt: skip
DROPPED = {
    "PIP_INDEX_URL": "file://{0}/index", "PIP_EXTRA_INDEX_URL": "https://b.example/ file://{0}%2Findex", "PIP_FIND_LINKS": "/opt/wheels {0}",
    "PIP_CONFIG_FILE": "{0}/sub/../pip.conf", "PIP_CERT": "{1}/link/cert.pem", "PIP_CACHE_DIR": "{0}/cache", "PIP_PYTHON": "/usr/bin/python",
    "PIP_TARGET": "/opt/taken", "PIP_REQUIREMENT": "https://example.org/r.txt", "PIP_NO_BINARY": ":all:", "PYTHONPATH": "/opt/lib",
    "PYTHONSTARTUP": "/x.py", "HOME": "{0}", "XDG_CONFIG_HOME": "{0}/.config", "LD_PRELOAD": "/lib/x.so:{0}/y.so",
}  # fmt: skip


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "checkout").mkdir()
    (tmp_path / "link").symlink_to("checkout")
    return tmp_path / "checkout"


@pytest.mark.skipif(os.name != "posix", reason="paths as POSIX writes them")
@pytest.mark.parametrize("name", sorted(KEPT | DROPPED))
def test_of_the_environment_is_kept_what_the_machine_says(name: str, checkout: Path) -> None:
    cleaned = gate().cleaned
    if name in KEPT:
        kept = {name: KEPT[name].format(checkout)}
        assert cleaned(kept, checkout) == kept
    if name in DROPPED:
        assert cleaned({name: DROPPED[name].format(checkout, checkout.parent)}, checkout) == {}


@pytest.mark.skipif(os.name != "posix", reason="paths as POSIX writes them")
def test_folders_of_the_checkout_are_left_out_of_the_path(checkout: Path) -> None:
    given = {"PATH": f"{checkout}/bin:/usr/bin:{checkout.parent}/link:/bin"}
    assert gate().cleaned(given, checkout) == {"PATH": "/usr/bin:/bin"}


@pytest.mark.parametrize(("folder", "said"), [
    ("checkout/new", "its folder is in the checkout that is to be checked: `{}`\nhint: take one from elsewhere\n"),
    ("full", "`{}` is not empty\nhint: name a new folder\n"),
])  # fmt: skip
def test_the_gate_has_a_folder_of_its_own(folder: str, said: str, checkout: Path) -> None:
    (checkout.parent / "full" / "of").mkdir(parents=True)
    place = Path(os.path.realpath(checkout.parent)) / folder
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, checkout, place],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"cerra-rules: {said.format(place)}")
    assert not (checkout / "new").exists()
