"""What stories and citations cover, tree by tree and in all."""

from __future__ import annotations

from good_call.graph.scenario_trails import answers_taken, ends_reached
from good_call.health.share import Share
from good_call.model.guide import Guide
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class TreeCoverage:
    """One tree: answers that a scenario takes, outcomes that one reaches, outcomes that give a reason.

    `own` counts the nodes whose reason is the business's own. `principles` are the citations of all nodes, each once,
    in the order of the file.
    """

    tree: str
    scenarios: int
    answers: Share
    outcomes: Share
    citing: Share
    own: int
    principles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideCoverage:
    """All trees. `principles` are those of the articles that some node cites; `broken` trees could not be read."""

    trees: tuple[TreeCoverage, ...]
    principles: Share
    broken: tuple[str, ...]

    @property
    def scenarios(self) -> int:
        """How many stories there are in all."""
        return sum(each.scenarios for each in self.trees)

    @property
    def answers(self) -> Share:
        """Answers of all trees that a scenario takes."""
        return sum((each.answers for each in self.trees), Share())

    @property
    def outcomes(self) -> Share:
        """Outcomes of all trees that a scenario reaches."""
        return sum((each.outcomes for each in self.trees), Share())

    @property
    def citing(self) -> Share:
        """Outcomes of all trees that give a reason."""
        return sum((each.citing for each in self.trees), Share())

    @property
    def own(self) -> int:
        """Nodes of all trees whose reason is the business's own."""
        return sum(each.own for each in self.trees)


# The last answer for each id: health and totals ask for the same tree, and so does every build while serving.
_known: dict[str, tuple[Tree, TreeCoverage]] = {}


def cover_tree(tree: Tree) -> TreeCoverage:
    """What the stories and citations of one tree cover. Missing things are named `tree/node`, answers with words."""
    known = _known.get(tree.id)
    if known is None or known[0] is not tree:
        known = _known[tree.id] = (tree, _covered(tree))
    return known[1]


def _covered(tree: Tree) -> TreeCoverage:
    taken, reached = answers_taken(tree), ends_reached(tree)
    cited = (citation for node in tree.nodes.values() for citation in node.principles)
    outcomes = tree.outcomes.values()
    return TreeCoverage(
        tree=tree.id,
        scenarios=len(tree.scenarios),
        answers=Share.of(
            (f"{tree.id}/{question.id}: {answer.answer}", (question.id, answer.id) in taken)
            for question in tree.questions.values()
            for answer in question.answers
        ),
        outcomes=Share.of((f"{tree.id}/{outcome.id}", outcome.id in reached) for outcome in outcomes),
        citing=Share.of((f"{tree.id}/{outcome.id}", outcome.has_reason) for outcome in outcomes),
        own=sum(bool(node.own) for node in tree.nodes.values()),
        principles=tuple(dict.fromkeys(cited)),
    )


def cover_guide(guide: Guide) -> GuideCoverage:
    """What is covered in the whole guide; trees that can't be read are only named."""
    trees = tuple(cover_tree(tree) for tree in guide.trees.values())
    cited = {citation for each in trees for citation in each.principles}
    known = [f"{article.id}/{each}" for article in guide.articles.values() for each in article.principles]
    return GuideCoverage(trees, Share.of((name, name in cited) for name in known), tuple(sorted(guide.broken)))
