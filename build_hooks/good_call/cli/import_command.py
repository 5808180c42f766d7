"""`guide import`: a flowchart of another program becomes a tree, with the list of what was guessed and is missing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from good_call.cli.project import find_root
from good_call.cli.tree_argument import tree_file
from good_call.cli.writing import write
from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Diagnostic
from good_call.exchange.diagram import Diagram
from good_call.exchange.flowchart import Flowchart, FormatError
from good_call.exchange.formats import FORMATS, format_module, format_of
from good_call.exchange.settling import settle
from good_call.exchange.tree_text import in_folder, tree_text
from good_call.fixes.brought import account
from good_call.model.guide import Guide, read_guide
from good_call.model.identifier import slug
from good_call.model.tree_name import near_name, shortened, why_no_group, why_not_named
from good_call.source.text_file import read_text


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "target", help="The new tree's file, or - for standard output.  [default: named after FILE]")
@click.option("--from", "format_", type=click.Choice(list(FORMATS)), help="The format, where FILE's name hides it.")
@click.option("--diagram", "wanted", metavar="NAME", help="Which diagram of FILE, by its name or number.")
@click.option("--all", "all_", is_flag=True, help="All diagrams of FILE, each as a tree of its own.")
def command(file: Path, target: str | None, format_: str | None, wanted: str | None, all_: bool) -> None:
    """Turn a Mermaid flowchart, a Graphviz or draw.io file, a CSV or graph JSON into a tree.

    Writes the tree, never over another one, and lists what it guessed, left out and could not read, and what the tree
    still lacks; with errors among it, the site can't be built. Boxes that are only called A or 12 get ids from their
    words. A CSV may have one row an answer (`text`, `answer`, `then`), one row a question (`question`, `answer 1`,
    `next 1`), or be a decision table, or come from Lucidchart or draw.io.

    Example: guide import flow.mmd --to decision_trees/choose-a-plan.yml
    """
    root = find_root()
    if all_ and (wanted or target):
        raise click.UsageError("`--all` takes every diagram and names each itself: leave out `--diagram` and `--to`.")
    guide = read_guide(root)
    module = _module(file, format_)
    found = _diagrams(module, file)
    chosen = found if all_ else [_chosen(found, wanted)]
    paths = [_path(root, guide, file, target, each, several=all_ and len(found) > 1) for each in chosen]
    if len({path.stem for path in paths}) < len(paths):
        raise click.UsageError("two of these diagrams have the same name. Take one after the other: `--diagram 1`.")
    # All are read before any is written.
    charts = [_chart(module, file, each, guide, path) for each, path in zip(chosen, paths, strict=True)]
    trees = (root / guide.folders.trees).resolve()
    in_groups = [path.parent.resolve() != trees for path in paths]
    texts = [in_folder(_text(chart, file), is_group) for chart, is_group in zip(charts, in_groups, strict=True)]
    for chart, path, text in zip(charts, paths, texts, strict=True):
        _put(root, path, text, chart, to_screen=target == "-")


def _put(root: Path, path: Path, text: str, chart: Flowchart, to_screen: bool) -> None:
    file = path.relative_to(root).as_posix()
    if to_screen:
        click.echo(text, nl=False)
    else:
        write(path, text, root)
        click.echo(f"Wrote {file}: {counted(len(chart.boxes), 'node')}.", err=True)
    for line in account(chart, read_guide(root, {file: text}), file):
        click.echo(line, err=True)


def _module(file: Path, format_: str | None) -> Any:
    name = format_ or format_of(file.name)
    if not name:
        raise click.UsageError(f"`{file}`: this ending is unknown. Say `--from {'`, `--from '.join(FORMATS)}`.")
    return format_module(name)


def _diagrams(module: Any, file: Path) -> list[Diagram]:
    text = read_text(file, str(file))
    if isinstance(text, Diagnostic):
        raise click.UsageError(f"{text.message}. {text.help}")
    try:
        found: list[Diagram] = module.diagrams(text)
    except FormatError as error:
        raise click.UsageError(f"`{file}`: {error}") from error
    return found


def _chosen(found: list[Diagram], wanted: str | None) -> Diagram:
    """The diagram that is named; of several, without a name, whoever types is asked, else the first is taken."""
    names = [f"{number}. {each}" for number, each in enumerate(found, 1)]
    if wanted:
        same = [each for number, each in enumerate(found, 1) if wanted in (str(number), each.name)]
        if len(same) != 1:
            raise click.UsageError(f"no one diagram is called `{wanted}`. There are: {'; '.join(names)}.")
        return same[0]
    if len(found) == 1:
        return found[0]
    click.echo("This file holds several diagrams:\n" + "\n".join(f"  {name}" for name in names), err=True)
    if sys.stdin.isatty():
        return found[click.prompt("Which one?", default=1, type=click.IntRange(1, len(found)), err=True) - 1]
    click.echo("The first was taken; `--diagram 2` takes another, `--all` takes all of them.", err=True)
    return found[0]


def _path(root: Path, guide: Guide, file: Path, target: str | None, diagram: Diagram, *, several: bool) -> Path:
    named, trees = target not in (None, "-"), guide.folders.trees
    own = slug(diagram.name) if several else slug(file.stem)
    if several and not own:
        own = f"{slug(file.stem)}-{diagram.line}"
    if not named and not own:
        raise click.UsageError(
            f"no id can be made of `{file.stem}`. Name the tree: `--to {guide.folders.trees}/my-tree.yml`."
        )
    path = Path(str(target)).absolute() if named else root / trees / f"{own}.yml"
    if not _may_hold_trees(root / trees, path.parent):
        raise click.UsageError(
            f"a tree belongs into the folder `{guide.folders.trees}`, and `{target}` lies elsewhere."
        )
    if path.suffix not in (".yml", ".yaml"):
        guess = f"{trees}/{near_name(path.stem) or 'my-tree'}.yml"
        raise click.UsageError(f"`{target}` is no name for a tree: name it `{guess}`, say.")
    _check_name(root, path, target if named else path.name, guide, to_screen=target == "-")
    return path


def _may_hold_trees(trees: Path, folder: Path) -> bool:
    trees, here = trees.resolve(), folder.resolve()
    return here == trees or (here.parent == trees and not why_no_group(here.name))


def _check_name(root: Path, path: Path, shown: str | None, guide: Guide, *, to_screen: bool) -> None:
    why = why_not_named(path.stem)
    if why and not to_screen:
        guess = f"{guide.folders.trees}/{near_name(path.stem) or 'my-tree'}.yml"
        name = f"`{shortened(path.stem)}` {why}"
        raise click.UsageError(f"`{shortened(str(shown))}` is no name for a tree: {name}. Name it `{guess}`, say.")
    taken = tree_file(root, path.stem)
    if not to_screen and (taken or path.stem in guide.tree_ids):
        name = Path(taken).name if taken else path.stem
        raise click.UsageError(f"`{name}` exists already. Name another file: `--to {guide.folders.trees}/other.yml`.")


def _chart(module: Any, file: Path, diagram: Diagram, guide: Guide, path: Path) -> Flowchart:
    try:
        chart: Flowchart = module.read(diagram.text)
    except FormatError as error:
        raise click.UsageError(f"`{file}`: {error}") from error
    return settle(chart, guide.tree_ids - {path.stem})


def _text(chart: Flowchart, file: Path) -> str:
    try:
        return tree_text(chart, file.name)
    except RecursionError as error:
        raise click.UsageError(f"`{file}`: its `x_form` or `form` nests too deeply.") from error
