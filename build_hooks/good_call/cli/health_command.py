"""`guide health`: how each tree is doing, those due for review first."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

import click

from good_call.cli.project import find_root
from good_call.cli.table import write_aligned, write_markdown
from good_call.diagnostics.counted import counted
from good_call.diagnostics.markdown_text import markdown_text
from good_call.diagnostics.terminal import printable
from good_call.health.guide_health import GuideHealth, TreeHealth
from good_call.health.reckoning import guide_health
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.clock import today

_HEAD = (
    "tree",
    "due",
    "nodes",
    "questions",
    "seconds",
    "paths",
    "answers",
    "outcomes",
    "safeguards",
    "principles",
    "warnings",
    "waivers",
    "owner",
)
_NOTE = "`questions` and `seconds` are those of the longest path; `answers` and `outcomes` say what scenarios take."


@click.command("health")
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text")
def command(format_: str) -> None:
    """Show how each tree is doing; what is due for review comes first.

    For each tree: its size, the questions and the seconds of its longest path, its paths, what scenarios cover, its
    safeguards, the principles it uses, its owner, the day of its next review, open warnings and waivers.

    Example: guide health --format markdown
    """
    day = today()
    health = guide_health(check_guide(read_guide(find_root()), day), day)
    writers = {"text": _as_text, "markdown": _as_markdown, "json": _as_json}
    click.echo(writers[format_](health))


def _as_text(health: GuideHealth) -> str:
    table = write_aligned(_HEAD, [_row(each) for each in health.trees])
    return "\n".join([table, "", _NOTE, *map(printable, _remarks(health))])


def _as_markdown(health: GuideHealth) -> str:
    table = write_markdown(_HEAD, [_row(each) for each in health.trees])
    return "\n".join(
        ["## Guide health", "", table, "", _NOTE, "", *(f"- {markdown_text(each)}" for each in _remarks(health))]
    )


def _row(health: TreeHealth) -> tuple[str, ...]:
    covered, paths = health.coverage, health.paths
    of_paths = (str(paths.questions), str(paths.seconds), f"{paths.count:,}") if paths else ("-", "-", "-")
    return (
        health.tree.id,
        _due(health),
        str(health.nodes),
        *of_paths,
        f"{covered.answers.percent} %",
        f"{covered.outcomes.percent} %",
        str(len(health.safeguards)),
        str(len(covered.principles)),
        counted(health.errors, "error") if health.errors else str(len(health.warnings)),
        str(len(health.waivers)),
        health.tree.owner or "nobody",
    )


def _due(health: TreeHealth) -> str:
    if health.due is None:
        return "never read"
    return f"{health.due} over" if health.overdue else str(health.due)


def _remarks(health: GuideHealth) -> Iterator[str]:
    overdue = [each.tree.id for each in health.trees if each.overdue]
    if overdue:
        yield f"Due for review: {', '.join(overdue)}."
    for each in health.trees:
        if each.errors:
            yield f"{each.tree.file} has errors, so its paths are not counted. `guide check` shows them."
    for tree in health.broken:
        yield f"The tree {tree} can't be read. `guide check` says why."
    if health.placeholders:
        count = counted(len(health.placeholders), "placeholder")
        yield f"Still in the house rules: {count} (`guide check --placeholders`)."


def _as_json(health: GuideHealth) -> str:
    placeholders = [
        {"file": each.diagnostic.place.file, "line": each.span.line, "message": each.diagnostic.message}
        for each in health.placeholders
    ]
    trees = [_tree_as_json(each) for each in health.trees]
    result = {"trees": trees, "broken": list(health.broken), "placeholders": placeholders}
    return json.dumps(result, ensure_ascii=False, indent=1)


def _tree_as_json(health: TreeHealth) -> dict[str, Any]:
    tree, paths, covered = health.tree, health.paths, health.coverage
    return {
        "tree": tree.id,
        "group": tree.group,
        "title": tree.title,
        "owner": tree.owner,
        "reviewed": _day(tree.reviewed),
        "due": _day(health.due),
        "overdue": health.overdue,
        "nodes": health.nodes,
        "longest_path_questions": paths.questions if paths else None,
        "longest_path_seconds": paths.seconds if paths else None,
        "paths": paths.count if paths else None,
        "scenarios": covered.scenarios,
        "answers_taken_percent": covered.answers.percent,
        "outcomes_reached_percent": covered.outcomes.percent,
        "outcomes_citing_percent": covered.citing.percent,
        "own_rules": covered.own,
        "safeguards": len(health.safeguards),
        "principles": list(covered.principles),
        "errors": health.errors,
        "warnings": len(health.warnings),
        "waivers": [
            {"rule": each.rule, "at": each.at, "reason": each.reason, "until": str(each.until)}
            for each in health.waivers
        ],
    }


def _day(day: datetime.date | None) -> str | None:
    return str(day) if day else None
