"""`guide check`: prove the guide."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from good_call.cli.check_account import judged, lines
from good_call.cli.project import find_root
from good_call.cli.tree_argument import find_file
from good_call.cli.unread import refuse_unread
from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.judged import Judged
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide
from good_call.source.clock import today

_WRITERS = {"full": "full", "concise": "concise", "github": "github", "json": "json_format"}
"""Each format with the module that writes it, loaded when it is asked for: most checks end without."""


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[TREE|PATH]...")
@click.option("--format", "format_", type=click.Choice(list(_WRITERS)), default="full", help="How it is written.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--all", "shown", flag_value="all", help="Also show what is waived, due or still a placeholder.")
@click.option("--placeholders", "shown", flag_value="placeholders", help="Show what stands in for your own, alone.")
@click.option("--fix", is_flag=True, help="First repair what has one right repair; shows it, and asks.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
def command(paths: tuple[Path, ...], format_: str, strict: bool, shown: str | None, fix: bool, yes: bool) -> None:
    """Prove that every tree is complete and keeps its promises.

    Reads the whole guide and shows what it finds in these trees, files or folders (in all where none is given).
    With `--placeholders` it is the list of what your business has still to write; reps must not rely on any of it.
    Exit code: 0 clean, 1 findings, 2 wrong usage.

    Example: guide check let-a-customer-go
    """
    root = find_root(_first_existing(paths))
    paths = tuple(_file_or_tree(path, root) for path in paths)
    _check_options(format_, fix, yes, shown)
    if fix:
        from good_call.cli.fixing import fix_files

        fix_files(root, lambda file: _is_wanted(file, paths), yes)
    report = _check(root)
    refuse_unread(root, report.guide, paths)
    wanted = _wanted(report, root, paths)
    if shown == "placeholders":
        sys.exit(_list_placeholders(report, wanted, format_))
    failing = [each for each in wanted if each.is_error or (strict and each.is_warning)]
    account = judged(report, root)
    _tell(wanted, format_, shown == "all" or format_ == "json", account)
    if format_ != "json":
        named = [_named(path, root) for path in paths]
        told = [each for each in wanted if _is_shown(each, shown == "all")]
        more = list(lines(account, lambda file: _is_wanted(root / file, paths), named))
        click.echo("\n".join([_summary(report, wanted, told), *more, *_explained(told)]), err=True)
    if fix and failing:
        click.echo(_left(failing), err=True)
    sys.exit(1 if failing else 0)


def _list_placeholders(report: Report, wanted: Sequence[Located], format_: str) -> int:
    found = [each for each in wanted if each.diagnostic.rule == "placeholder"]
    if found or format_ == "json":
        click.echo(_written(found, format_))
    if format_ == "full":
        click.echo(f"{chr(10) if found else ''}{counted(len(found), 'placeholder')} left.", err=True)
    if report.errors:
        click.echo("There may be more: first mend what `guide check` finds.", err=True)
    return 1 if found or report.errors else 0


def _check_options(format_: str, fix: bool, yes: bool, shown: str | None) -> None:
    if shown == "placeholders" and fix:
        raise click.UsageError("nobody but you can write what stands in for your own: leave out `--fix`.")
    if fix and format_ in ("github", "json"):
        raise click.UsageError("`--fix` shows what it changes to people: leave out `--format`.")
    if yes and not fix:
        raise click.UsageError("`--yes` answers the question of `--fix`: give both.")


def _check(root: Path) -> Report:
    # A thousand trees are kept to the end, and looking for what could be thrown away took a quarter of the time.
    gc.disable()
    try:
        return check_guide(read_guide(root), today())
    finally:
        # Nor when the program ends.
        gc.freeze()
        gc.enable()


def _tell(wanted: Sequence[Located], format_: str, show_all: bool, account: Judged) -> None:
    shown = [each for each in wanted if _is_shown(each, show_all)]
    for_programs = format_ in ("github", "json")
    text = _written(shown, format_, account) if for_programs else (_written(shown, format_) if shown else "")
    if text:
        click.echo(text)


def _named(path: Path, root: Path) -> str:
    whole = path.absolute()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()


def _written(found: Iterable[Located], format_: str, *account: Judged) -> str:
    module = importlib.import_module(f"good_call.diagnostics.{_WRITERS[format_]}")
    text: str = getattr(module, f"write_{format_}")(found, *account)
    return text


def _first_existing(paths: Sequence[Path]) -> Path | None:
    first = next((path for path in paths if _is_there(path)), None)
    return first.absolute().parent if first and not first.is_dir() else first


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _file_or_tree(path: Path, root: Path) -> Path:
    """What stands there; else the file of the tree that is called so."""
    return path if _is_there(path) else find_file(root, str(path))


def _wanted(report: Report, root: Path, paths: Sequence[Path]) -> list[Located]:
    # Without house rules nothing was proved of any file, so each must say so.
    always = () if report.guide.house else report.guide.house_files
    files = ((each, each.diagnostic.place.file) for each in report.diagnostics)
    return [each for each, file in files if file in always or _is_wanted(root / file, paths)]


def _is_wanted(file: Path, paths: Sequence[Path]) -> bool:
    below = [path.absolute() for path in paths]
    return not below or any(file == path or path in file.parents for path in below)


def _is_shown(located: Located, show_all: bool) -> bool:
    return show_all or not (located.diagnostic.waived or located.diagnostic.dated)


def _summary(report: Report, wanted: Sequence[Located], shown: Sequence[Located]) -> str:
    guide = report.guide
    errors = sum(each.is_error for each in wanted)
    warnings = sum(each.is_warning for each in wanted)
    checked = f"{counted(len(guide.tree_ids), 'tree')} and {counted(len(guide.articles), 'article')} checked"
    found = f"{'at least ' if report.is_cut else ''}{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    hidden = len(wanted) - len(shown)
    more = f" ({hidden} waived, due or placeholders: `guide check --all` shows them)" if hidden else ""
    follow = "" if not (errors and report.is_held_up) else " More may follow once these are fixed."
    return f"{chr(10) if shown else ''}{checked}: {found}{more}.{follow}"


def _left(failing: Sequence[Located]) -> str:
    file, span = failing[0].diagnostic.place.file, failing[0].span
    more = f", and {counted(len(failing) - 1, 'other place')}" if len(failing) > 1 else ""
    return f"This is left to you: {file}:{span.line}:{span.column}{more}."


def _explained(shown: Sequence[Located]) -> Iterator[str]:
    rules = list(dict.fromkeys(each.diagnostic.rule for each in shown))
    if len(rules) > 1:
        yield f"`guide explain RULE` tells more of each: {', '.join(rules)}."
    elif rules:
        yield f"`guide explain {rules[0]}` tells more."
