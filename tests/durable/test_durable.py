"""Questions through durable_rules: the same answers, by an engine of other hands, and only by the safe part of it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerra_rules import find, question_ids
from cerra_rules.deciding.decision import Readings
from cerra_rules.durable import (
    Join,
    Match,
    Matcher,
    Pattern,
    Test,
    availability,
    export_ruleset,
    message,
    native,
    settled_by_matching,
)  # fmt: skip
from cerra_rules.durable.clauses import Round
from cerra_rules.errors import CerraError, DefinitionError, MissingExtraError, QuestionError, ReadingError
from cerra_rules.front import decide
from cerra_rules.testing.strategies import facts_for, full_calendars, parts_of_calendar, readings_for
from joining import reference

needs_durable = pytest.mark.skipif(bool(availability()), reason=availability() or "durable_rules is there")
RETURN = "anxi.seven_day_return"


@needs_durable
@pytest.mark.parametrize("id", question_ids())
@settings(max_examples=max(6, int(os.environ.get("CERRA_EXAMPLES", "0")) // 4))
@given(data=st.data())
def test_the_other_engine_agrees(id: str, data: st.DataObject) -> None:
    """Where nothing is unknown the matcher alone settles it: the completions do not agree with themselves."""
    question = find(id)
    facts = data.draw(facts_for(question, unknown=False))
    readings, calendar = data.draw(readings_for(question)), data.draw(full_calendars())
    ours = decide(id, facts, readings=readings, calendar=calendar)
    settled = settled_by_matching(question, question.facts.read(facts), readings, calendar)
    assert settled is not None
    assert (settled.outcome, settled.citations) == (ours.outcome, ours.citations)

    known = {name: facts[name] for name in data.draw(st.sets(st.sampled_from(list(facts))))}
    choice: Readings = readings
    told = data.draw(parts_of_calendar(calendar))
    if id != "charter.resolution" and data.draw(st.booleans()):
        choice, told = "any", None  # with everything open, a calendar or that question can take many seconds
    ours = decide(id, known, readings=choice, calendar=told)
    theirs = decide(id, known, readings=choice, calendar=told, engine="durable")
    assert (theirs.outcome, theirs.citations, theirs.needs) == (ours.outcome, ours.citations, ours.needs)


@needs_durable
def test_an_unknown_fact_is_neither_true_nor_false() -> None:
    question = find(RETURN)
    nothing = question.facts()
    assert settled_by_matching(question, nothing) is None
    assert decide(question, nothing, engine="durable").needs == decide(question, nothing).needs
    # One known fact is enough where it brings the outcome and all its citations, and not where more may be cited.
    own = find("anxi.own_platform")
    settled = settled_by_matching(own, own.facts(sells_via_own_site=False))
    assert settled is not None
    assert (settled.outcome, [str(p) for p in settled.citations]) == ("no_extra_duties", ["anxi:13¶2"])
    assert settled.to_dict() == decide(own, {"sells_via_own_site": False}).to_dict()
    assert settled_by_matching(question, question.facts(buyer_is_consumer=False)) is None


@needs_durable
def test_wrong_use_of_the_other_engine() -> None:
    facts = {"buyer_is_consumer": True}
    with pytest.raises(QuestionError, match="there is no engine `durables`\nhint: did you mean `durable`"):
        decide(RETURN, facts, engine="durables")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ReadingError, match="reading `services` is not one of its readings"):
        decide(RETURN, facts, readings={"services": "always"}, engine="durable")
    with pytest.raises(CerraError, match="the calendar is a list"):
        decide(RETURN, facts, calendar=[], engine="durable")  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModuleNotFoundError("gone"), 'durable: durable_rules is not installed\nhint: pip install "/path/to/cerra_rules[durable]"'),
        (ImportError("undefined symbol"), "durable: durable_rules cannot be loaded: undefined symbol\nhint: CPPFLAGS="),
    ],
)  # fmt: skip
def test_without_durable_rules_it_says_what_to_install(
    error: ImportError,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def absent(name: str) -> None:
        assert name == "durable_rules_engine"
        raise error

    monkeypatch.setattr(native, "import_module", absent)
    native.extension.cache_clear()
    try:
        with pytest.raises(MissingExtraError) as raised:
            native.extension()
        assert str(raised.value).startswith(said)
        assert availability() == raised.value.message
    finally:
        native.extension.cache_clear()


# The matcher itself.

SCHEMA = {"owner": ("id_", "size"), "ban": ("of", "size"), "house": ("owner", "size")}


def random_rules(draw: random.Random) -> dict[str, tuple[Pattern, ...]]:
    """Draw rules of one to three patterns with joins, the last of which may be an absence of a ban."""
    rules = {}
    for number in range(draw.randint(1, 12)):
        patterns: list[Pattern] = []
        for place in range(draw.randint(1, 3)):
            is_absent = bool(patterns) and draw.random() < 0.4
            kind = "ban" if is_absent else draw.choice(["owner", "house", "owner"])
            tests = [
                Test(
                    draw.choice(SCHEMA[kind]),
                    draw.choice(["eq", "neq", "lt", "lte", "gt", "gte"]),
                    draw.randint(0, 3),
                )
                for _ in range(draw.randint(0, 2))
            ]
            positive = [p for p in patterns if not p.is_absent]
            joins = [
                Join(draw.choice(SCHEMA[kind]), other.name, draw.choice(SCHEMA[other.kind]))
                for other in draw.sample(positive, draw.randint(0, min(1, len(positive))))
            ]
            patterns.append(Pattern(f"p{place}", kind, tuple(tests), tuple(joins), is_absent))
        rules[f"rule {number}"] = tuple(patterns)
    return rules


@needs_durable
def test_joins_and_absence_agree_with_trying_everything() -> None:
    """In whatever order the entries come: the engine itself would take a ban for absent that is asserted late."""
    draw = random.Random(20241)
    matched = 0
    for _ in range(40):
        rules = random_rules(draw)
        matcher = Matcher(SCHEMA, rules)
        for _ in range(8):
            entries = [
                (kind, {field: draw.randint(0, 3) for field in SCHEMA[kind]})
                for kind in draw.choices(list(SCHEMA), k=draw.randint(0, 9))
            ]
            expected = reference(rules, entries)
            assert matcher.match(entries) == expected, (rules, entries)
            matched += len(expected)
    assert matched > 1000


@needs_durable
def test_a_late_ban_counts() -> None:
    ban = Pattern("ban", "ban", joins=(Join("of", "owner", "id_"),), is_absent=True)
    matcher = Matcher(SCHEMA, {"free": (Pattern("owner", "owner"), ban)})
    owner, its_ban = ("owner", {"id_": 1, "size": 0}), ("ban", {"of": 1, "size": 0})
    assert matcher.match([owner]) == [Match("free", (("owner", 0),))]
    assert matcher.match([owner, its_ban]) == matcher.match([its_ban, owner]) == []
    assert matcher.match([owner, owner]) == [Match("free", (("owner", 0),)), Match("free", (("owner", 1),))]


OWNER = Pattern("owner", "owner")


@pytest.mark.parametrize(
    ("schema", "rules", "said"),
    [
        ({"a": ("liquid", "costarring")}, {}, "durable: `a` cannot have a field `costarring`"),
        ({"a": ("id",)}, {}, "durable: `a` cannot have a field `id`"),
        ({"a": ("x.y",)}, {}, "durable: `a` cannot have a field `x.y`"),
        ({"a": tuple(f"f{n}" for n in range(251))}, {}, "durable: `a` has 251 fields, more than 250"),
        (SCHEMA, {f"r{n}": (OWNER,) for n in range(61)}, "durable: 61 patterns on `owner`, more than 60"),
        (SCHEMA, {"r": ()}, "durable: rule `r` begins with nothing that is present"),
        (
            SCHEMA,
            {"r": tuple(Pattern(f"p{n}", "owner") for n in range(17))},
            "durable: rule `r` has too many patterns or joins",
        ),
        (SCHEMA, {"r": (OWNER, OWNER)}, "durable: rule `r`: pattern `owner` on `owner` cannot be used"),
        (
            SCHEMA,
            {"r": (Pattern("o", "owner", (Test("age", "gt", 1),)),)},
            "durable: rule `r`: `owner` cannot be tested like this: ['age']",
        ),
        (
            SCHEMA,
            {"r": (Pattern("o", "owner", (Test("size", "gt", 2**53 + 1),)),)},
            "durable: rule `r`: `owner` cannot be tested like this: ['size']",
        ),
        (
            SCHEMA,
            {"r": (Pattern("o", "owner", joins=(Join("size", "house", "size"),)),)},
            "durable: rule `r`: pattern `o` is joined to nothing before it",
        ),
        (
            SCHEMA,
            {"a": (OWNER, Pattern("b", "ban", is_absent=True)), "b": (Pattern("b", "ban"), Pattern("o", "owner", is_absent=True))},
            "durable: rules ask in a circle for the absence of a kind",
        ),
    ],
)  # fmt: skip
def test_what_the_engine_could_not_match_faithfully_is_refused(
    schema: dict[str, tuple[str, ...]],
    rules: dict[str, tuple[Pattern, ...]],
    said: str,
) -> None:
    with pytest.raises(DefinitionError) as error:
        Matcher(schema, rules)
    assert error.value.message == said


@needs_durable
@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (("owners", {}), "durable: there is no kind `owners`\nhint: did you mean `owner`?"),
        (("owner", {"id_": 1}), "durable: an entry of kind `owner` has other fields than its schema"),
        (("owner", {"id_": 1, "size": "9"}), "durable: `owner.size` is '9', not a whole number from -9007199254740992"),
        (("owner", {"id_": 1, "size": True}), "durable: `owner.size` is True, not a whole number from"),
        (
            ("owner", {"id_": 1, "size": 2**64}),
            "durable: `owner.size` is 18446744073709551616, not a whole number from",
        ),
        (("owner", {"id_": 100_000, "size": 1}), "durable: `owner.id_` is 100000, not a whole number from 0 to 99999"),
    ],
)
def test_malformed_entries_never_reach_the_engine(entry: tuple[str, dict[str, Any]], said: str) -> None:
    matcher = Matcher(SCHEMA, {"r": (OWNER, Pattern("b", "ban", joins=(Join("of", "owner", "id_"),)))})
    with pytest.raises(CerraError) as error:
        matcher.match([entry])
    assert str(error.value).startswith(said)


@needs_durable
def test_threads_share_a_matcher() -> None:
    question = find("anxi.disclosure")
    models = [question.facts(buyer_is_consumer=n % 2 == 0, made_false_claims=n % 3 == 0) for n in range(60)]
    expected = [decide(question, m).outcome for m in models]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda m: decide(question, m, engine="durable").outcome, models))
    assert found == expected


IN_A_CHILD = """
import os, sys, threading
from cerra_rules.front import decide
facts = {"buyer_is_consumer": False}
ask = lambda: decide("anxi.seven_day_return", facts, engine="durable").outcome
assert ask() == "not_applicable"
child = os.fork()
if not child:
    os._exit(0 if ask() == "not_applicable" else 1)
assert os.waitpid(child, 0)[1] == 0
assert ask() == "not_applicable"
assert threading.active_count() == 1
assert "durable" not in sys.modules and "durable.engine" not in sys.modules
"""


@needs_durable
@pytest.mark.skipif(not hasattr(sys, "setdlopenflags"), reason="there is no fork on this system")
def test_a_forked_child_matches_too_and_no_thread_is_started() -> None:
    subprocess.run([sys.executable, "-c", IN_A_CHILD], check=True, timeout=300)


# The export.

BY_THE_BOOK = """
import json, sys
from cerra_rules.durable.native import extension
extension()  # where it has to be loaded in a way of its own, as on Python 3.13
from durable.engine import Host
class Quiet(Host):
    def _run(self): pass
exported, case = json.load(sys.stdin)
host = Quiet()
for ruleset in exported["rulesets"]:
    fired = []
    rules = {name: {**rule, "run": (lambda name: lambda c: fired.append(name))(name)} for name, rule in ruleset["rules"].items()}
    host.register_rulesets({ruleset["name"]: rules})
    for kind in ruleset["kinds"]:
        try: host.assert_fact(ruleset["name"], {**case, "kind_": kind, "id": str(kind), "sid": "1"})
        except Exception as error: assert "NotHandled" in type(error).__name__, error
    for name in fired:
        step = ruleset["steps"][name]
        case[step["step"]] = step["becomes"]
for outcome in exported["outcomes"]:
    rules = [case[step] for step in outcome["rules"]]
    if 1 in rules or all(r == 0 for r in rules) and outcome is exported["outcomes"][-1]:
        print(json.dumps([outcome["outcome"], [p for p, steps in outcome["cites"].items() if 1 in (case[s] for s in steps)]]))
        break
    assert all(r == 0 for r in rules), rules
"""


@needs_durable
@pytest.mark.parametrize(
    ("id", "facts"),
    [
        ("charter.resolution", {"members_in_office": 17, "present_members": 12, "votes_for": 6}),
        ("anxi.platform_systems", {"hosts_other_sellers": True, "systems": ["trading_rules"], "other_system_is_required": False}),
        ("anxi.disclosure", {"buyer_is_consumer": True, "disclosed_headings": ["name"], "inapplicable_headings": [],
                             "was_disclosed_before_sale": True, "took_security_measures": True,
                             "performed_as_promised": True, "has_consumer_dispute": False,
                             "information_is_true_and_accurate": True, "made_false_claims": False,
                             "breached_other_legal_duty": False}),
        ("anxi.authorities", {"matter": "licence_display"}),
    ],
)  # fmt: skip
def test_an_exported_rule_set_runs_in_durable_rules_itself(id: str, facts: dict[str, Any]) -> None:
    question = find(id)
    if id == "anxi.authorities":
        ((name, spec),) = question.facts.specs.items()
        facts = {name: spec.values[3]}
    exported = json.loads(json.dumps(export_ruleset(question)))
    case = message(question, facts)
    assert case.keys() >= exported["fields"].keys()
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BY_THE_BOOK],
        input=json.dumps([exported, case]), capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    decision = decide(question, facts)
    assert json.loads(ran.stdout) == [decision.outcome, [str(p) for p in decision.citations]]


@needs_durable
def test_every_question_can_be_exported(subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            exported = export_ruleset(find(id))
            steps = {s["step"] for ruleset in exported["rulesets"] for s in ruleset["steps"].values()}
            used = {
                step
                for o in exported["outcomes"]
                for step in (*o["rules"], *(s for ss in o["cites"].values() for s in ss))
            }
            known = {s for s in message(find(id), {}) if s not in exported["fields"]}
            assert steps <= known
            assert used <= known
            assert all(f["is"] and "unknown" in f for f in exported["fields"].values())
            assert json.dumps(exported)


@needs_durable
def test_an_export_can_fix_readings() -> None:
    question = find("charter.resolution")
    open_, fixed = export_ruleset(question), export_ruleset(question, {"exact_two_thirds": "not_enough"})
    assert "reading:exact_two_thirds" in open_["fields"]
    assert "reading:exact_two_thirds" not in fixed["fields"]
    assert fixed["readings"] == {"exact_two_thirds": "not_enough"}
    with pytest.raises(ReadingError, match="reading `exact_two_thirds` has no option `enough_for_us`"):
        export_ruleset(question, {"exact_two_thirds": "enough_for_us"})


@needs_durable
def test_a_rule_that_holds_and_fails_is_an_error() -> None:
    """The two halves of a condition contradict each other only if the engine is wrong; then nothing is answered."""
    from cerra_rules.durable.clauses import Clause  # noqa: PLC0415  # used here alone

    both = Round([Clause("s", True, (Test("x", "eq", 1),)), Clause("s", False, (Test("x", "gte", 1),))])
    assert both.settle({"x": 0}) == {}
    assert both.settle({"x": 2}) == {"s": 0}
    with pytest.raises(DefinitionError, match="durable: `s` is said to hold and to fail"):
        both.settle({"x": 1})
