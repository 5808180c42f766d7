"""A tree was not read from end to end for too long, or never.

Businesses change, and trees go wrong quietly. The house rules say after how many months somebody reads a tree
again (`review-months`). It depends on today's date, so it is reported and never fails a check. A day that is yet to
come is a slip of the pen: the tree would not be due for years. That is a warning like any other.

Bad: `reviewed: 2019-01-01`, or `reviewed: 2062-01-01`

Good: read the tree from end to end, fix what has changed, and write today's date.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.UPKEEP
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every tree was read within the months that the house rules say."""
    tree = subject.tree
    # Where the sun rises earlier it is tomorrow already.
    if tree.reviewed and tree.reviewed - subject.today > datetime.timedelta(days=1):
        yield _yet_to_come(subject, tree.reviewed)
        return
    due = review_due(tree.reviewed, subject.house.review_months)
    if due and due > subject.today:
        return
    place = subject.place("reviewed") if tree.reviewed else subject.place("title", part="key")
    message = f"this tree was due for review on {due}" if due else "this tree was never reviewed"
    repair = f"Read it from end to end, then write `reviewed: {subject.today}`."
    yield Diagnostic(
        rule="review-due",
        message=message,
        place=place,
        label="too long ago" if due else "no `reviewed` date",
        help=repair,
        dated=True,
    )


def _yet_to_come(subject: TreeSubject, reviewed: datetime.date) -> Diagnostic:
    message = f"this tree can't have been reviewed on {reviewed}, which is yet to come"
    repair = "Write the day on which somebody read it from end to end."
    return Diagnostic(
        rule="review-due",
        message=message,
        place=subject.place("reviewed"),
        label=f"today is {subject.today}",
        help=repair,
    )


def review_due(reviewed: datetime.date | None, months: int) -> datetime.date | None:
    """The day on which a tree is due for review, the last of all days at most; None if it never was reviewed."""
    if reviewed is None:
        return None
    year, month = divmod(reviewed.year * 12 + reviewed.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last_day = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(reviewed.day, last_day))
