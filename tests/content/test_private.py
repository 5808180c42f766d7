"""What judges a customer, or says what they are worth, is no note for their record."""

import pytest
from good_call.model.node import Outcome, Question

from tests.content.demand import GUIDE, demand, told
from tests.content.whereabouts import node_now

JUDGING = (
    ("answer-a-request-for-special-treatment", "afraid"),
    ("handle-a-difficult-customer", "trouble"),
    ("handle-a-difficult-customer", "your-limit"),
    ("let-a-customer-go", "behaviour"),
    ("let-a-customer-go", "worth-keeping"),
    ("meet-a-new-customer", "attention"),
    ("refer-to-a-competitor", "why-elsewhere"),
    ("start-here", "how-hard"),
    ("weigh-what-losing-them-costs", "why-lose-them"),
    ("weigh-what-losing-them-costs", "what-others-hear"),
    ("weigh-what-losing-them-costs", "bear-it"),
)


@pytest.mark.parametrize(("tree", "question"), JUDGING)
def test_an_answer_that_judges_a_customer_is_private(tree: str, question: str) -> None:
    where, node = node_now(tree, question)
    judged = isinstance(node, Question) and not node.private
    demand(not judged, f"{where.file}: `{node.id}` judges a customer. Write `private: true` there.")


def test_where_an_outcome_keeps_the_figure_out_of_the_record_every_figure_is_private() -> None:
    for tree in GUIDE.trees.values():
        outcomes = [node for node in tree.nodes.values() if isinstance(node, Outcome)]
        if any("not the figure" in str(each.log) for each in outcomes):
            asked = [node for node in tree.nodes.values() if isinstance(node, Question) and node.is_measured]
            open_figures = [each.id for each in asked if not each.private]
            demand(not open_figures, f"{tree.file}: write `private: true` at {told(open_figures)}, a figure of theirs.")
