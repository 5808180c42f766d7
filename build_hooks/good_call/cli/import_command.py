"""`guide import`: a flowchart of another program becomes a tree, with the list of what it still lacks."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from good_call.cli.project import find_root
from good_call.cli.writing import write
from good_call.diagnostics.concise import write_concise
from good_call.diagnostics.diagnostic import Diagnostic, Located
from good_call.exchange.flowchart import Flowchart, FormatError
from good_call.exchange.settling import settle
from good_call.exchange.steps_back import declare_steps_back
from good_call.exchange.tree_text import UNDECIDED, tree_text
from good_call.model.guide import TREES_FOLDER, Guide, read_guide
from good_call.model.house import Verdict
from good_call.model.identifier import is_id, slug
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.text_file import read_text

FORMATS = {"mermaid": "mermaid", "dot": "dot", "csv": "table_rows", "json": "graph_json"}
"""Each format with its module, loaded when it is needed."""

_ENDINGS = {".mmd": "mermaid", ".mermaid": "mermaid", ".md": "mermaid", ".dot": "dot", ".gv": "dot"}
_ENDINGS |= {".csv": "csv", ".tsv": "csv", ".json": "json"}
_MOST_SHOWN = 3


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "target", help="The new tree's file, or - for standard output.  [default: named after FILE]")
@click.option("--from", "format_", type=click.Choice(list(FORMATS)), help="The format, where FILE's name hides it.")
def command(file: Path, target: str | None, format_: str | None) -> None:
    """Turn a Mermaid flowchart, a Graphviz file, a CSV or graph JSON into a tree.

    Writes the tree, never over another one, and lists what it still lacks; with errors among it, the site can't be
    built. Boxes that are only called A or 12 get ids from their words. A CSV has one row an answer, with the columns
    `text`, `answer` and `then`.

    Example: guide import flow.mmd --to decision_trees/choose-a-plan.yml
    """
    root = find_root()
    path = _target(root, file, target)
    guide = read_guide(root)
    chart = declare_steps_back(settle(_read(file, format_), guide.tree_ids - {path.stem}))
    text = _text(chart, file)
    if target == "-":
        click.echo(text, nl=False)
    else:
        write(path, text, root)
        click.echo(f"Wrote {path.relative_to(root).as_posix()}: {len(chart.boxes)} nodes.", err=True)
    for line in _lacks(chart, root, path, text):
        click.echo(line, err=True)


def _target(root: Path, file: Path, target: str | None) -> Path:
    named = target not in (None, "-")
    path = Path(str(target)).absolute() if named else root / TREES_FOLDER / f"{slug(file.stem) or 'imported'}.yml"
    if path.parent.resolve() != (root / TREES_FOLDER).resolve():
        raise click.UsageError(f"a tree belongs into the folder `{TREES_FOLDER}`, and `{target}` lies elsewhere.")
    if path.suffix not in (".yml", ".yaml") or not is_id(path.stem):
        guess = f"{TREES_FOLDER}/{slug(path.stem) or 'my-tree'}.yml"
        raise click.UsageError(f"`{target}` is no name for a tree: name it `{guess}`, say.")
    taken = next((other for ending in (".yml", ".yaml") if (other := path.with_suffix(ending)).exists()), None)
    if target != "-" and taken:
        raise click.UsageError(f"`{taken.name}` exists already. Name another file: `--to {TREES_FOLDER}/other.yml`.")
    return path


def _read(file: Path, format_: str | None) -> Flowchart:
    name = format_ or _ENDINGS.get(file.suffix.lower())
    if name is None:
        raise click.UsageError(f"`{file}`: this ending is unknown. Say `--from {'`, `--from '.join(FORMATS)}`.")
    text = read_text(file, str(file))
    if isinstance(text, Diagnostic):
        raise click.UsageError(f"{text.message}. {text.help}")
    try:
        chart: Flowchart = _module(name).read(text)
    except FormatError as error:
        raise click.UsageError(f"`{file}`: {error}") from error
    return chart


def _text(chart: Flowchart, file: Path) -> str:
    try:
        return tree_text(chart, file.name)
    except RecursionError as error:
        raise click.UsageError(f"`{file}`: its `x_form` or `form` nests too deeply.") from error


def _module(name: str) -> Any:
    return importlib.import_module(f"good_call.exchange.{FORMATS[name]}")


def _lacks(chart: Flowchart, root: Path, path: Path, text: str) -> Iterator[str]:
    file = path.relative_to(root).as_posix()
    found = _check(read_guide(root, {file: text}), file)
    undecided = sum(box.kind == "outcome" and "verdict" not in box.form for box in chart.boxes.values())
    if undecided or any(each.is_error for each in found):
        yield "The site can't be built or published with this tree until its errors are mended."
    yield "What it still lacks:"
    if not chart.title.strip():
        yield "  - the title: ask what is to be decided."
    yield "  - the summary: say when a rep opens this tree."
    if undecided:
        yield f"  - the verdict of {undecided} outcomes, where `{UNDECIDED}` stands, and what to do and to say there."
    yield from (f"  - {lack}" for lack in chart.lacks)
    for (_, rule), group in groupby(sorted(found, key=_kind_of), _kind_of):
        yield from _shown(rule, list(group))
    yield f"`guide check {file}` shows all of it."


def _kind_of(located: Located) -> tuple[str, str]:
    """Errors come before warnings, and each rule's findings together."""
    return str(located.diagnostic.severity), located.diagnostic.rule


def _check(guide: Guide, file: str) -> list[Located]:
    """What the checker finds in the file. `undecided` counts as a verdict here, so that the rest is looked at too."""
    house = guide.house
    if house:
        verdict = Verdict(id=UNDECIDED, name=UNDECIDED, means="To be decided.", tone="care")
        house = dataclasses.replace(house, verdicts={**house.verdicts, UNDECIDED: verdict})
    report = check_guide(dataclasses.replace(guide, house=house), today())
    return list(report.of_file(file))


def _shown(rule: str, found: Sequence[Located]) -> Iterator[str]:
    yield from (f"  {line}" for line in write_concise(found[:_MOST_SHOWN]).split("\n"))
    if len(found) > _MOST_SHOWN:
        yield f"  … and {len(found) - _MOST_SHOWN} more of {rule}"
