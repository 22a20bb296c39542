"""Two versions of a question compared, and the commands `prove` and `compare`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import pytest
from annotated_types import Ge, Le
from typer.testing import CliRunner, Result

from cerra_rules import RestDays, cli, decide, find
from cerra_rules.anxi import entry_into_force, seven_day_return
from cerra_rules.charter import resolution
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.errors import CerraError, QuestionError, ReadingError
from cerra_rules.language import (
    OTHERWISE,
    TWO_THIRDS,
    Condition,
    Count,
    Fact,
    Facts,
    Invariant,
    Question,
    Reading,
    Rule,
    Term,
    Value,
    adverse,
    all_of,
    any_of,
    days,
    fact,
    favourable,
    least_count,
    not_,
    number_of,
)
from cerra_rules.language import reading as contested
from cerra_rules.language.rules import placed
from cerra_rules.smt import Comparison, compare

YES = favourable("yes", "yes", "是", CHARTER.article(16).norm("b"))
NO = adverse("no", "no", "否")
QUORUM = CHARTER.article(16).norm("a")


class Colour(StrEnum):
    """Two colours."""

    RED = "red"
    BLUE = "blue"


class MoreColours(StrEnum):
    """Three colours."""

    RED = "red"
    BLUE = "blue"
    GREEN = "green"


class Vote(Facts):
    """One vote."""

    members: Fact[Count] = fact("members", "成员")
    votes: Fact[Count] = fact("votes", "票")
    is_urgent: Fact[bool] = fact("urgent", "紧急")
    colour: Fact[Colour] = fact("colour", "色")
    colours: Fact[frozenset[Colour]] = fact("colours", "色")
    held_on: Fact[date] = fact("held", "日")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return that no more vote than there are."""
        return (Invariant(cls.votes <= cls.members, "no more votes than members"),)


class NextVote(Facts):
    """One vote, asked about anew: a fact more, a fact less, other ranges, other colours."""

    members: Fact[Annotated[int, Ge(1), Le(500)]] = fact("members", "成员")
    votes: Fact[Count] = fact("votes", "票")
    is_urgent: Fact[bool] = fact("urgent", "紧急")
    is_secret: Fact[bool] = fact("secret", "秘密")
    colour: Fact[MoreColours] = fact("colour", "色")
    colours: Fact[frozenset[MoreColours]] = fact("colours", "色")


def reading(default: str) -> Reading:
    options = {"all": ("all", "全"), "some": ("some", "部分")}
    return contested("who_counts", default=default, options=options, issue=("?", "？"))


def question(
    when: Condition,
    *,
    facts: type[Facts] = Vote,
    cites: Any = QUORUM,
    values: Iterable[Value] = (),
) -> Question[Any]:
    rules = (Rule("too-few-votes", cites, when),)
    return Question(
        "test.vote",
        asks=("?", "？"),
        facts=facts,
        answers={NO: rules, YES: OTHERWISE},
        values=tuple(values),
    )


TOO_FEW = not_(Vote.votes.at_least(TWO_THIRDS, of=Vote.members))
OLD = question(TOO_FEW)


def differs(found: Comparison) -> list[str]:
    return [difference.about for difference in found.differences]


def test_the_same_rule_in_other_words_is_equivalent() -> None:
    found = compare(OLD, question(Vote.votes + Vote.votes + Vote.votes < Vote.members + Vote.members))
    assert found == Comparison((), (), (), ())
    assert found.is_equivalent
    other = any_of(all_of(TOO_FEW, Vote.is_urgent), all_of(TOO_FEW, not_(Vote.is_urgent)))
    assert compare(OLD, question(other)).is_equivalent


def test_a_wrong_threshold_is_found_with_both_answers() -> None:
    new = question(not_(Vote.votes.at_least(Fraction(3, 5), of=Vote.members)))
    (difference,) = compare(OLD, new).differences
    assert difference.about == "outcome"
    assert difference.old.facts == difference.new.facts
    assert set(difference.old.facts) == {"members", "votes"}  # the rest changes nothing
    votes, members = difference.old.facts["votes"], difference.old.facts["members"]
    assert Fraction(3, 5) <= Fraction(votes, members) < Fraction(2, 3)
    assert (difference.old.outcome, difference.new.outcome) == ("no", "yes")
    assert (difference.old.citations, difference.new.citations) == (("charter:16#a",), ("charter:16#b",))
    assert decide(OLD, difference.old.facts).outcome == "no"
    assert decide(new, difference.new.facts).outcome == "yes"


def test_a_difference_of_one_vote_in_any_number_is_found() -> None:
    new = question(any_of(all_of(TOO_FEW, not_(Vote.members.is_(97))), all_of(Vote.members.is_(97), Vote.votes < 66)))
    (difference,) = compare(OLD, new).differences
    assert difference.old.facts == {"members": 97, "votes": 65}


def test_another_citation_is_a_difference() -> None:
    found = compare(OLD, question(TOO_FEW, cites=CHARTER.article(15).norm("b")))
    assert differs(found) == ["citations"]
    assert found.differences[0].old.citations == ("charter:16#a",)
    assert found.differences[0].new.citations == ("charter:15#b",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (least_count(TWO_THIRDS, of=Vote.members), least_count(TWO_THIRDS, of=Vote.members, exceed=True)),
        (number_of(Vote.is_urgent), number_of(not_(Vote.is_urgent))),
        (Vote.held_on + days(7), Vote.held_on + days(8)),
        (Vote.is_urgent, Vote.held_on),
    ],
)
def test_another_value_is_a_difference(old: Term[Any], new: Term[Any]) -> None:
    found = compare(*(question(TOO_FEW, values=[Value("least", "", "", term)]) for term in (old, new)))
    assert differs(found) == ["value least"]
    told = [a.to_dict()["values"]["least"] for a in (found.differences[0].old, found.differences[0].new)]
    assert None not in told
    assert told[0] != told[1]


def test_a_value_that_only_one_version_has() -> None:
    new = question(TOO_FEW, values=[Value("least", "", "", least_count(TWO_THIRDS, of=Vote.members))])
    assert differs(compare(OLD, new)) == ["value least"]


def test_facts_that_only_one_version_has_are_named() -> None:
    now: Any = NextVote
    too_few = not_(now.votes.at_least(TWO_THIRDS, of=now.members))
    found = compare(OLD, question(too_few, facts=NextVote))
    assert (found.only_in_old, found.only_in_new) == (("held_on",), ("is_secret",))
    assert found.redeclared == ("members", "colour", "colours")
    assert differs(found) == ["whether it can be"]  # the new version lets more vote than there are members
    (difference,) = found.differences
    assert difference.old.outcome is None
    assert difference.new.outcome in {"yes", "no"}
    assert difference.new.facts["votes"] > difference.new.facts["members"] >= 1


def test_a_new_fact_that_matters_is_a_difference() -> None:
    now: Any = NextVote
    new = question(any_of(not_(now.votes.at_least(TWO_THIRDS, of=now.members)), now.is_secret), facts=NextVote)
    outcome = compare(OLD, new).differences[1]
    assert (outcome.about, outcome.new.facts["is_secret"]) == ("outcome", True)
    assert "is_secret" not in outcome.old.facts


def test_a_value_of_a_word_that_one_version_lacks_is_not_compared() -> None:
    now: Any = NextVote
    green = any_of(now.colour.is_(MoreColours.GREEN), now.colours.contains(MoreColours.GREEN))
    never = Vote.members < 0
    found = compare(question(never), question(any_of(green, now.members < 0), facts=NextVote))
    assert "outcome" not in differs(found)
    assert {"colour", "colours"} <= set(found.redeclared)


def test_a_default_that_changed_is_a_difference_under_the_defaults_alone() -> None:
    versions = [question(all_of(reading(default).is_("all"), TOO_FEW)) for default in ("all", "some")]
    found = compare(*versions)
    assert (differs(found), found.redeclared) == (["outcome"], ("who_counts",))
    assert found.differences[0].old.readings == {"who_counts": "all"}
    assert found.differences[0].new.readings == {"who_counts": "some"}
    assert compare(*versions, readings={"who_counts": "all"}).is_equivalent
    assert compare(*versions, readings="any").is_equivalent


def test_a_calendar_can_make_the_difference() -> None:
    rules = [
        replace(
            r, when=all_of(seven_day_return.act_was_done, seven_day_return.act_done_on <= seven_day_return.day_seven)
        )
        if r.id == "return-in-time"
        else r
        for r in seven_day_return.seven_day_return.rules
    ]
    old = seven_day_return.seven_day_return
    kept = old.replaced(values=old.values[1:])
    new = kept.replaced(answers=placed(old.outcomes, rules))
    assert compare(kept, new, calendar=RestDays.none()).is_equivalent
    one = RestDays(
        ["2024-10-01"], covers=(date.min, date.max)
    )  # in years of which it told nothing there would be others
    (difference,) = compare(kept, new, calendar=one).differences
    assert difference.new.facts["return_requested_on"] == date(2024, 10, 2)
    assert difference.new.facts["received_on"] == date(2024, 9, 24)


def test_what_cannot_be_compared() -> None:
    with pytest.raises(QuestionError) as raised:
        compare(OLD, "test.vote")  # type: ignore[arg-type]  # what a user may write
    assert raised.value.message == "proofs: `'test.vote'` is no question"
    assert raised.value.hint == "give a Question; `cerra_rules.find(id)` has ours"
    with pytest.raises(ReadingError) as unread:
        compare(OLD, OLD, readings={"who": "all"})
    assert unread.value.message == "test.vote: reading `who` is not one of its readings"
    plenary = find("charter.annual_plenary")
    with pytest.raises(CerraError, match=r"charter\.annual_plenary: the solver cannot read `"):
        compare(plenary, plenary)


@pytest.mark.parametrize("id", ["charter.resolution", "anxi.seven_day_return", "anxi.scope_and_roles"])
def test_every_question_is_equivalent_to_itself(id: str) -> None:
    assert compare(find(id), find(id), readings="any").is_equivalent


# the commands ---------------------------------------------------------------------------------------------------------


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args])


def test_prove_lists_claims_with_their_provisions() -> None:
    result = call("prove", "charter.resolution/quorum")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "proved       charter.resolution/quorum-is-two-thirds"
    assert "CERRA Charter, art. 16" in lines[1]
    assert lines[-1] == "4 proved"
    assert "三分之二" in call("prove", "quorum-is-two-thirds", "--lang", "zh").stdout


def test_prove_as_json_is_the_same_each_time() -> None:
    results = [call("prove", "anxi.entry_into_force", "--format", "json") for _ in range(2)]
    assert results[0].stdout == results[1].stdout
    data = json.loads(results[0].stdout)
    assert data["count"] == {"proved": 3}
    assert [p["result"] for p in data["proofs"]] == ["proved"] * 3
    assert data["proofs"][0]["provisions"] == [str(entry_into_force.ENTRY_INTO_FORCE)]
    assert data["proofs"][0]["witnesses"] == []


def test_prove_is_never_green_when_nothing_was_proved() -> None:
    result = call("prove", "annual_plenary")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (5, "2 not covered")
    unknown = call("prove", "nothing-of-the-kind")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("no claim has `nothing-of-the-kind` in its id\nhint: ")


def test_prove_shows_the_case_that_refutes_a_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    half = not_(resolution.votes.more_than(Fraction(1, 2), of=resolution.majority_base))
    rules = [replace(r, when=half) if r.id == "half-not-reached" else r for r in resolution.resolution.rules]
    old = resolution.resolution
    wrong = old.replaced(answers=placed(old.outcomes, rules))
    monkeypatch.setattr(resolution, "resolution", wrong)
    result = call("prove", "exact-half-is-enough")
    assert result.exit_code == 1
    assert result.stdout.startswith("refuted      charter.resolution/exact-half-is-enough\n")
    assert "-> invalid_insufficient_votes" in result.stdout
    assert call("prove", "days/2-years-keeps-order", "--seconds", "0").exit_code == 2


RULES = """
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import *

class Vote(Facts):
    '''One vote.'''
    members: Fact[Count] = fact("members", "成员")
    votes: Fact[Count] = fact("votes", "票")

YES = favourable("yes", "yes", "是")
NO = adverse("no", "no", "否")
ARTICLE = CHARTER.article(16).norm("a")
carried = Question(
    "my.carried", asks=("?", "？"), facts=Vote,
    answers={YES: (Rule("enough-votes", ARTICLE, Vote.votes.AT_LEAST(TWO_THIRDS, of=Vote.members)),), NO: OTHERWISE},
)
"""


def test_compare_reads_versions_from_files(tmp_path: Path) -> None:
    for name, word in (("old", "at_least"), ("same", "at_least"), ("new", "more_than")):
        (tmp_path / f"{name}.py").write_text(RULES.replace("AT_LEAST", word), encoding="utf-8")
    old, same, new = (f"{tmp_path / name}.py:carried" for name in ("old", "same", "new"))
    equal = call("compare", old, same)
    assert (equal.exit_code, equal.stdout) == (0, "equivalent: the same answer in every case\n")
    result = call("compare", old, new)
    assert result.exit_code == 1
    assert "  old version: yes (charter:16#a)\n  new version: no ()\n" in result.stdout
    assert result.stdout.splitlines()[-1] == "different"
    data = json.loads(call("compare", old, new, "--format", "json").stdout)
    assert data["equivalent"] is False
    facts = data["differences"][0]["old"]["facts"]
    assert 3 * facts["votes"] == 2 * facts["members"]


def test_files_that_are_compared_import_modules_of_their_project(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", sys.path.copy())
    Path("share_of_votes.py").write_text("from cerra_rules.language import TWO_THIRDS\n", encoding="utf-8")
    Path("votes.py").write_text(
        "from share_of_votes import *\n" + RULES.replace("AT_LEAST", "at_least"),
        encoding="utf-8",
    )
    assert call("compare", "votes.py:carried", "votes.py:carried").exit_code == 0


def test_compare_refuses_what_is_no_question() -> None:
    result = call("compare", "anxi.receipts", "cerra_rules.anxi.receipts:recepts")
    assert (result.exit_code, result.stderr) == (
        2,
        "`cerra_rules.anxi.receipts:recepts`: there is no `recepts` in `cerra_rules.anxi.receipts`\n"
        "hint: did you mean `receipts`?\n",
    )
