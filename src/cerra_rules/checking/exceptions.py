"""What keeps a problem from failing a check: exceptions that somebody answers for, and the baseline of old problems.

Both name a problem by its rule, its file and its path. An exception ends: from the day after its last one, what it
covered is a problem like any other. A baseline covers as many problems of one name as were there when it was written,
and never one whose exception has ended.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from cerra_rules.cases.documents import STDIN
from cerra_rules.checking.problems import Kind, Problem, Standing
from cerra_rules.errors import CaseFileError, CerraError, system_said, unreadable
from cerra_rules.language.rows import Lang
from cerra_rules.outside.saving import save
from cerra_rules.outside.strict_json import NotJsonError, read_json

_COVERABLE = frozenset(Kind) - {Kind.UNREADABLE, Kind.NO_CASE}
_VERSION = 1
Shown = Callable[[str], str]
"""Says how a file is shown."""
_WORDS = {
    "en": {
        "at": " at {}", "what": "{rule} in {file}{at}", "until": "{reason} ({owner}, until {expires})",
        "expired": "the exception of {owner} expired on {expires}", "known": "in the baseline",
        "there": "there at {commit}",
        "gone": "the exception for {what} of {owner} is stale: there is no such file",
        "unused": "the exception for {what} of {owner} covers nothing",
        "stale": "{place}: stale: {what}", "times": "{place}: stale: {what}, {times} times",
    },
    "zh": {
        "at": "（{}）", "what": "{file} 中的 {rule}{at}", "until": "{reason}（{owner}，至 {expires} 止）",
        "expired": "{owner} 的例外已于 {expires} 到期", "known": "已列入基线",
        "there": "{commit} 时已有",
        "gone": "{owner} 的例外已失效，没有这个文件：{what}",
        "unused": "{owner} 的例外不涉及任何问题：{what}",
        "stale": "{place}：已过时：{what}", "times": "{place}：已过时：{what}，{times} 次",
    },
}  # fmt: skip


class BaselineError(CerraError, ValueError):
    """A baseline cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of an exception or an entry of the baseline that covers nothing, and of which file."""

    text: str
    file: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Exemption:
    """One exception: what it covers, who answers for it, why, and its last day. Without a path, the whole file."""

    rule: str
    file: str
    owner: str
    reason: str
    expires: date
    path: str | None = None

    def said(self, key: str, lang: Lang, shown: Shown = str) -> str:
        """Return what is to be said of it."""
        what = _what(self.rule, shown(self.file), self.path, lang)
        return _WORDS[lang][key].format(what=what, owner=self.owner, reason=self.reason, expires=self.expires)


class Exceptions:
    """All exceptions of a check, found by what they cover."""

    def __init__(self, exemptions: Iterable[Exemption]) -> None:
        self._of: dict[tuple[str, str, str | None], list[Exemption]] = {}
        for e in exemptions:
            self._of.setdefault((e.rule, _real(e.file), e.path), []).append(e)
        self._all = [e for found in self._of.values() for e in found]
        self._used: set[int] = set()

    def covering(self, problem: Problem) -> list[Exemption]:
        """Return the exceptions that cover a problem, whatever the day."""
        if not self._of or not _is_coverable(problem):
            return []
        file = _real(problem.file)
        found = [e for path in (problem.path, None) for e in self._of.get((problem.rule, file, path), ())]
        self._used.update(map(id, found))
        return found

    def apply(self, problems: Iterable[Problem], today: date, lang: Lang = "en") -> list[Problem]:
        """Return the problems, with those excepted that an exception covers which has not expired by this day."""
        found = []
        for problem in problems:
            covering = self.covering(problem)
            valid = next((e for e in covering if today <= e.expires), None)
            if valid:
                found.append(replace(problem, standing=Standing.EXCEPTED, note=valid.said("until", lang)))
            elif covering:
                expired = max(covering, key=lambda e: e.expires)
                found.append(replace(problem, note=expired.said("expired", lang), has_expired=True))
            else:
                found.append(problem)
        return found

    def unused(self, files: Iterable[str], lang: Lang = "en", shown: Shown = str) -> list[Note]:
        """Say which have covered nothing, of files that were checked or are not there."""
        checked, found = {_real(file) for file in files}, []
        for e in self._all:
            if not Path(e.file).is_file():
                found.append(Note(e.said("gone", lang, shown), e.file))
            elif id(e) not in self._used and _real(e.file) in checked:
                found.append(Note(e.said("unused", lang, shown), e.file))
        return found


class Baseline:
    """The problems that were there when it was written, or at a `commit`: how many of each rule and path, by file.

    Files are named relative to the folder of the baseline, or to the one that it is `about`. What whoever runs the check asks
    by a commit is what is new; a baseline is a file of the repository, and pardons no adverse answer of a record.
    """

    def __init__(
        self,
        path: Path,
        counts: Mapping[tuple[str, str, str], int] | None = None,
        about: Path | None = None,
        commit: str = "",
    ) -> None:
        self.path = path
        self.counts = dict(counts or {})
        self.about = about or path.parent
        self.commit = commit

    @classmethod
    def read(cls, path: Path, about: Path | None = None) -> Baseline:
        """Read a baseline. Raises BaselineError."""
        try:
            data = read_json(path.read_text(encoding="utf-8"), str(path))
        except OSError as error:
            hint = "write it with --write-baseline" if isinstance(error, FileNotFoundError) else ""
            raise BaselineError(f"{path}: {system_said(error)}", hint) from None
        except (NotJsonError, UnicodeDecodeError):
            raise BaselineError(f"{path}: not JSON", "write it anew with --write-baseline") from None
        except CaseFileError as error:
            raise BaselineError(error.message, "write it anew with --write-baseline") from None
        counts: dict[tuple[str, str, str], int] = {}
        entries = data.get("problems") if isinstance(data, dict) and _is_version(data.get("version")) else None
        if not isinstance(entries, list):
            raise BaselineError(f"{path}: not a baseline of this version", "write it anew with --write-baseline")
        for number, item in enumerate(entries, 1):
            if not _is_entry(item):
                raise BaselineError(
                    f"{path}: problem {number} has no rule, file, path and count",
                    "write it anew with --write-baseline",
                )
            counts[item["rule"], item["file"], item["path"]] = item["count"]
        return cls(path, counts, about)

    def apply(self, problems: Iterable[Problem], lang: Lang = "en") -> list[Problem]:
        """Return the problems, with those known that the baseline has: of each name no more than it counts."""
        left, found = Counter(self.counts), []
        for problem in problems:
            name = self.name(problem)
            if self._pardons(problem) and left[name] > 0:
                left[name] -= 1
                note = _WORDS[lang]["there" if self.commit else "known"].format(commit=self.commit)
                found.append(replace(problem, standing=Standing.KNOWN, note=note))
            else:
                found.append(problem)
        return found

    def stale(
        self, problems: Iterable[Problem], files: Iterable[str], lang: Lang = "en", shown: Shown = str
    ) -> list[Note]:
        """Say which entries no problem answers to any more, of files that were checked or are gone."""
        if self.commit:
            return []  # what is mended since is nothing to look after
        there = Counter(self.name(problem) for problem in problems if not problem.has_expired)
        checked = {self._file(file) for file in files}
        words = _WORDS[lang]
        return [
            Note(
                words["times" if missing > 1 else "stale"].format(
                    place=shown(str(self.path)),
                    what=_what(rule, file, path, lang),
                    times=missing,
                ),
                str(self.path),
            )
            for (rule, file, path), count in self.counts.items()
            if (missing := count - there[rule, file, path]) > 0 and self._is_due(file, checked)
        ]

    def renew(self, problems: Iterable[Problem], files: Iterable[str]) -> Baseline:
        """Return the baseline of these problems, and of what the old one has of other files."""
        checked = {self._file(file) for file in files}
        kept = {name: n for name, n in self.counts.items() if not self._is_due(name[1], checked)}
        return Baseline(self.path, kept | Counter(map(self.name, filter(self._pardons, problems))), self.about)

    def write(self) -> None:
        """Write the file. Raises BaselineError."""
        rows = [
            {"rule": rule, "file": file, "path": path, "count": n}
            for (rule, file, path), n in sorted(self.counts.items(), key=lambda row: (row[0][1], row[0][2], row[0][0]))
        ]
        text = json.dumps({"version": _VERSION, "problems": rows}, ensure_ascii=False, indent=2)
        try:
            save(self.path, text + "\n")
        except (OSError, ValueError) as error:
            raise BaselineError(unreadable(self.path, error).message) from None

    def _is_due(self, file: str, checked: set[str]) -> bool:
        return file in checked or not (self.about / file).exists()

    def _file(self, file: str) -> str:
        return Path(os.path.relpath(file, self.about)).as_posix()

    def _pardons(self, problem: Problem) -> bool:
        """Whether a problem can be known: it is open, and nobody's exception of it has expired."""
        is_open = problem.standing is Standing.OPEN and not problem.has_expired
        return is_open and _is_coverable(problem) and (bool(self.commit) or not problem.is_adverse_record)

    def name(self, problem: Problem) -> tuple[str, str, str]:
        """Return what a problem is known by: its rule, its file and its path."""
        return problem.rule, self._file(problem.file), problem.path


def _what(rule: str, file: str, path: str | None, lang: Lang) -> str:
    words = _WORDS[lang]
    return words["what"].format(rule=rule, file=file, at=words["at"].format(path) if path else "")


def _is_coverable(problem: Problem) -> bool:
    """Whether a problem can be covered at all: not what was never checked, nor a stream that has no name."""
    return problem.kind in _COVERABLE and problem.file != STDIN


def _is_version(item: Any) -> bool:
    return type(item) is int and item == _VERSION


def _is_entry(item: Any) -> bool:
    texts = isinstance(item, dict) and all(isinstance(item.get(key), str) for key in ("rule", "file", "path"))
    return texts and type(item.get("count")) is int and item["count"] > 0


def _real(file: str) -> str:
    return os.path.realpath(file)
