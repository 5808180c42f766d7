"""`guide explain`: a rule's manual."""

from __future__ import annotations

import click

from good_call.model.nearest import did_you_mean
from good_call.rules import RULES


@click.command("explain")
@click.argument("rule_id", metavar="[RULE]", required=False)
def command(rule_id: str | None) -> None:
    """Show a rule's manual; without RULE, list all rules.

    Example: guide explain unknown-target
    """
    if rule_id is None:
        click.echo(_list())
        return
    rules = {rule.id: rule for rule in RULES}
    if rule_id not in rules:
        guess = did_you_mean(rule_id, rules)
        raise click.UsageError(
            f"there is no rule `{rule_id}`{'; ' + guess if guess else '. `guide explain` lists all.'}"
        )
    rule = rules[rule_id]
    click.echo(f"{rule.id} ({rule.family}, {rule.severity})\n\n{rule.manual}")


def _list() -> str:
    longest = max(len(rule.id) for rule in RULES)
    lines = []
    for family in dict.fromkeys(rule.family for rule in RULES):
        lines.append(f"{family}:")
        lines += [
            f"  {rule.id:{longest}}  {rule.severity:7}  {rule.summary}" for rule in RULES if rule.family is family
        ]
    return "\n".join(lines)
