"""Trees of the shapes that real graphs have, as YAML: long, wide, knotted, and with what is missing still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Way = tuple[str, str]
"""The words of an answer, and where it leads."""


def tree_of(
    start: str,
    questions: Mapping[str, tuple[str, Iterable[Way]]],
    outcomes: Iterable[str],
    steps: dict[str, str] | None = None,
) -> str:
    """A tree with these questions and their answers, outcomes by their ids, and steps with their targets."""
    lines = ["title: A shape", "summary: For a test.", f"start: {start}", "questions:"]
    for name, (words, answers) in questions.items():
        lines += [f"  {name}:", f"    ask: {words}", "    answers:"]
        for number, (said, target) in enumerate(answers):
            lines += [f"      - answer: {said}", f"        id: a{number}", f"        then: {target}"]
    if steps:
        lines.append("steps:")
        for name, target in steps.items():
            lines += [f"  {name}:", "    title: Do it", "    tell: Like this.", f"    then: {target}"]
    lines.append("outcomes:")
    for name in outcomes:
        lines += [f"  {name}:", "    verdict: keep serving", f"    title: The end {name}"]
    return "\n".join([*lines, ""])


_CHAIN = {f"q{number}": (f"Is it {number}?", [("On", f"q{number + 1}"), ("End", "end")]) for number in range(300)}
_LATTICE = {
    f"{row}-{column}": (
        f"Row {row}, column {column}?",
        [
            ("Left", f"{row + 1}-{column}" if row < 7 else "end"),
            ("Right", f"{row + 1}-{min(column + 1, row + 1)}" if row < 7 else "other"),
        ],
    )
    for row in range(8)
    for column in range(row + 1)
}

SHAPES = {
    "a long chain": tree_of("q0", _CHAIN, ["end", "q300"]),
    "a lattice": tree_of("0-0", _LATTICE, ["end", "other"]),
    "thirty answers": tree_of(
        "q",
        {"q": ("Which?", [(f"Number {each}", f"o-{each % 7}") for each in range(30)])},
        [f"o-{each}" for each in range(7)],
    ),
    "ids of digits and letters": tree_of(
        "plan-1a",
        {
            "plan-1a": ("Which?", [("One", "2"), ("Two", "end"), ("Three", "a1-b2-c3")]),
            "2": ("And?", [("Yes", "graph"), ("No", "1a")]),
        },
        ["end", "graph", "1a", "subgraph"],
        {"a1-b2-c3": "2"},
    ),
    "a start that isn't there": tree_of("nowhere", {"q": ("Which?", [("One", "end")])}, ["end"]),
    "a start that stands last": tree_of(
        "z", {"a": ("Which?", [("One", "end")]), "z": ("First?", [("On", "a"), ("End", "end")])}, ["end"]
    ),
    "targets that aren't there": tree_of(
        "q", {"q": ("Which?", [("One", "end"), ("Two", "lost"), ("Three", "keep"), ("Four", "gone-2b")])}, ["end"]
    ),
    "a loop": tree_of(
        "q", {"q": ("Which?", [("One", "r"), ("Two", "end")]), "r": ("Sure?", [("Back", "q"), ("On", "end")])}, ["end"]
    ),
    "a loop over a step": tree_of("q", {"q": ("Which?", [("One", "do-it"), ("Two", "end")])}, ["end"], {"do-it": "q"}),
    "nodes that nothing leads to": tree_of(
        "q", {"q": ("Which?", [("One", "end")]), "alone": ("Why?", [("So", "other")])}, ["end", "other", "third"]
    ),
    "answers with the same words": tree_of(
        "q", {"q": ("Which?", [("One", "end"), ("One", "other"), ("Two", "end")])}, ["end", "other"]
    ),
    "letters of everywhere": tree_of(
        "q", {"q": ("Está tarde? 遅い? متأخر؟ 🔍", [("Sí — “claro”", "end"), ("é o ü", "end")])}, ["end"]
    ),
    "words that look like marks": tree_of(
        "q",
        {
            "q": (
                "'end --> [x] {y} |z| <b>no</b> #35; &amp; %% \\n fa:fa-x `c` ; \"q\" : - 1. a'".replace("<b>", "")
                .replace("</b>", "")
                .replace("{y} ", ""),
                [("'subgraph a; b | c'", "end"), ("'1. then'", "end"), ("'- so'", "end")],
            )
        },
        ["end"],
    ),
}
