"""What the reference pages lack for a site: a table of contents, and anchors that Sphinx can see.

They are written for code hosts, which show toctrees as noise and know any `<a id="...">`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from docutils import nodes
from docutils.transforms import Transform
from sphinx.application import Sphinx

from cerra_rules import question_ids

_ANCHOR = re.compile(r'<a id="([^"]+)">')


def entries(page: str, folder: Path) -> Iterable[str]:
    """Return the pages below an index page, as lines of a toctree."""
    match page.split("/"):
        case ["reference", "README"]:
            return ("charter/README", "anxi/README", "words", "api")
        case ["reference", book, "README"]:
            names = (id.partition(".")[2] for id in question_ids() if id.startswith(f"{book}."))
            return (f"{name} <{name}>" for name in names)  # without the instrument, which stands above them
        case ["decisions", "README"]:
            return sorted(path.stem for path in folder.glob("[0-9]*.md"))
        case _:
            return ()


def add_contents(app: Sphinx, page: str, source: list[str]) -> None:
    """Append a hidden toctree to the text of a page that has pages below it."""
    if found := [*entries(page, (app.srcdir / page).parent)]:
        source[0] += "\n".join(["", "```{toctree}", ":hidden:", "", *found, "```", ""])


class SeeAnchors(Transform):
    """Makes the anchors written as HTML known to MyST, so that links to them are checked like others."""

    default_priority = 870  # before MyST resolves the links within a page

    def apply(self) -> None:
        """Add them to the names of the headings."""
        slugs = getattr(self.document, "myst_slugs", {})
        for raw in self.document.findall(nodes.raw):
            for id in _ANCHOR.findall(raw.astext()):
                slugs[id] = (raw.line, id, id)


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register with Sphinx."""
    app.connect("source-read", add_contents)
    app.add_transform(SeeAnchors)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
