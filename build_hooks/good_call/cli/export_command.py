"""`guide export`: a tree as a flowchart for other programs."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import click

from good_call.cli.project import find_root
from good_call.cli.tree_argument import find_tree
from good_call.cli.writing import write
from good_call.exchange.flowchart import flowchart_of
from good_call.exchange.left_behind import left_behind
from good_call.model.guide import read_guide

_FORMATS = {"mermaid": "mermaid", "dot": "dot", "json": "graph_json", "csv": "table_rows"}
_MODULES_LOSE = {"csv": ("the tree's title",)}


@click.command("export")
@click.argument("tree_name", metavar="TREE")
@click.option("--to", "format_", type=click.Choice(list(_FORMATS)), required=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; standard output where left out.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
def command(tree_name: str, format_: str, out: Path | None, force: bool) -> None:
    """Write a tree as a Mermaid flowchart, Graphviz DOT, graph JSON or CSV.

    All of them hold the questions, steps and outcomes with every way between them, and `guide import` reads them
    back. What no format can hold stays in the tree alone, and is listed.

    Example: guide export let-a-customer-go --to mermaid --out flow.mmd
    """
    guide = read_guide(find_root())
    tree = find_tree(guide, tree_name)
    titles = {other: guide.trees[other].title if other in guide.trees else other for other in guide.tree_ids}
    text: str = _module(format_).write(flowchart_of(tree, titles))
    if out is None:
        click.echo(text, nl=False)
    else:
        path = out.absolute()
        write(path, text, path.parent, overwrite=force)
        click.echo(f"Wrote {out}.", err=True)
    lost = [*left_behind(tree), *_MODULES_LOSE.get(format_, ())]
    if lost:
        click.echo(f"This format doesn't hold: {', '.join(lost)}. They stay in the tree alone.", err=True)


def _module(format_: str) -> ModuleType:
    return importlib.import_module(f"good_call.exchange.{_FORMATS[format_]}")
