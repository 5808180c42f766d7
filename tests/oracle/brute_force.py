"""The oracle: walks every concrete way through a small tree and judges what it saw.

It reads plain YAML data, every scalar as text, and shares nothing with the analyser: no model, no graph, no cleverness.
Ticks are real subsets, numbers real values, worksheets real sums. Where a number can be too much (more than
`MOST_VALUES`), the values around every bound stand for all others: between two bounds nothing changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, product
from math import floor
from typing import Any

Data = dict[str, Any]
Memory = Mapping[str, frozenset[str]]

MOST_VALUES = 120
MOST_WALKS = 300_000


@dataclass(frozen=True)
class Taken:
    """One thing done on a walk. `position` is the answer's (0 for a step), `case` the case taken (-1: none)."""

    node: str
    position: int
    answer: str
    holds: frozenset[str]
    case: int


@dataclass(frozen=True)
class Walk:
    """One way from the start. It ends at `end` as `outcome`, `tree`, `stuck`, `loop` or `nowhere`."""

    taken: tuple[Taken, ...]
    end: str
    kind: str

    @property
    def nodes(self) -> list[str]:
        """All nodes in order, the outcome included."""
        passed = [each.node for each in self.taken]
        return [*passed, self.end] if self.kind == "outcome" else passed


def listed(value: Any) -> list[str]:
    """One value or a list of them, as a list."""
    return [value] if isinstance(value, str) else list(value or [])


def slug(words: str) -> str:
    """The id of an answer or a tick that names none, as DESIGN says it."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", words.lower()) if ord(letter) < 0x300)
    pieces = re.findall("[a-z0-9]+", re.sub("['`]", "", plain))
    kept = ""
    for piece in pieces:
        longer = f"{kept}-{piece}" if kept else piece
        if len(longer) > 60:
            break
        kept = longer
    return kept or "-".join(pieces)[:60]


class BruteForce:
    """Everything there is to know of one tree, beside other trees with these ids."""

    def __init__(self, tree: Data, others: set[str]) -> None:
        self.tree = tree
        self.others = others
        self.questions: dict[str, Data] = tree.get("questions") or {}
        self.steps: dict[str, Data] = tree.get("steps") or {}
        self.outcomes: dict[str, Data] = tree.get("outcomes") or {}
        self._choices: dict[str, list[tuple[int, frozenset[str]]]] = {}
        self.nodes: dict[str, Data] = {**self.questions, **self.steps, **self.outcomes}

    # what an answer is

    def answer_id(self, answer: Data) -> str:
        return str(answer.get("id") or slug(answer["answer"]))

    def tick_ids(self, question: Data) -> list[str]:
        ticks = question.get("tick", [])
        return [slug(each) if isinstance(each, str) else each.get("id") or slug(each["tick"]) for each in ticks]

    def choices(self, node_id: str) -> list[tuple[int, frozenset[str]]]:
        """What can happen at a question: the answer's position, and the ids that hold then; each once."""
        if node_id not in self._choices:
            self._choices[node_id] = self._all_choices(self.questions[node_id])
        return self._choices[node_id]

    def _all_choices(self, question: Data) -> list[tuple[int, frozenset[str]]]:
        answers = question["answers"]
        if not is_measured(question):
            return [(number, frozenset([self.answer_id(each)])) for number, each in enumerate(answers)]
        found = {}
        for value, ticked in self.measures(question):
            taking = [number for number, each in enumerate(answers) if takes(each, value)]
            if taking:
                found[taking[0], frozenset([self.answer_id(answers[taking[0]]), *ticked])] = True
        return list(found)

    def measures(self, question: Data) -> Iterator[tuple[Fraction, tuple[str, ...]]]:
        """Every value that a question can measure, with what is ticked."""
        if "number" in question:
            yield from ((value, ()) for value in values(question["number"], bounds(question)))
        elif "tick" in question:
            ticks = self.tick_ids(question)
            subsets = chain.from_iterable(combinations(ticks, size) for size in range(len(ticks) + 1))
            yield from ((Fraction(len(chosen)), chosen) for chosen in subsets)
        else:
            yield from ((value, ()) for value in totals(question))

    # flaws that are seen without walking

    def ways(self) -> Iterator[tuple[str, int, Any, bool]]:
        """Every `then`: node, position of the answer, the `then` itself, whether it is a step back on purpose."""
        for node_id, question in self.questions.items():
            for number, answer in enumerate(question["answers"]):
                yield node_id, number, answer["then"], answer.get("again") == "true"
        for node_id, step in self.steps.items():
            yield node_id, 0, step["then"], False

    def unknown_targets(self) -> set[tuple[str, int, int]]:
        return {
            (node, position, case)
            for node, position, then, _ in self.ways()
            for case, target in enumerate(targets(then))
            if target not in self.nodes and target not in self.others
        }

    def range_flaws(self) -> dict[str, set[str]]:
        """Per measured question: `gap` and `overlap`, and `outside` for a bound that no measure can meet."""
        found: dict[str, set[str]] = {}
        for node_id, question in self.questions.items():
            if is_measured(question):
                flaws = set(self._range_flaws(question))
                if flaws:
                    found[node_id] = flaws
        return found

    def _range_flaws(self, question: Data) -> Iterator[str]:
        answers = question["answers"]
        every = scale(question)
        for value in every:
            count = sum(takes(answer, value) for answer in answers)
            if count != 1:
                yield "overlap" if count else "gap"
        for answer in answers:
            within = [value for value in every if takes(answer, value)]
            first_after = every[-1] + step_of(question)
            for key in RANGE:
                met = [*every, first_after] if key == "below" else every
                if key in answer and Fraction(answer[key]) not in met:
                    yield "outside"
            if not within:
                yield "outside"

    @cached_property
    def closure(self) -> dict[str, set[str]]:
        """For each node, all nodes that some way leads to, whatever was answered before (Warshall's)."""
        reach: dict[str, set[str]] = {node: set() for node in self.nodes}
        for node, _, then, again in self.ways():
            if not again:
                reach[node].update(target for target in targets(then) if target in self.nodes)
        for middle in self.nodes:
            for node in self.nodes:
                if middle in reach[node]:
                    reach[node] |= reach[middle]
        return reach

    @property
    def has_loop(self) -> bool:
        return any(node in self.closure[node] for node in self.nodes)

    # all walks

    @cached_property
    def walks(self) -> list[Walk]:
        found = []
        for walk in self._from(self.tree["start"], {}, ()):
            found.append(walk)
            assert len(found) < MOST_WALKS, "too large for brute force"
        return found

    def _from(self, node_id: str, memory: dict[str, frozenset[str]], taken: tuple[Taken, ...]) -> Iterator[Walk]:
        if any(each.node == node_id for each in taken):
            yield Walk(taken, node_id, "loop")
        elif node_id in self.outcomes:
            yield Walk(taken, node_id, "outcome")
        elif node_id in self.steps:
            yield from self._on(node_id, 0, "", frozenset(), memory, taken, self.steps[node_id]["then"])
        elif node_id in self.questions:
            for position, holds in self.choices(node_id):
                answer = self.questions[node_id]["answers"][position]
                if answer.get("again") != "true":
                    known = {**memory, node_id: holds}
                    name = self.answer_id(answer)
                    yield from self._on(node_id, position, name, holds, known, taken, answer["then"])
        else:
            yield Walk(taken, node_id, "tree" if node_id in self.others else "nowhere")

    def _on(
        self,
        node_id: str,
        position: int,
        answer: str,
        holds: frozenset[str],
        memory: dict[str, frozenset[str]],
        taken: tuple[Taken, ...],
        then: Any,
    ) -> Iterator[Walk]:
        case, target = chosen_case(then, memory)
        here = (*taken, Taken(node_id, position, answer, holds, case))
        if case < 0:
            yield Walk(here, node_id, "stuck")
        else:
            yield from self._from(target, memory, here)

    # judgements

    @cached_property
    def met(self) -> set[str]:
        """All nodes that some walk meets."""
        return {node for walk in self.walks for node in walk.nodes}

    def stuck(self) -> dict[tuple[str, int], int]:
        """Where no case takes a combination: node and position, with the fewest answers and steps that lead there."""
        found: dict[tuple[str, int], int] = {}
        for walk in self.walks:
            if walk.kind == "stuck":
                key = (walk.end, walk.taken[-1].position)
                found[key] = min(found.get(key, len(walk.taken)), len(walk.taken))
        return found

    def stuck_going_round(self) -> set[tuple[str, int]]:
        """The same on ways that may go round: a later answer to a question takes the place of an earlier one."""
        waiting: list[tuple[str, Memory]] = [(self.tree["start"], {})]
        seen: set[tuple[str, frozenset[tuple[str, frozenset[str]]]]] = set()
        found: set[tuple[str, int]] = set()
        while waiting:
            node, memory = waiting.pop()
            state = (node, frozenset(memory.items()))
            if state in seen:
                continue
            seen.add(state)
            for position, then, known in self._onward(node, memory):
                case, target = chosen_case(then, known)
                if case < 0:
                    found.add((node, position))
                else:
                    waiting.append((target, known))
        return found

    def _onward(self, node: str, memory: Memory) -> Iterator[tuple[int, Any, dict[str, frozenset[str]]]]:
        """The position of each answer that goes on from a node, where it leads, and what is known then."""
        if node in self.steps:
            yield 0, self.steps[node]["then"], dict(memory)
        for position, holds in self.choices(node) if node in self.questions else ():
            answer = self.questions[node]["answers"][position]
            if answer.get("again") != "true":
                yield position, answer["then"], {**memory, node: holds}

    def impossible_cases(self) -> set[tuple[str, int, int]]:
        taken = {(each.node, each.position, each.case) for walk in self.walks for each in walk.taken}
        return {
            (node, position, case)
            for node, position, then, again in self.ways()
            if not isinstance(then, str) and not again and node in self.met
            for case in range(len(then))
            if (node, position, case) not in taken
        }

    def stray_steps_back(self) -> set[tuple[str, int]]:
        found = set()
        for node, position, then, again in self.ways():
            if not again:
                continue
            around = any(then not in nodes for nodes in self._prefixes(node))
            if not isinstance(then, str) or then not in self.questions or around:
                found.add((node, position))
        return found

    def _prefixes(self, node: str) -> Iterator[list[str]]:
        """All ways to a node, the node included."""
        for walk in self.walks:
            nodes = [*walk.nodes, *([walk.end] if walk.kind == "tree" else [])]
            if node in nodes:
                yield nodes[: nodes.index(node) + 1]

    def always_passed(self, node: str) -> set[str]:
        """What every way to a node (or a tree that takes over) passes, itself included; empty where none leads."""
        ways = [set(nodes) for nodes in self._prefixes(node)]
        return set.intersection(*ways) if ways else set()

    def broken(self, safeguard: Data) -> int:
        """The fewest answers and steps of a walk that breaks the first condition to be broken; 0 where none is."""
        for condition in safeguard["always"]:
            breaking = [
                len(walk.taken)
                for walk in self.walks
                if walk.kind == "outcome"
                and self.is_guarded(walk.end, safeguard["before"])
                and not self._holds(walk, condition)
                and not ("unless" in safeguard and answered(walk, safeguard["unless"]))
            ]
            if breaking:
                return min(breaking)
        return 0

    def is_guarded(self, outcome: str, before: Data) -> bool:
        if "outcome" in before and outcome == before["outcome"]:
            return True
        return "verdict" in before and slug(self.outcomes[outcome]["verdict"]) == slug(before["verdict"])

    def _holds(self, walk: Walk, condition: Data) -> bool:
        passed = [each.node for each in walk.taken]
        if "asked" in condition:
            return any(node in passed for node in listed(condition["asked"]))
        if "cited" in condition:
            return any(condition["cited"] in listed(self.nodes[node].get("principles")) for node in passed)
        return answered(walk, condition["answered"])

    def count_paths(self) -> int:
        """Ways that differ in an answer, or in a tick that some case or safeguard of the tree asks about."""
        asked = self._asked_about()
        return len({
            tuple((each.node, each.answer, each.holds & asked.get(each.node, frozenset())) for each in walk.taken)
            for walk in self.walks
        })  # fmt: skip

    def _asked_about(self) -> dict[str, frozenset[str]]:
        asked: dict[str, set[str]] = {}
        for pairs in self._conditions():
            for question, ids in pairs.items():
                asked.setdefault(question, set()).update(listed(ids))
        return {question: frozenset(ids) for question, ids in asked.items()}

    def _conditions(self) -> Iterator[Data]:
        for _, _, then, _ in self.ways():
            if not isinstance(then, str):
                yield from (case["if"] for case in then if "if" in case)
        for safeguard in self.tree.get("safeguards") or []:
            yield safeguard.get("unless") or {}
            yield from (each["answered"] for each in safeguard["always"] if "answered" in each)

    def most_questions(self) -> int:
        return max(sum(node in self.questions for node in walk.nodes) for walk in self.walks)

    def most_words(self) -> int:
        """Words on the wordiest way; counts text without links only."""
        return max(map(self._words, self.walks))

    def _words(self, walk: Walk) -> int:
        total = sum(words_of(self.nodes[node]) for node in walk.nodes)
        for each in walk.taken:
            if each.node in self.questions:
                answer = self.questions[each.node]["answers"][each.position]
                total += words(answer["answer"]) + words(answer.get("hint", ""))
        return total

    def follow(self, given: Data) -> Walk:
        """Where a story's answers lead. It is stuck where it answers nothing; a step back ends it."""
        memory: dict[str, frozenset[str]] = {}
        taken: list[Taken] = []
        here = self.tree["start"]
        while here not in self.outcomes and here in self.nodes and here not in [each.node for each in taken]:
            if here in self.questions and here not in given:
                return Walk(tuple(taken), here, "stuck")
            position, name, holds, then = self._picked(here, given)
            if here in self.questions:
                memory[here] = holds
            case, target = chosen_case(then, memory)
            taken.append(Taken(here, position, name, holds, case))
            if case < 0:
                return Walk(tuple(taken), here, "stuck")
            here = target
        return Walk(
            tuple(taken), here, "outcome" if here in self.outcomes else "tree" if here in self.others else "loop"
        )

    def _picked(self, node_id: str, given: Data) -> tuple[int, str, frozenset[str], Any]:
        if node_id in self.steps:
            return 0, "", frozenset(), self.steps[node_id]["then"]
        question, said = self.questions[node_id], given[node_id]
        ticked = said if "tick" in question else []
        if "tick" in question:
            value = Fraction(len(set(said)))
        elif "number" in question:
            value = Fraction(said)
        else:
            value = total(question, said) if "worksheet" in question else Fraction(0)
        for position, answer in enumerate(question["answers"]):
            name = self.answer_id(answer)
            if takes(answer, value) if is_measured(question) else said in (name, answer["answer"]):
                return position, name, frozenset([name, *ticked]), answer["then"]
        raise AssertionError(f"{node_id}: nothing takes {said}")


RANGE = ("from", "below")


def is_measured(question: Data) -> bool:
    return any(kind in question for kind in ("number", "tick", "worksheet"))


def takes(answer: Data, value: Fraction) -> bool:
    low, high = answer.get("from"), answer.get("below")
    return (low is None or Fraction(low) <= value) and (high is None or value < Fraction(high))


def bounds(question: Data) -> list[Fraction]:
    return [Fraction(answer[key]) for answer in question["answers"] for key in RANGE if key in answer]


def values(field: Data, near: list[Fraction]) -> list[Fraction]:
    """All values that can be typed; of too many those next to these bounds."""
    low, high, step = Fraction(field["from"]), Fraction(field["to"]), Fraction(1, 10 ** int(field.get("decimals", 0)))
    if (high - low) / step < MOST_VALUES:
        return [low + number * step for number in range(int((high - low) / step) + 1)]
    around = {low, high, *(bound + shift * step for bound in near for shift in (-1, 0, 1))}
    return sorted(value for value in around if low <= value <= high and (value - low) % step == 0)


def step_of(question: Data) -> Fraction:
    """The smallest difference between two measures."""
    field = question.get("number") or question.get("total") or {}
    return Fraction(1, 10 ** int(field.get("decimals", 0)))


def scale(question: Data) -> list[Fraction]:
    """Every measure that answers must cover: of a worksheet's total, which has no ends, far beyond all bounds."""
    if "number" in question:
        return values(question["number"], bounds(question))
    if "tick" in question:
        return [Fraction(count) for count in range(len(question["tick"]) + 1)]
    step = step_of(question)
    near = sorted({bound + shift * step for bound in [*bounds(question), Fraction(0)] for shift in (-1, 0, 1)})
    return [near[0] - 10**6, *near, near[-1] + 10**6]


def totals(question: Data) -> set[Fraction]:
    """What a worksheet can come to, over all that can be typed (of long scales: over a coarse grid)."""
    fields = question["worksheet"]
    near = bounds(question)
    grids = []
    for field in fields.values():
        low, high = Fraction(field["from"]), Fraction(field["to"])
        whole = values(field, near) if (high - low) < MOST_VALUES else coarse(low, high)
        grids.append(whole)
    return {total(question, dict(zip(fields, each, strict=True))) for each in product(*grids)}


def coarse(low: Fraction, high: Fraction) -> list[Fraction]:
    """Some numbers of a long scale, small and large ones."""
    return sorted({low, high, *(low + 10**power for power in range(12) if low + 10**power < high)})


def total(question: Data, typed: Mapping[str, Any]) -> Fraction:
    """The sum, computed by Python's own arithmetic, and rounded half up."""
    names = {name: Fraction(value) for name, value in typed.items()}
    tokens = question["total"]["sum"].replace("(", "( ").replace(")", " )").split()
    known = {"value": names, "Fraction": Fraction}
    python = "".join(
        f"value[{token!r}]" if token in names else f"Fraction({token!r})" if token[0].isdigit() else token
        for token in tokens
    )
    step = step_of(question)
    return floor(Fraction(eval(python, known)) / step + Fraction(1, 2)) * step


def targets(then: Any) -> list[str]:
    return [then] if isinstance(then, str) else [case.get("go") or case["otherwise"] for case in then]


def chosen_case(then: Any, memory: Memory) -> tuple[int, str]:
    """The first case that holds and its target; -1 where none does."""
    if isinstance(then, str):
        return 0, then
    for number, case in enumerate(then):
        if "otherwise" in case:
            return number, case["otherwise"]
        if all(memory.get(question, frozenset()) & set(listed(ids)) for question, ids in case["if"].items()):
            return number, case["go"]
    return -1, ""


def answered(walk: Walk, pairs: Data) -> bool:
    return all(
        any(each.node == question and each.holds & set(listed(ids)) for each in walk.taken)
        for question, ids in pairs.items()
    )


def words(text: str) -> int:
    return len(text.split())


def words_of(node: Data) -> int:
    texts = [node.get(key, "") for key in ("ask", "help", "title", "tell", "note", "limit", "log")]
    texts += [*node.get("do", []), *node.get("say", [])]
    texts += [each if isinstance(each, str) else each["tick"] for each in node.get("tick", [])]
    texts += [field["label"] for field in node.get("worksheet", {}).values()]
    return sum(map(words, texts))
