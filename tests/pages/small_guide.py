"""A small guide written to a folder, with one of everything that pages show."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from good_call.diagnostics.full import Line
from good_call.model.guide import read_guide
from good_call.pages.addresses import Addresses
from good_call.pages.edition import Edition
from good_call.pages.fault import Fault
from good_call.pages.site_pages import pages_of

from tests.html_tree import Element, read_html

HOUSE = """
    verdicts:
      fix our mistake:
        means: The mistake is ours.
        tone: care
      let go:
        means: Part for good.
        tone: end
        demands: [do, say, refer]
    themes:
      parting: Parting well
    roles:
      boss:
        name: The boss
        mail: boss@example.com
    policies:
      pay-first:
        title: Pay first
        rule: An order is paid when it is placed.
        why: No money has to be chased.
        alternatives:
          - Order later.
        exceptions:
          once:
            exception: Pay on delivery.
            limit: Once a year
            approve: boss
        principles: [firing/last-resort]
        replace: true
      safety:
        title: Safety first
        rule: Get away.
        why: People matter.
    commitments:
      hear:
        commitment: You hear from us.
    programmes:
      regulars:
        title: Regulars
        qualifies: Anybody.
        adds:
          - Delivery.
        written: On the website.
    partners:
      birch:
        name: Birch & Co
        fits: People in a hurry.
        replace: true
    escalation:
      who: boss
      how: Call first.
      meanwhile: You hear from *us* soon.
    tensions:
      - between: [firing/last-resort, firing/check]
        why: They pull apart.
        settled: Check first.
        at: [parting/facts]
"""

ARTICLE = """
    ---
    title: Firing "customers" & friends
    summary: How to part.
    author: Ann Author
    date: 2013-01-29
    principles:
      last-resort:
        principle: Parting is the *last* resort.
        why: It is final.
        quote: Never first.
        theme: parting
      check:
        principle: Check the facts.
        why: You may be wrong.
        theme: parting
    ---
    ## The story

    Once upon a time.
"""

TREE = """
    title: Part with them?
    summary: For when you have had enough.
    search:
      - "*break* off"
      - fire & forget
    start: ours
    formerly: [leave-them]
    questions:
      ours:
        ask: Is it *our* mistake & theirs?
        help: Look at [the rule](articles/firing.md#check).
        principles: [firing/check]
        policies: [safety]
        answers:
          - answer: Yes
            formerly: [yup]
            then: own-it
          - answer: No
            hint: You checked.
            then: facts
      facts:
        ask: How often?
        number: {unit: times, from: 0, to: 99}
        principles: [firing/check, firing/last-resort]
        answers:
          - answer: Once
            below: 2
            then: explain
          - answer: Often
            from: 2
            then:
              - if: {ours: [no, yes]}
                go: part
              - otherwise: own-it
      again:
        ask: Which are true?
        tick:
          - They shouted
          - id: lied
            formerly: [told-lies, they-lied]
            tick: They lied
        answers:
          - answer: None
            below: 1
            then: ours
            again: true
          - answer: Some
            from: 1
            then: cost
      cost:
        ask: What would it cost?
        worksheet:
          a-year:
            label: What do they bring?
            unit: $
            decimals: 2
            from: 0
            to: 1000000
          months:
            label: How long?
            unit: months
            from: 1
            to: 60
        total:
          unit: $
          decimals: 2
          sum: (a-year + 1) * months / 12
        answers:
          - answer: Little
            below: 100.5
            then: part
          - answer: Much
            from: 100.5
            then: other
    steps:
      explain:
        title: Explain it
        tell: |
          Say it once.

          - kindly
        formerly: [tell-them]
        then: again
    outcomes:
      own-it:
        verdict: fix our mistake
        title: Own it
        do:
          - Say sorry.
        say:
          - It was us.
        approve: nobody
        log: What went wrong.
        principles: [firing/check]
        next: [other]
      part:
        verdict: let go
        title: Part as friends
        do:
          - Call them.
        say:
          - Goodbye.
        approve: boss
        limit: Once
        refer: [birch]
        programme: regulars
        log: When.
        policies: [pay-first]
        principles: [firing/last-resort]
        see: [other]
"""

OTHER = """
    title: Another tree?
    summary: The other one.
    start: stop
    questions:
      stop:
        ask: Stop?
        answers:
          - answer: Yes
            then: done
          - answer: No
            then: done
    outcomes:
      done:
        verdict: fix our mistake
        title: Done
"""


def write_guide(root: Path, **trees: str) -> Path:
    """Write house rules, an article and trees (`parting` and `other` where none are named); returns the root."""
    (root / "decision_trees").mkdir(parents=True, exist_ok=True)
    (root / "docs/articles").mkdir(parents=True, exist_ok=True)
    files = {"decision_trees/_house.yml": HOUSE, "docs/articles/firing.md": ARTICLE}
    for name, text in (trees or {"parting": TREE, "other": OTHER}).items():
        files[f"decision_trees/{name.replace('_', '-')}.yml"] = text
    for name, text in files.items():
        (root / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    return root


def fault(words: str) -> Fault:
    """Why a page can't be shown, in one line."""
    return Fault((Line(words),))


def edition_of(root: Path, faults: Mapping[str, Fault] | None = None, directories: bool = True) -> Edition:
    """The guide in a folder; it must be whole unless faults are given."""
    guide = read_guide(root)
    assert faults or not guide.form_diagnostics, guide.form_diagnostics
    issues = "https://example.com/issues/new"
    return Edition(guide, faults=faults or {}, addresses=Addresses(directories), issues=issues)


def shown(edition: Edition, uri: str, body: str = "") -> Element:
    """A page's HTML as a tree."""
    return read_html(pages_of(edition)[uri].render(body))
