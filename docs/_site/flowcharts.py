"""Blocks of Mermaid in pages of the site: drawn while it is built, so that reading it takes no script and no network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from drawing import read, svg


class flowchart(nodes.literal_block):  # noqa: N801  # docutils names nodes so
    """A flowchart in Mermaid; whatever does not write HTML shows it as the text it is."""


class Mermaid(SphinxDirective):
    """A block of Mermaid, read when the page is, so that a fault in it is a warning at its place."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the flowchart."""
        text = "\n".join(self.content)
        try:
            read(text)
        except ValueError as error:
            raise self.error(f"mermaid: {error}") from None
        return [flowchart(text, text, language="none")]


def _draw(translator: Any, node: flowchart) -> None:
    slugs = translator.builder.env.metadata[translator.builder.current_docname].get("myst_slugs", {})
    translator.body.append(svg(read(node.astext()), {slug: place[1] for slug, place in slugs.items()}))
    raise nodes.SkipNode


def setup(app: Sphinx) -> Mapping[str, bool]:
    """Register with Sphinx."""
    app.add_node(flowchart, html=(_draw, None))
    app.add_directive("mermaid", Mermaid)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
