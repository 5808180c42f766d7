"""What a checker must say of a tree's text, and on which lines: by brute force, without the checker.

Goes by the stages of the checker: names that aren't there, loops, open combinations, broken promises. The first stage
with a flaw must speak; what the later ones find may be said beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import yaml

from tests.oracle.brute_force import BruteForce, Data, listed

Route = tuple[str | int, ...]
OF_ANOTHER_KIND = "of another kind"
AFTER_NAMES = (
    *("case-not-covered", "impossible-case", "unreachable", "stray-again"),
    *("broken-safeguard", "wrong-scenario", "stray-answer"),
)
Expected = dict[str, set[int]]
"""Each rule that must speak, with the lines on which it may."""


@dataclass(frozen=True)
class Text:
    """YAML text as plain data, every scalar a text, with the lines (from 1) of all its keys and values."""

    text: str

    @cached_property
    def data(self) -> Data:
        data: Data = yaml.load(self.text, Loader=yaml.CBaseLoader)
        return data

    @cached_property
    def lines(self) -> dict[Route, tuple[int, int]]:
        """The line of each key and of each value, by the way to it."""
        found: dict[Route, tuple[int, int]] = {}
        root = yaml.compose(self.text, Loader=yaml.CBaseLoader)
        waiting: list[tuple[Route, Any]] = [((), root)]
        while waiting:
            route, node = waiting.pop()
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    found[*route, key.value] = (key.start_mark.line + 1, value.start_mark.line + 1)
                    waiting.append(((*route, key.value), value))
            elif isinstance(node, yaml.SequenceNode):
                for number, child in enumerate(node.value):
                    found[*route, number] = (child.start_mark.line + 1, child.start_mark.line + 1)
                    waiting.append(((*route, number), child))
        return found

    def key(self, *route: str | int) -> int:
        return self.lines[route][0]

    def value(self, *route: str | int) -> int:
        return self.lines[route][1]

    def below(self, *route: str | int) -> set[int]:
        """The lines of all that stands under a key, its own included."""
        return {line for way, lines in self.lines.items() if way[: len(route)] == route for line in lines}


class Expectation:
    """All that must be said of one tree, beside other trees and below house rules."""

    def __init__(self, text: Text, others: set[str], house: Data) -> None:
        self._text = text
        self._house = house
        self._truth = BruteForce(text.data, others)

    @property
    def expected(self) -> Expected:
        missing = {self._text.key(kind) for kind in ("questions", "outcomes") if self._text.data[kind] == ""}
        if missing:
            return {"wrong-kind": missing}
        for stage in (self._names, self._loops, self._paths, self._promises):
            found = {rule: lines for rule, lines in stage().items() if lines}
            if found:
                return found
        return {}

    @property
    def besides(self) -> Expected:
        """What may be said too, since it holds all the same: the first flaw holds back only what rests on it.

        What holds whatever a wrong name stands for is proved by all mends of it (`test_analyser.py`), and any line is
        right here, but for loops.
        """
        loops = self._loops()
        if any(self._names().values()):
            lines = set(range(1, self._text.text.count("\n") + 2))
            return {**dict.fromkeys(AFTER_NAMES, lines), **loops}
        if any(loops.values()):
            stuck = self._truth.stuck_going_round()
            return {"case-not-covered": {self._text.key(*self._route(*place), "then") for place in stuck}}
        return self._promises() if any(self._paths().values()) else {}

    # names

    def _names(self) -> Expected:
        truth, text = self._truth, self._text
        lost = {target for _, _, then, _ in truth.ways() for target in self._targets(then) if self._is_lost(target)}
        start = text.data["start"]
        return {
            "unknown-target": {self._target_line(*place) for place in truth.unknown_targets()},
            "missing-start": {text.value("start")} if start not in truth.questions | truth.steps else set(),
            "unknown-question": {line for name, line in self._unknown_names() if name not in lost},
            **self._ranges(),
        }

    def _is_lost(self, target: str) -> bool:
        return target not in self._truth.nodes and target not in self._truth.others

    def _targets(self, then: Any) -> list[str]:
        return [then] if isinstance(then, str) else [case.get("go") or case["otherwise"] for case in then]

    def _route(self, node: str, position: int) -> Route:
        return ("questions", node, "answers", position) if node in self._truth.questions else ("steps", node)

    def _target_line(self, node: str, position: int, case: int) -> int:
        route = (*self._route(node, position), "then")
        if (*route, case) not in self._text.lines:
            return self._text.value(*route)
        key = "go" if (*route, case, "go") in self._text.lines else "otherwise"
        return self._text.value(*route, case, key)

    def _unknown_names(self) -> list[tuple[str, int]]:
        """Questions, outcomes and answers that cases, safeguards and stories name and nothing has."""
        return [*self._unknown_answers(), *self._unknown_in_safeguards()]

    def _unknown_answers(self) -> Iterator[tuple[str, int]]:
        for route, pairs in self._pairs():
            for question, ids in pairs.items():
                if question not in self._truth.questions:
                    yield question, self._text.key(*route, question)
                elif not set(ids) <= set(self._known(question)):
                    yield from (("", line) for line in self._text.below(*route, question))

    def _unknown_in_safeguards(self) -> Iterator[tuple[str, int]]:
        text, truth = self._text, self._truth
        for number, safeguard in enumerate(text.data.get("safeguards") or []):
            outcome = safeguard["before"].get("outcome")
            if outcome and outcome not in truth.outcomes:
                yield outcome, text.value("safeguards", number, "before", "outcome")
            for position, condition in enumerate(safeguard["always"]):
                for node in listed(condition.get("asked")):
                    if node not in truth.questions and node not in truth.steps:
                        lines = text.below("safeguards", number, "always", position, "asked")
                        yield from ((node, line) for line in lines)

    def _pairs(self) -> list[tuple[Route, dict[str, list[str]]]]:
        data, found = self._text.data, []
        for node, position, then, _ in self._truth.ways():
            for case, each in enumerate(then if isinstance(then, list) else []):
                if "if" in each:
                    found.append(((*self._route(node, position), "then", case, "if"), each["if"]))
        for number, safeguard in enumerate(data.get("safeguards") or []):
            for position, condition in enumerate(safeguard["always"]):
                found.append((("safeguards", number, "always", position, "answered"), condition.get("answered", {})))
            found.append((("safeguards", number, "unless"), safeguard.get("unless", {})))
        listing = [(route, {question: listed(ids) for question, ids in pairs.items()}) for route, pairs in found]
        for number, scenario in enumerate(data.get("scenarios") or []):
            pairs = {name: self._ids_of(name, given) for name, given in scenario["answers"].items()}
            listing.append((("scenarios", number, "answers"), pairs))
        return listing

    def _ids_of(self, question: str, given: Any) -> list[str]:
        """The ids that a story names; an unknown one where what it gives is of another kind than what is asked."""
        data = self._truth.questions.get(question, {})
        if "worksheet" in data:
            return [] if _fits_worksheet(given, data["worksheet"]) else [OF_ANOTHER_KIND]
        if "number" in data:
            return [] if _fits_number(given, data["number"]) else [OF_ANOTHER_KIND]
        if not isinstance(given, list if "tick" in data else str):
            return [OF_ANOTHER_KIND]
        return listed(given)

    def _known(self, question: str) -> list[str]:
        data = self._truth.questions[question]
        named = [each["answer"] for each in data["answers"]]
        return [*named, *map(self._truth.answer_id, data["answers"]), *self._truth.tick_ids(data)]

    def _ranges(self) -> Expected:
        rules = {"gap": "range-gap", "overlap": "range-overlap", "outside": "wrong-range"}
        found: Expected = {}
        for question, flaws in self._truth.range_flaws().items():
            for flaw in {"outside"} if "outside" in flaws else flaws:
                found.setdefault(rules[flaw], set()).update(self._text.below("questions", question))
        return found

    # shape, paths, promises

    def _loops(self) -> Expected:
        closure = self._truth.closure
        lines = {
            self._target_line(node, position, case)
            for node, position, then, again in self._truth.ways()
            for case, target in enumerate(self._targets(then))
            if not again and target in closure and node in closure[target] | {target}
        }
        return {"undeclared-loop": lines}

    def _paths(self) -> Expected:
        truth, text = self._truth, self._text
        stuck = truth.stuck()
        lost = set(truth.nodes) - truth.met
        impossible = truth.impossible_cases()
        behind_cases = {self._targets(truth_then)[case] for truth_then, case in self._thens(impossible)}
        heads = lost - behind_cases - {other for node in lost for other in truth.closure[node] & lost}
        kinds = {name: kind for kind in ("questions", "steps", "outcomes") for name in text.data.get(kind) or {}}
        return {
            "case-not-covered": {text.key(*self._route(*place), "then") for place in stuck},
            "impossible-case": {text.value(*self._route(node, at), "then", case) for node, at, case in impossible},
            "unreachable": set() if stuck else {text.key(kinds[node], node) for node in heads},
        }

    def _thens(self, places: set[tuple[str, int, int]]) -> list[tuple[Any, int]]:
        by_place = {(node, position): then for node, position, then, _ in self._truth.ways()}
        return [(by_place[node, position], case) for node, position, case in places]

    def _promises(self) -> Expected:
        truth, text = self._truth, self._text
        own, house = text.data.get("safeguards") or [], self._house.get("safeguards") or []
        broken = {text.value("safeguards", at, "promise") for at, each in enumerate(own) if truth.broken(each)}
        # Promises of the house stand in another file: told at the outcomes that they guard.
        for promise in filter(truth.broken, house):
            for outcome in truth.outcomes:
                if truth.is_guarded(outcome, promise["before"]):
                    broken |= text.below("outcomes", outcome)
        wrong, stray = set(), set()
        for number, scenario in enumerate(text.data.get("scenarios") or []):
            walk = truth.follow(scenario["answers"])
            if walk.kind == "stuck":
                wrong.add(text.key("scenarios", number, "answers"))
            elif walk.end != scenario["expect"]:
                wrong.add(text.value("scenarios", number, "expect"))
            else:
                asked = {each.node for each in walk.taken}
                names = [name for name in scenario["answers"] if name not in asked]
                stray |= {text.key("scenarios", number, "answers", name) for name in names}
        return {"broken-safeguard": broken, "wrong-scenario": wrong, "stray-answer": stray}


def _fits_number(given: Any, field: Data) -> bool:
    """Whether this can be typed into a field: a number within its ends, with no more digits than it takes."""
    if not isinstance(given, str) or not re.fullmatch(r"-?\d+(\.\d+)?", given):
        return False
    value, step = Fraction(given), Fraction(1, 10 ** int(field.get("decimals", 0)))
    return Fraction(field["from"]) <= value <= Fraction(field["to"]) and value % step == 0


def _fits_worksheet(given: Any, fields: Data) -> bool:
    if not isinstance(given, dict) or set(given) != set(fields):
        return False
    return all(_fits_number(given[name], field) for name, field in fields.items())
