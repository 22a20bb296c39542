"""Rules, worked cases and other files that pages link to, as pages of the site: to read them, not to download them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

ROOT = Path(__file__).parents[2]
_LANGUAGES = {".py": "python", ".yaml": "yaml", ".toml": "toml", ".json": "json"}


class ShowSources(SphinxTransform):
    """Turns links to files of the repository, which MyST takes for downloads, into links to their pages."""

    default_priority = 870  # before Sphinx collects what is to be downloaded

    def apply(self, **_: Any) -> None:
        """Note which files are shown, and link to them."""
        page = self.env.docname
        for link in [*self.document.findall(addnodes.download_reference)]:
            target = link["reftarget"]
            base = self.env.srcdir if target.startswith("/") else (self.env.srcdir / page).parent
            path = (base / target.lstrip("/")).resolve()
            if path.is_file() and path.is_relative_to(ROOT) and path.suffix in _LANGUAGES and _is_short(path):
                name = f"source/{path.relative_to(ROOT).as_posix()}"
                self.env.metadata[page].setdefault("shown_sources", []).append(name)
                up = "../" * page.count("/")
                link.replace_self(nodes.reference("", "", *link.children, refuri=f"{up}{name}.html", internal=True))


def _is_short(path: Path) -> bool:
    return path.stat().st_size < 100_000  # the certificate is half a megabyte: that is for programs


def source_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give the page of each file that is linked to."""
    shown = {name for data in app.env.metadata.values() for name in data.get("shown_sources", ())}
    for name in sorted(shown):
        file = name.removeprefix("source/")
        text = (ROOT / file).read_text(encoding="utf-8")
        highlighter: Any = getattr(app.builder, "highlighter", None)  # builders of HTML have one
        body = highlighter.highlight_block(text, _LANGUAGES[Path(file).suffix], linenos="inline")
        yield name, {"title": file, "body": f"<h1>{escape(file)}</h1>{body}"}, "page.html"


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register with Sphinx."""
    app.add_transform(ShowSources)
    app.connect("html-collect-pages", source_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
