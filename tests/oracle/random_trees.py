"""Random small trees as plain YAML data: whole ones, and ones with every kind of flaw that a trainer can make."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.oracle.brute_force import BruteForce, Data, is_measured

OTHERS = ("elsewhere", "further")
"""Trees beside the random one, to which it may hand over."""
VERDICTS = ("keep serving", "let go")
PRINCIPLES = ("lesson/one", "lesson/two", "lesson/three")
NOWHERE = "nowhere"
MOST_WALKS = 100
"""With so many walks a tree grows no more ticks: brute force has to walk them all."""


def trees(flawed: bool) -> st.SearchStrategy[Data]:
    """Trees of two to nine nodes. Whole ones may break promises and leave combinations open, but nothing cruder."""
    # The first kind of chance can be shrunk to a small tree, the second spreads more evenly.
    chance = st.one_of(st.randoms(use_true_random=False), st.randoms(use_true_random=True))
    return chance.map(lambda random: _Maker(random, flawed).tree())


def _mend(tree: Data) -> bool:
    """Close what is open, take out what no walk meets; whether there was anything to do."""
    truth = BruteForce(tree, set(OTHERS))
    stuck, impossible = truth.stuck(), truth.impossible_cases()
    lost = [node for node in truth.nodes if node not in truth.met]
    for node, position in stuck:
        _then_of(tree, node, position).append({"otherwise": OTHERS[0]})
    for node, position, case in sorted(impossible, reverse=True):
        del _then_of(tree, node, position)[case]
    for node in lost:
        for kind in ("questions", "steps", "outcomes"):
            tree[kind].pop(node, None)
    for name, question in tree["questions"].items():
        for answer in question["answers"]:
            if answer.get("again") and answer["then"] in lost:
                answer["then"] = name
    return bool(stuck or impossible or lost)


def _then_of(tree: Data, node: str, position: int) -> list[Data]:
    owner = tree["questions"][node]["answers"][position] if node in tree["questions"] else tree["steps"][node]
    then: list[Data] = owner["then"]
    return then


class _Maker:
    def __init__(self, random: Random, flawed: bool) -> None:
        self._random = random
        self._inner = [f"n{number}" for number in range(random.randint(1, 6))]
        self._ends = [f"e{number}" for number in range(random.randint(1, 3))]
        self._questions: dict[str, Data] = {}
        self._steps: dict[str, Data] = {}
        # One kind of flaw a tree, so that none hides the others.
        self._walks = 1
        self._flaw = random.choice(("target", "loop", "range", "back", "")) if flawed else ""

    def _chance(self, percent: int) -> bool:
        return self._random.randrange(100) < percent

    def tree(self) -> Data:
        for name in self._inner:
            if self._chance(20) and name != self._inner[0]:
                self._steps[name] = {"title": f"Do {name}", "tell": "Say something short."}
            else:
                self._questions[name] = self._question(name)
        for number, name in enumerate(self._inner):
            self._lead_on(number, name)
        outcomes = {name: self._outcome(name) for name in self._ends}
        tree: Data = {
            "title": "A random tree",
            "summary": "Grown by chance.",
            "owner": "Nobody",
            "start": self._inner[0],
            "questions": self._questions,
            "steps": self._steps,
            "outcomes": outcomes,
        }
        if not self._flaw and self._chance(75):
            while _mend(tree):
                pass
        self._inner = [*self._questions, *self._steps]
        self._ends = list(outcomes)
        tree["safeguards"] = [self._safeguard() for _ in range(self._random.randint(0, 2) if outcomes else 0)]
        told = bool(outcomes) and not self._flaw
        tree["scenarios"] = [self._scenario(tree, number) for number in range(2)] if told else []
        return tree

    def _outcome(self, name: str) -> Data:
        return {"verdict": self._random.choice(VERDICTS), "title": f"End {name}", "principles": [PRINCIPLES[0]]}

    # questions and their measures

    def _question(self, name: str) -> Data:
        question: Data = {"ask": f"What of {name}?"}
        if self._chance(40):
            question["principles"] = self._random.sample(PRINCIPLES, 1)
        kinds = ("plain", "plain", "plain", "number", "tick", "tick", "sheet")
        kind = self._random.choice(kinds) if self._walks < MOST_WALKS else "plain"
        if kind == "number":
            self._add_number(question)
        elif kind == "tick":
            ticks = [f"t{number}" for number in range(self._random.randint(1, 4))]
            self._walks *= 2 ** len(ticks)
            self._add_ranges(question | {"tick": ticks}, question, [0, len(ticks)], 1)
            question["tick"] = ticks
        elif kind == "sheet":
            self._add_worksheet(question)
        else:
            question["answers"] = [
                {"answer": f"Answer {number}", "id": f"a{number}"} for number in range(self._random.randint(1, 3))
            ]
            self._walks *= len(question["answers"])
        return question

    def _add_number(self, question: Data) -> None:
        low, size, decimals = self._random.randint(-2, 2), self._random.randint(1, 4), self._random.randint(0, 1)
        number = {"unit": "times", "from": str(low), "to": str(low + size)}
        question["number"] = number | ({"decimals": "1"} if decimals else {})
        self._add_ranges(question, question, [low, low + size], 10**decimals)

    def _add_worksheet(self, question: Data) -> None:
        most = [self._random.randint(1, 3), self._random.randint(1, 3)]
        question["worksheet"] = {
            name: {"label": f"How much of {name}?", "unit": "pieces", "from": "0", "to": str(end)}
            for name, end in zip(("x", "y"), most, strict=True)
        }
        question["total"] = {"unit": "pieces", "sum": "x + y"}
        self._add_ranges(question, question, [0, sum(most)], 1, open_ended=True)

    def _add_ranges(
        self, measured: Data, question: Data, ends: list[int], parts: int, open_ended: bool = False
    ) -> None:
        low, high = ends[0] * parts, ends[1] * parts
        inside = list(range(low + 1, high + 1))
        cuts = sorted(self._random.sample(inside, self._random.randint(0, min(2, len(inside)))))
        starts, stops = [low, *cuts], [*cuts, high + 1]
        if self._flaw == "range" and self._chance(60):
            shifted = self._random.choice((starts, stops))
            shifted[self._random.randrange(len(shifted))] += self._random.choice((-2, -1, 1, 2))
        answers = []
        for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
            answer = {
                "answer": f"Answer {number}",
                "id": f"a{number}",
                "from": str(start / parts if parts > 1 else start),
            }
            answer["below"] = str(stop / parts if parts > 1 else stop)
            if number == 0 and (open_ended or self._chance(50)) and start == low and len(starts) > 1:
                del answer["from"]
            if number == len(starts) - 1 and (open_ended or self._chance(50)) and stop == high + 1:
                del answer["below"]
            answers.append(answer)
        if open_ended and len(starts) == 1:
            answers[0].pop("from", None)
        question["answers"] = answers

    # where it goes on

    def _lead_on(self, number: int, name: str) -> None:
        if name in self._steps:
            self._steps[name]["then"] = self._then(number)
            return
        for position, answer in enumerate(self._questions[name]["answers"]):
            answer["then"] = self._then(number)
            if position and self._chance(12):
                answer["again"] = "true"
                back = self._inner[: number + 1]
                pool = (
                    [*self._inner, *self._ends]
                    if self._flaw == "back"
                    else [each for each in back if each in self._questions]
                )
                answer["then"] = self._random.choice(pool)

    def _target(self, number: int) -> str:
        if self._flaw == "target" and self._chance(10):
            return NOWHERE
        if self._flaw == "loop" and self._chance(25):
            return self._random.choice(self._inner)
        later = self._inner[number + 1 :]
        # The next one more often than others, so that trees grow deep and most nodes are met.
        return self._random.choice([*later[:1] * 4, *later, *self._ends, self._random.choice(OTHERS)])

    def _then(self, number: int) -> Any:
        if self._chance(65):
            return self._target(number)
        cases: list[Data] = [
            {"if": self._condition(), "go": self._target(number)} for _ in range(self._random.randint(1, 3))
        ]
        if self._chance(75):
            cases.append({"otherwise": self._target(number)})
        return cases

    def _condition(self) -> Data:
        names = self._random.sample(list(self._questions), min(len(self._questions), self._random.choice((1, 1, 2))))
        return {name: self._some_ids(name) for name in names}

    def _some_ids(self, name: str) -> list[str]:
        question = self._questions[name]
        ids = [*(answer["id"] for answer in question["answers"]), *question.get("tick", [])]
        return self._random.sample(ids, self._random.randint(1, min(2, len(ids))))

    # promises and stories

    def _safeguard(self) -> Data:
        before = {"outcome": self._random.choice(self._ends)} if self._chance(70) else {"verdict": VERDICTS[1]}
        safeguard: Data = {"promise": "Something always happens first.", "before": before}
        safeguard["always"] = [self._demand() for _ in range(self._random.randint(1, 2))]
        if self._chance(40):
            safeguard["unless"] = self._condition()
        return safeguard

    def _demand(self) -> Data:
        kind = self._random.choice(("asked", "answered", "cited"))
        if kind == "asked":
            return {"asked": self._random.sample(self._inner, min(len(self._inner), self._random.randint(1, 2)))}
        return {"answered": self._condition()} if kind == "answered" else {"cited": self._random.choice(PRINCIPLES)}

    def _scenario(self, tree: Data, number: int) -> Data:
        given = {name: self._given(question) for name, question in self._questions.items() if not self._chance(4)}
        walk = BruteForce(tree, set(OTHERS)).follow(given)
        asked = {name for name in given if any(each.node == name for each in walk.taken)}
        if self._chance(80):
            given = {name: value for name, value in given.items() if name in asked}
        expected = (
            walk.end if self._chance(80) and walk.kind in ("outcome", "tree") else self._random.choice(self._ends)
        )
        return {"name": f"Story {number}", "story": "Somebody called.", "answers": given, "expect": expected}

    def _given(self, question: Data) -> Any:
        if not is_measured(question):
            return self._random.choice(question["answers"])["id"]
        if "tick" in question:
            return [tick for tick in question["tick"] if self._chance(50)]
        if "number" in question:
            number = question["number"]
            return str(self._random.randint(int(number["from"]), int(number["to"])))
        return {name: str(self._random.randint(0, int(field["to"]))) for name, field in question["worksheet"].items()}
