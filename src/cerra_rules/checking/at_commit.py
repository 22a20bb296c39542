"""The problems that were there at a commit: what a check of only what changed holds against those of now.

A file that stands now as it stood then has the problems that it had. Of another one the version of then is checked, by the
settings of now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import new
from pathlib import Path
from tempfile import TemporaryDirectory

from cerra_rules.checking.exceptions import Baseline
from cerra_rules.checking.files import File
from cerra_rules.checking.problems import Problem, found_in
from cerra_rules.checking.project import Project
from cerra_rules.errors import unreadable
from cerra_rules.outside.git import commit_of, contents, files_at


def baseline_at(name: str, files: Iterable[File], problems: Iterable[Problem], project: Project) -> Baseline:
    """Return the problems that were there at a commit in the files that are checked, whose problems of now these are.

    Raises CerraError where git has no such commit.
    """
    commit = commit_of(project.root, name)
    stood = files_at(project.root, commit)
    before = {file.path: file for file in files if not file.is_stdin and file.shown in stood}
    changed = [file for file in before.values() if not _stands(file, stood[file.shown])]
    same = before.keys() - {file.path for file in changed}
    baseline = Baseline(project.root / name, about=project.root, commit=name)
    counts: Counter[tuple[str, str, str]] = Counter()
    counts.update(baseline.name(problem) for problem in problems if problem.file in same)
    texts = contents(project.root, (stood[file.shown] for file in changed))
    with TemporaryDirectory(prefix="cerra-rules-") as folder:
        for file in changed:
            at = Path(folder, file.shown)
            at.parent.mkdir(parents=True, exist_ok=True)
            at.write_bytes(texts[stood[file.shown]])
            severities = {str(at): project.severities(file.path)}
            then = found_in(file.results(project, str(at)), severities.__getitem__)
            counts.update((p.rule, file.shown, p.path) for p in then.problems)
    return Baseline(baseline.path, counts, baseline.about, name)


def _stands(file: File, id: str) -> bool:
    """Whether a file stands as it stood, by the id that git has for what stood there."""
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        raise unreadable(file.shown, error) from None
    name = "sha1" if len(id) == 40 else "sha256"
    return new(name, b"blob %d\0%s" % (len(content), content), usedforsecurity=False).hexdigest() == id
