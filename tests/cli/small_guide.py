"""A small guide with nothing missing, for commands that read one; tests change it to see what a command says."""

from pathlib import Path

_HOUSE = """
verdicts:
  keep serving:
    means: They stay.
    tone: go
  let go:
    means: We part.
    tone: end
themes:
  standing-firm: Standing firm
roles:
  manager:
    name: Your manager
    mail: manager@example.com
    replace: true
policies:
  pay-first:
    title: Customers pay when they order
    rule: No order without payment.
    why: Others waited for their money.
    alternatives:
      - A smaller order
    exceptions:
      tight-month:
        exception: Pay on delivery.
        limit: Once a year
        approve: manager
partners:
  birch:
    name: Birch & Co
    fits: small orders
    contact: call 123
escalation:
  who: manager
  how: Call them.
  meanwhile: You will hear from us today.
"""

_ARTICLE = """---
title: Saying no
summary: How to say no.
author: A. Writer
principles:
  be-firm:
    principle: Say no once, politely, and keep to it.
    why: A no that moves is no no.
    theme: standing-firm
---
Say no.
"""

TREE = """
title: Should you keep them?
summary: For hard days.
owner: Sales training
reviewed: 2026-11-01
start: rude

questions:
  rude:
    ask: Were they rude?
    help: Shouting counts.
    principles: [saying-no/be-firm]
    answers:
      - answer: "Yes"
        hint: On the phone, say.
        then: tell-them
      - answer: "No"
        then: late
  late:
    ask: How often were they late?
    number: {unit: times, from: 0, to: 99}
    answers:
      - answer: Never
        below: 1
        then: stay
      - answer: Sometimes
        from: 1
        then: signs
  signs:
    ask: Which are true?
    tick:
      - They said sorry
      - id: lied
        tick: They lied
    answers:
      - answer: None
        below: 1
        then: stay
      - answer: Some
        from: 1
        then:
          - if: {signs: lied, late: sometimes}
            go: cost
          - otherwise: stay
  cost:
    ask: What do they bring?
    worksheet:
      a-month:
        label: What do they bring in a month?
        unit: $
        decimals: 2
        from: 0
        to: 1000
    total:
      unit: $
      decimals: 2
      sum: a-month * 12
    answers:
      - answer: A lot
        from: 100
        then: stay
      - answer: Little
        below: 100
        then: part

steps:
  tell-them:
    title: Tell them
    tell: Say what you won't take.
    say:
      - That you want to help.
    then: late

outcomes:
  stay:
    verdict: keep serving
    title: Serve them on
    do:
      - Go on as before.
    say:
      - Thank you.
    approve: nobody
    log: Nothing.
    principles: [saying-no/be-firm]
  part:
    verdict: let go
    title: Let them go
    note: Be kind.
    do:
      - Tell them today.
    say:
      - That we part.
    approve: manager
    limit: Once
    refer: [birch]
    policies: [pay-first]
    log: Why we parted.
    next: [afterwards]
    principles: [saying-no/be-firm]

safeguards:
  - promise: Nobody goes before we asked whether they were rude.
    before: {verdict: let go}
    always:
      - asked: rude

scenarios:
  - name: The good one
    story: All is well.
    answers:
      rude: "No"
      late: 0
    expect: stay
  - name: The sorry one
    story: They were late and said sorry.
    answers:
      rude: "Yes"
      late: 2
      signs: [they-said-sorry]
    expect: stay
  - name: The silent one
    story: They were late.
    answers:
      rude: "No"
      late: 2
      signs: []
    expect: stay
  - name: The liar
    story: They lied.
    answers:
      rude: "No"
      late: 2
      signs: [lied]
      cost: {a-month: 1.50}
    expect: part
  - name: The rich liar
    story: They lied.
    answers:
      rude: "No"
      late: 2
      signs: [lied]
      cost: {a-month: 1000}
    expect: stay
"""

OTHER_TREE = """
title: What comes afterwards?
summary: For later.
owner: Sales training
reviewed: 2020-01-01
start: angry

questions:
  angry:
    ask: Are you still angry?
    answers:
      - answer: "Yes"
        then: breathe
      - answer: "No"
        then: keep
      - answer: I have to think again
        again: true
        then: angry

outcomes:
  breathe:
    verdict: keep serving
    title: Breathe
    do:
      - Breathe.
    approve: nobody
    log: Nothing.
    principles: [saying-no/be-firm]
"""


def write_small_guide(root: Path) -> Path:
    """The trees `keep` and `afterwards`, the house rules and an article; returns the root."""
    (root / "decision_trees").mkdir(parents=True)
    (root / "docs/articles").mkdir(parents=True)
    (root / "decision_trees/_house.yml").write_text(_HOUSE, encoding="utf-8")
    (root / "docs/articles/saying-no.md").write_text(_ARTICLE, encoding="utf-8")
    (root / "decision_trees/keep.yml").write_text(TREE, encoding="utf-8")
    (root / "decision_trees/afterwards.yml").write_text(OTHER_TREE, encoding="utf-8")
    return root


def rewrite(root: Path, tree: str, old: str, new: str) -> None:
    """Replace a text in a tree's file; the test is wrong where it isn't there."""
    path = root / f"decision_trees/{tree}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{tree}.yml has no {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")
