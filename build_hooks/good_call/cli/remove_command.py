"""`guide remove`: take a tree or an article out of the guide, with what names it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from good_call.cli.project import find_root
from good_call.cli.rename_command import readable, texts_with_links
from good_call.cli.writing import agreed, finish_cut_off, show_diff, write_all
from good_call.diagnostics.concise import write_concise
from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.full import write_full
from good_call.fixes.removing import Removing
from good_call.model.guide import Guide, read_guide
from good_call.model.nearest import did_you_mean
from good_call.model.tree import Tree
from good_call.rules.check import Report, check_guide
from good_call.source.clock import today
from good_call.source.memory import Memory


@click.command("remove", options_metavar="[--then TREE] [--say TEXT] [--yes]")
@click.argument("name", metavar="TREE|ARTICLE")
@click.option("--then", "heir", metavar="TREE", default="", help="The tree to which all goes that led to this one.")
@click.option("--say", metavar="TEXT", default="", help="What somebody who follows an old link is told.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def command(name: str, heir: str, say: str, yes: bool) -> None:
    """Take a tree or an article out of the guide, with what names it.

    Tensions, safeguards, citations, links, `next` and `see` that name it go too, and so do answers that only led to it,
    where the question keeps two others; with `--then` they lead to that tree instead. What only you can decide is
    shown, and nothing is written. Calls that it took have no tree any more, but for those that the tree of `--then`
    takes to the same ends. `removed` in the house rules keeps a page at its address. Shows what would change, then
    asks. An article that is called as a tree is: `articles/its-id`.

    Example: guide remove write-down-a-policy --say "Ask."
    """
    root = find_root()
    if finish_cut_off(root, ("remove", name)):
        return
    guide = readable(read_guide(root))
    removing = _removing(guide, name, heir, say, texts_with_links(root, guide))
    memory = Memory()

    def report(texts: Mapping[str, str | None]) -> Report:
        return check_guide(read_guide(root, texts, memory), today(), memory)

    left = removing.run(report)
    if left:
        _tell_left(guide, left)
        sys.exit(1)
    show_diff(removing.texts, {file: text for file, text in removing.after.items() if text is not None})
    _tell(removing, report({}), report(removing.after))
    if not agreed("Write this?", yes):
        click.echo("Nothing was changed.")
        return
    write_all(root, ("remove", name), removing.after)
    _sweep((root / removing.file).parent)
    changed = [file for file, text in removing.after.items() if text is not None]
    click.echo(f"Removed {removing.file}; changed {counted(len(changed), 'other file')}.")


def _tell_left(guide: Guide, left: Sequence[Located]) -> None:
    """What only the author can decide."""
    click.echo(write_full(left))
    click.echo(f"Mend {counted(len(left), 'place')} first; nothing was changed.", err=True)
    _tell_elsewhere(guide, left)


def _tell(removing: Removing, before: Report, after: Report) -> None:
    """What the difference alone doesn't show."""
    for file in (file for file, text in removing.after.items() if text is None):
        click.echo(f"{file} goes.")
    passing = removing.stranded.numbers() if removing.is_tree else []
    stranded = [each for each in passing if each not in removing.handed]
    if removing.handed:
        click.echo(f"{counted(len(removing.handed), 'call')} now taken by `{removing.heir}`.")
    if stranded:
        verb = "has" if len(stranded) == 1 else "have"
        click.echo(
            f"{counted(len(stranded), 'call')} {verb} no tree any more: `{removing.guide.folders.calls}` says so."
        )
    known = {each.diagnostic.mistake for each in before.warnings}
    new = [each for each in after.warnings if each.diagnostic.mistake not in known]
    if new:
        click.echo("Afterwards `guide check` warns of this; fix it before you publish:")
        click.echo(write_concise(new))


def _tell_elsewhere(guide: Guide, left: Iterable[Located]) -> None:
    for file in sorted({each.diagnostic.place.file for each in left}):
        document = guide.documents.get(file)
        if document and document.elsewhere:
            click.echo(
                f"Other guides may build on `{file}`: it isn't changed from here. Write what it says of it into "
                f"`{guide.folders.house}`, which comes before it.",
                err=True,
            )


def _sweep(folder: Path) -> None:
    """Take an empty group's folder away, as git would."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def _removing(guide: Guide, name: str, heir: str, say: str, texts: Mapping[str, str]) -> Removing:
    tree_id = Path(name).stem if name.endswith((".yml", ".yaml")) else name
    article_id = Path(name).stem if name.endswith(".md") else name.removeprefix("articles/")
    if tree_id in guide.trees and article_id in guide.articles:
        raise click.UsageError(f"a tree and an article are called `{name}`. The article: `articles/{name}`.")
    if tree_id in guide.trees:
        _check_heir(guide, tree_id, heir)
        words = say or _gone(guide.trees[tree_id].title, guide.trees.get(heir))
        return Removing(guide, "guides", tree_id, words, texts, heir)
    if article_id in guide.articles and heir:
        raise click.UsageError("`--then` is for trees: nothing leads to an article.")
    if article_id in guide.articles:
        return Removing(guide, "articles", article_id, say or _gone(guide.articles[article_id].title), texts)
    guess = did_you_mean(name, [*guide.trees, *guide.articles]) or "`guide health` lists the trees."
    raise click.UsageError(f"there is no tree and no article `{name}`; {guess}")


def _check_heir(guide: Guide, tree_id: str, heir: str) -> None:
    others = [each for each in guide.trees if each != tree_id]
    if heir and heir not in others:
        guess = did_you_mean(heir, others) or "name another tree of the guide."
        raise click.UsageError(f"`--then {heir}`: no other tree has this name; {guess}")


def _gone(title: str, heir: Tree | None = None) -> str:
    instead = f" Use [{heir.title}](guides/{heir.id}.md)" if heir else ""
    return f"“{title}” is no longer part of this guide.{instead}"
