"""The opposite of a statement, in English or Chinese: said plainly where that is safe, else that it is not so."""

from __future__ import annotations

import re
from functools import cache

from cerra_rules.explaining.labels import quoted
from cerra_rules.language.rows import Lang

_CLAUSE = re.compile(
    r"(?!.*[,;:]|.* (?:and|or|no|not|that|which|who|what|whose|if|where|how|when) )(.*?) (is|are|was|were|has been|have been|has|had|can)\b (?!.* (?:is|are|was|were|has|have|had|can)\b)(.*)"
)
"""An English statement of one clause with one auxiliary: only this is safely turned into its opposite."""
_HAVING = re.compile(r"has|had")
_DONE = re.compile(r"(?:in fact )?(?:[a-z]+ed|been|sent|taken|given|had|arisen|set)\b")
_SIMPLE = re.compile("[，：；“”]|且|并|不|未|无|全|均|仍|应当|视为")
"""What tells that a Chinese statement is no single clause, or has an opposite that is another one."""
_OPPOSITES = (
    (re.compile("^(?:(?!已).)*?(已经)(?![是为有])"), "尚未"), (re.compile("^(?:(?!已).)*?(已)(?![经是为有])(?!.{1,3}的)"), "未"),
    (re.compile("^(?:(?!属于).)*?(属于)"), "不属于"), (re.compile("(符合)"), "不符合"), (re.compile("^(存在)"), "不存在"),
    (re.compile("^(现为)"), "现不是"), (re.compile("^(系)"), "不是"), (re.compile("^.{0,3}(具有|具备)"), "不具备"), (re.compile("^(需要)"), "不需要"),
    (re.compile("^(能够)"), "不能"), (re.compile("^(有)(?!志|.*、有)"), "没有"), (re.compile("^(构成|认同|允许)"), r"不\1"), (re.compile("^(明知)"), "并非明知"), (re.compile("^(自愿)"), "并非自愿"),
    (
        re.compile("^(收集(?!前)|发送(?!者)|采取|提供|保存|遵守|执行|维护|接受|完成|积极|及时|声明|承诺|违反|泄露|开展|使用|植入|造成|损害|侵犯|欺骗|影响|通过|以|对(?!象)|向|为|严格|进行|实行|如实|依法|严重|保证)"),
        r"未\1",
    ),
)  # fmt: skip


@cache
def denied(text: str, lang: Lang) -> str:
    """Return the opposite of a statement; of one that is not simple, that it is not so."""
    if lang == "en":
        found = _CLAUSE.fullmatch(text)
        if found is None or (_HAVING.fullmatch(found[2]) and not _DONE.match(found[3])):
            return f"{quoted(text)}: no"
        subject, verb, rest = found.groups()
        if verb == "can":
            return f"{subject} cannot {rest}"
        if subject == "there":
            return f"there {verb} no {rest.removeprefix('a ').removeprefix('an ')}"
        if article := re.match(r"an? |another ", subject):
            return f"no {'other ' if article[0] == 'another ' else ''}{subject[article.end() :]} {verb} {rest}"
        first, *more = verb.split()
        return " ".join([subject, first, "not", *more, rest])
    if not _SIMPLE.search(text):
        for pattern, opposite in _OPPOSITES:
            if found := pattern.search(text):
                return text[: found.start(1)] + opposite.replace(r"\1", found[1]) + text[found.end(1) :]
    return f"{quoted(text)}不成立"
