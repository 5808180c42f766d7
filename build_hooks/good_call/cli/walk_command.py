"""`guide walk`: a tree in the terminal, as a rep would meet it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from good_call.cli.project import find_root
from good_call.cli.screen import escalation_lines, node_lines, reason_lines
from good_call.cli.table import write_aligned
from good_call.cli.tree_argument import find_tree
from good_call.diagnostics.terminal import printable
from good_call.graph.formula import FormulaError
from good_call.graph.random_walks import Hits, walk_at_random
from good_call.graph.trail import AnswerError, Picked, pick, worksheet_total
from good_call.graph.walk import NoWayOnError, Walk
from good_call.model.guide import read_guide
from good_call.model.measure import WorksheetField
from good_call.model.node import Outcome, Question
from good_call.model.tree import Tree
from good_call.pages.quantity import bounds_in_words, quantity

_KEYS = "b = back, ? = not sure, q = quit"
_AT_END = "b = back, s = start again, q = quit"


@click.command("walk")
@click.argument("tree_name", metavar="TREE")
@click.option("--random", "walks", type=click.IntRange(1, 1_000_000), help="Play so many walks, and count.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same walks.")
def command(tree_name: str, walks: int | None, seed: int) -> None:
    """Try a tree in the terminal, as a rep would meet it.

    Answer with the number of an answer, type what is asked for, or go back with b. With --random, walks are played
    that pick every answer equally often, and the hits of each answer and each end are shown.

    Example: guide walk let-a-customer-go

    At random: guide walk let-a-customer-go --random 1000
    """
    guide = read_guide(find_root())
    tree = find_tree(guide, tree_name)
    if walks:
        click.echo(_report(tree, walk_at_random(tree, walks, seed), walks, seed))
        return
    try:
        walk = Walk(guide, tree)
    except NoWayOnError as problem:
        raise click.UsageError(str(problem)) from problem
    _play(walk)


def _play(walk: Walk) -> None:
    try:
        _show(walk)
        while True:
            _act(walk)
    except click.Abort:
        click.echo("")


def _act(walk: Walk) -> None:
    try:
        if _moved(walk, _typed(_prompt(walk))):
            _show(walk)
    except (AnswerError, NoWayOnError, FormulaError, ArithmeticError) as problem:
        click.echo(f"  {printable(str(problem))}")


def _moved(walk: Walk, typed: str) -> bool:
    node = walk.here.node
    if typed == "?":
        click.echo("\n".join(escalation_lines(walk.guide)))
        return False
    if typed == "b":
        if len(walk.stops) == 1:
            click.echo("This is the start.")
        return walk.back()
    if isinstance(node, Outcome):
        del walk.stops[1 if typed == "s" else len(walk.stops) :]
        return typed == "s"
    if isinstance(node, Question):
        walk.answer(_pick(node, typed))
    else:
        walk.go_on()
    return True


def _show(walk: Walk) -> None:
    stop = walk.here
    came_from = walk.came_from
    lines = [""]
    if came_from is None or came_from.leg != stop.leg:
        lines += [f"== {printable(stop.tree.title)} ==", ""]
    for asked, given, title in walk.passed_over():
        lines += [f"{printable(asked)} {printable(given)}", f"  You answered this in “{printable(title)}”.", ""]
    if isinstance(stop.node, Question):
        lines.append(f"Question {walk.questions_met}")
    lines += node_lines(walk.guide, stop.node)
    if isinstance(stop.node, Question):
        lines += ["", *_choices(stop.node)]
    lines += reason_lines(walk.guide, stop.node)
    if isinstance(stop.node, Outcome):
        lines += ["", "Your answers:", *(f"  {printable(asked)} {printable(given)}" for asked, given in walk.answers())]
    click.echo("\n".join(lines))


def _choices(question: Question) -> Iterator[str]:
    if question.tick is not None:
        yield from (f"  {number}  {printable(each.tick)}" for number, each in enumerate(question.tick, 1))
    elif not question.is_measured:
        for number, answer in enumerate(question.answers, 1):
            hint = f"  ({printable(answer.hint)})" if answer.hint else ""
            yield f"  {number}  {printable(answer.answer)}{hint}"


def _prompt(walk: Walk) -> str:
    node = walk.here.node
    if isinstance(node, Outcome):
        return _AT_END
    if not isinstance(node, Question):
        return f"Enter = go on, {_KEYS}"
    if node.tick is not None:
        return f"the numbers of all that are true, Enter for none, {_KEYS}"
    if node.number:
        return f"{bounds_in_words(node.number)}, {_KEYS}"
    return f"Enter = to the worksheet, {_KEYS}" if node.worksheet else f"1 to {len(node.answers)}, {_KEYS}"


def _typed(prompt: str) -> str:
    typed: str = click.prompt(printable(prompt), default="", show_default=False, prompt_suffix=" > ").strip()
    if typed == "q":
        raise click.Abort
    return typed


def _pick(question: Question, typed: str) -> Picked:
    """The answer for what was typed. Raises AnswerError."""
    if question.tick is not None:
        picked = pick(question, tuple(_ticked(question, typed)))
    elif question.number:
        picked = pick(question, typed)
    elif question.worksheet is not None:
        picked = _by_worksheet(question, question.worksheet)
    else:
        return _by_number(question, typed)
    click.echo(f"  {printable(picked.answer.answer)}")
    return picked


def _by_number(question: Question, typed: str) -> Picked:
    if not typed.isdecimal() or not 1 <= int(typed) <= len(question.answers):
        raise AnswerError(f"type the number of an answer, from 1 to {len(question.answers)}")
    return pick(question, question.answers[int(typed) - 1].id)


def _by_worksheet(question: Question, fields: Mapping[str, WorksheetField]) -> Picked:
    given = {}
    for name, each in fields.items():
        given[name] = _typed(f"  {each.label} ({bounds_in_words(each)})")
        if given[name] == "b":
            raise AnswerError("back to the question")
    picked = pick(question, given)
    if question.total:
        total = quantity(worksheet_total(question, given), question.total.unit, question.total.decimals)
        click.echo(f"  That comes to {printable(total)}.")
    return picked


def _ticked(question: Question, typed: str) -> Iterator[str]:
    ticks = question.tick or ()
    for word in typed.replace(",", " ").split():
        if not word.isdecimal() or not 1 <= int(word) <= len(ticks):
            raise AnswerError(f"type numbers from 1 to {len(ticks)}, with spaces between, such as: 1 2")
        yield ticks[int(word) - 1].id


def _report(tree: Tree, hits: Hits, walks: int, seed: int) -> str:
    answers = [
        (f"{question.ask} {answer.answer}", str(hits.answers[question.id, answer.id]))
        for question in tree.questions.values()
        for answer in question.answers
    ]
    ends = {outcome.id: outcome.title for outcome in tree.outcomes.values()}
    ends |= {end: f"on to the tree {end}" for end in hits.ends if end not in ends}
    rows = [(title, str(hits.ends[end])) for end, title in ends.items()]
    lines = [f"{walks:,} walks through {tree.id}, seed {seed}:", "", write_aligned(("answer", "hits"), answers)]
    lines += ["", write_aligned(("end", "hits"), rows)]
    if hits.stuck:
        lines.append(f"\nWalks that ended nowhere, at: {', '.join(sorted(hits.stuck))}. `guide check` says why.")
    never = sum(not int(count) for _, count in [*answers, *rows])
    return "\n".join(lines) + (f"\n\n{never} of these {'was' if never == 1 else 'were'} never met." if never else "")
