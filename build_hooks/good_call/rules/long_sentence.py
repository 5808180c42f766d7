"""A sentence has too many words.

Long sentences are read twice, and there is no time for that. The house rules say how many words one may have
(`budgets`, `sentence-words`).

Bad: one sentence that says what happened, why, and what to do about it.

Good: three sentences.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.model.field import Field
from good_call.model.wording import count_words, sentences
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.BUDGETS
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every sentence keeps to the budget."""
    most = subject.house.budgets.sentence_words
    for route, text, field in subject.analysis.texts:
        # Each word takes two letters with its space, and most texts are short.
        if len(text) <= 2 * most or field.audience != "rep":
            continue
        # Cut at points alone first: where all these parts are short, the sentences in them are too.
        if text.count(" ") < most or all(part.count(" ") < most for part in text.split(". ")) or "```" in text:
            continue
        longest = max(sentences(text), key=count_words)
        if count_words(longest) > most and not _is_told_elsewhere(subject, field, text):
            message = f"a sentence here has {count_words(longest)} words; the budget is {most}"
            begin = " ".join(longest.split()[:3])
            place = dataclasses.replace(subject.place(*route), words=begin)
            yield Diagnostic(
                rule="long-sentence",
                message=message,
                place=place,
                label="it begins here",
                help="Make two sentences of it.",
            )


def _is_told_elsewhere(subject: TreeSubject, field: Field, text: str) -> bool:
    """Questions and answers have budgets of their own: one that is too long for its own is told once."""
    own: int | None = getattr(subject.house.budgets, field.budget) if field.budget else None
    return own is not None and text.count(" ") >= own and count_words(text) > own
