"""A village for dossiers: a shop with a site, a grower who sells there, and a record that was destroyed."""

from __future__ import annotations

from typing import Any

import pytest

from cerra_rules.durable import availability

needs_durable = pytest.mark.skipif(bool(availability()), reason=availability() or "durable_rules is there")

Data = dict[str, Any]

SELLER_ACTIVITY = {
    "does_business_in_anxi": True, "sells_goods_online": True, "sells_services_online": False,
    "publishes_business_information": False, "provides_platform": False, "provides_infrastructure_service": False,
}  # fmt: skip


def village(**shop: Any) -> dict[str, Data]:
    """Return a seller with a site of its own, a grower who sells there, and the grower's record, destroyed."""
    return {
        "shop": {"kind": "operator", "id": "shop", "facts": SELLER_ACTIVITY},
        "site": {"kind": "site", "id": "site", "run_by": "shop", "facts": {"sells_via_own_site": True, "site_offers_trading_functions": True}, **shop},
        "lin": {
            "kind": "seller", "id": "lin", "sells_on": "site",
            "facts": {"registration_was_cancelled": True, "registration_cancelled_on": "2024-02-29"},
        },
        "record": {
            "kind": "record", "id": "record", "kept_by": "shop", "site": "site", "seller": "lin", "was_destroyed": True,
            "facts": {"record_kind": "platform_identity", "assessed_on": "2026-02-28"},
        },
    }  # fmt: skip
