"""`guide diff`: what a change does to people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from build_hooks.cli.project import find_root
from build_hooks.cli.retelling import Retelling, named, retell
from build_hooks.cli.revision import find_revision, read_guide_at
from build_hooks.cli.table import escape
from build_hooks.diagnostics.diagnostic import Located
from build_hooks.diagnostics.full import write_full
from build_hooks.diagnostics.json_format import as_json
from build_hooks.diagnostics.terminal import printable
from build_hooks.graph.guide_comparison import Changed, GuideComparison, TreeComparison, compare_guides
from build_hooks.model.guide import read_guide
from build_hooks.model.tree import Tree
from build_hooks.rules.check import check_change

_NO_TRAIL = ("At the very start",)


@dataclass(frozen=True)
class Change:
    """All that is told: since when, what differs, and which published ids vanished uncovered."""

    since: str
    guides: GuideComparison
    vanished: tuple[Located, ...]


@click.command("diff")
@click.argument("revision", metavar="[REV]", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.option("--fail-on-vanished", is_flag=True, help="Exit with 1 where a published id vanished uncovered.")
def command(revision: str | None, format_: str, fail_on_vanished: bool) -> None:
    """Show what a change does to people: which answers now lead elsewhere, in their own words.

    Compares the files here with git revision REV; where none is given, with the point at which this branch left the
    main branch, else with the last commit. An id that vanished is covered by `formerly:` or `retired:`.

    Example: guide diff HEAD~1 --format markdown
    """
    root = find_root()
    since = find_revision(root, revision)
    old, new = read_guide_at(root, since), read_guide(root)
    gone = check_change(old, new)
    change = Change(f"{since.commit[:10]} ({since.name})", compare_guides(old, new), gone)
    writers: dict[str, Callable[[Change], str]] = {"text": _as_text, "markdown": _as_markdown, "json": _as_json}
    click.echo(writers[format_](change))
    sys.exit(1 if gone and fail_on_vanished else 0)


def _as_text(change: Change) -> str:
    lines = [f"Compared with {change.since}:"]
    for compared in change.guides.different:
        lines += ["", f"{compared.new.id}: {_paths(compared)}"]
        for retelling in _examples(compared):
            lines += _example_as_text(retelling)
        lines += [f"  {printable(sentence)}" for sentence in _sentences(compared)]
    lines += ["", *map(printable, _about_the_guide(change.guides))]
    if change.vanished:
        lines += ["", write_full(change.vanished)]
    return "\n".join(lines)


def _example_as_text(retelling: Retelling) -> Iterator[str]:
    for number, line in enumerate(retelling.trail or _NO_TRAIL, 1):
        yield f"    {number}. {printable(line)}"
    yield f"       before: {printable(retelling.before)}"
    yield f"       now:    {printable(retelling.now)}"
    yield ""


def _as_markdown(change: Change) -> str:
    lines = [f"## What this change does to people, compared with {escape(change.since)}"]
    for compared in change.guides.different:
        lines += ["", f"### {escape(compared.new.title)}", "", escape(_paths(compared)), ""]
        for retelling in _examples(compared):
            lines += _example_as_markdown(retelling)
        lines += [f"- {escape(sentence)}" for sentence in _sentences(compared)]
    lines += ["", *(f"- {escape(sentence)}" for sentence in _about_the_guide(change.guides))]
    lines += [f"- **{escape(each.diagnostic.message)}**: {escape(each.diagnostic.help)}" for each in change.vanished]
    return "\n".join(lines)


def _example_as_markdown(retelling: Retelling) -> Iterator[str]:
    trail = " → ".join(escape(line) for line in retelling.trail or _NO_TRAIL)
    yield f"- {trail}  "
    yield f"  before: **{escape(retelling.before)}**, now: **{escape(retelling.now)}**"


def _examples(compared: TreeComparison) -> list[Retelling]:
    return [retell(compared, parting) for parting in compared.walked.partings] if compared.walked else []


def _sentences(compared: TreeComparison) -> Iterator[str]:
    if compared.old.id != compared.new.id:
        yield f"The tree was called {compared.old.id}."
    old, new = compared.old, compared.new
    yield from _listed("Added", [named(new, each) for each in compared.nodes.added])
    yield from _listed("Renamed", [f"[{former}] is now [{newer}]" for former, newer in compared.renamed])
    yield from _listed("Removed", [_gone(old, new, each) for each in compared.nodes.removed])
    for what, changed in (("safeguard", compared.safeguards), ("scenario", compared.scenarios)):
        yield from _changed(what, changed)
    if compared.wordings:
        yield f"{compared.wordings} {'text reads' if compared.wordings == 1 else 'texts read'} differently."


def _paths(compared: TreeComparison) -> str:
    if compared.walked is None:
        return "its paths can't be compared, since one of the two states has a loop or too many states."
    paths = compared.walked.paths
    if not paths.changed:
        return f"none of {paths.total:,} paths changes."
    parts = {"end elsewhere": paths.moved, "are gone": paths.gone, "are new": paths.new}
    told = ", ".join(f"{count:,} {words}" for words, count in parts.items() if count)
    return f"{paths.changed:,} of {paths.total:,} paths change ({told}); for example:"


def _gone(old: Tree, new: Tree, node_id: str) -> str:
    heir = next((node.id for node in new.nodes.values() if node_id in node.formerly), None)
    covered = f"joined to [{heir}]" if heir else f"retired: {new.retired[node_id]}" if node_id in new.retired else ""
    return f"{named(old, node_id)}{f', {covered}' if covered else ''}"


def _listed(what: str, names: list[str]) -> Iterator[str]:
    if names:
        yield f"{what}: {'; '.join(names)}."


def _changed(what: str, changed: Changed) -> Iterator[str]:
    parts = {"added": changed.added, "removed": changed.removed, "changed": changed.changed}
    for words, names in parts.items():
        quoted = "; ".join(f"“{name}”" for name in names)
        if names:
            yield f"{what.capitalize()}{'' if len(names) == 1 else 's'} {words}: {quoted}"


def _about_the_guide(guides: GuideComparison) -> Iterator[str]:
    yield from _listed("Trees added", list(guides.added))
    yield from _listed("Trees removed", list(guides.removed))
    yield from _listed("Trees that can't be read here or there, and are not compared", list(guides.unreadable))
    for sentence in _changed("safeguard", guides.safeguards):
        yield f"House rules: {sentence}"
    same = len(guides.trees) - len(guides.different)
    yield f"Nothing changes in {same} of {len(guides.trees)} trees."


def _as_json(change: Change) -> str:
    guides = change.guides
    result = {
        "since": change.since,
        "trees": [_tree_as_json(each) for each in guides.different],
        "added": list(guides.added),
        "removed": list(guides.removed),
        "unreadable": list(guides.unreadable),
        "house_safeguards": _changed_as_json(guides.safeguards),
        "vanished": [as_json(each) for each in change.vanished],
    }
    return json.dumps(result, ensure_ascii=False, indent=1)


def _tree_as_json(compared: TreeComparison) -> dict[str, Any]:
    paths = compared.walked.paths if compared.walked else None
    counted = {"total": paths.total, "moved": paths.moved, "gone": paths.gone, "new": paths.new} if paths else None
    return {
        "tree": compared.new.id,
        "formerly": compared.old.id,
        "paths": counted,
        "examples": [
            {"trail": list(each.trail), "before": each.before, "now": each.now} for each in _examples(compared)
        ],
        "nodes": _changed_as_json(compared.nodes),
        "safeguards": _changed_as_json(compared.safeguards),
        "scenarios": _changed_as_json(compared.scenarios),
        "renamed": dict(compared.renamed),
        "wordings": compared.wordings,
    }


def _changed_as_json(changed: Changed) -> dict[str, list[str]]:
    return {"added": list(changed.added), "removed": list(changed.removed), "changed": list(changed.changed)}
