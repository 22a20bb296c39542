"""The little Markdown that the reference pages are written in: tables, links, citations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cerra_rules.language import Provision
from cerra_rules.language.rows import Lang

MARK = "<!-- Written by `python docs/_site/reference_pages` from the rules. Change the rules, not this page. -->"
"""Begins every page that is written from the rules."""
_ARTICLE = re.compile(r"[a-z]+:(\d+)")
_SPECIAL = re.compile(r"([*<>\\\[\]])")


def plain(text: str) -> str:
    """Return a text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; the cells are Markdown."""
    head = [*header]
    body = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in body)


def article_of(provision: Provision) -> int:
    """Return the number of the article that a provision is part of."""
    found = _ARTICLE.match(provision.locator)
    if found is None:
        raise ValueError(provision.locator)
    return int(found[1])


def cited(provision: Provision, lang: Lang, ledger: str = "README.md") -> str:
    """Return a citation as people write it, linked to the ledger; in English with the locator."""
    if lang == "zh":
        return provision.cite("zh")
    return f"[{provision.cite()}]({ledger}#article-{article_of(provision)}) (`{provision}`)"


def page(*parts: str) -> str:
    """Return a page of these parts, those that are empty left out."""
    return "\n\n".join([MARK, *(part.strip("\n") for part in parts if part)]) + "\n"
