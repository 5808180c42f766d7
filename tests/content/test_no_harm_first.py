"""No harm first: whoever is in danger, despair, hurt or harassed gets help before anything else is asked."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable

import pytest
from good_call.graph.journey import whole_journeys
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.house import House
from good_call.model.identifier import slug
from good_call.model.node import Outcome, Question
from good_call.model.tree import Tree
from good_call.rules.check import check_guide
from good_call.source.memory import Memory

from tests.content.demand import GUIDE, REMOVED, demand, told
from tests.content.whereabouts import needs_tree, node_now

TODAY = datetime.date(2026, 11, 27)
MEMORY = Memory()
"""Of two mutants only the trees that differ are judged anew."""
HELP = ("danger", "distress", "harm", "harassment")
HELPING = ("get-help-now", "stay-with-them", "end-the-contact", "stop-and-pass-it-on")


def _house() -> House:
    assert GUIDE.house
    return GUIDE.house


@pytest.mark.parametrize("stop", HELP)
def test_no_path_from_the_start_asks_anything_else_before_help(stop: str) -> None:
    start = needs_tree("start-here")
    first = start.nodes[start.start]
    doors = [answer for answer in getattr(first, "answers", ()) if stop in answer.stop]
    demand(doors, f"{start.file}: the first question needs an answer with `stop: {stop}`.")
    for answer in doors:
        for target in answer.then.targets:
            demand(*_helps_first(start, target, stop))


def _helps_first(start: Tree, target: str, stop: str) -> tuple[bool, str]:
    """Whether it does, and what is wrong where it does not."""
    here = start.nodes.get(target)
    if isinstance(here, Outcome):
        return here.verdict in HELPING, f"{start.file}: `{stop}` must come to help first, and comes to “{here.title}”."
    if target != _house().hard_stops[stop].tree:
        return False, f"{start.file}: `{stop}` must lead to the tree that takes it, and leads to `{target}`."
    tree = GUIDE.trees[target]
    asked = tree.nodes[tree.start]
    about = {each for answer in getattr(asked, "answers", ()) for each in answer.stop}
    return bool(about & {stop, "danger"}), f"{tree.file}: “{asked.words}” is not about `{stop}`. Ask about that first."


@pytest.mark.parametrize("tree", GUIDE.trees.values(), ids=lambda tree: tree.id)
def test_a_tree_that_can_turn_somebody_away_asks_first_if_something_has_come_up(tree: Tree) -> None:
    ends = {outcome.verdict for outcome in tree.outcomes.values()}
    for stop in _house().hard_stops.values():
        if ends.isdisjoint(stop.asked_before):
            continue
        asking = [node for node in tree.questions.values() if any(stop.id in each.stop for each in node.answers)]
        demand(
            asking, f"{tree.file}: ask about `{stop.id}` too, with `stop: {stop.id}` on the answer that tells of it."
        )


def test_harassment_is_never_weighed_against_what_somebody_spends() -> None:
    tree, weighing = needs_tree("about-who-somebody-is"), needs_tree("weigh-what-losing-them-costs")
    targets = {target for _, _, then in tree.ways() for target in then.targets}
    named = {each for node in tree.nodes.values() for each in (*node.see, *getattr(node, "next", ()))}
    demand(weighing.id not in targets | named, f"{tree.file}: nothing here may lead to `{weighing.id}`.")
    _, first = node_now("weigh-what-losing-them-costs", "why-lose-them")
    assert isinstance(first, Question)
    told_of = [answer.then.targets for answer in first.answers if "harassment" in answer.stop]
    demand(told_of == [("stop-first",)], f"{weighing.file}: harassment must lead to `stop-first`, with its `stop:`.")


def test_nobody_reports_anything_to_an_address_that_may_lie_unread() -> None:
    for stop in _house().hard_stops.values():
        reachable = not stop.at_once or _house().roles[stop.who].phone
        demand(reachable, f"_house.yml: the role `{stop.who}` must be reached at once. Give it a `phone:`.")


ENDS = (
    # An outcome that gets another verdict, as somebody who never read it might give it.
    ("somebody-is-in-distress/get-them-help", "end the contact"),
    ("somebody-is-in-distress/stay-and-listen", "get help now"),
    ("it-hurt-somebody/get-medical-help", "fix our mistake"),
    ("it-hurt-somebody/stop-using-it", "fix our mistake"),
    ("about-who-somebody-is/end-it-now", "let it pass"),
    ("about-who-somebody-is/step-in", "hand to a colleague"),
    ("about-who-somebody-is/serve-with-whoever-is-here", "keep serving"),
    ("they-want-their-money-back/give-it-back-now", "decline"),
    ("they-want-their-money-back/give-what-the-guarantee-says", "grant once"),
    ("who-is-asking/ask-for-leave", "help with the account"),
    ("who-is-asking/nothing-is-done", "help with the account"),
    ("does-it-look-like-fraud/tell-the-owner", "hand to a colleague"),
    ("lawyer-police-or-press/take-name-and-number", "fix our mistake"),
    ("lawyer-police-or-press/go-on-and-pass-it-on", "explain"),
    ("they-want-somebody-above-you/name-who-calls", "decline"),
)
WAYS = (
    # An answer that leads elsewhere: the tree, the stop that it tells of, where it leads, and where it would lead.
    ("start-here", "distress", "somebody-is-in-distress", "get-safe"),
    ("start-here", "distress", "somebody-is-in-distress", "meet-a-new-customer"),
    ("stop-first", "distress", "somebody-is-in-distress", "get-safe"),
    ("grant-an-exception", "right", "look-up-what-is-theirs", "within-the-law"),
    ("they-want-their-money-back", "right", "give-it-back-now", "goodwill-once"),
    ("let-a-customer-go", "fraud", "tell-the-owner", "hand-over"),
    ("somebody-is-in-distress", "distress", "in-danger-now", "who-they-trust"),
)


def _rules_that_notice(changed: Tree) -> set[str]:
    guide = dataclasses.replace(GUIDE, trees={**GUIDE.trees, changed.id: changed})
    return {each.diagnostic.rule for each in check_guide(guide, TODAY, MEMORY).errors}


def _with(tree: Tree, question: Question, answers: Iterable[Answer]) -> Tree:
    changed = dataclasses.replace(question, answers=tuple(answers))
    return dataclasses.replace(tree, questions={**tree.questions, question.id: changed})


@pytest.mark.parametrize(("end", "verdict"), ENDS)
def test_an_outcome_that_would_do_harm_is_caught(end: str, verdict: str) -> None:
    tree, outcome = node_now(*end.split("/"))
    assert isinstance(outcome, Outcome)
    harmful = dataclasses.replace(outcome, verdict=slug(verdict))
    found = _rules_that_notice(dataclasses.replace(tree, outcomes={**tree.outcomes, outcome.id: harmful}))
    words = (
        f"{tree.file}: with the verdict `{verdict}`, `{outcome.id}` would do harm, and no rule would say so any more."
    )
    demand(found & {"broken-stop", "broken-safeguard"}, words)


@pytest.mark.parametrize(("name", "stop", "target", "other"), WAYS)
def test_an_answer_that_would_do_harm_is_caught(name: str, stop: str, target: str, other: str) -> None:
    tree = needs_tree(name)
    if {target, other} & REMOVED.keys():
        pytest.skip("one of the two trees was taken out of the guide")
    told_of = [
        (question, answer)
        for question in tree.questions.values()
        for answer in question.answers
        if stop in answer.stop and target in answer.then.targets
    ]
    demand(told_of, f"{tree.file}: an answer with `stop: {stop}` must lead to `{target}`.")
    question, answer = told_of[0]
    astray = dataclasses.replace(answer, then=Then((Case(otherwise=other),), True))
    found = _rules_that_notice(_with(tree, question, (astray if each == answer else each for each in question.answers)))
    # What nothing leads to any more is told first, and stops a build as well.
    words = f"{tree.file}: `{stop}` could lead to `{other}`, and no rule would say so any more."
    demand(found & {"broken-stop", "broken-safeguard", "unreachable"}, words)


ASKED = [
    (tree.id, stop.id)
    for tree in GUIDE.trees.values()
    for stop in _house().hard_stops.values()
    if not {outcome.verdict for outcome in tree.outcomes.values()}.isdisjoint(stop.asked_before)
]


@pytest.mark.parametrize(("name", "stop"), ASKED)
def test_a_tree_that_no_longer_asks_is_caught(name: str, stop: str) -> None:
    tree = GUIDE.trees[name]
    for question in tree.questions.values():
        silent = (dataclasses.replace(each, stop=tuple({*each.stop} - {stop})) for each in question.answers)
        tree = _with(tree, question, silent)
    words = f"{tree.file} could stop asking about `{stop}`, and no rule would say so any more."
    demand("broken-stop" in _rules_that_notice(tree), words)


def test_calls_cover_every_kind_and_each_has_its_tree_or_says_why_not() -> None:
    assert GUIDE.calls
    calls, kinds = GUIDE.calls.calls, GUIDE.calls.kinds
    demand(len(calls) >= 120, f"_calls.yml has {len(calls)} calls, and had 127: some were lost.")
    demand(len(kinds) >= 27, f"_calls.yml has {len(kinds)} kinds of calls, and had 27: some were lost.")
    unheard = set(kinds) - {call.kind for call in calls}
    demand(not unheard, f"_calls.yml: give an example, or take the kind out: {told(unheard)}.")


def test_every_call_reaches_its_tree_within_two_answers_of_the_start() -> None:
    assert GUIDE.calls
    for call, found in whole_journeys(GUIDE.trees, GUIDE.calls.calls):
        if call.start != "start-here":
            continue
        count = len(found.legs[0].trail.picked)
        demand(count <= 2, f"start-here.yml takes {count} answers to the tree for “{call.say}”, and two must do.")
