"""Explanations: a decision in words, English or Chinese, each reason with its citation.

What was decided and by which provisions; why, and why not otherwise; what is missing; how each day was reached;
which readings would have made a difference; which higher law stands beside it. Legal information, not advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cerra_rules.deciding.decision import Decision, Finding
from cerra_rules.deciding.engine import engine, plan_of
from cerra_rules.deciding.lowering import CALENDAR, UNTOLD
from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.errors import CerraError, near
from cerra_rules.explaining.premises import Premises
from cerra_rules.explaining.speech import WORDS, Speech
from cerra_rules.language.facts import Invariant
from cerra_rules.language.provisions import Provision
from cerra_rules.language.readings import Reading, readings_in
from cerra_rules.language.rows import Lang
from cerra_rules.language.rules import Rule
from cerra_rules.language.terms import facts_in
from cerra_rules.text.ledger import title_of


def explanation(decision: Decision, lang: Lang) -> str:
    """Return why a decision is what it is, as text. Raises CerraError for another language."""
    if lang not in WORDS:
        raise CerraError(f"explanations are not written in the language `{lang}`", near(str(lang), WORDS))
    return "\n".join(Explanation(decision, lang).lines())


class Explanation:
    """A decision, and the language it is explained in."""

    def __init__(self, decision: Decision, lang: Lang) -> None:
        self.decision = decision
        self.lang: Lang = lang
        self.words = WORDS[lang]
        self.pair = 0 if lang == "en" else 1
        self.speech = Speech(lang, decision.facts.__dict__, dict(decision.readings), decision.calendar)
        chosen = {name: option for name, option in decision.readings.items() if option != "any"}
        plan = plan_of(decision.question, chosen, decision.calendar)
        self.premises = Premises(plan, decision.facts.__dict__, decision.calendar)

    def lines(self) -> list[str]:
        """Return the whole explanation, line by line."""
        decision, words = self.decision, self.words
        lines = [decision.question.asks[self.pair], ""]
        if decision.reached is None:
            lines.append(words["undetermined"])
        else:
            lines.append(f"{getattr(decision.reached, self.lang)}{self._bracket(decision.outcome)}")
        lines += [
            f"{words['caution']}{words[':']}{getattr(note, self.lang)}{self._bracket(note.id)}"
            for note in decision.cautions
        ]
        if decision.citations:
            lines.append(f"{words['under']}{words[':']}{self._cited(decision.citations)}")
        findings = decision.findings
        if decision.reached is not None:
            why = [self._why(f) for f in findings if f.status == "applies"]
            lines += self._section("why", why or [words["else"]])
            lines += self._section("decided", list(self._decided()))
            lines += self._section("why not", self._why_not(findings))
        else:
            lines += self._section("missing", [self._needed(name) for name in decision.needs])
            lines += self._section("decided", list(self._decided()))
            hanging = [f for f in findings if f.status == "undetermined" and f.needs]
            lines += self._section("open", [*map(self._hangs, hanging), *self._muted(hanging)])
        lines += self._section("values", self._values())
        if moved := decision.rest_days:
            lines += self._section("rest days", [self.words[","].join(map(self.speech.said, moved))])
        lines += self._readings()
        notes = [
            f"{n.title(self.lang)}{words[':']}{getattr(n, self.lang)}{self._bracket(n.rests_on(self.lang))}"
            for n in decision.notes
            if n not in decision.cautions
        ]
        return [*lines, *self._section("notes", notes), "", words["disclaimer"]]

    def _section(self, title: str, items: list[str]) -> list[str]:
        return ["", self.words[title], *(f"  - {item}" for item in items)] if items else []

    def _bracket(self, text: str) -> str:
        return f"{self.words['(']}{text}{self.words[')']}"

    def _cited(self, provisions: tuple[Provision, ...]) -> str:
        return self.words[","].join(p.cite(self.lang) for p in provisions)

    def _decided(self) -> Iterator[str]:
        """Say which facts other questions decided: what each came to, and by which provisions."""
        for name, decisions in self.decision.facts.decided.items():
            for decided in (d for d in decisions if isinstance(d, Decision)):
                words = WORDS[self.lang]
                came_to = getattr(decided.reached, self.lang) if decided.reached else words["undetermined"]
                cited = self._bracket(self._cited(decided.citations)) if decided.citations else ""
                about = f"{decided.question.asks[self.pair]}{self._bracket(decided.question.id)}"
                yield f"{name}{words[':']}{about}{words[':']}{came_to}{self._bracket(decided.outcome)}{cited}"

    def _why(self, finding: Finding) -> str:
        rule, certain = finding.rule, self.decision.citations
        limbs = [limb for limb in rule.limbs if self.speech.holds(limb.when)]
        limbs = limbs or [limb for limb in rule.limbs if limb.provision in certain] or list(rule.limbs)
        cited = tuple(sorted({limb.provision for limb in limbs}))  # in the order of the text, as the answer is cited
        because = self.words[";"].join(self.speech.reasons(rule.when, wanted=True)) or self._settled(rule)
        return f"{title_of(rule, self.lang)}{self._bracket(self._cited(cited))}{self.words[':']}{because}"

    def _settled(self, rule: Rule) -> str:
        """Say on which unknown facts it does not hang whether a rule applies, and which premises see to that."""
        names = [spec.name for spec in facts_in(rule.when) if getattr(self.decision.facts, spec.name) is None]
        names += [reading.name for reading in readings_in(rule.when) if self.decision.readings[reading.name] == "any"]
        said = self.words["whatever"].format(self._called(names)) if names else self.words["always"]
        return self._resting(said, self.premises.settling(rule))

    def _resting(self, said: str, premises: tuple[Invariant, ...]) -> str:
        return said + self.words[":"] + self.words[";"].join(map(self._premise, premises)) if premises else said

    def _premise(self, invariant: Invariant) -> str:
        """Say an invariant, with the facts known of it."""
        facts = ((spec, getattr(self.decision.facts, spec.name)) for spec in facts_in(invariant.holds))
        known = [f"{self.speech.called(s)}{self.words[':']}{self.speech.said(v)}" for s, v in facts if v is not None]
        said = invariant.en if self.lang == "en" else invariant.zh or self.speech.premise(invariant.holds)
        return said + self._bracket(self.words[","].join(known)) if known else said

    def _hangs(self, finding: Finding) -> str:
        needs = self._called(finding.needs)
        if self.lang == "zh":
            return f"{title_of(finding.rule, self.lang)}：{self.words['hangs']}{needs}"
        return f"{title_of(finding.rule, self.lang)} ({self.words['hangs']}: {needs})"

    def _called(self, names: Iterable[str]) -> str:
        """List facts and readings by their names, in Chinese with what the facts state."""
        specs = self.decision.question.facts.specs
        if self.lang == "en":
            return self.words[","].join(names)
        specs = {**specs, CALENDAR: UNTOLD}
        return "、".join(f"“{self.speech.called(specs[n])}”（{n}）" if n in specs else f"解释方案 {n}" for n in names)

    def _muted(self, hanging: list[Finding]) -> list[str]:
        """Say why facts on which a rule hangs are not among those that would settle the answer, where premises see to that."""
        names = dict.fromkeys(name for f in hanging for name in f.needs if name not in self.decision.needs)
        said = ((self.words["muted"].format(self._called([name])), self.premises.muting(name)) for name in names)
        return [self._resting(text, premises) for text, premises in said if premises]

    def _why_not(self, findings: tuple[Finding, ...]) -> list[str]:
        """Say of every rule that would have led to an earlier outcome what was lacking."""
        codes = [o.code for o in self.decision.question.outcomes]
        earlier = codes[: codes.index(self.decision.outcome)]
        said = []
        for finding in findings:
            if finding.status == "not_triggered" and finding.rule.outcome.code in earlier:
                lacking = self.words[";"].join(self.speech.reasons(finding.rule.when, wanted=False))
                if lacking or self.speech.value(finding.rule.when) is UNKNOWN:
                    outcome, reason = finding.rule.outcome, lacking or self._settled(finding.rule)
                    meaning = "" if self.lang == "en" else f"“{outcome.zh.rstrip('。')}”，"
                    target = self._bracket(f"{meaning}{outcome.code}")
                    said.append(f"{title_of(finding.rule, self.lang)}{target}{self.words[':']}{reason}")
        return said

    def _needed(self, name: str) -> str:
        spec = self.decision.question.facts.specs.get(name, UNTOLD if name == CALENDAR else None)
        meaning = getattr(spec, self.lang) if spec else self.decision.question.readings[name].point.issue[self.pair]
        judged = self._bracket(self.words["judgement"]) if spec and spec.judgement else ""
        return f"{name}{self.words[':']}{meaning}{judged}"

    def _values(self) -> list[str]:
        given = self.decision.values
        said = []
        for value in self.decision.question.values:
            if given[value.name] is None:
                continue
            how = self.speech.derivation(value.term) if isinstance(given[value.name], date) else ""
            derived = f"{self.words['(']}{how}{self.words[')']}" if how else ""
            name = f"{value.zh}（{value.name}）" if self.lang == "zh" and value.zh else value.name
            said.append(f"{name}{self.words[':']}{self.speech.said(given[value.name])}{derived}")
        return said

    def _readings(self) -> list[str]:
        """Say which readings would have changed the answer, and how."""
        decision, words = self.decision, self.words
        question = decision.question
        differing: list[str] = []
        same: list[str] = []
        for name, option in decision.readings.items():
            reading = question.readings[name]
            instead = [
                words["instead"].format(self._option(reading, other), self._outcome(outcome))
                for other in reading.options
                if other != option and (outcome := self._otherwise(name, other)) != decision.outcome
            ]
            if not instead:
                same += [name] * (name not in decision.needs)  # together with an unknown fact it may matter
                continue
            default = self._bracket(words["default"]) if option == reading.default else ""
            known = option in reading.options
            meaning = reading.options[option][self.pair] if known else reading.point.issue[self.pair].rstrip("。")
            chosen = f"{name} = {option}{default}{words[':']}{meaning}"
            differing.append(f"{chosen}{words[';']}{words[';'].join(instead)}")
        if same and self.lang == "zh":
            same = [f"{name}：{question.readings[name].point.issue[1].rstrip('。')}" for name in same]
        elif same:
            same = [", ".join(same)]
        return self._section("readings", differing) + self._section("same", same)

    def _option(self, reading: Reading, option: str) -> str:
        return option if self.lang == "en" else f"“{reading.options[option][1]}”（{option}）"

    def _outcome(self, code: str) -> str:
        said = {outcome.code: outcome.zh for outcome in self.decision.question.outcomes}
        return self.speech.outcome(code, said.get(code, WORDS["zh"]["open answer"]))

    def _otherwise(self, name: str, option: str) -> str:
        chosen = {n: o for n, o in self.decision.readings.items() if o != "any"} | {name: option}
        run = engine(self.decision.question, chosen, self.decision.calendar)
        return run(self.decision.facts, self.decision.calendar).outcome
