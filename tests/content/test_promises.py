"""What no tree may lose, whoever edits it: said here in plain data, not read from the trees' own safeguards.

A promise is demanded of every tree that can end so and asks its question, and of the tree that is named with it: that
one must ask it, can end so, and state the promise. Other questions are known by the principles that they rest on.
"""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest
from good_call.model.node import Question
from good_call.model.safeguard import Before, Condition, Safeguard
from good_call.model.tree import Tree
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.content.demand import GUIDE, REMOVED, demand, needs_article, told
from tests.content.whereabouts import answer_now, family, question_in


@dataclasses.dataclass(frozen=True)
class Promise:
    """Before a verdict a question is asked, or answered so, in any tree that asks it; `unless` excuses.

    `tree` is the one that may not lose it.
    """

    says: str
    article: str
    tree: str
    verdict: str
    question: str
    answer: str = ""
    never: tuple[str, ...] = ()
    unless: tuple[str, str] = ("", "")

    def condition(self, asked: Question) -> Condition:
        """What must have happened, by the answers that the question has now."""
        if self.answer:
            return Condition(answered={asked.id: (answer_now(asked, self.answer),)})
        if self.never:
            never = {answer_now(asked, each) for each in self.never}
            return Condition(answered={asked.id: tuple(each for each in asked.ids if each not in never)})
        return Condition(asked=(asked.id,))

    def is_stated(self, tree: Tree, asked: Question) -> bool:
        """Whether a safeguard of the tree or of the house says it."""
        stated = [*tree.safeguards, *(GUIDE.house.safeguards if GUIDE.house else ())]
        conditions = [each for one in stated if one.before.verdict == self.verdict for each in one.always]
        if self.answer or self.never:
            return any(asked.id in (each.answered or {}) for each in conditions)
        return any(asked.id in each.asked for each in conditions)


PROMISES = (
    Promise("Nobody is let go for a mistake of ours.", "fire-a-customer", "let-a-customer-go", "let-go",
            "our-mistake", never=("our-mistake-indeed", "not-sure")),
    Promise("Nobody is let go on hearsay.", "fire-a-customer", "let-a-customer-go", "let-go",
            "all-the-facts", "have-them"),
    Promise("Nobody is let go while a colleague would serve them.", "fire-a-customer", "let-a-customer-go", "let-go",
            "another-rep", "nobody-can"),
    Promise("Nobody gets a programme's extra without qualifying.", "no-special-situations", "grant-an-exception",
            "apply-the-programme", "written", "they-qualify"),
    Promise("No exception is granted for what somebody spends.", "no-special-situations", "grant-an-exception",
            "grant-once", "ground", "this-once"),
    Promise("Nobody is let go before we asked what they expect.", "fire-a-customer", "let-a-customer-go", "let-go",
            "expectations"),
    Promise("Nobody is let go who may not know the rule.", "fire-a-customer", "let-a-customer-go", "let-go",
            "knows-the-rule"),
    Promise("Nobody is sent elsewhere before our own ways were offered.", "not-to-serve", "refer-to-a-competitor",
            "refer-out", "alternatives", unless=("need", "nothing-we-do")),
    Promise("No exception is granted before we asked if it is needed once.", "not-to-serve", "grant-an-exception",
            "grant-once", "ground", "this-once"),
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


def broken(tree: Tree, verdict: str, condition: Condition, unless: tuple[str, str] = ("", "")) -> str:
    """A path of a tree that comes to a verdict without this, in words; empty where there is none."""
    excused = question_in(tree, unless[0])
    excuse: dict[str, tuple[str, ...]] = {excused.id: (answer_now(excused, unless[1]),)} if excused else {}
    promise = Safeguard(promise="Demanded", before=Before(verdict=verdict), always=(condition,), unless=excuse)
    changed = dataclasses.replace(tree, safeguards=(promise,))
    # alone, the others known by their names: each tree is proved from its own start
    others = {name: each.file for name, each in GUIDE.trees.items() if name != tree.id}
    report = check_guide(dataclasses.replace(GUIDE, trees={tree.id: changed}, broken=others), today())
    for each in report.errors:
        if each.diagnostic.rule == "broken-safeguard" and each.diagnostic.place.file == changed.file:
            return " > ".join(each.diagnostic.path)
    return ""


@cache
def trees_that_end(verdict: str) -> list[Tree]:
    ends = ((tree, {end.verdict for end in tree.outcomes.values()}) for tree in GUIDE.trees.values())
    return [tree for tree, verdicts in ends if verdict in verdicts]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.says)
def test_what_must_come_first_comes_first(promise: Promise) -> None:
    needs_article(promise.article)
    for tree in trees_that_end(promise.verdict):
        asked = question_in(tree, promise.question)
        if asked:
            path = broken(tree, promise.verdict, promise.condition(asked), promise.unless)
            demand(not path, f"{tree.file}: {promise.says} This path does it: {path}.")


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.says)
def test_the_promise_is_still_made(promise: Promise) -> None:
    needs_article(promise.article)
    where = family(promise.tree)
    files = told(each.file for each in where)
    ending = [each for each in where if each in trees_that_end(promise.verdict)]
    demand(ending, f"{files}: {promise.says} Nothing here ends in `{promise.verdict}` any more, so nobody could tell.")
    asking = [(each, asked) for each in ending if (asked := question_in(each, promise.question))]
    demand(asking, f"{files}: {promise.says} Ask `{promise.question}` before `{promise.verdict}` again.")
    stated = [each for each, asked in asking if promise.is_stated(each, asked)]
    demand(stated, f"{files}: {promise.says} Say so below `safeguards:`, with `{promise.question}` among `always`.")


ENDING = {"let-go": "let-a-customer-go", "grant-once": "grant-an-exception"}


@pytest.mark.parametrize(("verdict", "citation"), [(verdict, each) for verdict in CITED for each in CITED[verdict]])
def test_the_questions_that_the_sources_ask_come_first(verdict: str, citation: str) -> None:
    needs_article(citation.partition("/")[0])
    trees = trees_that_end(verdict)
    demand(trees or ENDING[verdict] in REMOVED, f"No tree ends in `{verdict}` any more: is it called otherwise now?")
    for tree in trees:
        path = broken(tree, verdict, Condition(cited=citation))
        demand(
            not path,
            f"{tree.file}: a path comes to `{verdict}` past no question or step that rests on {citation}: {path}.",
        )
