"""The Anxi Measures over several things: operators, their sites, the sellers there, sales and records.

Who owes what follows from roles (article 3) and from where a seller sells (13, second paragraph); what happened to a
record or a sale of one person is a fact of another person's duty.
"""

from __future__ import annotations

from typing import Annotated

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.record_retention import RecordKind
from cerra_rules.anxi.scope_and_roles import Role
from cerra_rules.dossiers.derivations import (
    Ask,
    Conclude,
    Derivation,
    Settle,
    Take,
    ValueOf,
    answered,
    concluded,
    each,
    listed,
    no,
)  # fmt: skip
from cerra_rules.dossiers.entries import Entry, To
from cerra_rules.language.provisions import Provision

OPERATORS = ANXI.article(3).paragraph(1)
SELLERS = ANXI.article(3).paragraph(2)
PLATFORMS = ANXI.article(3).paragraph(3)
RETURNS = ANXI.article(13).item(4)
RECEIPTS = ANXI.article(13).item(6)
RECEIPTS_KEPT = RECEIPTS.norm("c")
OWN_SITE = ANXI.article(13).paragraph(2)
SYSTEMS = ANXI.article(14)
PLATFORM_DUTIES = ANXI.article(15)
IDENTITIES_KEPT = ANXI.article(15).item(2).norm("d")
OTHERS_KEPT = ANXI.article(15).item(2).norm("e")


class Operator(Entry):
    """A person who does business over a network."""


class Site(Entry):
    """A website of an operator on which goods or services are sold: a platform, or a shop of its own."""

    run_by: Annotated[str, To(Operator)]
    every_seller_is_listed: bool = False
    """Whether every other seller there stands in the dossier; then none means that there is none."""
    every_lost_record_is_listed: bool = False
    """Whether every record that was destroyed stands in the dossier."""


class Seller(Entry):
    """Somebody other than its operator who is registered on a site and sells or publishes there."""

    sells_on: Annotated[str, To(Site)]
    operator: Annotated[str | None, To(Operator)] = None


class Sale(Entry):
    """One sale to one buyer."""

    sold_by: Annotated[str, To(Operator)]


class Record(Entry):
    """One record that an operator keeps or has destroyed; then assessed_on is the day on which it was destroyed."""

    kept_by: Annotated[str, To(Operator)]
    site: Annotated[str | None, To(Site)] = None
    seller: Annotated[str | None, To(Seller)] = None
    sale: Annotated[str | None, To(Sale)] = None
    was_destroyed: bool = False


operator, site, seller, sale, record = (each(kind) for kind in (Operator, Site, Seller, Sale, Record))
in_scope = answered("anxi.scope_and_roles", "in_scope", about=operator["id"])
is_seller = listed("anxi.scope_and_roles", "roles", Role.SELLER, about=operator["id"])
is_platform = listed("anxi.scope_and_roles", "roles", Role.PLATFORM, about=operator["id"])
its_site = each(Site, run_by=operator["id"])
DUTIES_OF_A_PLATFORM = ("anxi.platform_systems", "anxi.platform_records", "anxi.platform_conduct")
ON_OTHER_SELLERS = ("anxi.own_platform", "anxi.platform_systems", "anxi.platform_records")
EARLY = ("must_keep", "not_started")
DOUBTFUL = "undetermined"
OTHER_RECORDS = (
    RecordKind.PLATFORM_TRANSACTION,
    RecordKind.PLATFORM_UNSOLD_INFORMATION,
    RecordKind.PLATFORM_LIVE_VIDEO,
)
identity_lost_early = concluded("identity-record-lost-early", site=site["id"])
other_lost_early = concluded("other-record-lost-early", site=site["id"])
lost_in_doubt = concluded("record-lost-in-doubt", site=site["id"])
lost_record = each(Record, was_destroyed=True)
its_records_site = each(Site, id=record["site"], run_by=record["kept_by"])


def _lost(kind: RecordKind, what: str, provision: Provision) -> tuple[Derivation, ...]:
    """Say that a record of a site was destroyed on a day on which it had to be kept."""
    lost = each(Record, was_destroyed=True, record_kind=kind)
    return tuple(
        Derivation(
            f"{kind.replace('_', '-')}-destroyed-{outcome.replace('_', '-')}",
            f"a {kind.replace('_', ' ')} record was destroyed while it had to be kept",
            (provision,),
            when=(lost, its_records_site, answered("anxi.record_retention", outcome, about=lost["id"])),
            then=(Conclude(what, {"site": site["id"]}),),
        )
        for outcome in EARLY
    )


DERIVATIONS = (
    Derivation(
        "operator-asked-for-its-roles",
        "of every operator it is asked whether the Measures bind it, and in which roles",
        (OPERATORS,),
        when=(operator,),
        then=(Ask("anxi.scope_and_roles", operator),),
    ),
    # Sellers.
    Derivation(
        "seller-with-a-site",
        "a seller that sells on a site of its own may owe the platform's duties there as well",
        (OWN_SITE,),
        when=(operator, its_site, in_scope, is_seller),
        then=(Ask("anxi.own_platform", its_site),),
    ),
    Derivation(
        "sale-by-a-seller",
        "a seller in scope takes goods back, issues receipts, and completes its sales",
        (SELLERS, RETURNS, RECEIPTS),
        when=(operator, each(Sale, sold_by=operator["id"]), in_scope, is_seller),
        then=(
            Ask("anxi.seven_day_return", sale),
            Ask("anxi.receipts", sale),
            Ask("anxi.transaction_completion", sale),
        ),
    ),
    # Platforms.
    Derivation(
        "platform-duties-of-a-platform",
        "who provides a platform in scope owes its systems, checks, records and conduct on every site it runs",
        (PLATFORMS, SYSTEMS, PLATFORM_DUTIES),
        when=(operator, its_site, in_scope, is_platform),
        then=tuple(Ask(question, its_site) for question in DUTIES_OF_A_PLATFORM),
    ),
    Derivation(
        "platform-duties-of-a-seller-with-its-own-site",
        "a seller with a site of its own owes articles 14 and 15 there",
        (OWN_SITE, SYSTEMS, PLATFORM_DUTIES),
        when=(site, answered("anxi.own_platform", "platform_duties_apply", about=site["id"])),
        then=tuple(Ask(question, site) for question in DUTIES_OF_A_PLATFORM),
    ),
    Derivation(
        "site-with-another-seller",
        "somebody else is registered there, so it hosts other sellers",
        (PLATFORMS,),
        when=(site, each(Seller, sells_on=site["id"])),
        then=tuple(Settle(question, site, "hosts_other_sellers", value=True) for question in ON_OTHER_SELLERS),
    ),
    Derivation(
        "site-without-another-seller",
        "every other seller is listed, and there is none",
        (PLATFORMS,),
        when=(each(Site, every_seller_is_listed=True), no(each(Seller, sells_on=site["id"]))),
        then=tuple(Settle(question, site, "hosts_other_sellers", value=False) for question in ON_OTHER_SELLERS),
    ),
    # Records.
    Derivation(
        "record-asked-for-its-period",
        "of every record it is asked until when it is kept, on the day given: the day of destruction, if it was destroyed",
        (RECEIPTS_KEPT, IDENTITIES_KEPT, OTHERS_KEPT),
        when=(record,),
        then=(Ask("anxi.record_retention", record),),
    ),
    Derivation(
        "identity-record-of-a-seller",
        "the two years of an identity record start with the cancellation of that seller's registration",
        (IDENTITIES_KEPT,),
        when=(record, each(Seller, id=record["seller"])),
        then=(Take("anxi.record_retention", record, seller),),
    ),
    Derivation(
        "sale-with-a-record",
        "how long the record of a sale is kept hangs on its completion, whoever the seller is",
        (RECEIPTS_KEPT, OTHERS_KEPT),
        when=(record, each(Sale, id=record["sale"])),
        then=(Ask("anxi.transaction_completion", sale),),
    ),
    Derivation(
        "record-of-a-completed-sale",
        "the two years of a record of a sale start with its completion",
        (OTHERS_KEPT,),
        when=(
            record,
            each(Sale, id=record["sale"]),
            answered("anxi.transaction_completion", "completed", about=sale["id"]),
        ),
        then=(
            Settle("anxi.record_retention", record, "transaction_is_completed", value=True),
            Settle(
                "anxi.record_retention", record, "transaction_completed_on",
                ValueOf("anxi.transaction_completion", sale["id"], "completed_on"),
            ),
        ),
    ),
    Derivation(
        "record-of-an-open-sale",
        "the sale is not completed",
        (OTHERS_KEPT,),
        when=(
            record,
            each(Sale, id=record["sale"]),
            answered("anxi.transaction_completion", "not_completed", about=sale["id"]),
        ),
        then=(Settle("anxi.record_retention", record, "transaction_is_completed", value=False),),
    ),
    *_lost(RecordKind.PLATFORM_IDENTITY, "identity-record-lost-early", IDENTITIES_KEPT),
    *(d for kind in OTHER_RECORDS for d in _lost(kind, "other-record-lost-early", OTHERS_KEPT)),
    *(
        Derivation(
            f"seller-receipt-destroyed-{outcome.replace('_', '-')}",
            "the receipt of a sale was destroyed while it had to be kept, which is the seller's breach",
            (RECEIPTS_KEPT,),
            when=(
                each(Record, was_destroyed=True, record_kind=RecordKind.SELLER_RECEIPT),
                each(Sale, id=record["sale"], sold_by=record["kept_by"]),
                answered("anxi.record_retention", outcome, about=record["id"]),
            ),
            then=(Settle("anxi.receipts", sale, "receipt_was_discarded_early", value=True),),
        )
        for outcome in EARLY
    ),
    Derivation(
        "record-destroyed-in-doubt",
        "a record was destroyed, and whether its period was over hangs on something unknown",
        (IDENTITIES_KEPT, OTHERS_KEPT),
        when=(
            lost_record,
            its_records_site,
            answered("anxi.record_retention", DOUBTFUL, about=record["id"]),
        ),
        then=(Conclude("record-lost-in-doubt", {"site": site["id"]}),),
    ),
    Derivation(
        "identity-record-of-the-platform-lost-early",
        "that it was destroyed early is the platform's breach",
        (IDENTITIES_KEPT,),
        when=(site, identity_lost_early),
        then=(Settle("anxi.platform_records", site, "identity_record_was_discarded_early", value=True),),
    ),
    Derivation(
        "other-record-of-the-platform-lost-early",
        "that it was destroyed early is the platform's breach",
        (OTHERS_KEPT,),
        when=(site, other_lost_early),
        then=(Settle("anxi.platform_records", site, "other_record_was_discarded_early", value=True),),
    ),
    Derivation(
        "no-identity-record-lost-early",
        "every lost record is listed, and no identity record among them was, or may have been, destroyed early",
        (IDENTITIES_KEPT,),
        when=(each(Site, every_lost_record_is_listed=True), no(identity_lost_early), no(lost_in_doubt)),
        then=(Settle("anxi.platform_records", site, "identity_record_was_discarded_early", value=False),),
    ),
    Derivation(
        "no-other-record-lost-early",
        "every lost record is listed, and no other record among them was, or may have been, destroyed early",
        (OTHERS_KEPT,),
        when=(each(Site, every_lost_record_is_listed=True), no(other_lost_early), no(lost_in_doubt)),
        then=(Settle("anxi.platform_records", site, "other_record_was_discarded_early", value=False),),
    ),
)  # fmt: skip
KINDS = (Operator, Site, Seller, Sale, Record)
