"""No harm first: whoever is in danger, despair, hurt or harassed gets help before anything else is asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from good_call.graph.journey import whole_journeys
from good_call.model.guide import read_guide
from good_call.model.house import House
from good_call.model.node import Outcome, Question
from good_call.model.tree import Tree
from good_call.rules.check import check_guide

ROOT = Path(__file__).parents[2]
GUIDE = read_guide(ROOT)
TODAY = datetime.date(2026, 11, 27)
HELP = ("danger", "distress", "harm", "harassment")
HELPING = ("get-help-now", "stay-with-them", "end-the-contact", "stop-and-pass-it-on")


def _house() -> House:
    assert GUIDE.house
    return GUIDE.house


@pytest.mark.parametrize("stop", HELP)
def test_no_path_from_the_start_asks_anything_else_before_help(stop: str) -> None:
    start = GUIDE.trees["start-here"]
    first = start.nodes[start.start]
    assert isinstance(first, Question)
    doors = [answer for answer in first.answers if stop in answer.stop]
    assert doors, f"start-here has no door for {stop}"
    for answer in doors:
        for target in answer.then.targets:
            here = start.nodes.get(target)
            if isinstance(here, Outcome):
                assert here.verdict in HELPING, f"{stop} comes to “{here.title}” first"
                continue
            assert target == _house().hard_stops[stop].tree, f"{stop} goes to {target} first"
            tree = GUIDE.trees[target]
            asked = tree.nodes[tree.start]
            about = {each for answer in getattr(asked, "answers", ()) for each in answer.stop}
            assert about & {stop, "danger"}, f"{target} asks “{asked.words}” first, which is not about {stop}"


@pytest.mark.parametrize("tree", GUIDE.trees.values(), ids=lambda tree: tree.id)
def test_a_tree_that_can_turn_somebody_away_asks_first_if_something_has_come_up(tree: Tree) -> None:
    ends = {outcome.verdict for outcome in tree.outcomes.values()}
    for stop in _house().hard_stops.values():
        if ends.isdisjoint(stop.asked_before):
            continue
        asking = [node for node in tree.questions.values() if any(stop.id in each.stop for each in node.answers)]
        assert asking, f"{tree.id} never asks about {stop.id}"


def test_harassment_is_never_weighed_against_what_somebody_spends() -> None:
    tree = GUIDE.trees["about-who-somebody-is"]
    targets = {target for _, _, then in tree.ways() for target in then.targets}
    named = {each for node in tree.nodes.values() for each in (*node.see, *getattr(node, "next", ()))}
    assert "weigh-what-losing-them-costs" not in targets | named
    first = GUIDE.trees["weigh-what-losing-them-costs"].nodes["why-lose-them"]
    assert isinstance(first, Question)
    assert [answer.then.cases[0].target for answer in first.answers if "harassment" in answer.stop] == ["stop-first"]


def test_nobody_reports_anything_to_an_address_that_may_lie_unread() -> None:
    for stop in _house().hard_stops.values():
        assert not stop.at_once or _house().roles[stop.who].phone


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
    ("who-is-asking/ask-for-leave", "serve the account"),
    ("who-is-asking/nothing-is-done", "serve the account"),
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


def _rules_that_notice(tree: str, change: Callable[[str], str]) -> set[str]:
    file = f"decision_trees/{tree}.yml"
    text = (ROOT / file).read_text("utf-8")
    changed = change(text)
    assert changed != text, "nothing was changed"
    return {each.diagnostic.rule for each in check_guide(read_guide(ROOT, {file: changed}), TODAY).errors}


@pytest.mark.parametrize(("end", "verdict"), ENDS)
def test_an_outcome_that_would_do_harm_is_caught(end: str, verdict: str) -> None:
    tree, _, outcome = end.partition("/")
    found = _rules_that_notice(
        tree, lambda text: re.sub(rf"(?m)(^  {outcome}:\n    verdict: ).+$", rf"\g<1>{verdict}", text)
    )
    assert found & {"broken-stop", "broken-safeguard"}


@pytest.mark.parametrize(("tree", "stop", "target", "other"), WAYS)
def test_an_answer_that_would_do_harm_is_caught(tree: str, stop: str, target: str, other: str) -> None:
    way = f"        stop: {stop}\n        then: "
    found = _rules_that_notice(tree, lambda text: text.replace(f"{way}{target}\n", f"{way}{other}\n", 1))
    # What nothing leads to any more is told first, and stops a build as well.
    assert found & {"broken-stop", "broken-safeguard", "unreachable"}


ASKED = [
    (tree.id, stop.id)
    for tree in GUIDE.trees.values()
    for stop in _house().hard_stops.values()
    if not {outcome.verdict for outcome in tree.outcomes.values()}.isdisjoint(stop.asked_before)
]


@pytest.mark.parametrize(("tree", "stop"), ASKED)
def test_a_tree_that_no_longer_asks_is_caught(tree: str, stop: str) -> None:
    without = re.compile(rf"(?m)^ +stop: (?:{stop}|\[.*\b{stop}\b.*\])$")
    assert "broken-stop" in _rules_that_notice(tree, lambda text: without.sub("", text))


def test_calls_cover_every_kind_and_say_what_no_tree_takes() -> None:
    assert GUIDE.calls
    calls = GUIDE.calls.calls
    assert len(calls) >= 120
    assert len(GUIDE.calls.kinds) == 27
    assert {call.kind for call in calls} == set(GUIDE.calls.kinds)
    whole = {call.say for call, _ in whole_journeys(GUIDE.trees, calls)}
    assert whole == {call.say for call in calls if not call.no_tree_yet}
    assert all(call.start == "start-here" for call in calls)


def test_every_call_reaches_its_tree_within_two_answers_of_the_start() -> None:
    assert GUIDE.calls
    for call, found in whole_journeys(GUIDE.trees, GUIDE.calls.calls):
        assert len(found.legs[0].trail.picked) <= 2, call.say
