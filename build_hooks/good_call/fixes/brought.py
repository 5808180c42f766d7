"""What is told of a tree that was made of a diagram: guesses, what was left out, what it still lacks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import groupby

from good_call.diagnostics.concise import write_concise
from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Located
from good_call.exchange.flowchart import Flowchart
from good_call.exchange.remark import Sort, told
from good_call.exchange.tree_text import UNDECIDED
from good_call.model.guide import Guide
from good_call.model.house import Verdict
from good_call.rules.check import check_guide
from good_call.source.clock import today

_MOST_SHOWN = 3
_HEADS: dict[Sort, str] = {
    "guessed": "What was guessed:",
    "left out": "What was left out:",
    "not read": "What could not be read:",
}


def account(chart: Flowchart, guide: Guide, file: str) -> Iterator[str]:
    """All that is to be said, line by line; `file` is the tree's, which the guide holds already."""
    for sort, lines in told(chart.remarks):
        yield _HEADS[sort]
        yield from (f"  - {line}" for line in lines)
    yield from _lacks(chart, guide, file)


def _lacks(chart: Flowchart, guide: Guide, file: str) -> Iterator[str]:
    found = _check(guide, file)
    undecided = sum(box.kind == "outcome" and "verdict" not in box.form for box in chart.boxes.values())
    if undecided or any(each.is_error for each in found):
        yield "The site can't be built or published with this tree until its errors are fixed."
    yield "What it still lacks:"
    if not chart.title.strip():
        yield "  - the title: ask what has to be decided."
    if not chart.summary:
        yield "  - the summary: say when a rep opens this tree."
    if undecided:
        outcomes = counted(undecided, "outcome")
        yield f"  - the verdict of {outcomes}, where `{UNDECIDED}` stands, and what to do and to say there."
    yield from (f"  - {lack}" for lack in chart.lacks)
    for (_, rule), group in groupby(sorted(found, key=_kind_of), _kind_of):
        yield from _shown(rule, list(group))
    yield f"`guide check {file}` shows all of it."


def _kind_of(located: Located) -> tuple[str, str]:
    """Errors come before warnings, and each rule's findings together."""
    return str(located.diagnostic.severity), located.diagnostic.rule


def _check(guide: Guide, file: str) -> list[Located]:
    """What the checker finds in the file. `undecided` counts as a verdict here, so that the rest is looked at too."""
    house = guide.house
    if house:
        verdict = Verdict(id=UNDECIDED, name=UNDECIDED, means="To be decided.", tone="care")
        house = dataclasses.replace(house, verdicts={**house.verdicts, UNDECIDED: verdict})
    report = check_guide(dataclasses.replace(guide, house=house), today())
    return list(report.of_file(file))


def _shown(rule: str, found: Sequence[Located]) -> Iterator[str]:
    yield from (f"  {line}" for line in write_concise(found[:_MOST_SHOWN]).split("\n"))
    if len(found) > _MOST_SHOWN:
        yield f"  … and {len(found) - _MOST_SHOWN} more of {rule}"
