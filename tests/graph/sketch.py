"""A tree in as few lines as a test needs, in the notation in which a model prints itself.

    a? yes -> b | no [again] -> a          a question
    n? #0..9.5 few [, 2) -> b | many [2, ) -> c          a number; `.5` are its decimals
    t? (one two) none [0, 1) -> b | some [1, ) -> one is yes and a is yes or no: c; otherwise b          ticks, cases
    s: b                                   a step
    b!                                     an outcome

The tree starts at its first line.
"""

from __future__ import annotations

import re
from fractions import Fraction

from good_call.graph.analysis import Analysis
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.measure import Tick, Typed
from good_call.model.node import Outcome, Question, Step
from good_call.model.safeguard import Safeguard
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree

LADDER = """
    a? up -> b | down -> c
    b? up -> end | down -> c
    c: d
    d? up -> end | down -> other
    end!
    other!
"""
"""Five paths, of two to three questions, over a step that some of them pass."""

_ANSWER = re.compile(r"(?P<id>\S+)(?: \[(?P<from>\S*), (?P<below>\S*)\))?(?P<again> \[again\])? -> (?P<then>.+)")
_NUMBER = re.compile(r"#(?P<from>\d+)\.\.(?P<to>\d+)(?:\.(?P<decimals>\d))? ")
_TICKS = re.compile(r"\((?P<ticks>[^)]*)\) ")


def sketch(text: str, scenarios: tuple[Scenario, ...] = (), safeguards: tuple[Safeguard, ...] = ()) -> Tree:
    """The tree of a sketch."""
    questions, steps, outcomes = {}, {}, {}
    lines = [line.strip() for line in text.strip().splitlines()]
    for line in lines:
        node_id, sign, rest = _parts(line)
        if sign == "?":
            questions[node_id] = _question(node_id, rest)
        elif sign == ":":
            steps[node_id] = Step(id=node_id, title=node_id, tell=node_id, then=_then(rest))
        else:
            outcomes[node_id] = Outcome(id=node_id, title=node_id, verdict=rest or "decline")
    return Tree(
        id="sketch",
        title="sketch",
        summary="sketch",
        start=_parts(lines[0])[0],
        questions=questions,
        steps=steps,
        outcomes=outcomes,
        scenarios=scenarios,
        safeguards=safeguards,
    )


def analyse(text: str, *trees: str) -> Analysis:
    """The analysis of a sketched tree, beside other trees of these names."""
    tree = sketch(text)
    return Analysis(tree, {tree.id, *trees})


def _parts(line: str) -> tuple[str, str, str]:
    parts = re.fullmatch(r"([a-z0-9-]+)([?:!])\s*(.*)", line)
    assert parts, line
    return parts[1], parts[2], parts[3]


def _question(node_id: str, rest: str) -> Question:
    number, ticks = _NUMBER.match(rest), _TICKS.match(rest)
    measure = number or ticks
    answers = tuple(map(_answer, rest[measure.end() if measure else 0 :].split(" | "))) if rest else ()
    return Question(
        id=node_id,
        ask=f"{node_id}?",
        answers=answers,
        number=_number(number) if number else None,
        tick=tuple(Tick(tick=each) for each in ticks["ticks"].split()) if ticks else None,
    )


def _number(given: re.Match[str]) -> Typed:
    decimals = int(given["decimals"] or 0)
    return Typed(unit="times", decimals=decimals, from_=Fraction(given["from"]), to=Fraction(given["to"]))


def _answer(text: str) -> Answer:
    parts = _ANSWER.fullmatch(text)
    assert parts, text
    from_, below = (Fraction(parts[name]) if parts[name] else None for name in ("from", "below"))
    again = parts["again"] is not None
    return Answer(answer=parts["id"], from_=from_, below=below, again=again, then=_then(parts["then"]))


def _then(text: str) -> Then:
    if ":" not in text:
        return Then((Case(otherwise=text),), True)
    return Then(tuple(map(_case, text.split("; "))), False)


def _case(text: str) -> Case:
    conditions, colon, target = text.partition(": ")
    if not colon:
        return Case(otherwise=text.removeprefix("otherwise "))
    pairs = [each.split(" is ") for each in conditions.split(" and ")]
    return Case(if_={question: tuple(ids.split(" or ")) for question, ids in pairs}, go=target)
