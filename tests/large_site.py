"""Sites of guides that are made by rule, one small and one large: what grows between them, and what must not.

Their trees are as short as a tree can be: what a page of all trees says of one doesn't depend on its length.
"""

from __future__ import annotations

from pathlib import Path

from tests.bench.generated_guide import ARTICLES, PRINCIPLES, tree_id, write_guide
from tests.own_guide import build, write_settings

SMALL, LARGE = 12, 300

_THINGS = ("the kettle", "a spare filter", "the blue paint", "an oak shelf", "two lamps", "a garden hose", "the lids")
_TREE = """\
title: What do we do about {thing}, case {number}?
summary: For when somebody is unhappy about {thing}.
owner: Sales training
reviewed: 2026-11-21
start: known
questions:
  known:
    ask: Do you know who they are and what they ordered?
    principles: [{cited}]
    answers:
      - answer: Yes, I have the order here
        then: facts
      - answer: No, and they can't say either
        then: ask-first
  facts:
    ask: Have you heard everybody who had to do with it?
    principles: [{cited}]
    answers:
      - answer: Yes, everybody
        then: settle
      - answer: Not yet
        then: ask-first
outcomes:
  ask-first:
    verdict: find out first
    title: Ask about {thing}
    do:
      - Ask whoever handled {thing} what they remember.
    say:
      - When they hear from you again about {thing}.
    approve: nobody
    log: Who asked for {thing}.
    principles: [hear-them-out/ask-first]
  settle:
    verdict: keep serving
    title: Settle {thing}
    do:
      - Look up what was agreed about {thing}.
    say:
      - What we do about {thing}, and why.
    approve: nobody
    log: What you agreed about {thing}.
    policies: [same-for-everybody]
    principles: [{cited}]
scenarios:
  - name: Nobody knows
    story: They asked for {thing}, and nobody has answered since.
    answers: {{known: no-and-they-cant-say-either}}
    expect: ask-first
  - name: All is known
    story: She ordered {thing} on Monday.
    answers: {{known: yes-i-have-the-order-here, facts: yes-everybody}}
    expect: settle
"""


def build_of(trees: int, target: Path) -> None:
    """Build the site of a guide of so many trees."""
    guide = target.with_name(f"{target.name}-guide")
    write_guide(guide, 0)
    for number in range(trees):
        (guide / "decision_trees" / f"{tree_id(number)}.yml").write_text(_tree(number), encoding="utf-8")
    write_settings(guide)
    build(guide, target)


def _tree(number: int) -> str:
    cited = f"{ARTICLES[number % len(ARTICLES)]}/{PRINCIPLES[number % len(PRINCIPLES)]}"
    return _TREE.format(number=number, thing=_THINGS[number % len(_THINGS)], cited=cited)
