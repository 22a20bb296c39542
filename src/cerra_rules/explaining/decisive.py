"""What an outcome turns on, in a line or two: the day or the number that matters, what is missing, or what was met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cerra_rules.deciding.answer import Given, Need, Reason, Text
from cerra_rules.explaining import labels
from cerra_rules.explaining.grounds import Ground, merged
from cerra_rules.explaining.speech import Speech
from cerra_rules.language.terms import Compare, Constant, FactTerm, Sum

MOST = 3
Explained = tuple[Reason, list[Ground]]


def decisive(
    en: Speech,
    zh: Speech,
    reasons: Sequence[Explained],
    obstacles: Sequence[Explained],
    values: Sequence[Given],
    needs: Sequence[Need],
) -> Text:
    """Return what an outcome turns on, from what applies or, where nothing does, from what was met."""
    if needs:
        english, chinese = (
            labels.sentences((n.label.said(lang).rstrip(".。？") for n in needs), lang, MOST)
            for lang in (en.lang, zh.lang)
        )
        return Text(en=f"Still to be found out: {english}.", zh=f"尚待查明：{chinese}。")
    explained = reasons or obstacles
    compared = _compared(explained)
    if compared:
        return Text(
            en=_sentences((text.en for text in compared), en), zh=_sentences((text.zh for text in compared), zh)
        )
    given = [v for v in values if _tells(v)]
    return Text(
        en=_sentences((*(f"{v.label.en}: {v.said.en}" for v in given), *_grounds(explained, bool(reasons), en)), en),
        zh=_sentences((*(f"{v.label.zh}：{v.said.zh}" for v in given), *_grounds(explained, bool(reasons), zh)), zh),
    )


def _tells(value: Given) -> bool:
    """Whether a value says by itself what matters: what is missing, who is competent; not which provisions, nor yes or no."""
    if isinstance(value.value, tuple):
        return bool(value.value) and not any(":" in str(item) for item in value.value)
    return isinstance(value.value, str) and ":" not in value.value


def _compared(explained: Iterable[Explained]) -> list[Text]:
    """Return what the comparisons say that tell most: of shares, then with what was computed; others only where there are none."""
    found: dict[int, dict[Ground, Text]] = {}
    for reason, grounds in explained:
        for ground, premise in zip(grounds, reason.premises, strict=False):  # another one stands where no ground is
            if isinstance(ground.condition, Compare):
                found.setdefault(_weight(ground.condition), {}).setdefault(ground, premise.says)
    return [*found[min(found)].values()][-2:] if found else []


def _weight(comparison: Compare) -> int:
    sides = comparison.left, comparison.right
    if all(isinstance(side, Sum) and len(side.parts) == 1 for side in sides):
        return 0
    return (
        1
        if not any(isinstance(side, Constant) for side in sides)
        and not all(isinstance(side, FactTerm) for side in sides)
        else 2
    )


def _grounds(explained: Sequence[Explained], applies: bool, speech: Speech) -> list[str]:
    """Return the rules that apply with what makes them so; where none does, what was met against those there are."""
    lang = speech.lang
    if applies and len(explained) > 1:
        return [labels.sentences((r.title.said(lang) for r, _ in explained), lang, MOST)]
    grounds = merged([ground for _, found in explained for ground in found])
    said = map(speech.sentence, grounds) if grounds else (p.says.said(lang) for r, _ in explained for p in r.premises)
    joined = labels.sentences(said, lang, MOST)
    if applies:
        return [f"{r.title.en} ({joined})" if speech.en else f"{r.title.zh}（{joined}）" for r, _ in explained]
    return [joined] if joined else ["nothing stands against it" if speech.en else "没有与之相反的情形"]


def _sentences(texts: Iterable[str], speech: Speech) -> str:
    if speech.en:
        return " ".join(f"{labels.raised(text)}." for text in dict.fromkeys(texts))
    return "".join(f"{text}。" for text in dict.fromkeys(texts))
