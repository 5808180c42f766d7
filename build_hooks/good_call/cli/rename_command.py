"""`guide rename`: a new id, everywhere at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from good_call.cli.project import find_root
from good_call.cli.writing import agreed, finish_cut_off, show_diff, write_all
from good_call.diagnostics.counted import counted
from good_call.diagnostics.full import write_full
from good_call.fixes.renamed import NameRefusedError, Renamed, renamed, why_unreadable
from good_call.model.guide import Guide, read_guide
from good_call.model.naming import Named
from good_call.model.nearest import did_you_mean
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.text_file import read_text

_OTHER_FILES = ("mkdocs.yml", "README.md")


@click.command("rename", options_metavar="[--yes]")
@click.argument("ids", nargs=-1, required=True, metavar="TREE [OLD] NEW")
@click.option("--yes", is_flag=True, help="Write without asking.")
def command(ids: tuple[str, ...], yes: bool) -> None:
    """Give a tree, a node, an answer or a tick a new id, everywhere at once.

    OLD is the id of a node, or QUESTION.ANSWER; without it the tree itself gets the new id. Targets, cases,
    safeguards, scenarios, waivers, tensions and links follow, in all files; `formerly` keeps old links alive.
    Shows what would change, then asks. One that was killed is finished by running it again.

    Example: guide rename let-a-customer-go one-off just-this-once

    An answer: guide rename let-a-customer-go signs.lied told-lies

    The tree itself: guide rename let-a-customer-go part-with-a-customer
    """
    if len(ids) not in (2, 3):
        raise click.UsageError("give TREE OLD NEW, or TREE NEW for the tree itself.")
    root = find_root()
    if finish_cut_off(root, ("rename", *ids)):
        return
    guide = readable(read_guide(root))
    named, new = _named(guide, ids[:-1]), ids[-1]
    change = _change(root, guide, named, new)
    _prove(root, guide, change)
    _show(change)
    if agreed("Write this?", yes):
        write_all(root, ("rename", *ids), change.texts)
        click.echo(f"Changed {counted(len(change.after), 'file')}.")
    else:
        click.echo("Nothing was changed.")


def readable(guide: Guide) -> Guide:
    """The guide. Raises click.UsageError where something in it can't be read."""
    if why := why_unreadable(guide):
        raise click.UsageError(why)
    return guide


def _named(guide: Guide, ids: tuple[str, ...]) -> Named:
    tree_id = Path(ids[0]).stem if ids[0].endswith((".yml", ".yaml")) else ids[0]
    _known("tree", tree_id, guide.trees)
    if len(ids) == 1:
        return (tree_id,)
    tree = guide.trees[tree_id]
    node_id, dot, answer_id = ids[1].partition(".")
    if not dot:
        _known("node", node_id, tree.nodes)
        return (tree_id, node_id)
    _known("question", node_id, tree.questions)
    question = tree.questions[node_id]
    ticks = [tick.id for tick in question.tick or ()]
    _known("answer", answer_id, [*(answer.id for answer in question.answers), *ticks])
    return (tree_id, node_id, answer_id)


def _known(what: str, name: str, known: Iterable[str]) -> None:
    names = list(known)
    if name not in names:
        guess = did_you_mean(name, names) or f"there are: {', '.join(names[:12])}"
        raise click.UsageError(f"there is no {what} `{name}`; {guess}")


def texts_with_links(root: Path, guide: Guide) -> dict[str, str]:
    """All files that may link to a page, by their names."""
    texts = {each.file: each.text for each in guide.documents.values() if not each.elsewhere}
    pages = [*(root / guide.folders.docs).rglob("*.md"), *(root / file for file in _OTHER_FILES)]
    for path in sorted(pages):
        file = path.relative_to(root).as_posix()
        text = read_text(path, file) if path.is_file() else None
        if isinstance(text, str) and file not in texts:
            texts[file] = text
    return texts


def _change(root: Path, guide: Guide, named: Named, new: str) -> Renamed:
    try:
        return renamed(guide, named, new, texts_with_links(root, guide))
    except NameRefusedError as error:
        raise click.UsageError(str(error)) from error


def _prove(root: Path, guide: Guide, change: Renamed) -> None:
    """Nothing is written that would break more than is broken now."""
    broken = change.breaks(check_guide(guide, today()), check_guide(read_guide(root, change.texts), today()))
    if broken:
        click.echo(write_full(broken))
        raise click.UsageError("this name would break the guide as shown above, so nothing was changed.")


def _show(change: Renamed) -> None:
    show_diff(dict(change.before), change.after)
    for old, file in change.moved.items():
        click.echo(f"{old} becomes {file}.")
