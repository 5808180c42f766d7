"""A way over several trees asks too many questions.

A tree that takes over goes on asking. The house rules say how many questions the longest way may ask from the first
tree on (`budgets`, `journey-questions`); what trees ask in common (`same-as`) counts once. The first tree is
`start-here`; in a guide without it, each tree to which no other hands over.

Bad: three trees of six questions each, one handing over to the next.

Good: let the later trees repeat what an earlier one asked, by `same-as`; or end with an outcome that offers the next
tree under `next`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.diagnostics.place import Place
from good_call.graph.analysis import Analysis
from good_call.graph.longest_journey import Journeys, LongestJourney, TooManyPlacesError
from good_call.model.guide import Guide
from good_call.model.tree import Tree
from good_call.model.tree_name import FRONT_DOOR
from good_call.rules.rule import Family, GuideSubject

FAMILY = Family.BUDGETS
SEVERITY = Severity.WARNING


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """The longest way from each first tree keeps to the budget; nothing is said while trees lead in circles."""
    guide, analyses = subject.guide, subject.analyses
    onward = subject.hand_overs
    first = _first_trees(onward)
    if guide.broken or not first or not _can_be_walked(subject):
        return
    journeys = Journeys(analyses, subject.same)
    for tree_id in first:
        try:
            found = journeys.longest(tree_id)
        except TooManyPlacesError:
            yield _untold(guide.trees[tree_id])
            return
        if _is_too_long(subject, found):
            yield _diagnostic(subject, guide.trees[tree_id], found)


def _first_trees(onward: Mapping[str, tuple[str, ...]]) -> list[str]:
    if FRONT_DOOR in onward:
        return [FRONT_DOOR] if onward[FRONT_DOOR] else []
    later = {other for others in onward.values() for other in others}
    return [tree for tree, others in onward.items() if others and tree not in later]


def _can_be_walked(subject: GuideSubject) -> bool:
    if subject.circles:
        return False
    return all(each.tree.start in each.tree.nodes and not each.loops for each in subject.analyses.values())


def _is_too_long(subject: GuideSubject, found: LongestJourney) -> bool:
    budgets = subject.house.budgets
    # What one tree asks is told of it alone.
    is_told = len(found.trees) == 1 and found.questions > budgets.questions
    return found.questions > budgets.journey_questions and not is_told


def _diagnostic(subject: GuideSubject, tree: Tree, found: LongestJourney) -> Diagnostic:
    most = subject.house.budgets.journey_questions
    return Diagnostic(
        rule="long-journey",
        message=f"the longest way from here asks {found.questions} questions; the budget is {most}",
        place=Place(tree.file, ("start",)),
        label=f"over {len(found.trees)} trees",
        help="Let later trees repeat by `same-as` what earlier ones asked; or end with an outcome that offers the next "
        "tree under `next`.",
        path=tuple(_retold(subject.guide, subject.analyses, found)),
    )


def _retold(guide: Guide, analyses: Mapping[str, Analysis], found: LongestJourney) -> Iterator[str]:
    here = found.trees[0]
    for tree_id, edge in found.asked:
        if tree_id != here:
            here = tree_id
            yield f"on to “{guide.trees[here].title}”"
        yield analyses[tree_id].line(edge)


def _untold(tree: Tree) -> Diagnostic:
    return Diagnostic(
        rule="long-journey",
        message="there are too many ways over the trees to say which asks the most questions",
        place=Place(tree.file, ("start",)),
        label="from here",
        help="Share fewer questions between trees, or hand over to fewer of them.",
    )
