"""A coverage-guided fuzzer over every parser: only CerraError may come out. `pip install atheris`, then `python benchmarks/fuzz.py PARSER`.

What follows PARSER goes to libFuzzer, such as `-runs=100000 -max_total_time=300`; a run starts from cases that the repository holds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import atheris

with atheris.instrument_imports(include=["cerra_rules", "yaml"]):
    from cerra_rules.anxi.instrument import ANXI
    from cerra_rules.cases.calendars import calendar_from
    from cerra_rules.cases.cases import Case, stated
    from cerra_rules.cases.documents import parse
    from cerra_rules.cases.reading import cases_in
    from cerra_rules.cases.receipts import replay
    from cerra_rules.checking.settings import read_settings
    from cerra_rules.cli.arguments import chosen, settings
    from cerra_rules.errors import CerraError
    from cerra_rules.front import decide, find
    from cerra_rules.records.recipe import recipe_of, shipped, shipped_text
    from cerra_rules.text.source import verify

ROOT = Path(__file__).parents[1]
RETURN = find("anxi.seven_day_return")
PLACE = Path(mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108  # quick, and ours alone


def cases(name: str) -> Callable[[bytes], None]:
    """Read a file of cases, and each case as facts of its question."""
    path = PLACE / name

    def run(data: bytes) -> None:
        path.write_bytes(data)
        for case, *_ in cases_in(path, RETURN)[1]:
            if isinstance(case, Case):
                with suppress(CerraError):  # the next may be another
                    decide(RETURN, stated(RETURN, case.facts), readings=case.readings, calendar=case.calendar)

    return run


def project(data: bytes) -> None:
    """Read the settings of a project."""
    path = PLACE / "cerra-rules.toml"
    path.write_bytes(data)
    read_settings(path)


def receipt(data: bytes) -> None:
    """Read a receipt, and reach it anew."""
    for document in parse(data.decode(errors="replace"), "receipt.json", ".json"):
        replay(document).is_same  # noqa: B018  # it compares


def words(data: bytes) -> None:
    """Read words of the command line: facts, readings, days of rest."""
    first, *rest = data.decode(errors="replace").split("\n")
    for read in (
        lambda: settings(RETURN, rest),
        lambda: chosen(None, rest),
        lambda: calendar_from(first or None, rest),
    ):
        with suppress(CerraError):
            read()


CASES = ROOT / "src/cerra_rules/anxi/cases"
GOOD = {"received_on": "2024-09-24", "is_service": False, "digital_supply": "none"}
SEEDS: dict[str, tuple[Callable[[bytes], None], list[str]]] = {
    "yaml": (cases("in.yaml"), [p.read_text(encoding="utf-8") for p in (ROOT / "tests/cases/malformed").glob("*.yaml") if "16" not in p.name and "latin" not in p.name]),
    "json": (cases("in.json"), [dumps([{"facts": GOOD, "readings": "any", "expect": {"outcome": "exempt"}}]), dumps(GOOD)]),
    "jsonl": (cases("in.jsonl"), [dumps({"question": RETURN.id, "facts": GOOD}) + "\n" + dumps(GOOD)]),
    "toml": (cases("in.toml"), ["received_on = 2024-09-24\nis_service = false\n", "[[cases]]\nfacts = {is_service = true}\n"]),
    "csv": (cases("in.csv"), ['id,received_on,is_service,digital_supply\n"1",2024-09-24,true,none\n2,,false,\n']),
    "settings": (project, ['paths = ["cases"]\nfail-on = "adverse"\nquestion = "anxi.seven_day_return"\noutput = ["junit:a.xml"]\n']),
    "recipe": (lambda data: void(recipe_of(data.decode(errors="replace"), "recipe")), [shipped_text(name) for name in shipped()]),
    "text": (lambda data: void(verify(data.decode(errors="replace"), ANXI)), ["第一条 为了规范。\n第二条 （一）甲；\n（二）乙。\n", "第十三条　第一款。\n一、甲\n"]),
    "receipt": (receipt, [dumps(decide(RETURN, GOOD).receipt()), dumps(decide("anxi.authorities", {}).receipt())]),
    "words": (words, ["china\nreceived_on=2024-09-24\nis_service=true\n", "none\n2024-10-01\nany"]),
}  # fmt: skip


def void(_: object) -> None:
    """Take what nobody wants."""


def main(name: str, more: list[str]) -> None:
    """Fuzz one parser until libFuzzer has had enough, or something other than CerraError comes out."""
    parse_one, seeds = SEEDS[name]

    def one(data: bytes) -> None:
        with suppress(CerraError):
            parse_one(data)

    with TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds):
            (Path(corpus) / str(number)).write_text(seed, encoding="utf-8")
        atheris.Setup([sys.argv[0], corpus, "-max_len=4000", *more], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
