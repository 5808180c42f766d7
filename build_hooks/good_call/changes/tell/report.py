"""All that is told of a change, for whatever it is written as."""

from __future__ import annotations

from good_call.changes.compare.guide_comparison import GuideComparison
from good_call.changes.tell.account import Account
from good_call.diagnostics.diagnostic import Located
from good_call.records import dataclass


@dataclass(frozen=True)
class ChangeReport:
    """Since when, what differs, in facts and in words, and which published ids vanished uncovered."""

    since: str
    guides: GuideComparison
    account: Account
    vanished: tuple[Located, ...]
