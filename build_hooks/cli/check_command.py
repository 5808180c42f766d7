"""`guide check`: prove the guide."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from build_hooks.cli.project import find_root, today
from build_hooks.diagnostics.concise import write_concise
from build_hooks.diagnostics.diagnostic import Located
from build_hooks.diagnostics.full import write_full
from build_hooks.diagnostics.github import write_github
from build_hooks.diagnostics.json_format import write_json
from build_hooks.model.guide import read_guide
from build_hooks.rules.check import Report, check_guide

_WRITERS: dict[str, Callable[[Iterable[Located]], str]] = {
    "full": write_full,
    "concise": write_concise,
    "github": write_github,
    "json": write_json,
}


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(list(_WRITERS)), default="full", help="How it is written.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--all", "show_all", is_flag=True, help="Also show what is waived, due or still a placeholder.")
def command(paths: tuple[Path, ...], format_: str, strict: bool, show_all: bool) -> None:
    """Prove that every tree is complete and keeps its promises.

    Reads the whole guide and shows what it finds in PATHS (all files where none is given).
    Exit code: 0 clean, 1 findings, 2 wrong usage.

    Example: guide check decision_trees/let-a-customer-go.yml
    """
    root = find_root(_first_existing(paths))
    report = check_guide(read_guide(root), today())
    wanted = _wanted(report, root, paths)
    failing = [each for each in wanted if each in report.errors or (strict and each in report.warnings)]
    shown = [each for each in wanted if _is_shown(each, show_all or format_ == "json")]
    text = _WRITERS[format_](shown)
    if text:
        click.echo(text)
    if format_ == "full":
        click.echo(_summary(report, wanted, shown), err=True)
    sys.exit(1 if failing else 0)


def _first_existing(paths: Sequence[Path]) -> Path | None:
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"there is no file or folder `{path}`.")
        return path if path.is_dir() else path.absolute().parent
    return None


def _wanted(report: Report, root: Path, paths: Sequence[Path]) -> list[Located]:
    if not paths:
        return list(report.diagnostics)
    below = [path.absolute() for path in paths]
    return [each for each in report.diagnostics if _is_below(root / each.diagnostic.place.file, below)]


def _is_below(file: Path, paths: Sequence[Path]) -> bool:
    return any(file == path or path in file.parents for path in paths)


def _is_shown(located: Located, show_all: bool) -> bool:
    return show_all or not (located.diagnostic.waived or located.diagnostic.dated)


def _summary(report: Report, wanted: Sequence[Located], shown: Sequence[Located]) -> str:
    guide = report.guide
    errors = sum(each in report.errors for each in wanted)
    warnings = sum(each in report.warnings for each in wanted)
    checked = f"{_count(len(guide.tree_ids), 'tree')} and {_count(len(guide.articles), 'article')} checked"
    found = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
    hidden = len(wanted) - len(shown)
    more = f" ({hidden} waived, due or placeholders: `guide check --all` shows them)" if hidden else ""
    first = next((each.diagnostic.rule for each in shown), "")
    explain = f"\n`guide explain {first}` tells more." if first else ""
    return f"{chr(10) if shown else ''}{checked}: {found}{more}.{explain}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
