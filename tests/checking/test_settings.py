"""Where the settings of a check stand, who overrides whom, and what is no setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerra_rules.checking.project import Project
from cerra_rules.checking.settings import SHARED_FILE
from cerra_rules.reports.formats import FORMATS
from small_records import EXCEPTION, FINE, LOST, OPEN, VIOLATION_ONLY, call, put, settings


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # no settings above are looked at


# The file, the environment, the command line ------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["[severity]", "[severity.anxi]", "[severity.anxi.receipts]"])
def test_a_table_of_severities_may_be_empty(text: str) -> None:
    settings(text)
    assert call("check", put(LOST)).exit_code == 1


def test_settings_stand_in_pyproject_too_and_above(monkeypatch: pytest.MonkeyPatch) -> None:
    put(OPEN, name="records/a.json")
    settings(f"[tool.other]\nx = 1\n[tool.cerra-rules]\npaths = ['records']\n{VIOLATION_ONLY}", SHARED_FILE)
    assert call("check").exit_code == 0
    monkeypatch.chdir("records")
    assert call("check").exit_code == 0
    assert Project.of(Path.cwd()).settings.paths == (".",)


def test_settings_above_the_repository_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    settings(VIOLATION_ONLY)
    put(OPEN, name="inner/a.json")
    Path("inner/.git").mkdir()
    monkeypatch.chdir("inner")
    assert call("check", "a.json").exit_code == 4


def test_a_flag_overrides_the_environment_and_that_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    put(FINE)
    settings('lang = "zh"\noutput = ["tap"]\npaths = ["a.json"]\n')
    assert call("check").stdout.startswith("TAP version 13")
    assert call("check", "--format", "text").stdout.startswith("通过：")
    monkeypatch.setenv("CERRA_RULES_LANG", "en")
    monkeypatch.setenv("CERRA_RULES_OUTPUT", "text jsonl:out.jsonl")
    assert call("check").stdout.startswith("passed: ")
    assert Path("out.jsonl").exists()
    assert call("check", "--lang", "zh").stdout.startswith("通过：")
    assert call("check", "--output", "gitlab").stdout == "[]\n"


def test_another_file_of_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    put(OPEN)
    settings(VIOLATION_ONLY, "strict.toml")
    assert call("check", "a.json", "--config", "strict.toml").exit_code == 0
    monkeypatch.setenv("CERRA_RULES_CONFIG", "strict.toml")
    assert call("check", "a.json").exit_code == 0
    settings("[tool.other]\n", SHARED_FILE)
    result = call("check", "a.json", "--config", SHARED_FILE)
    assert (result.exit_code, result.stderr) == (2, "pyproject.toml: there is no table [tool.cerra-rules]\n")


def test_a_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERRA_RULES_FAILON", "violation")
    result = call("check", put(FINE))
    assert (result.exit_code, result.stderr) == (
        2, "environment: there is no variable `CERRA_RULES_FAILON`\nhint: did you mean `CERRA_RULES_FAIL_ON`?\n",
    )  # fmt: skip


def test_settings_in_two_places_are_refused(tmp_path: Path) -> None:
    settings("")
    settings("[tool.cerra-rules]\n", SHARED_FILE)
    result = call("check", put(FINE))
    message = f"{tmp_path}: settings stand in cerra-rules.toml and in pyproject.toml\nhint: keep one of them\n"
    assert (result.exit_code, result.stderr) == (2, message)


A = "cerra-rules.toml: `exceptions`: exception 1: "
OF_OWN = "(one of your own: --rules package.module:attribute)"
SETTINGS = {
    "ouput = []": ("cerra-rules.toml: there is no key `ouput`", "did you mean `output`?"),
    "fail_on = 'violation'": ("cerra-rules.toml: there is no key `fail_on`", "did you mean `fail-on`?"),
    "fail-on = 'violations'": ("cerra-rules.toml: `fail-on` is `violations`", "did you mean `violation`?"),
    "lang = 1": ("cerra-rules.toml: `lang` is `1`", "one of en, zh"),
    "paths = 'x'": ("cerra-rules.toml: `paths` is `x`, not a list", "put it in square brackets"),
    "paths = [1]": ("cerra-rules.toml: `paths` is `1`, not text", "put it in quotation marks"),
    "baseline = true": ("cerra-rules.toml: `baseline` is `true`, not text", "put it in quotation marks"),
    "question = 'anxi.reciepts'": ("there is no question `anxi.reciepts`", f"did you mean `anxi.receipts`? {OF_OWN}"),
    "output = ['sarf']": ("--output: there is no format `sarf`", "did you mean `sarif`?"),
    "lang =": ("cerra-rules.toml: line 1, column 7: invalid value", ""),
    "severity = 1": ("cerra-rules.toml: `severity` is `1`, not a table", ""),
    "severity.anxi.receipts.breach = 'warn'": (
        "cerra-rules.toml: `severity`: `anxi.receipts.breach` is `warn`", "did you mean `warning`?",
    ),
    "severity.anxi.receipts.breached = 'off'": (
        "cerra-rules.toml: `severity`: anxi.receipts has no outcome `breached`", "did you mean `breach`?",
    ),
    "severity.anxi.receipts = 'off'": (
        "cerra-rules.toml: `severity`: `anxi.receipts` is a question, not an outcome of one",
        "write one of anxi.receipts.breach, anxi.receipts.compliant",
    ),
    "severity.anxi.reciepts.breach = 'off'": (
        "cerra-rules.toml: `severity`: `anxi.reciepts.breach`: there is no question `anxi.reciepts`",
        f"did you mean `anxi.receipts`? {OF_OWN}",
    ),
    "severity.'anxi.receipts.breach' = 'off'\n[severity.anxi.receipts]\nbreach = 'error'": (
        "cerra-rules.toml: `severity`: `anxi.receipts.breach` is set twice", "keep one of them",
    ),
    "[severity.anxi.reciepts]": (
        "cerra-rules.toml: `severity`: `anxi.reciepts`: there is no question `anxi.reciepts`",
        f"did you mean `anxi.receipts`? {OF_OWN}",
    ),
    "[severity.anx]": (
        "cerra-rules.toml: `severity`: `anx` is no outcome of a question",
        "write QUESTION.OUTCOME, such as anxi.receipts.breach",
    ),
    "[severity.anxi.receipts.breach]": (
        "cerra-rules.toml: `severity`: `anxi.receipts.breach` is a mapping", "one of error, warning, note, off",
    ),
    'source = ["a\\u0000b"]': (
        "cerra-rules.toml: `source`: `a\\x00b` is no name of a file", "no name has the character U+0000",
    ),
    'output = ["json:a\\u0000b"]': (
        "cerra-rules.toml: `output`: `a\\x00b` is no name of a file", "no name has the character U+0000",
    ),
    "output = ['json:']": ("--output: `json:` names no file", "write json:FILE, or json for standard output"),
    "severity.breach = 'off'": (
        "cerra-rules.toml: `severity`: `breach` is no outcome of a question",
        "write QUESTION.OUTCOME, such as anxi.receipts.breach",
    ),
    "exceptions = 1": ("cerra-rules.toml: `exceptions` is `1`, not a list", "write [[exceptions]] tables"),
    EXCEPTION.replace("owner", "owned"): (f"{A}there is no key `owned`", "did you mean `owner`?"),
    EXCEPTION.replace('owner = "Lin"', ""): (
        f"{A}`owner` is missing", "an exception has an owner, a reason and an expiry",
    ),
    EXCEPTION.replace('"Lin"', '" "'): (f"{A}`owner` is nothing, not text", "put it in quotation marks"),
    EXCEPTION.replace("2026-06-30", '"2026-06-30"'): (
        f"{A}`expires` is `2026-06-30`, not a day", "write YYYY-MM-DD without quotation marks",
    ),
    EXCEPTION.replace("13(6)#c", "13(66)"): (
        f"{A}Anxi Measures: there is no provision `anxi:13(66)`", "did you mean `anxi:13(6)`?",
    ),
    EXCEPTION.replace("anxi:13(6)#c", "unreadable"): (
        f"{A}`unreadable` cannot be excepted", "what is not read is not checked",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_a_setting_that_says_nothing_is_refused(text: str) -> None:
    settings(text)
    message, hint = SETTINGS[text]
    result = call("check", put(FINE))
    assert (result.exit_code, result.stderr) == (2, f"{message}\n" + (f"hint: {hint}\n" if hint else ""))


def test_the_files_of_the_check_itself_are_no_cases() -> None:
    settings('baseline = "old.json"\noutput = ["json:out.json"]\n')
    put(LOST)
    assert call("check", ".", "--write-baseline").exit_code == 0
    assert call("check", ".").exit_code == 0  # with old.json and out.json beside the case
    Path("a.json").unlink()
    assert call("check", ".").exit_code == 5
    assert call("check", "cerra-rules.toml").exit_code == 2  # whoever names it asks for it


READ = "one of the files to check"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.json", "--output=json:a.json"], f"--output: `a.json` is {READ}"),
        ([".", "--output=json:cases/b.json"], f"--output: `cases/b.json` is {READ}"),
        ([".", "--output=html:link.json"], f"--output: `link.json` is {READ}"),
        ([".", "--output=sarif:cases/dossier.json"], f"--output: `cases/dossier.json` is {READ}"),
        (["a.json", "--output=json:cerra-rules.toml"], "--output: `cerra-rules.toml` holds the settings"),
        (["a.json", "--output=html:old.json", "--baseline=old.json"], "--output: `old.json` is the baseline"),
        (
            ["a.json", "--output=html:./old.json", "--baseline=old.json", "--write-baseline"],
            "--output: `./old.json` is the baseline",
        ),
        (
            ["a.json", "--output=html:new.json", "--baseline=new.json", "--write-baseline"],
            "--output: `new.json` is the baseline",
        ),
    ],
)
def test_what_is_read_is_not_overwritten(args: list[str], said: str) -> None:
    settings("")
    put(LOST)
    put(FINE, name="cases/b.json")
    Path("cases/dossier.json").write_text('{"dossier": {}}', encoding="utf-8")
    Path("link.json").symlink_to("cases/b.json")
    Path("old.json").write_text('{"version": 1, "problems": []}', encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    result = call("check", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{said}\nhint: write somewhere else\n"
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("form", FORMATS)
def test_what_an_earlier_run_wrote_into_the_folder_may_be_written_again(form: str) -> None:
    put(LOST)
    for _ in range(2):
        assert call("check", ".", f"--output={form}:out.json", "--baseline=old.json", "--write-baseline").exit_code == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([""], "check: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--baseline="], "--baseline: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--config="], "--config: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--question="], "--question: no question is named\nhint: name one, or leave it out\n"),
        (["a.json", "--source="], "--source: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--output=json:loop"], "loop: cannot be written: too many levels of symbolic links\n"),
        (["a.json", f"--output=json:{'a' * 300}"], f"{'a' * 300}: cannot be written: file name too long\n"),
        (["a.json", "--output=json:."], ".: cannot be written: is a directory\n"),
        (
            ["a.json", "--write-baseline", "--baseline=no/old.json"],
            "no/old.json: cannot be written: no such file or directory\n",
        ),
    ],
)
def test_a_name_that_is_none_is_said_before_anything_is_checked(args: list[str], message: str) -> None:
    put(LOST)
    Path("loop").symlink_to("loop")
    result = call("check", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_a_name_that_is_too_long_is_named() -> None:
    result = call("check", "a" * 300)
    assert (result.exit_code, result.stderr) == (2, f"{'a' * 300}: file name too long\n")
    result = call("show", f"{'a' * 300}.py:x")
    assert (result.exit_code, result.stderr) == (2, f"{'a' * 300}.py: file name too long\n")


def test_without_a_path_there_is_nothing_to_check() -> None:
    result = call("check")
    assert (result.exit_code, result.stderr) == (
        2, "check: no PATH is given\nhint: name case files or folders, or set `paths`\n",
    )  # fmt: skip
