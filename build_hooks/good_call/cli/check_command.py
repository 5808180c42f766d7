"""`guide check`: prove the guide."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from good_call.cli.project import find_root
from good_call.cli.tree_argument import find_file
from good_call.cli.unread import passed_by, refuse_unread
from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.judged import Judged
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide
from good_call.rules.held_back import held_back
from good_call.rules.telling import closing, is_shown, wanted
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
        _fix(root, paths, yes)
    report = _check(root)
    refuse_unread(root, report.guide, paths)

    def asked_for(file: str) -> bool:
        return _is_wanted(root / file, paths)

    found = wanted(report, asked_for)
    if shown == "placeholders":
        sys.exit(_list_placeholders(report, found, format_))
    failing = [each for each in found if each.is_error or (strict and each.is_warning)]
    account = _judged(report, root)
    shows_all = shown == "all"
    _tell(found, format_, shows_all or format_ == "json", account)
    if format_ != "json":
        told = [each for each in found if is_shown(each, shows_all)]
        click.echo(closing(report, found, told, account, asked_for, [_named(path, root) for path in paths]), err=True)
    if fix and failing:
        click.echo(_left(failing), err=True)
    sys.exit(1 if failing else 0)


def _fix(root: Path, paths: Sequence[Path], yes: bool) -> None:
    from good_call.cli.fixing import fix_files  # few checks repair

    fix_files(root, lambda file: _is_wanted(file, paths), yes)


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


def _judged(report: Report, root: Path) -> Judged:
    """What was judged of the guide below `root`."""
    guide = report.guide
    documents = {each.file for each in guide.documents.values()}
    others = {*guide.broken.values(), *(each for each in guide.docs_files if each.endswith(".md"))}
    read = sorted(documents | {file for file in others if (root / file).is_file()})
    return Judged(tuple(read), tuple(passed_by(root, guide)), tuple(held_back(report)))


def _tell(found: Sequence[Located], format_: str, show_all: bool, account: Judged) -> None:
    shown = [each for each in found if is_shown(each, show_all)]
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
    return next((path for path in paths if _is_there(path)), None)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _file_or_tree(path: Path, root: Path) -> Path:
    """What stands there; else the file of the tree that is called so."""
    return path if _is_there(path) else find_file(root, str(path))


def _is_wanted(file: Path, paths: Sequence[Path]) -> bool:
    below = [path.absolute() for path in paths]
    return not below or any(file == path or path in file.parents for path in below)


def _left(failing: Sequence[Located]) -> str:
    file, span = failing[0].diagnostic.place.file, failing[0].span
    more = f", and {counted(len(failing) - 1, 'other place')}" if len(failing) > 1 else ""
    return f"This is left to you: {file}:{span.line}:{span.column}{more}."
