"""Tables whose counts are far apart: every engine says at both ends of a range what `decide` says."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

import duckdb
import polars as pl
import pytest
from annotated_types import Ge, Le

from cerra_rules import decide
from cerra_rules.errors import DefinitionError
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, fact, neutral
from cerra_rules.tables import decide_frame
from made_rules import TOY

YES, NO = neutral("yes", "Yes", "是"), neutral("no", "No", "否")


def passes(most: int) -> Question[Any]:
    """Return the question whether two thirds voted for something, of so many at most."""
    wide = Annotated[int, Ge(0), Le(most)]

    class Vote(Facts):
        """A vote."""

        votes: Fact[wide] = fact("votes", "票数")
        members: Fact[wide] = fact("members", "人数")

    rule = Rule("enough", TOY.article(1), Vote.votes.at_least(Fraction(2, 3), of=Vote.members))
    lacking = Value("lacking", "", "", Vote.members - Vote.votes)
    return Question(
        "toy.passes",
        asks=("?", "？"),
        facts=Vote,
        answers={
            YES: (rule,),
            NO: OTHERWISE,
        },
        values=(lacking,),
    )


def answered(engine: str, question: Question[Any], table: pl.DataFrame) -> pl.DataFrame:
    """Return what an engine says of a table."""
    if engine == "polars":
        return decide_frame(question, table)
    if engine == "lazy":
        return decide_frame(question, table.lazy()).collect()
    if engine == "pandas":
        return pl.from_pandas(decide_frame(question, table.to_pandas(use_pyarrow_extension_array=True)))
    if engine == "pyarrow":
        return pl.DataFrame(decide_frame(question, table.to_arrow()))
    with duckdb.connect() as connection:
        return pl.DataFrame(decide_frame(question, connection.from_arrow(table.to_arrow())).to_arrow_table())


@pytest.mark.parametrize("most", [2_000_000_000, 1 << 33, 10**12, (1 << 62) - 1])
@pytest.mark.parametrize("engine", ["polars", "lazy", "pyarrow", "pandas", "duckdb"])
def test_nothing_overflows(engine: str, most: int) -> None:
    question, ends = passes(most), (0, 1, 1_200_000_000, most // 2, most - 1, most, None)
    rows = [{"votes": votes, "members": members} for votes in ends for members in ends]
    table = pl.DataFrame(rows, schema={"votes": pl.Int64, "members": pl.Int64})
    for row, said in zip(rows, answered(engine, question, table).rows(named=True), strict=True):
        decision = decide(question, row)
        found = (said["outcome"], said["needs"], said["lacking"])
        assert found == (decision.outcome, [*decision.needs], decision.values["lacking"]), row


def test_what_no_column_holds_is_refused_where_it_is_written() -> None:
    with pytest.raises(DefinitionError, match="value `lacking` can be more than 64 bits hold\nhint: give its counts"):
        passes(9 * 10**18)
