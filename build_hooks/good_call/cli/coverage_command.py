"""`guide coverage`: what stories and citations cover."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from good_call.cli.project import find_root
from good_call.cli.table import write_aligned
from good_call.cli.tree_argument import find_tree
from good_call.diagnostics.terminal import printable
from good_call.health.call_coverage import CallCoverage, cover_calls
from good_call.health.coverage import GuideCoverage, TreeCoverage, cover_guide, cover_tree
from good_call.health.share import Share
from good_call.model.guide import Guide, read_guide
from good_call.model.tree import Tree
from good_call.rules.check import check_guide
from good_call.source.clock import today

_HEAD = ("tree", "scenarios", "answers taken", "outcomes reached", "outcomes with a reason", "own rules", "principles")


@click.command("coverage")
@click.argument("tree_name", metavar="[TREE]", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How it is written.")
def command(tree_name: str | None, format_: str) -> None:
    """Show what the scenarios take and what the nodes cite, and name what is missing.

    Counts for each tree and in total, or for TREE alone: answers that a scenario takes, outcomes that a scenario
    reaches, outcomes that give a reason, reasons of our own, and the principles that are cited.

    Of the calls in `_calls.yml` it counts, kind by kind, those that end where they must, and names the trees that no
    call needs.

    Example: guide coverage let-a-customer-go
    """
    guide = read_guide(find_root())
    covered = _alone(find_tree(guide, tree_name)) if tree_name else cover_guide(guide)
    wrong = _with_errors(guide, covered)
    calls = CallCoverage() if tree_name else cover_calls(guide)
    click.echo(_as_json(covered, wrong, calls) if format_ == "json" else _as_text(covered, wrong, calls))


def _with_errors(guide: Guide, covered: GuideCoverage) -> tuple[str, ...]:
    """The trees of whose shares little can be said."""
    files = {each.diagnostic.place.file for each in check_guide(guide, today()).errors}
    trees = (guide.trees[each.tree] for each in covered.trees)
    return tuple(tree.id for tree in trees if tree.file in files or guide.house is None)


def _alone(tree: Tree) -> GuideCoverage:
    """As if there were no other tree: what the others cite is nothing that this one lacks."""
    covered = cover_tree(tree)
    return GuideCoverage((covered,), Share.of((each, True) for each in covered.principles), ())


def _as_text(covered: GuideCoverage, wrong: tuple[str, ...], calls: CallCoverage) -> str:
    rows = [_row(each) for each in covered.trees]
    shares = (covered.answers, covered.outcomes, covered.citing, covered.principles)
    foot = (
        "in total",
        str(covered.scenarios),
        *map(_with_percent, shares[:3]),
        str(covered.own),
        _with_percent(shares[3]),
    )
    return "\n".join([write_aligned(_HEAD, rows, foot), "", *_missing(covered, wrong), *_of_calls(calls)])


def _of_calls(calls: CallCoverage) -> Iterator[str]:
    """The calls of each kind that end where they must, and what the guide can't take yet."""
    if not calls.kinds:
        return
    rows = [(each.title, _with_percent(each.answered)) for each in calls.kinds]
    yield ""
    yield write_aligned(("kind of call", "calls answered"), rows, ("in total", _with_percent(calls.answered)))
    parts = {"No tree takes": calls.answered.missing, "No call needs": calls.unneeded}
    for words, missing in parts.items():
        if missing:
            yield f"{words}:"
            yield from (f"  {printable(name)}" for name in missing)


def _row(tree: TreeCoverage) -> tuple[str, ...]:
    shares = (tree.answers, tree.outcomes, tree.citing)
    return (tree.tree, str(tree.scenarios), *map(_with_percent, shares), str(tree.own), str(len(tree.principles)))


def _with_percent(share: Share) -> str:
    return f"{share}  {share.percent:3} %"


def _missing(covered: GuideCoverage, wrong: tuple[str, ...]) -> Iterator[str]:
    parts = {
        "No scenario takes": covered.answers,
        "No scenario reaches": covered.outcomes,
        "Gives no reason": covered.citing,
        "No node cites": covered.principles,
        "Can't be read (`guide check` says why)": Share(missing=covered.broken),
        "Has errors, or the house rules can't be read (`guide check` says which)": Share(missing=wrong),
    }
    lacking = {words: share.missing for words, share in parts.items() if share.missing}
    if not lacking:
        yield "100 %: every answer is taken, every outcome is reached and says why, every principle is cited."
    for words, missing in lacking.items():
        yield f"{words}:"
        yield from (f"  {printable(name)}" for name in missing)


def _as_json(covered: GuideCoverage, wrong: tuple[str, ...], calls: CallCoverage) -> str:
    total = {
        "scenarios": covered.scenarios,
        **_shares(covered),
        "own": covered.own,
        "principles": _share(covered.principles),
    }
    trees = {
        tree.tree: {"scenarios": tree.scenarios, **_shares(tree), "own": tree.own, "principles": list(tree.principles)}
        for tree in covered.trees
    }
    result = {"total": total, "trees": trees, "broken": list(covered.broken), "with_errors": list(wrong)}
    if calls.kinds:
        result["calls"] = _calls_as_json(calls)
    return json.dumps(result, ensure_ascii=False, indent=1)


def _calls_as_json(calls: CallCoverage) -> dict[str, Any]:
    kinds = {each.id: _share(each.answered) for each in calls.kinds}
    return {"total": _share(calls.answered), "kinds": kinds, "unneeded": list(calls.unneeded)}


def _shares(covered: GuideCoverage | TreeCoverage) -> dict[str, Any]:
    return {name: _share(getattr(covered, name)) for name in ("answers", "outcomes", "citing")}


def _share(share: Share) -> dict[str, Any]:
    return {
        "covered": share.covered,
        "total": share.total,
        "percent": share.percent,
        "missing": list(share.missing),
    }
