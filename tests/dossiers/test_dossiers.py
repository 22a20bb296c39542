"""Dossiers: what arises from entries that hang together, and what is refused."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cerra_rules.cases.check import Report, Status, check
from cerra_rules.cases.documents import read
from cerra_rules.dossiers import DossierError, Matter, dossier
from cerra_rules.durable import Matcher
from cerra_rules.errors import CerraError, FactError, ReadingError
from joining import reference
from villages import SELLER_ACTIVITY, Data, needs_durable, village

EXAMPLES = Path(__file__).parents[2] / "docs" / "dossiers"


def answers(entries: Mapping[str, Data], **options: Any) -> dict[tuple[str, str], Matter]:
    """Return what arises from a dossier, by question and entry."""
    return {(m.decision.question.id, m.about): m for m in dossier(list(entries.values()), **options)}


def outcome(entries: Mapping[str, Data], question: str, about: str, **options: Any) -> str | None:
    """Return the outcome of one question, or None where it does not arise."""
    matter = answers(entries, **options).get((question, about))
    return None if matter is None else matter.decision.outcome


@needs_durable
@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda f: f.name)
def test_the_examples_are_as_expected(file: Path) -> None:
    report = Report(tuple(check([file])))
    assert report.counts.keys() == {Status.AS_EXPECTED}
    assert len(report.results) >= 9


@needs_durable
@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda f: f.name)
def test_order_does_not_matter_and_trying_everything_finds_the_same(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ((document,),) = [read(file)]
    entries = document["dossier"]

    def found() -> dict[tuple[str, str], tuple[Any, ...]]:
        return {
            (m.decision.question.id, m.about): (m.decision, {*m.rests_on}, {d.id for d in m.derivations})
            for m in dossier(entries)
        }

    expected = found()
    for seed in range(4):
        random.Random(seed).shuffle(entries)
        assert found() == expected
    monkeypatch.setattr(Matcher, "match", lambda self, entries: reference(self.rules, entries))
    assert found() == expected


@needs_durable
def test_a_record_of_a_cancelled_seller_destroyed_early_is_the_breach_of_who_runs_the_site() -> None:
    """Two years from 29 February 2024 end on 28 February 2026: that day is too early, the next is not."""
    entries = village()
    matter = answers(entries)["anxi.platform_records", "site"]
    assert matter.decision.outcome == "breach"
    assert "anxi:15(2)#d" in [str(p) for p in matter.decision.citations]
    assert matter.rests_on == ("shop", "site", "lin", "record")
    derived = [d["derivation"] for d in matter.to_dict()["because"]]
    assert "platform-duties-of-a-seller-with-its-own-site" in derived
    assert "identity-record-of-the-platform-lost-early" in derived
    assert matter.to_dict()["because"][0]["cites"]
    assert json.dumps(matter.to_dict(), ensure_ascii=False)

    entries["record"]["facts"]["assessed_on"] = "2026-03-01"
    assert outcome(entries, "anxi.record_retention", "record") == "may_discard"
    assert outcome(entries, "anxi.platform_records", "site") == "undetermined"


@needs_durable
def test_the_facts_of_a_record_bear_on_its_own_site_only() -> None:
    entries = village()
    entries["other"] = entries["site"] | {"id": "other"}
    entries["wu"] = entries["lin"] | {"id": "wu", "sells_on": "other", "facts": {"registration_was_cancelled": False}}
    found = answers(entries)
    assert found["anxi.platform_records", "site"].decision.outcome == "breach"
    assert found["anxi.platform_records", "other"].decision.outcome == "undetermined"
    assert "record" not in found["anxi.platform_records", "other"].rests_on
    entries["record"]["seller"] = "wu"
    assert outcome(entries, "anxi.record_retention", "record") == "not_started"


@needs_durable
def test_nothing_is_taken_for_absent_unless_the_dossier_is_said_to_be_complete() -> None:
    def discarded(entries: Mapping[str, Data]) -> Any:
        return answers(entries)["anxi.platform_records", "site"].decision.facts.known().get(
            "identity_record_was_discarded_early",
        )  # fmt: skip

    kept = village()
    kept["record"]["was_destroyed"] = False
    assert discarded(kept) is None
    complete = village(every_lost_record_is_listed=True)
    assert discarded(complete) is True
    complete["record"]["was_destroyed"] = False
    assert discarded(complete) is False
    in_doubt = village(every_lost_record_is_listed=True)
    del in_doubt["lin"]["facts"]["registration_cancelled_on"]
    assert outcome(in_doubt, "anxi.record_retention", "record") == "undetermined"
    assert discarded(in_doubt) is None

    def hosts(entries: Mapping[str, Data]) -> Any:
        return answers(entries)["anxi.own_platform", "site"].decision.facts.known().get("hosts_other_sellers")

    assert hosts(village()) is True
    alone = village()
    del alone["lin"], alone["record"]
    assert hosts(alone) is None
    alone["site"]["every_seller_is_listed"] = True
    assert hosts(alone) is False


@needs_durable
def test_duties_follow_roles() -> None:
    entries = village()
    entries["shop"]["facts"] = SELLER_ACTIVITY | {"does_business_in_anxi": False}
    assert {q for q, _ in answers(entries)} == {"anxi.scope_and_roles", "anxi.record_retention"}
    entries["shop"]["facts"] = SELLER_ACTIVITY | {"sells_goods_online": False, "provides_platform": True}
    found = answers(entries)
    assert ("anxi.own_platform", "site") not in found
    assert "platform-duties-of-a-platform" in [d.id for d in found["anxi.platform_systems", "site"].derivations]
    del entries["shop"]["facts"]["provides_platform"]
    assert outcome(entries, "anxi.scope_and_roles", "shop") == "undetermined"


@needs_durable
def test_readings_and_the_other_engine_reach_every_question() -> None:
    entries = village()
    del entries["lin"]["facts"]["registration_cancelled_on"]
    entries["lin"]["facts"] |= {
        "registration_was_cancelled": False,
        "seller_has_left": True,
        "seller_left_on": "2020-01-01",
    }
    assert outcome(entries, "anxi.record_retention", "record") == "not_started"
    left = {"identity_record_start": "seller_left"}
    for engine in (None, "durable"):
        assert outcome(entries, "anxi.record_retention", "record", readings=left, engine=engine) == "may_discard"


def meeting(votes_for: int) -> dict[str, Data]:
    steps = {
        "application_form_reached_secretariat": True, "written_materials_reached_secretariat": True,
        "preliminary_review_was_done": True, "certificate_issue_was_authorised": True, "certificate_was_issued": True,
    }  # fmt: skip
    return {
        "june": {"kind": "meeting", "id": "june", "facts": {"members_in_office": 17, "present_members": 12}},
        "motion": {"kind": "resolution", "id": "motion", "at": "june", "facts": {"votes_for": votes_for}},
        "unit": {"kind": "unit", "id": "unit", "every_step_is_listed": True, "facts": {"is_founding_unit": False}},
        "form": {"kind": "application", "id": "form", "of": "unit", "resolution": "motion", "facts": steps},
        "claim": {"kind": "claim", "id": "claim", "of": "unit", "facts": {"right": "suggest_and_supervise"}},
    }


@needs_durable
def test_one_vote_decides_over_the_rights_of_a_unit() -> None:
    carried, lost = meeting(6), meeting(5)
    assert outcome(carried, "charter.admission", "form") == "member"
    assert outcome(carried, "charter.member_rights", "claim") == "right_available"
    assert answers(carried)["charter.member_rights", "claim"].rests_on == ("june", "motion", "unit", "form", "claim")
    assert outcome(lost, "charter.admission", "form") == "steps_missing"
    assert outcome(lost, "charter.member_rights", "claim") == "no_right"


@needs_durable
def test_a_founding_unit_is_no_stranger_for_want_of_an_application() -> None:
    def right(is_founding: bool | None, *kinds: str) -> str | None:
        entries = {id: entry for id, entry in meeting(5).items() if entry["kind"] in {"unit", "claim", *kinds}}
        entries["unit"]["facts"] = {} if is_founding is None else {"is_founding_unit": is_founding}
        if "form" in entries:
            del entries["form"]["resolution"]
            entries["form"]["facts"]["resolution_is_valid"] = False
        return outcome(entries, "charter.member_rights", "claim")

    assert right(False) == "no_right"
    assert right(None) == right(True) == "undetermined"
    assert right(True, "application") == "right_available"
    assert right(False, "application") == "no_right"


@needs_durable
def test_a_record_that_somebody_else_kept_is_not_the_platforms_breach() -> None:
    entries = village()
    entries["stranger"] = {"kind": "operator", "id": "stranger"}
    entries["record"]["kept_by"] = "stranger"
    assert outcome(entries, "anxi.record_retention", "record") == "must_keep"
    assert outcome(entries, "anxi.platform_records", "site") == "undetermined"


@needs_durable
def test_a_receipt_destroyed_early_is_the_sellers_breach() -> None:
    entries = village()
    settled = {"delivery_is_settled": True, "delivery_settled_on": "2024-03-01", "payment_is_settled": True,
               "payment_settled_on": "2024-03-01", "return_was_requested": False}  # fmt: skip
    entries["sale"] = {"kind": "sale", "id": "sale", "sold_by": "shop", "facts": settled}
    entries["slip"] = {
        "kind": "record", "id": "slip", "kept_by": "shop", "sale": "sale", "was_destroyed": True,
        "facts": {"record_kind": "seller_receipt", "receipt_was_issued": True, "receipt_issued_on": "2024-03-01",
                  "assessed_on": "2026-03-01"},
    }  # fmt: skip
    assert outcome(entries, "anxi.record_retention", "slip") == "must_keep"
    assert outcome(entries, "anxi.receipts", "sale") == "breach"
    # The records of a sale hang on its completion, whoever sold.
    entries["shop"]["facts"] = SELLER_ACTIVITY | {"does_business_in_anxi": False}
    assert outcome(entries, "anxi.receipts", "sale") is None
    assert outcome(entries, "anxi.transaction_completion", "sale") == "completed"
    assert answers(entries)["anxi.record_retention", "slip"].decision.values["retain_until"].isoformat() == "2026-03-01"


@needs_durable
def test_an_ended_membership_is_no_membership() -> None:
    entries = meeting(6)
    entries["vote"] = {"kind": "resolution", "id": "vote", "at": "june", "facts": {"votes_for": 12}}
    entries["end"] = {
        "kind": "termination", "id": "end", "of": "unit", "resolution": "vote",
        "facts": {"leaves_voluntarily": True, "written_exit_request_reached_secretariat": True},
    }  # fmt: skip
    assert outcome(entries, "charter.termination", "end") == "terminated"
    # Admitted and ended: which came last, the entries do not say.
    assert outcome(entries, "charter.member_rights", "claim") == "undetermined"
    entries["form"]["facts"]["certificate_was_issued"] = False
    assert outcome(entries, "charter.member_rights", "claim") == "no_right"
    entries["vote"]["facts"]["votes_for"] = 5
    assert answers(entries)["charter.termination", "end"].decision.facts.known()["resolution_is_valid"] is False
    entries["end"]["facts"] |= {
        "neglects_alliance_duties": False, "fails_assigned_tasks": False, "has_seriously_breached_charter": False,
        "has_seriously_harmed_reputation": False, "unit_status": "active", "legal_violation_record": "none",
    }  # fmt: skip
    assert outcome(entries, "charter.termination", "end") == "exit_refusal_contrary_to_charter"


FAULTS: list[tuple[list[Any], str]] = [
    (["shop"], "dossier: entry 1: an entry is a mapping, not str\nhint: it has at least `kind` and `id`"),
    ([{"id": "a"}], "dossier: entry 1: `kind` is missing\nhint: known: "),
    ([{"kind": "operater", "id": "a"}], "dossier: entry 1: there is no kind of entry `operater`\nhint: did you mean `operator`?"),
    ([{"kind": "operator"}], "dossier: entry 1: `id` is missing"),
    ([{"kind": "operator", "id": 7}], "dossier: entry 1: `id` cannot be `7`\nhint: write text"),
    ([{"kind": "operator", "id": "a", "facts": None}], "dossier: entry 1 (a): `facts` has no value\nhint: leave out what is unknown"),
    ([{"kind": "operator", "id": "a", "facts": []}], "dossier: entry 1 (a): `facts` cannot be `[]`\nhint: write a mapping from fact to value"),
    ([{"kind": "operator", "id": "a", "fact": {}}], "dossier: entry 1 (a): an operator has no key `fact`\nhint: did you mean `facts`?"),
    (
        [{"kind": "operator", "id": "a", "sells_goods_online": True}],
        "dossier: entry 1 (a): an operator has no key `sells_goods_online`\nhint: its keys are `kind`, `id`, `facts`, `why`; what is known of it stands under `facts`",
    ),
    ([{"kind": "site", "id": "a"}], "dossier: entry 1 (a): `run_by` is missing\nhint: give the id of the operator"),
    (
        [{"kind": "site", "id": "a", "run_by": "b", "every_seller_is_listed": "yes"}],
        "dossier: entry 1 (a): `every_seller_is_listed` cannot be `yes`\nhint: write true or false",
    ),
    (
        [{"kind": "operator", "id": "red-tea"}, {"kind": "site", "id": "a", "run_by": "red-tee"}],
        "dossier: entry 2 (a): `run_by`: there is no operator `red-tee`\nhint: did you mean `red-tea`?",
    ),
    (
        [{"kind": "site", "id": "a", "run_by": "b"}],
        "dossier: entry 1 (a): `run_by`: there is no operator `b`\nhint: the dossier has no operator: add one",
    ),
    (
        [{"kind": "unit", "id": "b"}, {"kind": "site", "id": "a", "run_by": "b"}],
        "dossier: entry 2 (a): `run_by` names `b`, a unit and not an operator",
    ),
    (
        [{"kind": "unit", "id": "b"}, {"kind": "unit", "id": "b"}],
        "dossier: entry 2: the id `b` stands twice\nhint: give each entry an id of its own",
    ),
    (
        [{"kind": "operator", "id": "a", "facts": {"sell_goods_online": True}}],
        "dossier: a: fact `sell_goods_online` is not one of an operator\nhint: did you mean `sells_goods_online`?",
    ),
    (
        [{"kind": "operator", "id": "a", "facts": {"sells_goods_online": "yes"}}],
        "dossier: a: anxi.scope_and_roles: fact `sells_goods_online` cannot be `'yes'`\nhint: write true or false; leave it out where it is unknown",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "said"), FAULTS, ids=[said.split("\n")[0][9:60] for _, said in FAULTS])
def test_malformed_entries_say_where_and_what(entries: list[Any], said: str) -> None:
    with pytest.raises(CerraError) as error:
        dossier(entries)
    assert str(error.value).startswith(said)
    assert isinstance(error.value, DossierError | FactError)


def test_readings_that_no_question_has_are_refused() -> None:
    with pytest.raises(ReadingError, match="dossier: reading `half_basis` is not one of its readings"):
        dossier([], readings={"half_basis": "x"})
    with pytest.raises(ReadingError, match="dossier: reading `half_base` has no option `x`"):
        dossier([], readings={"half_base": "x"})


@needs_durable
def test_what_is_stated_and_what_is_derived_may_not_differ() -> None:
    entries = village()
    entries["site"]["facts"]["hosts_other_sellers"] = False
    with pytest.raises(DossierError) as error:
        answers(entries)
    assert error.value.message.startswith("dossier: anxi.own_platform about `site`: fact `hosts_other_sellers` is ")
    assert "`site`" in error.value.message
    assert "derivation `site-with-another-seller`" in error.value.message
    assert error.value.hint == "state it in one place, and leave out what the dossier derives"


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(DossierError, match="dossier: more than 2000 entries\nhint: split it"):
        dossier([{"kind": "unit", "id": f"u{n}"} for n in range(2001)])
