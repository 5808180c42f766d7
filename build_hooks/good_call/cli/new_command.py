"""`guide new`: a small tree to start from, which passes the check."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from good_call.cli.project import find_root
from good_call.cli.tree_argument import tree_file
from good_call.cli.writing import write
from good_call.diagnostics.full import write_full
from good_call.model.guide import Guide, read_guide
from good_call.model.house import House, Verdict
from good_call.model.identifier import slug
from good_call.model.nearest import did_you_mean
from good_call.model.placeholder import WHEN
from good_call.model.tree_name import near_name, shortened, why_not_named
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.starter.interview import (
    ANSWERS,
    FIRST_QUESTION,
    MOST_ANSWERS,
    NO_VERDICT,
    InterviewError,
    default_verdict,
    folder_of_group,
    open_verdicts,
    plain_text,
    usual_owner,
)
from good_call.starter.seedling import Leaf, Seedling

_NO_MORE = "no more"


@click.command("new")
@click.argument("title")
@click.option("--id", "tree_id", metavar="ID", help="The file's name, if not the title's words.")
@click.option("--group", metavar="GROUP", default="", help="The folder that it goes into, such as `returns`.")
@click.option("--yes", is_flag=True, help="Ask nothing: take every default.")
def command(title: str, tree_id: str | None, group: str, yes: bool) -> None:
    """Write a new tree: a few questions, each with an answer that Enter takes.

    Example: guide new "Should you take a return after 30 days?"
    """
    root = find_root()
    title = _text(title)
    guide = read_guide(root)
    file = _free_file(root, tree_id or slug(title), title, _group(group, guide.folders.trees))
    if guide.house is None:
        raise click.UsageError("the house rules can't be read: `guide check` says why. Mend them first.")
    seedling = replace(_interview(title, guide, guide.house, yes), group=group)
    text = seedling.text(guide.house, today())
    write(root / file, text, root)
    click.echo(f"Wrote {file}.")
    _report(root, file)


def _group(group: str, trees: str) -> str:
    try:
        return folder_of_group(group, trees)
    except InterviewError as error:
        raise click.UsageError(str(error)) from error


def _free_file(root: Path, tree_id: str, title: str, folder: str) -> str:
    if not tree_id:
        raise click.UsageError(f"no id can be made of `{title}`. Give one with `--id late-return`.")
    why = why_not_named(tree_id)
    if why:
        near = near_name(tree_id)
        repair = f"Write `{near}`." if near else "Give another id with `--id late-return`."
        raise click.UsageError(f"`{shortened(tree_id)}` {why}. {repair}")
    taken = tree_file(root, tree_id)
    if taken:
        raise click.UsageError(f"`{taken}` exists already. Give another title, or an id with `--id`.")
    return f"{folder}/{tree_id}.yml"


def _interview(title: str, guide: Guide, house: House, yes: bool) -> Seedling:
    ask = _Asking(yes)
    verdicts = open_verdicts(house)
    if not verdicts:
        raise click.UsageError(NO_VERDICT)
    summary = ask.text("When is it for?", WHEN)
    question = ask.text("The first question to ask", FIRST_QUESTION)
    leaves: list[Leaf] = []
    for answer in ask.answers():
        verdict = ask.verdict(f"“{answer}” leads to which verdict?", verdicts, len(leaves))
        leaves.append(Leaf(answer, verdict, ask.text("What to do then, in a few words", verdict.name.capitalize())))
    owner = ask.text("Who keeps this tree right?", usual_owner(guide))
    return Seedling(title, summary, owner, question, tuple(leaves))


class _Asking:
    """Asks on the terminal, or takes every default."""

    def __init__(self, yes: bool) -> None:
        self._yes = yes

    def text(self, question: str, default: str, but_not: tuple[str, ...] = ()) -> str:
        """A text that the form takes, with another slug than those of `but_not`."""
        if self._yes:
            return default
        read = partial(_text, but_not=but_not)
        return str(click.prompt(question, default=default, value_proc=read))

    def answers(self) -> list[str]:
        """Two answers or more."""
        first = self.text("First answer", ANSWERS[0])
        found = [first, self.text("Second answer", ANSWERS[1], (first,))]
        while not self._yes and len(found) < MOST_ANSWERS:
            more = self.text("Another answer (Enter for none)", _NO_MORE, tuple(found))
            if more == _NO_MORE:
                break
            found.append(more)
        return found

    def verdict(self, question: str, verdicts: list[Verdict], position: int) -> Verdict:
        """One of the verdicts, by its number or its words; the first time, all are listed."""
        default = default_verdict(verdicts, position)
        if self._yes:
            return default
        if not position:
            click.echo("\n".join(f"  {number}. {each.name}: {each.means}" for number, each in enumerate(verdicts, 1)))
        read = partial(_verdict, verdicts=verdicts)
        chosen: Verdict = click.prompt(question, default=default.name, value_proc=read)
        return chosen


def _verdict(text: str, verdicts: list[Verdict]) -> Verdict:
    if text.strip().isdecimal() and 1 <= int(text) <= len(verdicts):
        return verdicts[int(text) - 1]
    by_id = {each.id: each for each in verdicts}
    if slug(text) in by_id:
        return by_id[slug(text)]
    guess = did_you_mean(slug(text), by_id)
    raise click.UsageError(f"that is none of them; {guess or 'give its number or its words.'}")


def _text(text: str, but_not: tuple[str, ...] = ()) -> str:
    try:
        return plain_text(text, but_not)
    except InterviewError as error:
        raise click.UsageError(str(error)) from error


def _report(root: Path, file: str) -> None:
    report = check_guide(read_guide(root), today())
    found = [each for each in report.of_file(file) if not (each.diagnostic.waived or each.diagnostic.dated)]
    if found:
        click.echo(write_full(found))
    click.echo("Write your own texts over those in it; `guide serve` shows the tree, `guide check` proves it.")
