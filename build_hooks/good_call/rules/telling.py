"""What a check says to people: each diagnostic in full, then what was read, passed by, and what waits for a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.judged import Held, Judged
from good_call.diagnostics.terminal import printable
from good_call.rules.check import Report

_MOST_NAMED = 4


def wanted(report: Report, is_wanted: Callable[[str], bool]) -> list[Located]:
    """What was found in the files that somebody asks about, and what concerns them all."""
    # Without house rules nothing was proved of any file, so each must say so.
    always = () if report.guide.house else report.guide.house_files
    files = ((each, each.diagnostic.place.file) for each in report.diagnostics)
    return [each for each, file in files if file in always or is_wanted(file)]


def is_shown(located: Located, show_all: bool = False) -> bool:
    """Whether somebody who didn't ask for all of it reads it."""
    return show_all or not (located.diagnostic.waived or located.diagnostic.dated)


def closing(
    report: Report,
    found: Sequence[Located],
    shown: Sequence[Located],
    account: Judged,
    is_wanted: Callable[[str], bool],
    named: Sequence[str],
) -> str:
    """The lines below all diagnostics. `named` are the files and folders that were asked for, none for all."""
    return "\n".join([_summary(report, found, shown), *_account(account, is_wanted, named), *_explained(shown)])


def _summary(report: Report, found: Sequence[Located], shown: Sequence[Located]) -> str:
    guide = report.guide
    errors = sum(each.is_error for each in found)
    warnings = sum(each.is_warning for each in found)
    checked = f"{counted(len(guide.tree_ids), 'tree')} and {counted(len(guide.articles), 'article')} checked"
    told = f"{'at least ' if report.is_cut else ''}{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    hidden = len(found) - len(shown)
    more = f" ({hidden} waived, due or placeholders: `guide check --all` shows them)" if hidden else ""
    follow = "" if not (errors and report.is_held_up) else " More may follow once these are fixed."
    return f"{chr(10) if shown else ''}{checked}: {told}{more}.{follow}"


def _account(account: Judged, is_wanted: Callable[[str], bool], named: Sequence[str]) -> Iterator[str]:
    if named:
        yield f"Shown is what stands in {_listed(named)}; all else was read too."
    held = [each for each in account.held if each.file and is_wanted(each.file)]
    if held:
        yield f"Not judged wholly: {_listed([_place(each) for each in held])}."
    unread = [f"{file} ({reason.rstrip('.')})" for file, reason in account.unread if is_wanted(file)]
    if unread:
        yield f"Not read: {_listed(unread)}."


def _place(held: Held) -> str:
    first = held.lines[0] if held.lines else 0
    more = f" and {counted(len(held.lines) - 1, 'other line')}" if len(held.lines) > 1 else ""
    return f"{held.file}: what rests on line {first}{more}" if first else held.file


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    listed = "; ".join(printable(each) for each in names[:_MOST_NAMED])
    return f"{listed}; and {more:,} more" if more > 0 else listed


def _explained(shown: Sequence[Located]) -> Iterator[str]:
    rules = list(dict.fromkeys(each.diagnostic.rule for each in shown))
    if len(rules) > 1:
        yield f"`guide explain RULE` tells more of each: {', '.join(rules)}."
    elif rules:
        yield f"`guide explain {rules[0]}` tells more."
