"""Malformed case files: each has its exact message, which lies beside it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cerra_rules.cases.cases import as_case
from cerra_rules.cases.check import Status, check, run
from cerra_rules.cases.documents import MAX_BYTES, parse
from cerra_rules.cases.reading import cases_in, read_cases
from cerra_rules.cli import app
from cerra_rules.errors import CaseFileError

MALFORMED = Path(__file__).parent / "malformed"
FILES = [path for path in sorted(MALFORMED.iterdir()) if path.suffix != ".stderr"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_malformed_file_has_its_exact_message(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `cerra-rules check FILE` says on standard error is the file beside it."""
    monkeypatch.chdir(MALFORMED)
    result = CliRunner().invoke(app, ["check", path.name])
    said = path.with_name(f"{path.name}.stderr").read_text(encoding="utf-8")
    assert (result.exit_code, result.stderr) == (2, said)


def test_every_message_is_of_a_file() -> None:
    assert {path.with_suffix("") for path in MALFORMED.glob("*.stderr")} == {*FILES}


def test_the_cases_around_a_malformed_one_are_checked() -> None:
    results = list(check([MALFORMED / "second-of-three.yaml"]))
    assert [result.status for result in results] == [Status.AS_EXPECTED, Status.ERROR, Status.AS_EXPECTED]


def test_read_cases_raises_the_first_fault() -> None:
    with pytest.raises(CaseFileError, match="case 1: `facts` is missing"):
        read_cases(MALFORMED / "no-facts.yaml")
    assert [type(found.case) for found in cases_in(MALFORMED / "no-facts.yaml")[1]] == [CaseFileError]


LAUGHS = (
    "a: &a ["
    + "ha, " * 9
    + "ha]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True))
)


BOMBS = {
    "laughs.yaml": LAUGHS,
    "merges.yaml": "a: &a {k: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1 or ''}, *a{n - 1 or ''}]}}\n" for n in range(1, 50)),
    "many-aliases.yaml": "a: &a 1\nb: [" + "*a, " * 101 + "]\n",
    "flow.yaml": "[" * 900_000,
    "block.yaml": "- " * 400_000,
    "keys.yaml": "".join("  " * n + "a:\n" for n in range(900)),
    "arrays.json": "[" * 900_000,
    "objects.json": '{"a":' * 150_000,
    "arrays.toml": "a = " + "[" * 900_000,
    "dots.toml": "a." * 450_000 + "a = 1\n",
    "spaced-dots.toml": '"a" . ' * 150_000 + "a = 1\n",
    "table.toml": "[" + "a." * 450_000 + "a]\n",
    "digits.json": "[" + "9" * 900_000 + "]",
    "digits.yaml": "a: " + "9" * 900_000,
    "minutes.yaml": "a: 1" + ":59" * 300_000,
    "hex.toml": "a = 0x" + "f" * 900_000,
    "word.toml": "a" * 900_000 + "!",
    "just-too-large.yaml": "#" * (MAX_BYTES + 1),
    "large.yaml": "a: b\n" * 2_000_000,
    "large.json": "[" + "1, " * 3_500_000 + "1]",
    "large.toml": "# \n" * 6_000_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BOMBS[name], encoding="utf-8")
    start = time.thread_time()
    with pytest.raises(CaseFileError) as raised:
        read_cases(path)
    assert time.thread_time() - start < 2
    assert raised.value.message.startswith(str(path))
    assert len(raised.value.message) < len(str(path)) + 200 or name in {"digits.yaml", "minutes.yaml"}


@given(
    text=st.one_of(
        st.text(),
        st.text(alphabet=" \n\t{}[]:,-&*!|>'\"%@`#?<~ab01.=e"),
        st.lists(st.sampled_from(["question: anxi.receipts", "facts:", "  x: 1", "- ", "---\n", "&a", "*a", "<<: ", "\n"])).map("".join),
        st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)).map(json.dumps),
    ),
    suffix=st.sampled_from([".yaml", ".json", ".toml", ""]),
)  # fmt: skip
def test_no_text_ends_in_anything_but_data_or_a_message(text: str, suffix: str) -> None:
    try:
        documents = parse(text, "x", suffix)
    except CaseFileError as error:
        documents = []
        assert error.message.startswith("x: ")  # noqa: PT017  # a message is one of the two good ends
    assert isinstance(documents, list)


@given(
    data=st.fixed_dictionaries(
        {"question": st.sampled_from(["anxi.seven_day_return", "charter.annual_plenary", "anxi.platform_systems", "x"])},
        optional={
            "facts": st.dictionaries(
                st.sampled_from(["received_on", "plenaries_on", "systems", "is_service", "digital_supply", "x"]),
                st.recursive(
                    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes()
                    | st.datetimes().map(lambda d: d.isoformat() + "+08:00"),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
                    max_leaves=4,
                ),
            ),
            "expect": st.none() | st.text() | st.dictionaries(st.sampled_from(["outcome", "needs", "values"]), st.lists(st.text()) | st.text()),
            "readings": st.none() | st.text() | st.dictionaries(st.text(), st.text()),
            "calendar": st.none() | st.lists(st.dates() | st.text()),
        },
    ),
)  # fmt: skip
def test_no_case_ends_in_anything_but_a_result_or_a_message(data: dict[str, Any]) -> None:
    try:
        case = as_case(data, "x")
    except CaseFileError as error:
        assert error.message.startswith("x")  # noqa: PT017  # a message is one of the two good ends
    else:
        result = run(case)
        assert result.error is None or result.error.message.startswith("x: ")
        json.dumps(result.to_dict())
