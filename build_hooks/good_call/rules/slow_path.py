"""A path takes too long to read.

From the first question to the end of the outcome, a rep reads each question, its help, the answer that is picked,
each step and the outcome. The house rules say how many seconds that may take, and how fast a rep reads.

Bad: ten questions, each with a paragraph of help.

Good: help of one sentence; what is longer belongs into an article.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.BUDGETS
SEVERITY = Severity.WARNING
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The path with the most words keeps to the budget."""
    budgets = subject.house.budgets
    longest = subject.analysis.most_words
    seconds = longest.weight * 60 / budgets.words_a_minute
    if seconds > budgets.seconds:
        message = f"the longest path takes {seconds:.0f} seconds to read; the budget is {budgets.seconds}"
        path = subject.analysis.retell(longest.edges)
        repair = "Shorten help, steps and outcomes on this path."
        yield Diagnostic(
            rule="slow-path", message=message, place=subject.place("start"), label="from here", help=repair, path=path
        )
