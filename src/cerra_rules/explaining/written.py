"""An answer as text, in at most five lines or all of it, and these lines as HTML. Nothing here looks at rules; it only walks the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cerra_rules.deciding.answer import Answer, Cited, Noted, Reason, Stated, Taken
from cerra_rules.errors import CerraError, near
from cerra_rules.explaining import labels
from cerra_rules.explaining.citing import joined
from cerra_rules.explaining.speech import sureness
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import markup as escape

MOST = 3
WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "conclusion": "Conclusion", "decisive": "Decisive", "caution": "Caution", "basis": "Based on", "findings": "Found by a person",
        "readings": "Readings that make a difference", "why": "Why", "met": "Why: nothing stands against it", "why not": "Why not otherwise",
        "needs": "What would settle it", "pending": "Not settled", "values": "Computed", "notes": "National law beside it", "facts": "Facts", "provisions": "The provisions", "unquoted": "not quoted",
        "judged": "found by a person", "derived": "from another question", "must judge": "a person must find it", "default": "default",
        "if": "On the reading {}: {}", "undetermined": "Left open on the reading {}", "more readings": "Other readings can come to matter once more is known.",
        "against": "Not {}", "leads": "else: {}", "how": "how it was counted: {}", "checked": "checked on {}", "words": "words of the provision",
        "disclaimer": "Legal information, not legal advice.", ":": ": ", ";": "; ", ".": ".", "(": " (", ")": ")",
    },
    "zh": {
        "conclusion": "结论", "decisive": "要点", "caution": "注意", "basis": "依据", "findings": "经认定",
        "readings": "影响本结论的解释", "why": "理由", "met": "理由：逐项核对，均不妨碍本结论", "why not": "不采其他结论的理由",
        "needs": "尚待查明", "pending": "尚未确定", "values": "计算结果", "notes": "国家法律提示", "facts": "事实", "provisions": "条文", "unquoted": "未引原文",
        "judged": "经认定", "derived": "由另一问题得出", "must judge": "须另行认定", "default": "默认",
        "if": "如采{}，则{}", "undetermined": "如采以下解释，则未能确定：{}", "more readings": "情况查明后，其他解释也可能影响结论。",
        "against": "{}不成立", "leads": "若成立，则{}", "how": "计算：{}", "checked": "核对日{}", "words": "条文原文",
        "disclaimer": "仅供法律信息参考，不构成法律意见。", ":": "：", ";": "；", ".": "。", "(": "（", ")": "）",
    },
}  # fmt: skip


class Section(NamedTuple):
    """Lines under a title."""

    title: str
    lines: tuple[str, ...]


def text_of(answer: Answer, lang: Lang, detail: str, *, codes: bool) -> str:
    """Return an answer as text. Raises CerraError for another language or detail than there are."""
    if lang not in WORDS:
        raise CerraError(f"answers are not written in the language `{lang}`", near(str(lang), WORDS))
    if detail not in {"short", "full"}:
        raise CerraError(f"answers have no detail `{detail}`", near(detail, ("short", "full")))
    writer = Writer(answer, lang, codes=codes)
    return "\n".join(writer.brief_lines() if detail == "short" else writer.lines())


def brief_html(answer: Answer, lang: Lang) -> str:
    """Return the short form of an answer: a line for each thing, the first of them strong."""
    colon = "：" if lang == "zh" else ": "
    lines = [f"{escape(title)}{colon}{escape(text)}" for title, text in Writer(answer, lang).brief()]
    first, *rest = lines
    tone = answer.outcome.tone
    return f'<div class="answer {tone}" lang="{lang}"><p><strong>{first}</strong></p>{"".join(f"<p>{line}</p>" for line in rest)}</div>'


class Writer:
    """An answer, the language it is written in, and whether codes stand beside the words."""

    def __init__(self, answer: Answer, lang: Lang, *, codes: bool = False) -> None:
        self.answer = answer
        self.lang: Lang = lang
        self.words = WORDS[lang]
        self.codes = codes
        self._named: set[str] = set()
        self._leading = ""
        self._counted: set[str] = set()

    def brief(self) -> list[tuple[str, str]]:
        """Return the short form, at most five lines: what each is about, and what it says."""
        answer, words, lang = self.answer, self.words, self.lang
        space = " " if lang == "en" else ""
        cautions = space.join(n.says.said(lang) for n in answer.notes if n.is_caution)
        found = [fact.says.said(lang) for fact in answer.facts if fact.decides]
        basis = self._sentence(self.cited(answer.citations, briefly=True)) if answer.citations else ""
        if found:
            basis += f"{space if basis else ''}{words['findings']}{words[':']}{self._sentence(labels.sentences(found, lang, MOST))}"
        lines = [
            ("conclusion", self._coded(answer.conclusion.said(lang), answer.outcome.code)),
            ("decisive", answer.decisive.said(lang)),
            ("caution", cautions),
            ("basis", basis),
            ("readings", space.join(self._brief_readings())),
        ]
        return [(words[name], text) for name, text in lines if text]

    def brief_lines(self) -> list[str]:
        """Return the short form line by line."""
        return [f"{title}{self.words[':']}{text}" for title, text in self.brief()]

    def lines(self) -> list[str]:
        """Return all of it line by line."""
        answer, words, lang = self.answer, self.words, self.lang
        lines = [self._coded(answer.question.title.said(lang), answer.question.id), ""]
        lines += [f"{words[name]}{words[':']}{text}" for name, text in self.head()]
        for section in self.sections():
            lines += ["", section.title, *(f"  - {line}" for line in section.lines)]
        return [*lines, "", words["disclaimer"]]

    def head(self) -> Iterator[tuple[str, str]]:
        """Yield what stands first in the full form: conclusion, what decides, cautions, and the provisions."""
        answer, lang = self.answer, self.lang
        yield "conclusion", self._coded(answer.conclusion.said(lang), answer.outcome.code)
        yield "decisive", answer.decisive.said(lang)
        yield from (("caution", self._note(note)) for note in answer.notes if note.is_caution)
        if answer.citations:
            yield "basis", self._sentence(self.cited(answer.citations))

    def sections(self) -> Iterator[Section]:
        """Yield the sections after the head, those that hold something."""
        answer, words = self.answer, self.words
        fell_through = answer.obstacles and not answer.reasons and answer.outcome.tone != "undetermined"
        found = (
            ("why", map(self.reason, answer.reasons)),
            ("met" if fell_through else "why not", map(self.obstacle, answer.obstacles)),
            ("needs", self._needs()),
            ("pending", map(self.reason, answer.pending)),
            ("values", self._values()),
            ("readings", self.readings()),
            ("notes", (self._note(n) for n in answer.notes if not n.is_caution)),
            ("facts", self.facts()),
            ("provisions", self.provisions()),
        )
        for name, lines in found:
            listed = tuple(lines)
            if listed:
                yield Section(words[name], listed)

    def facts(self) -> Iterator[str]:
        """Yield the facts, each with who found it."""
        return (self._fact(fact) for fact in self.answer.facts)

    def provisions(self) -> Iterator[str]:
        """Yield the provisions that are cited, with what they say."""
        return (self._provision(cited) for cited in self.answer.citations)

    def notes(self) -> Iterator[str]:
        """Yield what national law adds, cautions first."""
        return (self._note(note) for note in self.answer.notes)

    def applied(self) -> Iterator[str]:
        """Yield the rules that apply with their premises or, where none does, what was met; where it is open, what is missing."""
        if self.answer.outcome.tone == "undetermined":
            yield from self._needs()
        elif self.answer.reasons:
            yield from map(self.reason, self.answer.reasons)
        else:
            yield from map(self.obstacle, self.answer.obstacles)

    def reasoning(self) -> Iterator[Section]:
        """Yield the sections that say why, or what is missing: what a report of many cases shows of each."""
        wanted = {self.words[name] for name in ("why", "met", "needs", "values")}
        return (section for section in self.sections() if section.title in wanted)

    def because(self, locator: str) -> str:
        """Return why the answer rests on a provision: the premises of a rule that cites it or, where none does, what decides it."""
        citing = (r for r in self.answer.reasons if any(c.locator == locator for c in r.citations))
        return next(map(self._premises, citing), self.answer.decisive.said(self.lang))

    # pieces

    def cited(self, provisions: Iterable[Cited], *, briefly: bool = False) -> str:
        """Return provisions as a list: an instrument by its full name once, then by the short one."""
        found: dict[str, list[Cited]] = {}
        for provision in provisions:
            found.setdefault(provision.instrument.en, []).append(provision)
        said = []
        for name, parts in found.items():
            full, short = parts[0].instrument.said(self.lang), parts[0].short.said(self.lang)
            if name in self._named:
                full = short
            elif full != short and not briefly:
                full = f"{full}（以下简称{short}）"
            self._named.add(name)
            places = joined((p.label.said(self.lang) for p in parts), self.lang)
            listed = f"{full}, {places}" if self.lang == "en" else full + places
            said.append(self._coded(listed, *(p.locator for p in parts)))
        return self.words[";"].join(said)

    def reason(self, reason: Reason) -> str:
        """Return a rule with the premises on which it applies."""
        title = self._coded(reason.title.said(self.lang), reason.rule)
        return f"{title}{self.words['(']}{self.cited(reason.citations)}{self.words[')']}{self.words[':']}{self._premises(reason)}"

    def obstacle(self, reason: Reason) -> str:
        """Return a rule that would have led elsewhere with what keeps it from applying."""
        title = self._coded(self.words["against"].format(labels.quoted(reason.title.said(self.lang))), reason.rule)
        where = self.cited(reason.citations)
        if reason.outcome != self._leading:
            self._leading = reason.outcome
            leads = self.words["leads"].format(reason.meaning.said(self.lang))
            where += self.words[";"] + self._coded(leads, reason.outcome)
        return f"{title}{self.words['(']}{where}{self.words[')']}{self.words[':']}{self._premises(reason)}"

    def _premises(self, reason: Reason) -> str:
        lang, said = self.lang, []
        for premise in reason.premises:
            text = self._coded(premise.says.said(lang), *premise.facts)
            if premise.derivation and premise.derivation.en not in self._counted:
                self._counted.add(premise.derivation.en)
                how = self.words["how"].format(premise.derivation.said(lang))
                text += f"{self.words['(']}{how}{self.words[')']}"
            said.append(text)
        return self._sentence(self.words[";"].join(said))

    def _needs(self) -> Iterator[str]:
        for need in self.answer.needs:
            said = self._coded(need.label.said(self.lang).rstrip("。."), need.name)
            options = labels.listed((text.said(self.lang) for text in need.options.values()), self.lang)
            beside = [options] * bool(options and need.kind == "fact") + [self.words["must judge"]] * need.judgement
            yield self._sentence(said + self._bracket(*beside))

    def _values(self) -> Iterator[str]:
        for value in self.answer.values:
            how = value.derivation.said(self.lang) if value.derivation else ""
            said = f"{value.label.said(self.lang)}{self.words[':']}{value.said.said(self.lang)}"
            yield self._sentence(self._coded(said, value.name) + self._bracket(how))

    def _fact(self, fact: Stated) -> str:
        lang = self.lang
        said = f"{fact.label.said(lang)}{self.words[':']}{fact.said.said(lang)}"
        source = fact.source.said(lang) if fact.source else ""
        beside = (
            "" if fact.origin == "stated" else self.words[fact.origin] + (self.words[":"] + source if source else "")
        )
        return self._sentence(self._coded(said, fact.name) + self._bracket(beside))

    def _note(self, note: Noted) -> str:
        return note_said(note, self.lang, note.id if self.codes else "")

    def _provision(self, provision: Cited) -> str:
        """Return what a provision says in our words and, where there is a copy of the text, in its own."""
        lang, words = self.lang, self.words
        said = [self.cited([provision])]
        if provision.summary is not None:
            said.append(self._sentence(provision.summary.said(lang)))
        if provision.words is not None and provision.words not in self._counted:
            self._counted.add(provision.words)
            said.append(f"{words['words']}{words[':']}{' '.join(provision.words.split())}")
        if provision.not_quoted is not None:
            said.append(f"{words['unquoted']}{words[':']}{provision.not_quoted.said(lang)}")
        head, *rest = said
        return head + words[":"] + (" " if lang == "en" else "").join(rest) if rest else head

    def readings(self) -> Iterator[str]:
        """Yield the readings that matter here: the option taken, how sure that is, and what the others would give."""
        left_open: list[str] = []
        for taken in self.answer.readings:
            instead = []
            for other in taken.otherwise:
                means = self._coded(_plain(other.means.said(self.lang)), f"{taken.name}={other.option}")
                if other.outcome == "undetermined":
                    left_open.append(means)
                else:
                    meaning = self._coded(other.meaning.said(self.lang), other.outcome)
                    instead.append(self.words["if"].format(means, meaning))
            if instead:
                yield self._taken(taken) + self._sentence(self.words[";"].join(instead))
        if left_open:
            yield self._sentence(self.words["undetermined"].format(self.words[";"].join(left_open)))
        if self.answer.needs and self.answer.readings:
            yield self.words["more readings"]

    def _taken(self, taken: Taken) -> str:
        issue = self._coded(taken.issue.said(self.lang), taken.id, taken.name)
        beside = [self.words["default"]] * taken.is_default + [sureness(taken.certainty, self.lang)] * bool(
            taken.certainty
        )
        means = self._coded(_plain(taken.means.said(self.lang)), taken.option) + self._bracket(*beside)
        mark = "" if issue.endswith(("?", "？")) else self.words[":"].strip()
        space = " " if self.lang == "en" else ""
        return f"{issue}{mark}{space}{self._sentence(means)}{space}"

    def _brief_readings(self) -> list[str]:
        said = []
        determined = [(t, o) for t in self.answer.readings for o in t.otherwise if o.outcome != "undetermined"]
        for taken, other in determined[:2]:
            text = self.words["if"].format(
                self._coded(_plain(other.means.said(self.lang)), other.option), other.meaning.said(self.lang)
            )
            sure = sureness(taken.certainty, self.lang) if taken.certainty else ""
            said.append(self._sentence(text + self._bracket(sure)))
        if (more := len(determined) - len(said)) > 0:
            said.append(f"And {more} more." if self.lang == "en" else f"另有{more}种。")
        return said

    def _bracket(self, *texts: str) -> str:
        inside = self.words[";"].join(text for text in texts if text)
        return f"{self.words['(']}{inside}{self.words[')']}" if inside else ""

    def _coded(self, text: str, *codes: str) -> str:
        listed = ", ".join(code for code in codes if code)
        return f"{text} [{listed}]" if self.codes and listed else text

    def _sentence(self, text: str) -> str:
        said = labels.raised(text) if self.lang == "en" else text
        return said if said.endswith((".", "。", "？", "?")) else said + self.words["."]


def note_said(note: Noted, lang: Lang, code: str = "") -> str:
    """Return a note on national law, with its source, how sure it is, and when it was checked."""
    words = WORDS[lang]
    checked = words["checked"].format(labels.day(date.fromisoformat(note.checked_on), lang)) if note.checked_on else ""
    beside = [text for text in (note.source.said(lang), sureness(note.certainty.said(lang), lang), checked) if text]
    said = f"{note.topic.said(lang)}{words[':']}{note.says.said(lang)}" + (f" [{code}]" if code else "")
    return f"{said}{words['(']}{words[';'].join(beside)}{words[')']}" if beside else said


def _plain(text: str) -> str:
    """Return what an option means in quotation marks, without a full stop, to stand within a sentence."""
    return labels.quoted(text.rstrip("。."))
