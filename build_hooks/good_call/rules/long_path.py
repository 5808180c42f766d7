"""A path asks too many questions.

A customer is waiting. The house rules say how many questions a path may ask (`budgets`, `questions`).

Bad: a path of fourteen questions.

Good: ask what decides first; or end with an outcome that offers another tree under `next`.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.BUDGETS
SEVERITY = Severity.WARNING
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The path with the most questions keeps to the budget."""
    longest, most = subject.analysis.most_questions, subject.house.budgets.questions
    if longest.weight > most:
        message = f"the longest path asks {longest.weight:.0f} questions; the budget is {most}"
        path = subject.analysis.retell(longest.edges)
        repair = "Ask what decides first, or move a part into a tree of its own."
        yield Diagnostic(
            rule="long-path", message=message, place=subject.place("start"), label="from here", help=repair, path=path
        )
