"""One small mistake in a tree's text: what a trainer's slip of the hand, the eye or the mind does to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.oracle.brute_force import BruteForce, is_measured
from tests.oracle.expectation import Text


@dataclass(frozen=True)
class Mutant:
    """`line` is where the mistake was made, counted from 1 in the new text; `rules` are those that must name it.

    Where `rules` is empty, brute force says what must be found, and whether there is anything to find at all.
    """

    kind: str
    tree: str
    text: str
    line: int
    rules: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.kind} in {self.tree}:{self.line}: {self.text.splitlines()[self.line - 1].strip()[:60]}"


@dataclass(frozen=True)
class Original:
    """A tree's text before the mistake, with the chance that picks one."""

    tree: str
    text: Text
    others: set[str]
    random: Random

    @property
    def lines(self) -> list[str]:
        return self.text.text.split("\n")

    @property
    def truth(self) -> BruteForce:
        return BruteForce(self.text.data, self.others)

    def block(self, line: int) -> range:
        """The lines (from 1) of the item or field that begins on this one: all that is further in."""
        lines = self.lines
        indent = _indent(lines[line - 1])
        end = line
        while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
            end += 1
        return range(line, end + 1)

    def without(self, kind: str, block: range, rules: tuple[str, ...] = ()) -> Mutant:
        lines = self.lines
        kept = lines[: block.start - 1] + lines[block.stop - 1 :]
        line = min(block.start, len(kept))
        return Mutant(kind, self.tree, "\n".join(kept), line, frozenset(rules))

    def changed(self, kind: str, line: int, new: str, rules: tuple[str, ...] = ()) -> Mutant:
        lines = self.lines
        lines[line - 1] = new
        return Mutant(kind, self.tree, "\n".join(lines), line, frozenset(rules))

    def some(self, lines: list[int], most: int = 6) -> list[int]:
        """A few of these lines."""
        return sorted(self.random.sample(sorted(set(lines)), min(most, len(set(lines)))))

    def nodes(self, *kinds: str) -> list[tuple[str, int]]:
        """Each node of these kinds, with the line of its key."""
        return [(name, self.text.key(kind, name)) for kind in kinds for name in self.text.data.get(kind) or {}]

    def answers(self) -> list[tuple[str, int, int]]:
        """Question, position and first line of each answer."""
        return [
            (name, number, self.text.value("questions", name, "answers", number))
            for name, question in self.text.data["questions"].items()
            for number in range(len(question["answers"]))
        ]

    def thens(self) -> list[tuple[str, int]]:
        """Each place that names where to go on: its node, and its line."""
        found = []
        for route, (_, line) in self.text.lines.items():
            if route[-1] in ("go", "otherwise") or (route[-1] == "then" and (*route, 0) not in self.text.lines):
                found.append((str(route[1]), line))
        return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _retarget(line: str, target: str) -> str:
    return re.sub(r"((?:then|go|otherwise): ).*", rf"\g<1>{target}", line)


def drop_answer(tree: Original) -> Iterator[Mutant]:
    for line in tree.some([line for name, number, line in tree.answers() if _leads_on_without(tree, name, number)]):
        yield tree.without("drop an answer", tree.block(line))


def _leads_on_without(tree: Original, question: str, number: int) -> bool:
    """Whether another answer leads on: without any there is another mistake."""
    answers = tree.text.data["questions"][question]["answers"]
    return any(each.get("again") != "true" for each in [*answers[:number], *answers[number + 1 :]])


def retarget(tree: Original) -> Iterator[Mutant]:
    nodes = [name for name, _ in tree.nodes("questions", "steps", "outcomes")]
    places = {line: node for node, line in tree.thens()}
    for line in tree.some(list(places), 12):
        target = tree.random.choice([*nodes, *sorted(tree.others)])
        yield tree.changed("retarget", line, _retarget(tree.lines[line - 1], target))


def point_back(tree: Original) -> Iterator[Mutant]:
    closure = tree.truth.closure
    places = {line: node for node, line in tree.thens()}
    for line in tree.some(list(places)):
        node = places[line]
        earlier = sorted(other for other in closure if node in closure[other]) or [node]
        yield tree.changed("point back", line, _retarget(tree.lines[line - 1], tree.random.choice(earlier)))


def swap_targets(tree: Original) -> Iterator[Mutant]:
    places = [line for _, line in tree.thens()]
    for line in tree.some(places):
        other = tree.random.choice(places)
        lines = tree.lines
        first, second = (lines[each - 1].rpartition(": ")[2] for each in (line, other))
        lines[line - 1], lines[other - 1] = _retarget(lines[line - 1], second), _retarget(lines[other - 1], first)
        yield Mutant("swap two targets", tree.tree, "\n".join(lines), line)


def delete_node(tree: Original) -> Iterator[Mutant]:
    for line in tree.some([line for _, line in tree.nodes("outcomes")], 4):
        yield tree.without("delete an outcome", tree.block(line))
    for line in tree.some([line for _, line in tree.nodes("questions")], 4):
        yield tree.without("delete a question", tree.block(line))


def rename_definition(tree: Original) -> Iterator[Mutant]:
    named = {line: name for name, line in tree.nodes("questions", "steps", "outcomes")}
    for line in tree.some(list(named)):
        yield tree.changed("rename a node", line, f"  {named[line]}-renamed:")


def rename_use(tree: Original) -> Iterator[Mutant]:
    for line in tree.some([line for _, line in tree.thens()]):
        old = tree.lines[line - 1].rpartition(": ")[2]
        yield tree.changed("misspell a target", line, _retarget(tree.lines[line - 1], f"x{old}"[:60]))


def rename_answer(tree: Original) -> Iterator[Mutant]:
    ids = [lines[0] for route, lines in tree.text.lines.items() if route[0] == "questions" and route[-1] == "id"]
    for line in tree.some(ids):
        yield tree.changed("rename an answer's id", line, tree.lines[line - 1] + "-renamed")


def misspell_in_safeguard(tree: Original) -> Iterator[Mutant]:
    lines = [
        line
        for route, (line, _) in tree.text.lines.items()
        if route[0] == "safeguards" and route[-1] in ("asked", "answered")
    ]
    for line in tree.some(lines):
        text = tree.lines[line - 1]
        wrong = re.sub(r"([a-z])(\]?\}?)$", r"\1x\2", text)
        yield tree.changed("misspell in a safeguard", line, wrong)


def swap_ids(tree: Original) -> Iterator[Mutant]:
    for kind in ("outcomes", "questions"):
        named = {line: name for name, line in tree.nodes(kind)}
        for line in tree.some(list(named), 3):
            other = tree.random.choice([each for each in sorted(named) if each != line] or [line])
            lines = tree.lines
            lines[line - 1], lines[other - 1] = f"  {named[other]}:", f"  {named[line]}:"
            yield Mutant(f"swap two ids of {kind}", tree.tree, "\n".join(lines), line)


def drop_story_answer(tree: Original) -> Iterator[Mutant]:
    lines = [
        line for route, (line, _) in tree.text.lines.items() if route[0] == "scenarios" and route[2:3] == ("answers",)
    ]
    for line in tree.some([each for each in lines if "answers:" not in tree.lines[each - 1]], 8):
        if len(tree.block(line)) == 1 and _is_among_others(tree.lines, line):
            yield tree.without("drop a story's answer", tree.block(line))


def _is_among_others(lines: list[str], line: int) -> bool:
    indent = _indent(lines[line - 1])
    return any(_indent(lines[other]) == indent for other in (line - 2, line))


def other_expectation(tree: Original) -> Iterator[Mutant]:
    outcomes = [name for name, _ in tree.nodes("outcomes")]
    lines = [lines[0] for route, lines in tree.text.lines.items() if route[0] == "scenarios" and route[-1] == "expect"]
    for line in tree.some(lines):
        yield tree.changed("expect another end", line, f"    expect: {tree.random.choice(outcomes)}")


def cut_range(tree: Original) -> Iterator[Mutant]:
    for name, question in tree.text.data["questions"].items():
        if not is_measured(question):
            continue
        for number, answer in enumerate(question["answers"]):
            for field in ("from", "below"):
                if field in answer:
                    line = tree.text.value("questions", name, "answers", number, field)
                    for shift in (-1, 1):
                        new = tree.lines[line - 1].rpartition(": ")[0] + f": {Decimal(answer[field]) + shift}"
                        yield tree.changed("cut a range", line, new)
                    yield _without_bound(tree, line)


def _without_bound(tree: Original, line: int) -> Mutant:
    """Without its bound at the end of what can be measured a range is the same: brute force knows."""
    dropped = tree.without("drop a bound", range(line, line + 1), ("wrong-range", "range-overlap"))
    flaws = BruteForce(Text(dropped.text).data, tree.others).range_flaws()
    return dropped if flaws else replace(dropped, rules=frozenset())


def drop_case(tree: Original) -> Iterator[Mutant]:
    cases = {route: lines[0] for route, lines in tree.text.lines.items() if route[-2:-1] == ("then",)}
    # one alone is the whole way on: without it a field is empty, which is another mistake
    lines = [line for route, line in cases.items() if (*route[:-1], 1) in cases]
    for line in tree.some(lines, 8):
        yield tree.without("drop a case", tree.block(line))


def widen_promise(tree: Original) -> Iterator[Mutant]:
    """A promise is made for another outcome: broken, as a rule."""
    outcomes = [name for name, _ in tree.nodes("outcomes")]
    lines = [lines[0] for route, lines in tree.text.lines.items() if route[0] == "safeguards" and route[-1] == "before"]
    for line in tree.some(lines, 4):
        new = re.sub(r"before: .*", f"before: {{outcome: {tree.random.choice(outcomes)}}}", tree.lines[line - 1])
        yield tree.changed("promise for another outcome", line, new)


# mistakes of form: one rule must speak, and on this line or beside it

REQUIRED = (
    "title",
    "summary",
    "start",
    "ask",
    "answer",
    "then",
    "verdict",
    "tell",
    "promise",
    "before",
    "story",
    "expect",
)


def drop_field(tree: Original) -> Iterator[Mutant]:
    for field in REQUIRED:
        lines = [
            line
            for route, (line, _) in tree.text.lines.items()
            if route[-1] == field and not tree.lines[line - 1].lstrip().startswith("- ") and len(tree.block(line)) == 1
        ]
        for line in tree.some(lines, 2):
            yield tree.without(f"drop the field {field}", range(line, line + 1), ("missing-field",))


def duplicate_key(tree: Original) -> Iterator[Mutant]:
    for field in ("ask", "verdict", "then", "title", "help", "approve"):
        lines = [
            line
            for route, (line, _) in tree.text.lines.items()
            if route[-1] == field and not tree.lines[line - 1].lstrip().startswith("- ") and len(tree.block(line)) == 1
        ]
        for line in tree.some(lines, 1):
            text = "\n".join([*tree.lines[:line], tree.lines[line - 1], *tree.lines[line:]])
            yield Mutant("duplicate a field", tree.tree, text, line + 1, frozenset(["duplicate-key"]))
    for kind in ("questions", "outcomes"):
        for line in tree.some([line for _, line in tree.nodes(kind)], 1):
            block = [tree.lines[number - 1] for number in tree.block(line)]
            end = tree.block(line).stop - 1
            text = "\n".join([*tree.lines[:end], *block, *tree.lines[end:]])
            yield Mutant("duplicate a node", tree.tree, text, end + 1, frozenset(["duplicate-key"]))


def misspell_field(tree: Original) -> Iterator[Mutant]:
    for field in ("ask", "then", "verdict", "help", "principles", "story"):
        lines = [line for route, (line, _) in tree.text.lines.items() if route[-1] == field]
        for line in tree.some(lines, 1):
            new = tree.lines[line - 1].replace(f"{field}:", f"{field[0]}{field[1:][::-1]}:", 1)
            yield tree.changed("misspell a field", line, new, ("unknown-field",))


def empty_text(tree: Original) -> Iterator[Mutant]:
    for field in ("ask", "title", "answer", "story"):
        lines = [line for route, (line, _) in tree.text.lines.items() if route[-1] == field]
        for line in tree.some(lines, 1):
            new = re.sub(rf"({field}:).*", r"\1", tree.lines[line - 1])
            yield tree.changed("empty a text", line, new, ("empty-text",))


def shift_indentation(tree: Original) -> Iterator[Mutant]:
    lines = [number for number, line in enumerate(tree.lines, 1) if _indent(line) >= 2]
    for line in tree.some(lines, 12):
        yield tree.changed("indent a line too far", line, " " + tree.lines[line - 1], ("form",))
    for line in tree.some(lines, 12):
        yield tree.changed("indent a line too little", line, tree.lines[line - 1][1:], ("form",))


def spoil_yaml(tree: Original) -> Iterator[Mutant]:
    texts = [line for route, (line, _) in tree.text.lines.items() if route[-1] in ("ask", "story", "tell", "title")]
    for line in tree.some(texts, 1):
        new = tree.lines[line - 1].replace(": ", ": in short: ", 1)
        yield tree.changed("a colon in a text", line, new, ("yaml-syntax",))
    for line in tree.some(texts, 1):
        yield tree.changed("a quote left open", line, tree.lines[line - 1].replace(": ", ': "', 1), ("yaml-syntax",))
    for line in tree.some(texts, 1):
        new = "\t" + tree.lines[line - 1].lstrip()
        yield tree.changed("a tab", line, new, ("yaml-syntax",))
    for line in tree.some(texts, 1):
        yield tree.changed("a hash in a text", line, tree.lines[line - 1] + " #12 is lost", ("text-cut-off",))


MISTAKES: tuple[Callable[[Original], Iterator[Mutant]], ...] = (
    drop_answer,
    retarget,
    point_back,
    swap_targets,
    delete_node,
    rename_definition,
    rename_use,
    rename_answer,
    misspell_in_safeguard,
    swap_ids,
    drop_story_answer,
    other_expectation,
    cut_range,
    drop_case,
    widen_promise,
    drop_field,
    duplicate_key,
    misspell_field,
    empty_text,
    shift_indentation,
    spoil_yaml,
)
