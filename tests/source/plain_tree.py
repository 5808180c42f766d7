"""A correct tree in the guide of the rules' fixtures, for tests that spoil one place of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide
from good_call.source.memory import Memory

from tests.rules.fixture import GUIDE, TODAY

FILE = "decision_trees/my-tree.yml"

PLAIN = """\
title: Was the delivery late?
summary: For when something came late.
owner: Sales training
reviewed: 2026-11-01
start: how-late

questions:
  how-late:
    ask: How late was it?
    answers:
      - answer: A day
        then: say-sorry
      - answer: A week
        then: call-back

outcomes:
  say-sorry:
    verdict: keep serving
    title: Say sorry
    principles: [fire-a-customer/they-may-be-right]

  call-back:
    verdict: keep serving
    title: Call them back
    principles: [fire-a-customer/they-may-be-right]

scenarios:
  - name: A day late
    story: The parcel came on Tuesday.
    answers:
      how-late: A day
    expect: say-sorry

  - name: A week late
    story: The parcel came a week later.
    answers:
      how-late: A week
    expect: call-back
"""


def spoilt(old: str, new: str) -> str:
    """The plain tree with its first `old` replaced; fails where it has none."""
    assert old in PLAIN, f"the plain tree has no {old!r}"
    return PLAIN.replace(old, new, 1)


def check(root: Path, content: str | bytes, memory: Memory | None = None) -> Report:
    """What all rules say of this content as a tree; `root` may exist already. A memory reads the other files once."""
    if not root.exists():
        shutil.copytree(GUIDE, root)
    (root / FILE).write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return check_guide(read_guide(root, memory=memory), TODAY)
