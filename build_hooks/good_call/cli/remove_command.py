"""`guide remove`: take a tree or an article out of the guide, with what names it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from good_call.cli.project import find_root
from good_call.cli.rename_command import readable, texts_with_links
from good_call.cli.writing import agreed, finish_cut_off, show_diff, write_all
from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.full import write_full
from good_call.fixes.removing import Removing
from good_call.model.guide import Guide, read_guide
from good_call.model.nearest import did_you_mean
from good_call.rules.check import check_guide
from good_call.source.clock import today


@click.command("remove", options_metavar="[--say TEXT] [--yes]")
@click.argument("name", metavar="TREE|ARTICLE")
@click.option("--say", metavar="TEXT", default="", help="What somebody who follows an old link is told.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def command(name: str, say: str, yes: bool) -> None:
    """Take a tree or an article out of the guide, with what names it.

    Tensions, safeguards, citations, links, `next` and `see` that name it go too; what leads to it is shown, for you to
    let it lead elsewhere first. `removed` in the house rules keeps a page at its address. Shows what would change, then
    asks. An article that is called as a tree is: `articles/its-id`.

    Example: guide remove write-down-a-policy --say "Ask."
    """
    root = find_root()
    if finish_cut_off(root, ("remove", name)):
        return
    guide = readable(read_guide(root))
    removing = _removing(root, guide, name, say)
    before = check_guide(guide, today())

    def check(texts: Mapping[str, str | None]) -> tuple[Guide, tuple[Located, ...]]:
        changed = read_guide(root, texts)
        return changed, check_guide(changed, today()).diagnostics

    left = removing.run(check, [each.diagnostic for each in before.errors])
    if left:
        click.echo(write_full(left))
        click.echo(f"Mend {counted(len(left), 'place')} first; nothing was changed.", err=True)
        sys.exit(1)
    show_diff(removing.texts, {file: text for file, text in removing.after.items() if text is not None})
    click.echo(f"{removing.file} goes.")
    _tell_warnings(root, removing, len(before.warnings))
    if agreed("Write this?", yes):
        write_all(root, ("remove", name), removing.after)
        click.echo(f"Removed {removing.file}; changed {counted(len(removing.after) - 1, 'other file')}.")
    else:
        click.echo("Nothing was changed.")


def _tell_warnings(root: Path, removing: Removing, before: int) -> None:
    warnings = check_guide(read_guide(root, removing.after), today()).warnings
    if len(warnings) > before:
        click.echo("`guide check` will then warn of more than before; look at it afterwards.")


def _removing(root: Path, guide: Guide, name: str, say: str) -> Removing:
    tree_id = Path(name).stem if name.endswith((".yml", ".yaml")) else name
    article_id = Path(name).stem if name.endswith(".md") else name.removeprefix("articles/")
    texts = texts_with_links(root, guide)
    if tree_id in guide.trees and article_id in guide.articles:
        raise click.UsageError(f"a tree and an article are called `{name}`. The article: `articles/{name}`.")
    if tree_id in guide.trees:
        tree = guide.trees[tree_id]
        return Removing("guides", tree_id, tree.file, say or f"“{tree.title}” is no longer part of this guide.", texts)
    if article_id in guide.articles:
        article = guide.articles[article_id]
        words = say or f"“{article.title}” is no longer part of this guide."
        return Removing("articles", article_id, article.file, words, texts)
    guess = did_you_mean(name, [*guide.trees, *guide.articles]) or "`guide health` lists the trees."
    raise click.UsageError(f"there is no tree and no article `{name}`; {guess}")
