"""The provision ledger: complete, in step with the outline, the questions, the readings and the notes on higher law."""

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from importlib.resources import files
from typing import Any

import pytest

from cerra_rules import find, question_ids
from cerra_rules.errors import ProvisionError
from cerra_rules.language import Question
from cerra_rules.text.cutting import own_text
from cerra_rules.text.ledger import Ledger, entries, entry, ledgers

BOOKS = ledgers()
CHARTER, ANXI = BOOKS["charter"], BOOKS["anxi"]
ROWS = {row.provision.locator: row for row in entries()}

# What a question rests on without ever citing it, and why.
BACKGROUND = {
    ("charter:4", "charter.business_scope"): "the purpose, in whose light the open head of art. 6 is judged",
    ("charter:4", "charter.residual_assets"): "the purpose, to which the cause that receives the assets is related",
    ("charter:15#a", "charter.competence"): "says which organ the items are about; the items are cited",
    ("charter:15#c", "charter.competence"): "opens the list of the items; the items are cited",
    ("charter:26(1)", "charter.audit_and_publication"): "the source of funds that a reading counts as a donation",
    ("anxi:2#b", "anxi.scope_and_roles"): "the forms of trade, all of them inside the definition in 2#a",
    ("anxi:13¶1", "anxi.goods_quality"): "opens the list of the items; the items are cited",
    ("anxi:13(4)", "anxi.transaction_completion"): "the period in which a return asked for still reopens the deal",
    ("anxi:15(1)#a", "anxi.natural_person_seller"): "the other side of the same check: the platform's duty",
    ("anxi:20#b", "anxi.liability"): "a ban whose breach art. 27 sanctions for operators only",
    ("anxi:21", "anxi.official_misconduct"): "the officers' own duties, beside the misconduct of art. 28",
}

# What a question lists among its values (where to go on, what falls away) but does not decide.
POINTED_AT = {
    "anxi.scope_and_roles": ["anxi:10", "anxi:13", "anxi:14", "anxi:15", "anxi:16", "anxi:17"],
    "anxi.own_platform": ["anxi:14(2)", "anxi:15(1)", "anxi:15(2)#d", "anxi:15(3)#b"],
}


def decided(question: Question[Any]) -> set[str]:
    """The provisions that its outcomes and rules can cite."""
    limbs = [outcome.limbs for outcome in question.outcomes] + [rule.limbs for rule in question.rules]
    return {limb.provision.locator for part in limbs for limb in part}


def citable(question: Question[Any]) -> set[str]:
    return {provision.locator for provision in question.provisions}


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_rows_are_the_outline_in_its_order(book: Ledger) -> None:
    data = json.loads(files(book.package).joinpath("provisions.json").read_text(encoding="utf-8"))
    assert data["instrument"] == book.instrument.code
    assert [row["locator"] for row in data["provisions"]] == [p.locator for p in book.instrument] == list(book)


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_one_row_a_line(book: Ledger) -> None:
    lines = files(book.package).joinpath("provisions.json").read_text(encoding="utf-8").splitlines()
    assert [line.split('"')[3] for line in lines if line.startswith('{"locator"')] == list(book)


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_every_row_is_encoded_or_excused(book: Ledger, subtests: pytest.Subtests) -> None:
    for locator, row in book.items():
        with subtests.test(locator):
            assert bool(row.encoded_by) != bool(row.excused)
            assert set(row.encoded_by) <= set(question_ids())
            assert all((row.summary("en"), row.summary("zh"), row.type, row.bearer))
            assert row.decidable in ("fully", "human-judgement", "not-operative")
            row.summary("zh").encode("gb2312")  # simplified characters


def test_what_is_excused() -> None:
    assert [locator for locator, row in ROWS.items() if row.excused] == [
        "charter:3", "charter:5", "charter:23#a", "charter:23#c", "charter:31#a",
        "anxi:1", "anxi:6", "anxi:7", "anxi:9", "anxi:10",
    ]  # fmt: skip


def test_what_a_question_decides_names_it(subtests: pytest.Subtests) -> None:
    for asked in question_ids():
        with subtests.test(asked):
            assert [name for name in sorted(decided(find(asked))) if asked not in ROWS[name].encoded_by] == []


def test_what_a_question_only_lists_is_pointed_at(subtests: pytest.Subtests) -> None:
    for asked in question_ids():
        with subtests.test(asked):
            listed = citable(find(asked)) - decided(find(asked))
            assert {name for name in listed if asked not in ROWS[name].encoded_by} == set(POINTED_AT.get(asked, []))


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_a_claim_is_cited_or_a_heading_or_background(book: Ledger, subtests: pytest.Subtests) -> None:
    for locator, row in book.items():
        with subtests.test(locator):
            below = {part.provision.locator for part in entries(locator)}
            unfounded = {asked for asked in row.encoded_by if not below & citable(find(asked))}
            assert unfounded == {asked for name, asked in BACKGROUND if name == locator}


@pytest.mark.parametrize("code", BOOKS)
def test_readings_and_higher_law_are_those_of_the_rules(code: str) -> None:
    questions = [find(asked) for asked in question_ids() if asked.startswith(code)]
    readings = {(r.point.id, name) for q in questions for r in q.readings.values() for name in r.point.provisions}
    notes = {(n.id, name) for q in questions for n in (*q.higher_law, *q.adverse_law) for name in n.provisions}
    selectable = {reading for reading, _ in readings}
    rows = BOOKS[code].items()
    assert {(reading, name) for name, row in rows for reading in row.readings if reading in selectable} == readings
    assert {(note, name) for name, row in rows for note in row.higher_law} >= notes


def test_a_digest_for_every_text_of_its_own() -> None:
    for book in BOOKS.values():
        assert list(book.digests) == own_text(book.instrument)
        assert all(len(digest) == 64 for digest in book.digests.values())


def test_an_entry() -> None:
    row = ANXI["anxi:13(4)/3"]
    assert row is entry("anxi:13(4)/3")
    assert row.provision is ANXI.instrument["anxi:13(4)/3"]
    assert row.cite() == "Anxi Measures, art. 13, item 4(3)"
    assert row.cite("zh") == "《安溪县电子商务监督管理暂行办法》第十三条第（四）项第3目"
    assert row.encoded_by == ("anxi.seven_day_return",)
    assert row.readings == ("RA19",)
    assert row.higher_law == ("HL07",)
    assert json.loads(json.dumps(row.to_dict()))["summary"] == {"en": row.summary(), "zh": row.summary("zh")}
    with pytest.raises(FrozenInstanceError):
        row.excused = "because"  # type: ignore[misc]


def test_a_ledger_is_a_mapping() -> None:
    assert "charter:12(1)" in CHARTER
    assert "charter:12(9)" not in CHARTER
    assert CHARTER.get("charter:12(9)") is None
    assert CHARTER.get("charter:12(1)") == CHARTER["charter:12(1)"]
    assert repr(CHARTER) == "<Ledger charter>"


def test_entries_of_a_part() -> None:
    def names(locator: str) -> list[str]:
        return [row.provision.locator for row in entries(locator)]

    assert names("anxi:13(6)") == ["anxi:13(6)", "anxi:13(6)#a", "anxi:13(6)#b", "anxi:13(6)#c"]
    assert names("anxi:23") == ["anxi:23", "anxi:23¶1", "anxi:23¶1#a", "anxi:23¶1#b", "anxi:23¶2"]
    assert names("charter:3") == ["charter:3"]
    assert names("charter") == list(CHARTER)


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        ("anxi:13(4)/6", "Anxi Measures: there is no provision `anxi:13(4)/6`\nhint: did you mean `anxi:13(4)/5`?"),
        ("chatrer:12", "there is no provision `chatrer:12`\nhint: did you mean `charter:12`?"),
        ("§", "there is no provision `§`\nhint: a locator is written `anxi:13(4)/3` or `charter:16#a`"),
    ],
)
def test_an_unknown_locator(locator: str, message: str) -> None:
    for ask in (entry, entries):
        with pytest.raises(ProvisionError) as error:
            ask(locator)
        assert str(error.value) == message


def test_no_file_is_read_before_it_is_asked_for() -> None:
    program = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from cerra_rules import decide
from cerra_rules.text.ledger import ledgers
decide("charter.resolution", {"members_in_office": 17, "present_members": 11})
decide("anxi.seven_day_return", {})
assert "charter:1" in ledgers()["charter"] and len(ledgers()["anxi"]) > 1
data = lambda: [name for name in opened if name.endswith("provisions.json")]
assert data() == [], data()
assert ledgers()["anxi"]["anxi:30"].type
assert len(data()) == 1 and "anxi" in data()[0], data()
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=300)  # the program above
