"""What no tree may lose, whoever edits it: said here in plain data, not read from the trees' own safeguards.

A promise is demanded of every tree that can end so. Its questions are known by the principles that they rest on, or by
their ids in the trees that ask them.
"""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest
from good_call.model.safeguard import Before, Condition, Safeguard
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.content.demand import GUIDE, demand, needs_article


@dataclasses.dataclass(frozen=True)
class Promise:
    """Before a verdict a question is asked, or answered so, in any tree that asks it; `unless` excuses."""

    says: str
    article: str
    verdict: str
    question: str
    answer: str = ""
    never: tuple[str, ...] = ()
    unless: tuple[str, str] = ("", "")

    def condition(self, tree: str) -> Condition:
        """What must have happened, by the answers that the tree's question has."""
        if self.answer:
            return Condition(answered={self.question: (self.answer,)})
        if self.never:
            ids = GUIDE.trees[tree].questions[self.question].ids
            return Condition(answered={self.question: tuple(each for each in ids if each not in self.never)})
        return Condition(asked=(self.question,))


PROMISES = (
    Promise("Nobody is let go for a mistake of ours.", "fire-a-customer", "let-go", "our-mistake",
            never=("our-mistake-indeed", "not-sure")),
    Promise("Nobody is let go on hearsay.", "fire-a-customer", "let-go", "all-the-facts", "have-them"),
    Promise("Nobody is let go while a colleague would serve them.", "fire-a-customer", "let-go",
            "another-rep", "nobody-can"),
    Promise("Nobody gets a programme's extra without qualifying.", "no-special-situations", "apply-the-programme",
            "written", "they-qualify"),
    Promise("No exception is granted for what somebody spends.", "no-special-situations", "grant-once",
            "ground", "own-need"),
    Promise("Nobody is let go before we asked what they expect.", "fire-a-customer", "let-go", "expectations"),
    Promise("Nobody is let go who may not know the rule.", "fire-a-customer", "let-go", "knows-the-rule"),
    Promise("Nobody is sent elsewhere before our own ways were offered.", "not-to-serve", "refer-out", "alternatives",
            unless=("need", "nothing-we-do")),
    Promise("No exception is granted before we asked if it is needed once.", "not-to-serve", "grant-once",
            "once-or-regular"),
)  # fmt: skip
CITED = {
    "let-go": (
        "fire-a-customer/they-may-be-right",
        "fire-a-customer/correct-expectations",
        "fire-a-customer/facts-first",
        "fire-a-customer/hand-over",
    ),
    "grant-once": ("not-to-serve/once-is-not-always",),
}


def broken(tree: str, verdict: str, condition: Condition, unless: tuple[str, str] = ("", "")) -> str:
    """A path of a tree that comes to a verdict without this, in words; empty where there is none."""
    question, answer = unless
    excused: dict[str, tuple[str, ...]] = {question: (answer,)} if question in GUIDE.trees[tree].questions else {}
    promise = Safeguard(promise="Demanded", before=Before(verdict=verdict), always=(condition,), unless=excused)
    changed = dataclasses.replace(GUIDE.trees[tree], safeguards=(promise,))
    # alone, the others known by their names: each tree is proved from its own start
    others = {name: each.file for name, each in GUIDE.trees.items() if name != tree}
    report = check_guide(dataclasses.replace(GUIDE, trees={tree: changed}, broken=others), today())
    for each in report.errors:
        if each.diagnostic.rule == "broken-safeguard" and each.diagnostic.place.file == changed.file:
            return " > ".join(each.diagnostic.path)
    return ""


@cache
def trees_that_end(verdict: str) -> tuple[str, ...]:
    return tuple(
        tree.id for tree in GUIDE.trees.values() if any(end.verdict == verdict for end in tree.outcomes.values())
    )


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.says)
def test_what_must_come_first_comes_first(promise: Promise) -> None:
    needs_article(promise.article)
    for tree in trees_that_end(promise.verdict):
        if promise.question in GUIDE.trees[tree].questions:
            path = broken(tree, promise.verdict, promise.condition(tree), promise.unless)
            demand(not path, f"{GUIDE.trees[tree].file}: {promise.says} This path does it: {path}.")


@pytest.mark.parametrize(("verdict", "citation"), [(verdict, each) for verdict in CITED for each in CITED[verdict]])
def test_the_questions_that_the_sources_ask_come_first(verdict: str, citation: str) -> None:
    needs_article(citation.partition("/")[0])
    for tree in trees_that_end(verdict):
        path = broken(tree, verdict, Condition(cited=citation))
        demand(
            not path,
            f"{GUIDE.trees[tree].file}: a path comes to `{verdict}` past no question or step that rests on {citation}:"
            f" {path}.",
        )
