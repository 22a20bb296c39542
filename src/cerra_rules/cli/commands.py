"""Every command of the command line, by its name."""

import typer

import cerra_rules.dossiers.cases  # noqa: F401  # dossiers are read wherever cases are
from cerra_rules.cli.app import app, run
from cerra_rules.cli.ask import ask_command
from cerra_rules.cli.audit import audit_command
from cerra_rules.cli.bulk import bulk_command
from cerra_rules.cli.check import check_command
from cerra_rules.cli.compare import compare_command
from cerra_rules.cli.decide import decide_command
from cerra_rules.cli.memo import memo_command
from cerra_rules.cli.prove import prove_command
from cerra_rules.cli.questions import provisions, questions, show
from cerra_rules.cli.recipe import recipe_command
from cerra_rules.cli.replay import replay_command
from cerra_rules.cli.schema import schema_command
from cerra_rules.cli.source import verify_command
from cerra_rules.cli.speaking import Group

__all__ = ["app", "run"]

app.command()(questions)
app.command()(show)
app.command("decide")(decide_command)
app.command("memo")(memo_command)
app.command("check")(check_command)
app.command("ask")(ask_command)
app.command("replay")(replay_command)
app.command("audit")(audit_command)
app.command("bulk")(bulk_command)
app.command("recipe")(recipe_command)
app.command()(provisions)
app.command("prove")(prove_command)
app.command("compare")(compare_command)
app.command("schema")(schema_command)

source = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
source.command("verify")(verify_command)
app.add_typer(source, name="source", help="Work with copies of the official texts, which are not in this program.")
