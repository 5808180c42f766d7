"""What a broken promise is told to be kept by: nodes of this tree by their words, else those of others that cite it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.fixture import shown
from tests.source.plain_tree import PLAIN, check

PROMISES = [
    ("asked: explain", "Lead this path over “Explain why” (`explain`); or change the promise in this file"),
    ("answered: {how-late: a-week}", "pass that question, and go on from that answer only"),
    (
        "cited: fire-a-customer/last-resort",
        "Ask a question on this path, or add a step, that has `principles: [fire-a-customer/last-resort]`",
    ),
]


@pytest.mark.parametrize(("promise", "repair"), PROMISES)
def test_broken_promise_says_what_would_keep_it(promise: str, repair: str, tmp_path: Path) -> None:
    content = PLAIN.replace("        then: call-back\n", "        then: explain\n").replace(
        "\noutcomes:",
        f"""
steps:
  explain:
    title: Explain why
    tell: Say why it was late.
    then: call-back

safeguards:
  - promise: Nobody is put off.
    before: {{verdict: keep serving}}
    always:
      - {promise}

outcomes:""",
    )
    report = check(tmp_path / "guide", content)
    (found,) = [each for each in report.errors if each.diagnostic.rule == "broken-safeguard"]
    assert repair in found.diagnostic.help, shown(report)
