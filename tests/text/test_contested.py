"""Contested points: complete, in step with the ledger and the readings, and read only when asked for."""

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from importlib.resources import files

import pytest

from cerra_rules import anxi, charter, find, question_ids
from cerra_rules.errors import ReadingError
from cerra_rules.language import Instrument
from cerra_rules.text.contested import concerning, positions, readings
from cerra_rules.text.ledger import entries

BOOKS = {"charter": charter.INSTRUMENT, "anxi": anxi.INSTRUMENT}
POINTS = {id: point for book in BOOKS.values() for id, point in book.contested.items()}
POSITIONS = {point.id: point for book in BOOKS.values() for point in positions(book)}
READINGS = {reading.point.id: reading for id in question_ids() for reading in find(id).readings.values()}


def ids(question: str) -> list[str]:
    return [position.id for position in concerning(find(question))]


def test_every_contested_point_is_a_reading_of_a_question_or_a_position() -> None:
    assert set(READINGS) | set(POSITIONS) == set(POINTS)
    assert set(READINGS) & set(POSITIONS) == set()
    assert {id for id, point in POINTS.items() if point.reading} == set(READINGS)


def test_the_points_are_numbered_through() -> None:
    for book, prefix in (("charter", "RC"), ("anxi", "RA")):
        numbers = range(1, len(BOOKS[book].contested) + 1)
        assert list(BOOKS[book].contested) == [f"{prefix}{n:02}" for n in numbers]


def test_the_readings_of_an_instrument_are_those_of_its_questions() -> None:
    assert {id: reading for book in BOOKS.values() for id, reading in readings(book).items()} == READINGS


def test_the_ledger_names_the_points_on_each_provision() -> None:
    stated = {(point.id, locator) for point in POINTS.values() for locator in point.provisions}
    assert {(id, row.provision.locator) for row in entries() for id in row.readings} == stated


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_one_row_a_line_in_the_order_of_the_ids(book: Instrument) -> None:
    text = files(book.package).joinpath("contested.json").read_text(encoding="utf-8")
    assert json.loads(text)["instrument"] == book.code
    assert [line.split('"')[3] for line in text.splitlines() if line.startswith('{"id"')] == list(book.contested)


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_a_point_is_whole(book: Instrument, subtests: pytest.Subtests) -> None:
    for point in book.contested.values():
        with subtests.test(point.id):
            assert point.provisions
            assert set(point.provisions) <= set(book.provisions)
            assert bool(point.position) != bool(point.reading)
            assert bool(point.options) == bool(point.reading)
            assert point.certainty in ("high", "medium", "low")
            assert set(point.questions) <= set(question_ids())
            said = (point.issue, point.reason, point.position, *point.options.values())
            for english, chinese in (pair for pair in said if pair):
                assert english
                assert not chinese.isascii()
                chinese.encode("gb2312")  # simplified characters


def test_a_position_concerns_a_question() -> None:
    concerned = {position.id for id in question_ids() for position in concerning(find(id))}
    assert set(POSITIONS) == concerned


def test_a_position() -> None:
    position = anxi.INSTRUMENT.contested["RA19"]
    assert position.provisions == ("anxi:13(4)/3",)
    assert position.issue[0] == "How to parse the third exemption (downloaded, or unsealed by the consumer)?"
    assert position.position == POSITIONS["RA19"].position
    assert position.position
    assert position.position[1] == "包括两种：在线下载的数字化商品，或者消费者已拆封其载体的数字化商品。"
    assert position.certainty == "high"
    assert position.questions == ()
    assert position.note is None
    assert [p.id for p in POSITIONS.values() if p.note] == ["RC49", "RC57"]
    with pytest.raises(FrozenInstanceError):
        position.certainty = "low"  # type: ignore[misc]


def test_a_reading_has_its_words_from_its_point() -> None:
    reading = find("anxi.seven_day_return").readings["return_period_act"]
    assert reading.point is anxi.INSTRUMENT.contested[reading.point.id]
    assert reading.options[reading.default] == reading.point.options[reading.default]
    assert readings(anxi.INSTRUMENT)[reading.point.id] is reading


def test_points_are_a_mapping() -> None:
    points = charter.INSTRUMENT.contested
    assert "RC02" in points
    assert "RA01" not in points
    assert points.get("RA01") is None
    assert points.get("RC02") is points["RC02"]
    assert repr(points) == "<ContestedPoints charter>"
    with pytest.raises(ReadingError) as error:
        points["RA01"]
    assert str(error.value).startswith("there is no contested point `RA01`\nhint: there is RC01, RC02, ")


def test_a_position_on_a_provision_concerns_its_parts_and_no_other() -> None:
    assert ids("anxi.inspection") == ["RA41", "RA50", "RA59"]  # article 19 and its items
    assert ids("anxi.entry_into_force") == []  # RA49 is a reading
    assert ids("charter.accounting") == ["RC57"]  # 29#d, and not the presidium's article 2
    assert "RA19" in ids("anxi.seven_day_return")  # 13(4)/3
    assert "RA19" not in ids("anxi.scope_and_roles")  # cites 13, of which 13(4)/3 is a part


def test_a_position_that_names_questions_concerns_those_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    points = charter.INSTRUMENT.contested
    named = replace(points["RC57"], questions=("charter.liquidation",))
    monkeypatch.setitem(points._rows, "RC57", named)
    assert "RC57" in ids("charter.liquidation")
    assert "RC57" not in ids("charter.accounting")


def test_no_file_is_read_before_it_is_asked_for() -> None:
    program = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from cerra_rules import anxi, charter, decide
from cerra_rules.text import contested
decide("charter.resolution", {"members_in_office": 17, "present_members": 11})
decide("anxi.seven_day_return", {})
data = lambda: [name for name in opened if name.endswith(".json")]
assert data() == [], data()
assert anxi.INSTRUMENT.contested["RA19"].reason
assert len(data()) == 1 and data()[0].replace("\\\\", "/").endswith("anxi/contested.json"), data()
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=300)  # the program above
