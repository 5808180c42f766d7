"""From the home page to an answer a rep asks ten questions at most, and for one Saturday delivery eight."""

from __future__ import annotations

from good_call.graph.analysis import Analysis
from good_call.graph.journey import journey
from good_call.graph.longest_journey import Journeys
from good_call.model.same import same_questions
from good_call.model.tree_name import FRONT_DOOR

from tests.content.demand import GUIDE, demand

MOST, MOST_FOR_A_SATURDAY = 10, 8


def test_no_way_from_the_home_page_asks_more_than_ten_questions() -> None:
    demand(
        FRONT_DOOR in GUIDE.trees, f"The tree `{FRONT_DOOR}` is gone, and the home page begins with it. Bring it back."
    )
    analyses = {tree.id: Analysis(tree, GUIDE.tree_ids) for tree in GUIDE.trees.values()}
    found = Journeys(analyses, same_questions(GUIDE.trees)).longest(FRONT_DOOR)
    words = " ".join(analyses[tree].line(edge) for tree, edge in found.asked)
    demand(
        found.questions <= MOST,
        f"A way from the home page asks {found.questions} questions, and {MOST} are the most: {words} Ask less on it, "
        "or let a later question repeat an earlier one (`same-as`).",
    )


def test_one_saturday_delivery_takes_eight_questions_at_most() -> None:
    calls = GUIDE.calls.calls if GUIDE.calls else ()
    for call in calls:
        if call.no_tree_yet or not any(end == "grant-an-exception/grant-as-listed" for end in call.ends):
            continue
        asked = journey(GUIDE.trees, call.start, call.answers, same_questions(GUIDE.trees)).asked
        demand(
            len(asked) <= MOST_FOR_A_SATURDAY,
            f"“{call.say}” takes {len(asked)} questions, and {MOST_FOR_A_SATURDAY} are the most: {', '.join(asked)}.",
        )
