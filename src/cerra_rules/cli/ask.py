"""`cerra-rules ask`: an interview in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from cerra_rules.cases.calendars import calendar_from
from cerra_rules.cases.cases import Case, stated
from cerra_rules.cases.documents import check_suffix, write_data, write_text
from cerra_rules.cases.named import question_at
from cerra_rules.cases.receipts import receipt_text
from cerra_rules.cli.answers import value_of
from cerra_rules.cli.app import (
    CalendarOption,
    ForceOption,
    LangOption,
    QuestionArgument,
    ReadingOption,
    RestDayOption,
    SourceOption,
    complain,
    say,
)
from cerra_rules.cli.arguments import check_outputs, chosen, read_case, settings
from cerra_rules.cli.decide import exit_code
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.errors import CalendarError, CaseFileError, CerraError, ContradictionError, FactError
from cerra_rules.explaining.describe import deciders
from cerra_rules.explaining.interview import FactToAsk, Interview, Option
from cerra_rules.explaining.speech import Speech
from cerra_rules.language.rows import Lang
from cerra_rules.text.quoting import Quotes, provision_lines, quotes_from

UNKNOWN, BACK, STOP = "?", "<", "q"
MOST_PROVISIONS = 3
_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "help": f"Answer, or type {UNKNOWN} for don't know, {BACK} to go back, {STOP} to stop.",
        "bool": "yes or no", "int": "a whole number, {} to {}", "date": "a day as YYYY-MM-DD, {} to {}", "no day": ", or none",
        "dates": "days as YYYY-MM-DD with commas, or none", "enum": "one of these, by number or name:",
        "set": "any of these, by number or name, with commas, or none:", "judged": "a person must find it",
        "first": "this is the first question", "case": "save the case as (a .yaml or .json file; empty: not)",
        "receipt": "save the receipt as (a .json file; empty: not)", "saved": "saved: {}", "hash": "receipt: {}",
        "not saved": "{}", "asked": "{} asked", "more": "and {} more", "(": " (", ")": ")", ":": ": ",
    },
    "zh": {
        "help": f"请作答；不知道请输入 {UNKNOWN}，返回上一问输入 {BACK}，结束输入 {STOP}。",
        "bool": "是或否", "int": "整数，{} 至 {}", "date": "日期 YYYY-MM-DD，{} 至 {}", "no day": "；没有的，填“无”",
        "dates": "日期 YYYY-MM-DD，以逗号分隔，或“无”", "enum": "择一，输入编号或名称：",
        "set": "可多选，输入编号或名称，以逗号分隔，或“无”：", "judged": "须另行认定",
        "first": "这已是第一问", "case": "案例另存为（.yaml 或 .json 文件；留空则不存）",
        "receipt": "回执另存为（.json 文件；留空则不存）", "saved": "已保存：{}", "hash": "回执：{}",
        "refused": "“{}”不能作为这一问的答案", "contradicts": "“{}”与已陈述的事实相矛盾", "not saved": "未能保存，请另给文件名：{}",
        "asked": "共提 {} 问", "more": "另有 {} 条", "(": "（", ")": "）", ":": "：",
    },
}  # fmt: skip


class _StoppedError(Exception):
    """Whoever answers has stopped, or the input has ended."""


def ask_command(
    question: QuestionArgument,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="A file with facts or a case, which are then not asked for."),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="State a fact, so that it is not asked."),
    ] = None,
    reading: ReadingOption = None,
    calendar: CalendarOption = None,
    rest_days: RestDayOption = None,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="FILE", help="Save the case, for `check` and `decide`."),
    ] = None,
    receipt: Annotated[
        str | None,
        typer.Option("--receipt", metavar="FILE", help="Save the receipt, for `replay`."),
    ] = None,
    files: SourceOption = None,
    lang: LangOption = "en",
    force: ForceOption = False,
) -> None:
    """Ask for the facts on which the answer still hangs, the most decisive first, and give the answer.

    Exit code: 0 favourable or neutral, 1 adverse, 4 undetermined, 2 usage or input error.
    """
    check_outputs({"--save": save, "--receipt": receipt}, [file, *(files or [])], force=force)
    if save is not None:
        check_suffix(save)
    asked, quotes = question_at(question), quotes_from(files)
    case = read_case(asked, question, file) if file is not None else Case("", "", question, {})
    facts = {name: value for name, value in settings(asked, set_ or []).items() if value is not None}
    told = calendar_from(calendar, rest_days) or case.calendar
    known = stated(asked, {**case.facts, **facts}).known()
    start = Interview(asked, known, chosen(case.readings, reading or []), told)
    _ = start.decision  # what is wrong with the options is said before anything is asked
    say(f"{asked.asks[lang == 'zh']}\n{_WORDS[lang]['help']}")
    talk = _Talk(lang, quotes)
    end = talk.interview(start)
    say("\n" + end.decision.answer().text(lang, detail="full"))
    say("\n" + talk.words["asked"].format(len(end.steps)))
    say(talk.words["hash"].format(end.decision.receipt()["receipt"]))
    talk.save(end, save, receipt)
    raise typer.Exit(exit_code(end.decision))


class _Talk:
    """One interview in one language, over standard input and output."""

    def __init__(self, lang: Lang, quotes: Quotes | None) -> None:
        self.lang: Lang = lang
        self.words = _WORDS[lang]
        self.quotes = quotes
        self.has_stopped = False

    def interview(self, at: Interview) -> Interview:
        """Ask until the answer is decided, or nothing more can be asked, or whoever answers stops."""
        while (asked := at.next) is not None:
            say("\n" + "\n".join(self._question(at, asked)))
            try:
                at = self._answered(at, asked)
            except _StoppedError:
                self.has_stopped = True
                return at
        return at

    def _answered(self, at: Interview, asked: FactToAsk) -> Interview:
        """Return the interview after one answer; one that cannot be is refused, and asked for again."""
        while True:
            said = self._read("> ")
            if said in {UNKNOWN, "？"}:
                return at.decline()
            if said == STOP:
                raise _StoppedError
            if said in {BACK, "＜", "《"}:
                if at.before is not None:
                    return at.back()
                say(self.words["first"])
            elif said:
                try:
                    return at.answer(value_of(asked, said))
                except (FactError, CalendarError) as error:
                    told = error if self.lang == "en" else self._refusal(at, asked, said, error)
                    complain(told)

    def _refusal(self, at: Interview, asked: FactToAsk, said: str, error: CerraError) -> CerraError:
        """Return the error in Chinese: which answer is refused, and what is expected."""
        if isinstance(error, ContradictionError):
            broken = [i for i in at.question.facts.invariants() if i.en in error.hint]
            speech = Speech(self.lang)
            said_of = "；".join(i.zh or speech.premise(i.holds) for i in broken)
            return CerraError(self.words["contradicts"].format(said), said_of)
        expected = self._expected(asked) + "、".join(map(self._named, asked.options))
        return CerraError(self.words["refused"].format(said), expected)

    def _expected(self, asked: FactToAsk) -> str:
        """Return what answers a fact takes."""
        return self.words[asked.kind].format(*asked.bounds or ()) + self.words["no day"] * bool(asked.only_if)

    @staticmethod
    def _read(prompt: str) -> str:
        typer.echo(prompt, nl=False)
        sys.stdout.flush()
        try:
            line = sys.stdin.readline() if sys.stdin else ""  # None where it was closed
        except UnicodeDecodeError:
            raise CaseFileError("standard input: not UTF-8", "set the terminal to UTF-8") from None
        if not line:
            say("")
            raise _StoppedError
        return line.strip()

    def _question(self, at: Interview, asked: FactToAsk) -> Iterator[str]:
        words, is_zh = self.words, self.lang == "zh"
        judged = f"{words['(']}{words['judged']}{words[')']}" if asked.judgement else ""
        yield f"{len(at.steps) + 1}. {asked.question[is_zh]}{judged}"
        if asked.why[is_zh]:
            yield f"   {asked.why[is_zh]}"
        yield from (f"   {line}" for line in deciders(asked.decided_by, self.lang))
        provisions = asked.provisions
        for line in provision_lines(provisions[:MOST_PROVISIONS], self.quotes, self.lang):
            yield f" {line}"
        if (more := len(provisions) - MOST_PROVISIONS) > 0:
            yield f"   {words['more'].format(more)}"
        yield f"   {self._expected(asked)}"
        yield from (f"   {number:>3} {self._named(option)}" for number, option in enumerate(asked.options, 1))

    def _named(self, option: Option) -> str:
        return option.label[self.lang == "zh"]

    def save(self, end: Interview, case: str | None, receipt: str | None) -> None:
        """Save the case and the receipt, as the options say, or else whoever answers."""
        saved: str | None = None
        for file, what in ((case, "case"), (receipt, "receipt")):
            name = file if file is not None else self._file_name(what)
            while name:
                try:
                    check_outputs(
                        {what: name}, [saved], force=name == file
                    )  # what an option names was looked at before
                    self._write(end, what, name)
                    saved = name
                    break
                except CaseFileError as error:
                    if file is not None:
                        raise
                    message, hint = SPEAKER.error(error)
                    complain(CerraError(self.words["not saved"].format(message), hint))
                    name = self._file_name(what)

    def _write(self, end: Interview, what: str, name: str) -> None:
        if what == "case":
            write_data(name, end.case())
        else:
            write_text(name, receipt_text(end.decision))
        say(self.words["saved"].format(name))

    def _file_name(self, what: str) -> str:
        """Ask for the name of a file, where there is somebody at a terminal who can give one."""
        if self.has_stopped or not (sys.stdin and sys.stdin.isatty()):
            return ""
        try:
            return self._read(f"{self.words[what]}{self.words[':']}")
        except _StoppedError:
            return ""
