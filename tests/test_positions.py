"""Positions: complete, in step with the ledger and the readings, and read only when asked for."""

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from importlib.resources import files

import pytest
from cerra_rules.text.positions import Position, Positions, concerning

from cerra_rules import anxi, charter, find, question_ids
from cerra_rules.errors import ReadingError
from cerra_rules.text.ledger import entries

BOOKS = {"charter": charter.POSITIONS, "anxi": anxi.POSITIONS}
POSITIONS = {id: position for book in BOOKS.values() for id, position in book.items()}

# The contested points of the two instruments are numbered through; each is a reading or a position.
CONTESTED = {f"RC{n:02}" for n in range(1, 62)} | {f"RA{n:02}" for n in range(1, 57)}
READINGS = {reading.id: reading for id in question_ids() for reading in find(id).readings.values()}


def ids(question: str) -> list[str]:
    return [position.id for position in concerning(find(question))]


def test_counts() -> None:
    assert {code: len(book) for code, book in BOOKS.items()} == {"charter": 26, "anxi": 25}
    assert len(POSITIONS) == 51


def test_every_contested_point_is_a_reading_of_a_question_or_a_position() -> None:
    assert len(READINGS) == 66
    assert set(READINGS) == CONTESTED - set(POSITIONS)
    assert set(POSITIONS) == CONTESTED - set(READINGS)


def test_every_reading_that_the_ledger_names_is_there() -> None:
    named = {id for row in entries() for id in row.readings}
    assert named - set(READINGS) - set(POSITIONS) == set()
    assert named == CONTESTED


def test_the_ledger_names_the_positions_on_each_provision() -> None:
    stated = {(p.id, provision.locator) for p in POSITIONS.values() for provision in p.provisions}
    assert {(id, row.provision.locator) for row in entries() for id in row.readings if id in POSITIONS} == stated


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_one_row_a_line_in_the_order_of_the_ids(book: Positions) -> None:
    text = files(book.package).joinpath("positions.json").read_text(encoding="utf-8")
    assert json.loads(text)["instrument"] == book.instrument.code
    assert [line.split('"')[3] for line in text.splitlines() if line.startswith('{"id"')] == list(book) == sorted(book)


@pytest.mark.parametrize("position", POSITIONS.values(), ids=POSITIONS)
def test_a_position_is_whole(position: Position) -> None:
    assert position.provisions
    for provision in position.provisions:
        assert provision.instrument[provision.locator] is provision
    assert position.id.startswith({"charter": "RC", "anxi": "RA"}[position.provisions[0].instrument.code])
    assert position.reason
    assert position.certainty in ("high", "medium", "low")
    assert set(position.questions) <= set(question_ids())
    for english, chinese in (position.issue, position.position):
        assert english
        assert not chinese.isascii()
        chinese.encode("gb2312")  # simplified characters


@pytest.mark.parametrize("position", POSITIONS.values(), ids=POSITIONS)
def test_a_position_concerns_a_question(position: Position) -> None:
    assert any(position in concerning(find(id)) for id in question_ids())


def test_a_position() -> None:
    position = anxi.POSITIONS["RA19"]
    assert [provision.locator for provision in position.provisions] == ["anxi:13(4)/3"]
    assert position.issue[0] == "How to parse the third exemption (downloaded, or unsealed by the consumer)?"
    assert position.position[1] == "两支：在线下载，或消费者拆封的载体。"
    assert position.certainty == "high"
    assert position.questions == ()
    assert position.note is None
    assert [p.id for p in POSITIONS.values() if p.note] == ["RC49", "RC57"]
    with pytest.raises(FrozenInstanceError):
        position.reason = "because"  # type: ignore[misc]


def test_positions_are_a_mapping() -> None:
    assert "RC02" in charter.POSITIONS
    assert "RC01" not in charter.POSITIONS
    assert charter.POSITIONS.get("RC01") is None
    assert charter.POSITIONS.get("RC02") is charter.POSITIONS["RC02"]
    assert repr(charter.POSITIONS) == "<Positions charter>"
    with pytest.raises(ReadingError) as error:
        charter.POSITIONS["RC01"]
    assert str(error.value) == (
        "CERRA Charter: there is no position `RC01`\n"
        "hint: readings that can be chosen are no positions: `question.readings` has them"
    )


def test_a_position_on_a_provision_concerns_its_parts_and_no_other() -> None:
    assert ids("anxi.inspection") == ["RA40", "RA41", "RA50"]  # articles 19, 19(1) and 19(3)
    assert ids("anxi.entry_into_force") == ["RA49"]
    assert ids("charter.accounting") == ["RC57"]  # 29#d, and not the presidium's article 2
    assert "RA19" in ids("anxi.seven_day_return")  # 13(4)/3
    assert "RA19" not in ids("anxi.scope_and_roles")  # cites 13, of which 13(4)/3 is a part
    assert {position.id[:2] for id in question_ids() for position in concerning(find(id))} == {"RC", "RA"}


def test_a_position_that_names_questions_concerns_those_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    named = replace(charter.POSITIONS["RC57"], questions=("charter.liquidation",))
    monkeypatch.setitem(charter.POSITIONS._rows, "RC57", named)
    assert "RC57" in ids("charter.liquidation")
    assert "RC57" not in ids("charter.accounting")


def test_no_file_is_read_before_it_is_asked_for() -> None:
    program = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from cerra_rules import anxi, charter, decide
from cerra_rules.text import positions
decide("charter.resolution", {"members_in_office": 17, "present_members": 11}).explain("en")
decide("anxi.seven_day_return", {})
data = lambda: [name for name in opened if name.endswith(".json")]
assert data() == [], data()
assert anxi.POSITIONS["RA19"].reason
assert len(data()) == 1 and data()[0].replace("\\\\", "/").endswith("anxi/positions.json"), data()
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)  # the program above
