"""Books of derivations: each cites and says something, and what means nothing is refused where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.dossiers import DossierError, Entry, both_instruments
from cerra_rules.dossiers import anxi as anxi_dossier
from cerra_rules.dossiers.book import Book
from cerra_rules.dossiers.derivations import Ask, Conclude, Derivation, Settle, ValueOf, answered, concluded, each, no
from cerra_rules.dossiers.deriving import Dossier
from cerra_rules.dossiers.entries import To
from cerra_rules.durable import availability
from cerra_rules.errors import CerraError, DefinitionError

needs_durable = pytest.mark.skipif(bool(availability()), reason=availability() or "durable_rules is there")


PAGE = Path(__file__).parents[2] / "docs" / "dossiers" / "README.md"
Data = dict[str, Any]


# Books.


class Shop(Entry):
    """A made-up kind."""

    of: Annotated[str | None, To(anxi_dossier.Operator)] = None


shop = each(Shop)
PROVISION = (ANXI.article(1),)
ASKS = Ask("anxi.own_platform", shop)


@pytest.mark.parametrize(
    ("derivation", "said"),
    [
        (Derivation("d", "", (), (shop,), (ASKS,)), "derivation `d` cites nothing"),
        (
            Derivation("d", "", PROVISION, (shop, concluded("big", shop=shop["id"])), (ASKS,)),
            "derivation `d`: nothing makes `big`",
        ),
        (
            Derivation("d", "", PROVISION, (each(Shop, size="big"),), (ASKS,)),
            "derivation `d`: a shop has no `size`",
        ),
        (
            Derivation("d", "", PROVISION, (shop, answered("anxi.own_platform", "yes", about=shop["id"])), (ASKS,)),
            "derivation `d`: anxi.own_platform has no outcome `yes`",
        ),
        (
            Derivation("d", "", PROVISION, (shop,), (Ask("anxi.own_platform", each(Shop, called="other")),)),
            "derivation `d` says something of `other`, which it does not look at",
        ),
        (
            Derivation("d", "", PROVISION, (shop,), (Settle("anxi.own_platform", shop, "sells", value=True),)),
            "derivation `d`: `sells` is no fact of anxi.own_platform",
        ),
        (
            Derivation(
                "d", "", PROVISION, (shop,),
                (Settle("anxi.own_platform", shop, "hosts_other_sellers", ValueOf("anxi.own_platform", shop["id"], "x")),),
            ),
            "derivation `d`: anxi.own_platform has no value `x`",
        ),
        (
            Derivation(
                "d", "", PROVISION, (shop,),
                (ASKS, Settle("anxi.own_platform", shop, "hosts_other_sellers",
                              ValueOf("anxi.own_platform", shop["id"], "dropped"))),
            ),
            "derivation `d` takes a value of anxi.own_platform without looking at its answer",
        ),
        (
            Derivation(
                "d", "", PROVISION, (shop, no(concluded("shut", shop=shop["id"]))),
                (ASKS, Conclude("shut", {"shop": shop["id"]})),
            ),
            "dossier: derivations build on each other in a circle",
        ),
    ],
)  # fmt: skip
def test_derivations_that_mean_nothing_are_refused(derivation: Derivation, said: str) -> None:
    with pytest.raises(CerraError) as error:
        Book((Shop, anxi_dossier.Operator), (derivation,))
    assert error.value.message == said


def test_a_misspelt_field_is_refused_where_it_is_written() -> None:
    with pytest.raises(DefinitionError, match="a shop has no `off`\nhint: did you mean `of`"):
        shop["off"]


@needs_durable
def test_what_is_not_said_equals_nothing() -> None:
    """Two entries without a reference do not refer to the same thing."""
    other = each(Shop, called="other", of=shop["of"])
    same_owner = Derivation("same-owner", "", PROVISION, (shop, other), (ASKS,))
    book = Book((Shop, anxi_dossier.Operator), (same_owner,))

    def arising(*shops: Data) -> list[str]:
        entries = [{"kind": "operator", "id": "o"}, *({"kind": "shop"} | s for s in shops)]
        facts = Dossier(book, entries, readings=None, calendar=None, engine=None, place="dossier")
        return [m.about for m in facts.decide()]

    with pytest.raises(DossierError):
        arising({"id": "a", "of": "p"})
    assert arising({"id": "a"}, {"id": "b"}) == []
    assert arising({"id": "a", "of": "o"}, {"id": "b"}) == []
    assert arising({"id": "a", "of": "o"}, {"id": "b", "of": "o"}) == ["a", "b"]


def test_every_derivation_cites_and_says_something() -> None:
    book = both_instruments()
    assert book.derivations
    for derivation in book.derivations.values():
        assert derivation.says
        assert derivation.cites


def test_the_page_on_dossiers_names_every_kind_and_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for kind in both_instruments().kinds.values():
        row = next(line for line in page.splitlines() if line.startswith("| `") and f"`{kind.kind}`" in line)
        for key in kind.model_fields.keys() - {"id", "facts", "why"}:
            assert f"`{key}`" in row or f" {key}`" in row, key
