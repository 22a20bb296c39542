"""The pages of the instruments: an index of all questions, and the provisions of each instrument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from cerra_rules.explaining.speech import sureness
from cerra_rules.front import BOOKS, find, question_ids
from cerra_rules.language import Question
from cerra_rules.text.contested import positions, readings
from cerra_rules.text.ledger import Entry, Ledger, ledgers
from cerra_rules.text.ledger_words import in_words
from reference_pages.markdown import article_of, cited, page, plain, table
from reference_pages.questions import canon, checked, count_cases, enforced

_ABOUT = (
    "What the rules say, written from the rules themselves. Legal information, not legal advice: readings, positions and "
    "notes on national law say how sure they are.",
    "本参考由规则自动生成，仅供法律信息参考，不构成法律意见。",
)


@cache
def questions_of(book: str) -> tuple[Question[Any], ...]:
    """Return the questions of an instrument in the order of its articles.

    A question belongs to the article that its rules cite most; among several, to the one that fewest others cite.
    """
    questions = [find(id) for id in question_ids() if id.startswith(f"{book}.")]
    counted = {q.id: Counter(article_of(limb.provision) for rule in q.rules for limb in rule.limbs) for q in questions}
    users = Counter(article for articles in counted.values() for article in articles)
    main = {id: max(sorted(articles), key=lambda a: (articles[a], -users[a])) for id, articles in counted.items()}
    return tuple(sorted(questions, key=lambda question: main[question.id]))


def index() -> str:
    """Return the index of both instruments and all questions."""
    own = "For rules of your own: [the words of the notation](words.md)."
    return page("# Reference · 参考", *_ABOUT, *(part for book in BOOKS for part in _index(book)), own)


def _index(book: str) -> Iterator[str]:
    instrument = ledgers()[book].instrument
    yield f"## {instrument.short} · {instrument.zh}"
    yield f"{instrument.en}: [provisions, readings, positions and higher law]({book}/README.md)."
    yield table(
        ("articles · 条", "question · 问题", "asks", "所问", "outcomes · 结论", "cases · 案例"),
        (
            (
                _ranges(article_of(provision) for provision in question.provisions),
                f"[{question.id}]({question.id.replace('.', '/')}.md)",
                *map(plain, question.asks),
                ", ".join(f"`{outcome.code}`" for outcome in question.outcomes),
                str(count_cases(question).total()),
            )
            for question in questions_of(book)
        ),
    )


def _ranges(numbers: Iterable[int]) -> str:
    """Return numbers as people list them, such as 9, 12, 19–22."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def ledger_page(ledger: Ledger) -> str:
    """Return the page of an instrument: its provisions, readings, positions and higher law."""
    instrument, rows = ledger.instrument, [*ledger.values()]
    articles: dict[int, list[Entry]] = {}
    for row in rows:
        articles.setdefault(article_of(row.provision), []).append(row)
    excused = sum(row.excused is not None for row in rows)
    return page(
        f"# {instrument.short} · {instrument.zh}",
        f"{instrument.en}. [All questions](../README.md).",
        f"Its {len(rows)} provisions, in our own words: the official text is not here. All but {excused} are decided by a "
        "question; of those it says why not.",
        "[Readings](#readings--解释方案) · [Positions](#positions--既定立场) · [Higher law](#higher-law--上位法提示)",
        *(part for article, entries in articles.items() for part in _article(article, entries)),
        *_readings(instrument.code),
        *_positions(instrument.code),
        *_higher_law(instrument.code),
    )


def _article(article: int, entries: list[Entry]) -> Iterator[str]:
    yield f"## Article {article}"
    head = (
        "provision · 条文",
        "summary",
        "概要",
        "on whom · 承担者",
        "decided by · 问题",
        "contested · 争议",
        "higher law · 上位法",
    )
    rows = []
    for entry in entries:
        instrument = entry.provision.instrument
        en, zh = (
            entry.cite().removeprefix(f"{instrument.short}, "),
            entry.cite("zh").removeprefix(f"《{instrument.zh}》"),
        )
        decided = "<br>".join(_linked(id) for id in entry.encoded_by) or _excuse(entry)
        rows.append((
            f"{en}<br>{zh}<br>`{entry.provision}`", plain(entry.summary("en")), plain(entry.summary("zh")),
            f"{plain(entry.bearer)} ({plain(entry.type)})<br>{in_words(entry.bearer, 'zh')}（{in_words(entry.type, 'zh')}）",
            decided,
            ", ".join(f"[{id}](#{id.lower()})" for id in entry.readings),
            ", ".join(f"[{id}](#{id.lower()})" for id in entry.higher_law),
        ))  # fmt: skip
    yield table(head, rows)


def _excuse(entry: Entry) -> str:
    return f"not encoded: {plain(entry.excused or '')}<br>未编码：{plain(in_words(entry.excused, 'zh'))}"


def _linked(id: str, anchor: str = "") -> str:
    name = id.partition(".")[2]
    return f"[{name}]({name}.md{anchor})"


def _anchor(id: str) -> str:
    return f'<a id="{id.lower()}"></a>{id}'


def _readings(book: str) -> Iterator[str]:
    yield "## Readings · 解释方案"
    yield "Contested points on which an option can be chosen when a question is asked · 提问时有争议、可供选择的解释方案。"
    rows = []
    for reading in readings(ledgers()[book].instrument).values():
        users = [question.id for question in questions_of(book) if reading.name in question.readings]
        rows.append((
            _anchor(reading.point.id), f"`{reading.name}`", plain(reading.point.issue[0]), plain(reading.point.issue[1]),
            f"`{reading.default}`", canon(reading.point), "<br>".join(_linked(id, f"#{reading.name}") for id in users),
        ))  # fmt: skip
    yield table(("", "reading · 名称", "point", "争议", "default · 默认", "canon · 解释规则", "questions · 问题"), rows)


def _positions(book: str) -> Iterator[str]:
    yield "## Positions · 既定立场"
    yield "Contested points on which the rules take one side · 规则已取一说的争议点。"
    instrument = ledgers()[book].instrument
    rows = []
    for position in positions(instrument):
        why = f"{plain(position.reason[0])} ({sureness(position.certainty, 'en')})"
        if position.reason[1]:
            why += f"<br>{plain(position.reason[1])}（{sureness(position.certainty, 'zh')}）"
        on = "<br>".join(
            cited(instrument[p], "en", "").replace(f"[{instrument.short}, ", "[") for p in position.provisions
        )
        texts = (text for pair in zip(position.issue, position.position or (), strict=True) for text in pair)
        by = "<br>".join(enforced(position))
        rows.append((_anchor(position.id), *map(plain, texts), why, canon(position), by, on))
    head = (
        "",
        "point",
        "position",
        "争议",
        "立场",
        "why · 理由",
        "canon · 解释规则",
        "enforced by · 由何落实",
        "on · 条文",
    )
    yield table(head, rows)


def _higher_law(book: str) -> Iterator[str]:
    yield "## Higher law · 上位法提示"
    yield "National law to be seen beside an answer; it never changes one · 仅供提示，不改变结论。"
    instrument = ledgers()[book].instrument
    for note in sorted(instrument.higher_law.values(), key=lambda note: note.id):
        users = [q.id for q in questions_of(book) if note in (*q.higher_law, *q.adverse_law)]
        on = ", ".join(cited(instrument[p], "en", "").replace(f"[{instrument.short}, ", "[") for p in note.provisions)
        facts = {
            "National law": note.standard,
            "国家法": note.standard_zh,
            "Source": note.source,
            "依据": note.source_zh,
            "Certainty": note.certainty,
            "可靠程度": note.certainty_zh,
            "Last checked · 最近核查": checked(note),
            "On": on,
            "Questions": ", ".join(map(_linked, users)),
        }
        yield f"### {note.id}"
        yield f"**{plain(note.topic)} · {plain(note.topic_zh)}.** {plain(note.en)} {plain(note.zh)}"
        kept = ("On", "Questions")
        yield "\n".join(
            f"- {key}{': ' if key.isascii() else '：'}{text if key in kept else plain(text)}"
            for key, text in facts.items()
            if text
        )
