"""Examples for each part of the form: stretches of whole files, so that whoever proves the files proves them all."""

from __future__ import annotations

from functools import cache
from textwrap import dedent

from good_call.diagnostics.place import Route
from good_call.pages.templating import TEMPLATES
from good_call.source.document import Document

EXAMPLES = {name: f"example_{name}.yml" for name in ("tree", "group", "house", "article", "calls")}
"""The whole file for each kind of file."""

_ROUTES: dict[str, dict[str, tuple[Route, ...]]] = {
    "tree": {
        "tree": (
            ("title",),
            ("summary",),
            ("search",),
            ("owner",),
            ("reviewed",),
            ("start",),
            ("formerly",),
            ("retired",),
        ),
        "question": (("questions", "reason"),),
        "step": (("steps", "explain-the-rule"),),
        "outcome": (("outcomes", "pay-on-delivery"),),
        "safeguard": (("safeguards", 0), ("safeguards", 1)),
        "scenario": (("scenarios", 0), ("scenarios", 2)),
        "waiver": (("waivers", 0),),
        "number": (("questions", "how-often", "number"), ("questions", "how-often", "answers")),
        "tick": (("questions", "signs", "tick"),),
        "worksheet field": (("questions", "risk", "worksheet"),),
        "total": (("questions", "risk", "total"), ("questions", "risk", "answers")),
        "answer": (("questions", "reason", "answers"),),
        "case": (("questions", "signs", "answers", 1),),
        "guarded outcomes": (("safeguards", 0, "before"),),
        "condition": (("safeguards", 0, "always"),),
    },
    "group": {"group": (("title",), ("summary",), ("icon",), ("place",))},
    "house": {
        "the house rules": (("themes",), ("review-months",), ("removed",)),
        "verdict": (("verdicts", "grant once"),),
        "role": (("roles",),),
        "policy": (("policies",),),
        "commitment": (("commitments",),),
        "programme": (("programmes",),),
        "partner": (("partners",),),
        "escalation": (("escalation",),),
        "hard stop": (("hard-stops",),),
        "budgets": (("budgets",),),
        "tension": (("tensions",),),
        "safeguard": (("safeguards",),),
        "exception": (("policies", "pay-in-advance", "exceptions"),),
        "guarded outcomes": (("safeguards", 0, "before"),),
        "condition": (("safeguards", 0, "always"),),
    },
    "article": {
        "article": (("title",), ("summary",), ("author",), ("date",), ("source",)),
        "principle": (("principles",),),
    },
    "calls": {
        "the calls": (("kinds",),),
        "call": (("calls", 0), ("calls", 1)),
    },
}


def whole_example(name: str) -> str:
    """The whole file `tree`, `house`, `article` or `calls`, as its text."""
    return (TEMPLATES / EXAMPLES[name]).read_text(encoding="utf-8")


def example_of(name: str, form_name: str) -> str:
    """A few lines of the file `name` that show a group of fields, below the name of what they stand in."""
    routes = _ROUTES[name][form_name]
    above = f"{routes[0][0]}:\n" if len(routes[0]) == 2 else ""
    return above + "\n".join(_cut(_document(name), route) for route in routes)


@cache
def _document(name: str) -> Document:
    return Document(EXAMPLES[name], whole_example(name))


def _cut(document: Document, route: Route) -> str:
    """The lines of a field or an item, with all that is indented below it."""
    found = document.pair(route)
    assert found, route
    first = (found[0] or found[1]).start_mark.line
    indent = _indent(document.lines[first])
    end = first + 1
    while end < len(document.lines) and (not document.lines[end].strip() or _indent(document.lines[end]) > indent):
        end += 1
    text = "\n".join(document.lines[first:end]).rstrip()
    return text if len(route) == 2 else dedent(text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
