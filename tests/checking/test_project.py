"""A project: its root, which settings hold where, and which files are looked at."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules.checking.globs import Globs
from small_records import EXCEPTION, FINE, IN_TIME, LOST, OPEN, call, put, report, settings

RETURN = {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
    "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False, "was_received": True,
    "received_on": "2024-03-01", "return_was_requested": True, "return_requested_on": "2024-03-12",
}  # fmt: skip
LATE = {"question": "anxi.seven_day_return", "id": "late", "facts": RETURN}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()


def own(folder: str, text: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    settings(text, f"{folder}/cerra-rules.toml")


def git(*words: str) -> None:
    name = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *name, *words], check=True, capture_output=True)  # noqa: S607  # git of the machine


# The root ----------------------------------------------------------------------------------------------------------


def test_names_are_seen_from_the_root_whatever_the_working_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    put(LOST, name="shops/a/records/a.json")
    settings('paths = ["shops"]\n')
    forms = ("text", "json", "jsonl", "sarif", "junit", "tap", "github", "gitlab", "html")
    before = {form: call("check", "--output", form).stdout for form in forms}
    assert "file=shops/a/records/a.json,line=6,col=4::" in before["github"]
    monkeypatch.chdir("shops/a/records")
    for form in forms:
        assert call("check", "--output", form).stdout == before[form]
        assert call("check", "a.json", "--output", form).stdout == before[form]


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_checkout_without_git_has_the_root_that_its_ci_names(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").rmdir()
    put(LOST, name="shop/a.json")
    monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir("shop")
    assert ",file=shop/a.json,line=6," in call("check", "a.json", "--output=github").stdout
    monkeypatch.delenv(name)
    assert ",file=a.json,line=6," in call("check", "a.json", "--output=github").stdout


def test_without_a_repository_the_root_is_the_folder_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").rmdir()
    put(LOST, name="shop/a.json")
    settings("")
    monkeypatch.chdir("shop")
    assert report("a.json")["problems"][0]["file"] == "shop/a.json"


# Settings of folders -----------------------------------------------------------------------------------------------


def test_three_shops_in_one_run_each_with_its_settings() -> None:
    settings('paths = ["shops"]\n')
    own("shops/a", 'files_are = "records"\n')
    own("shops/b", 'severity = {"anxi.seven_day_return.not_applicable" = "error"}\n')
    own("shops/c", '[law]\ncalendar = "none"\n')
    service = {"question": "anxi.seven_day_return", "id": "service", "facts": {"buyer_is_consumer": False}}
    for shop in "abc":
        put(LOST | {"expect": "breach"}, service, LATE, name=f"shops/{shop}/a.json")
    found = [(p["file"][6], p["path"].partition("/")[0]) for p in report()["problems"] if p["kind"] == "violation"]
    assert found == [("a", "lost"), ("b", "service"), ("c", "late")]
    (runs,) = [json.loads(call("check", "--output=sarif").stdout)["runs"]]
    assert [run["automationDetails"]["id"] for run in runs] == [f"cerra-rules/shops/{shop}/" for shop in "abc"]
    assert [len(run["results"]) for run in runs] == [2, 2, 1]


LAXER = {
    'fail-on = "violation"': "`fail-on` is `violation`, in cerra-rules.toml it is `undetermined`",
    'files_are = "cases"': "`files_are` is `cases`, in cerra-rules.toml it is `records`",
    'severity = {"anxi.receipts.breach" = "off"}': "`severity`: `anxi.receipts.breach` is `off`, in cerra-rules.toml it is `error`",
    'severity = {"anxi.seven_day_return.too_late" = "note"}': (
        "`severity`: `anxi.seven_day_return.too_late` is `note`, in cerra-rules.toml it is `warning`"
    ),
    'exclude = ["*.json"]': "`exclude` can only be set in cerra-rules.toml",
    'include = ["*.json"]': "`include` can only be set in cerra-rules.toml",
    'baseline = "old.json"': "`baseline` can only be set in cerra-rules.toml",
    'allow = ["readings"]': "`allow` can only be set in cerra-rules.toml",
    "law.as_of = 2026-01-01": "`law`: `as_of` can only be set in cerra-rules.toml",
    'law.calendar = "none"': "`law`: `calendar` is another than in cerra-rules.toml",
    'law.readings.return_period_act = "dispatch"': (
        "`law`: `return_period_act` is `dispatch`, in cerra-rules.toml it is `request`"
    ),
    EXCEPTION: '`exceptions` can only be set in cerra-rules.toml, or `allow = ["exceptions"]` there',
    '[[tables]]\nglob = "*.csv"\nquestion = "anxi.receipts"\nseverity = {breach = "off"}\n': (
        "`tables`: table 1: `severity`: `anxi.receipts.breach` is `off`, in cerra-rules.toml it is `error`"
    ),
    '[[tables]]\nglob = "*.csv"\nquestion = "anxi.receipts"\ncalendar = "none"\n': (
        "`tables`: table 1: `calendar` is another than in cerra-rules.toml"
    ),
}  # fmt: skip
STRICT = """
files_are = "records"
severity = {"anxi.seven_day_return.too_late" = "warning"}
law = {calendar = "days.yaml", readings = {return_period_act = "request"}}
"""


@pytest.mark.parametrize("text", LAXER)
def test_settings_of_a_folder_can_not_make_those_above_laxer(text: str) -> None:
    settings(STRICT)
    Path("days.yaml").write_text("[2024-10-01]", encoding="utf-8")
    own("shop", text)
    put(FINE, name="shop/a.json")
    result = call("check", "shop")
    said = f"shop/cerra-rules.toml: {LAXER[text]}\nhint: settings of a folder can only make those above it stricter\n"
    assert (result.exit_code, result.stderr) == (2, said)


def test_exceptions_of_a_folder_are_for_its_own_files_and_only_where_they_are_allowed() -> None:
    settings('allow = ["exceptions"]\n')
    own("shop", EXCEPTION)
    put(LOST, name="shop/a.json")
    assert call("check", "shop", IN_TIME).exit_code == 0
    own("shop", EXCEPTION.replace("a.json", "../b.json"))
    result = call("check", "shop", IN_TIME)
    assert result.exit_code == 2
    assert result.stderr.startswith("shop/cerra-rules.toml: an exception is for `b.json`, which is not in its folder\n")


def test_a_link_does_not_move_a_file_to_laxer_settings() -> None:
    own("shops/b", 'files_are = "records"\n')
    put(LOST | {"expect": "breach"}, name="shops/b/a.json")
    Path("shops/a").mkdir()
    Path("shops/a/link.json").symlink_to("../b/a.json")
    assert call("check", "shops").exit_code == 1


# The law -----------------------------------------------------------------------------------------------------------


def test_a_project_has_a_calendar_and_readings_that_no_case_overrides() -> None:
    put(LATE)
    assert call("check", "a.json").exit_code == 4
    settings('[law]\ncalendar = "none"\nreadings = {return_period_act = "request"}\n')
    assert call("check", "a.json").exit_code == 1
    for more, said in {
        "calendar": "its `calendar` is another than that of the project",
        "readings": "its reading `return_period_act` is `dispatch`, in the project it is `request`",
    }.items():
        put(LATE | {more: ["2024-03-08"] if more == "calendar" else {"return_period_act": "dispatch"}})
        result = call("check", "a.json")
        assert (result.exit_code, result.stderr) == (2, f"a.json: case 1 (late): {said}\nhint: leave it out\n")
        settings(f'allow = ["{more}"]\n[law]\ncalendar = "none"\nreadings = {{return_period_act = "request"}}\n')
        assert call("check", "a.json").exit_code != 2
        settings('[law]\ncalendar = "none"\nreadings = {return_period_act = "request"}\n')


def test_the_day_of_a_project_is_that_on_which_exceptions_are_judged() -> None:
    put(LOST)
    settings("law.as_of = 2026-07-01\n" + EXCEPTION)
    assert call("check", "a.json").exit_code == 1
    settings("law.as_of = 2026-06-30\n" + EXCEPTION)
    assert call("check", "a.json").exit_code == 0
    assert call("check", "a.json", "--as-of=2026-07-01").exit_code == 1


# Files -------------------------------------------------------------------------------------------------------------


def test_what_is_excluded_is_passed_over_and_nothing_else_is() -> None:
    put(FINE, name="records/a.json")
    Path("records/deploy.yaml").write_text("replicas: 2\n", encoding="utf-8")
    assert call("check", "records").exit_code == 2
    settings('exclude = ["deploy.yaml"]\n')
    assert call("check", "records").exit_code == 0
    settings('exclude = ["records/**/deploy.yaml"]\n')
    assert call("check", "records").exit_code == 0
    settings('include = ["records/a.*"]\n')
    assert call("check", "records").exit_code == 0
    settings('exclude = ["records"]\n')
    assert call("check", ".").exit_code == 5


def test_a_hidden_name_is_looked_at_where_it_is_included() -> None:
    put(LOST, name=".records/a.json")
    put(FINE, name="b.json")
    assert call("check", ".").exit_code == 0
    settings('include = ["*.json", ".records/**"]\n')
    assert call("check", ".").exit_code == 1


def test_what_git_ignores_is_passed_over_but_never_what_it_tracks(tmp_path: Path) -> None:
    (tmp_path / ".git").rmdir()
    git("init", "-q")
    put(LOST, name="build/a.json")
    put(LOST, name="records/draft.json")
    put(FINE, name="records/b.json")
    Path(".gitignore").write_text("build/\ndraft.json\n", encoding="utf-8")
    assert call("check", ".").exit_code == 0
    assert call("check", "build").exit_code == 1  # whoever names it asks for it
    git("add", "--force", "build/a.json")
    assert [p["file"] for p in report(".")["problems"]] == ["build/a.json"]


TABLE = '[[tables]]\nglob = "records/*.csv"\nquestion = "anxi.receipts"\n'


@pytest.mark.parametrize("name", ["march.csv", "march.parquet", "march.xlsx", "march.xls"])
def test_a_table_in_a_folder_is_named_as_not_checked(name: str) -> None:
    put(FINE, name="records/a.json")
    Path("records", name).write_text("buyer_is_consumer\nfalse\n", encoding="utf-8")
    result = call("check", "records", "--question=anxi.receipts")
    assert (result.exit_code, result.stderr) == (5, (
        f"records/{name}: a table that is not checked\nhint: say in [[tables]] what its rows answer, or `exclude` it\n"
    ))  # fmt: skip
    settings(f'exclude = ["{name}"]\n')
    assert call("check", "records").exit_code == 0


def test_a_table_is_checked_as_the_settings_say() -> None:
    Path("records").mkdir()
    Path("records/march.csv").write_text("id,receipt_was_discarded_early,expect\nx,true,breach\n", encoding="utf-8")
    settings(TABLE)
    assert call("check", "records").exit_code == 0
    settings(TABLE + 'severity = {breach = "off"}\n\n', "cerra-rules.toml")
    assert call("check", "records").exit_code == 0
    settings('files_are = "records"\n' + TABLE)
    assert call("check", "records").exit_code == 1
    settings('files_are = "records"\n' + TABLE + 'severity = {breach = "warning"}\n')
    assert call("check", "records").exit_code == 0


def test_a_table_is_read_as_its_recipe_says() -> None:
    Path("records").mkdir()
    Path("records/march.csv").write_text("Thrown away;No\nja;7\n", encoding="utf-8")
    recipe = 'separator = ";"\nkeep = ["No"]\n[map]\nreceipt_was_discarded_early = "Thrown away"\n[words]\ntrue = ["ja"]\nfalse = ["nein"]\n'
    Path("recipe.toml").write_text(recipe, encoding="utf-8")
    settings(TABLE + 'recipe = "recipe.toml"\n')
    result = call("check", "records")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "records/march.csv:2" in result.stdout
    Path("recipe.toml").unlink()
    assert call("check", "records").exit_code == 2


WRONG = {
    TABLE.replace("anxi.receipts", "anxi.reciepts"): "there is no question `anxi.reciepts`",
    TABLE.replace("glob", "globs"): "cerra-rules.toml: `tables`: table 1: there is no key `globs`",
    '[[tables]]\nglob = "*.csv"\n': "cerra-rules.toml: `tables`: table 1: `question` is missing",
    TABLE + "severity = {breached = 'off'}": (
        "cerra-rules.toml: `tables`: table 1: `severity`: anxi.receipts has no outcome `breached`"
    ),
    TABLE + "recipe = '../x.toml'": "cerra-rules.toml: `tables`: table 1: `recipe`: `../x.toml` is outside the repository",
    "law.calendar = '../x.yaml'": "cerra-rules.toml: `law`: `calendar`: `../x.yaml` is outside the repository",
    "law.as_of = '2026-01-01'": "cerra-rules.toml: `law`: `as_of` is `2026-01-01`, not a day",
    "law.readings.no_such = 'x'": "cerra-rules.toml: `law`: `readings`: there is no reading `no_such`",
    "law.readings.return_period_act = 'x'": (
        "cerra-rules.toml: `law`: `readings`: `return_period_act` has no option `x`"
    ),
    "allow = ['everything']": "cerra-rules.toml: `allow` is `everything`",
    "files_are = 'record'": "cerra-rules.toml: `files_are` is `record`",
    "tables = 1": "cerra-rules.toml: `tables` is `1`, not a list",
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_a_setting_that_says_nothing_is_refused(text: str) -> None:
    settings(text)
    result = call("check", put(FINE))
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, WRONG[text])


# Globs -------------------------------------------------------------------------------------------------------------

MEANT = {
    "*.json": (["a.json", "x/a.json", "x/y/a.json"], ["a.jsonl", "x/a.yaml"]),
    "build": (["build", "x/build", "build/a.json", "x/build/y/a"], ["builds", "x/rebuild"]),
    "x/*.json": (["x/a.json"], ["a.json", "y/x/a.json", "x/y/a.json"]),
    "x/**/a.json": (["x/a.json", "x/y/a.json", "x/y/z/a.json"], ["a.json", "xx/a.json"]),
    "x/**": (["x/a", "x/y/a"], ["x", "y/x/a"]),
    "/a.json": (["a.json"], ["x/a.json"]),
    "[ab].json": (["a.json", "x/b.json"], ["c.json"]),
    "a?.json": (["ab.json"], ["a.json", "a/.json"]),
}  # fmt: skip


@pytest.mark.parametrize("text", MEANT)
def test_a_glob_means(text: str, tmp_path: Path) -> None:
    globs, (meant, others) = Globs(tmp_path, (text,)), MEANT[text]
    assert [name for name in meant if not globs.means(tmp_path / name)] == []
    assert [name for name in others if globs.means(tmp_path / name)] == []


@given(st.lists(st.text("ab.*?[]", min_size=1, max_size=4), min_size=1, max_size=4).map("/".join))
def test_any_text_is_a_glob_and_means_nothing_outside(text: str) -> None:
    globs = Globs(Path("/a/b"), (text,))
    globs.means("/a/b/a/ab.b")
    globs.reaches("/a/b/.a")
    assert not globs.means("/a/ab")
    assert not Globs(Path("/a/b"), ()).means("/a/b/a")


def test_the_same_file_is_checked_once_by_whatever_name() -> None:
    put(OPEN, name="x/a.json")
    Path("y").symlink_to("x")
    assert len(report("x", "y", "x/a.json")["results"]) == 1
