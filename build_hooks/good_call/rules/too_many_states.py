"""Cases depend on too many earlier answers or ticks at once.

A guide whose next step depends on very many answers given long before can't be proved, and nobody can follow it.
The check stops at 10,000 combinations and names the questions that make them: several that later cases ask about, one
with many statements that are asked about one by one, or a long way over which very much is remembered.

Bad: a dozen questions, all asked about at the very end.

Good: ask what matters where it matters, or split the tree and hand over.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.graph.unfolding import MOST_STATES, told_apart
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.PATHS


_MOST_NAMED = 8


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The unfolded tree is small enough to be proved."""
    unfolding = subject.analysis.unfolding
    crowded = unfolding.crowded
    if crowded:
        told = {"ticks": _ticks, "distance": _distance}.get(unfolding.crowding, _combinations)
        message, label, repair = told(subject, crowded)
        yield Diagnostic(
            rule="too-many-states", message=message, place=subject.node_place(crowded[0]), label=label, help=repair
        )


def _combinations(subject: TreeSubject, crowded: tuple[str, ...]) -> tuple[str, str, str]:
    ticks = any(subject.tree.questions[each].tick is not None for each in crowded if each in subject.tree.questions)
    message = f"cases depend on more than {MOST_STATES:,} combinations of earlier answers{' and ticks' * ticks}"
    hand_over = "hand over to another tree" + (" between them" if len(crowded) > 1 else " behind it")
    return message, "remembered for too long", f"Let fewer cases ask about {_named(crowded)}; or {hand_over}."


def _ticks(subject: TreeSubject, crowded: tuple[str, ...]) -> tuple[str, str, str]:
    question = subject.tree.questions[crowded[0]]
    apart = told_apart(subject.tree, subject.house.safeguards)[question.id]
    count = sum(tick.id in apart for tick in question.tick or ())
    message = "there are too many ways to tick these statements for all to be proved"
    label = f"cases and promises ask about {count} of its statements one by one"
    repair = f"Let cases and promises ask about fewer statements of `{question.id}`; or make questions of some."
    return message, label, repair


def _distance(_: TreeSubject, crowded: tuple[str, ...]) -> tuple[str, str, str]:
    message = f"cases ask about {len(crowded):,} answers given very long before"
    repair = f"Ask about {_named(crowded)} sooner; or hand over to another tree between them."
    return message, "remembered for too long", repair


def _named(questions: tuple[str, ...]) -> str:
    shown = ", ".join(f"`{question}`" for question in questions[:_MOST_NAMED])
    more = len(questions) - _MOST_NAMED
    return f"{shown} and {more:,} more" if more > 0 else shown
